import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type MembersInput, seatsOf } from "./schema.ts";

type Side = Pick<MembersInput, "termFrom" | "termTo" | "sector" | "replaces">;

/** Those who stand there now, and no longer. @throws Refusal `members_changed` when they are not who was seen */
async function remove(
	{ tx }: Write,
	{ termFrom, termTo, sector, replaces }: Side,
) {
	// A side that is empty has no row to lock: two who enter it take turns here.
	await sql`lock table working_group_member in share row exclusive mode`.execute(
		tx,
	);
	const gone = await tx
		.deleteFrom("working_group_member")
		.where("term_from", "=", termFrom)
		.where("term_to", "=", termTo)
		.where("sector", "=", sector)
		.returning(["election_id", "name", "organisation", "position"])
		.execute();
	if (gone.some(({ election_id }) => election_id !== null))
		throw new Refusal("members_elected");
	const stood = gone
		.sort((one, other) => one.position - other.position)
		.map(({ name, organisation }) => ({ name, organisation }));
	if (replaces && !isDeepStrictEqual(replaces, stood))
		throw new Refusal("members_changed");
}

/**
 * Enters one side of the group for a term: the public side, which its own bodies appoint, or a
 * civil side from before elections were held here.
 * @throws Refusal `too_many_names`, `members_elected`, `members_changed`
 */
export async function setMembers(
	deps: Deps,
	actor: Actor,
	{ members, ...side }: MembersInput,
): Promise<void> {
	const { termFrom, termTo, sector } = side;
	if (termTo < termFrom)
		throw new Refusal("validation_failed", {
			errors: [{ path: "termTo", code: "ends_before_start" }],
		});
	if (members.length > seatsOf[sector])
		throw new Refusal("too_many_names", { values: { names: seatsOf[sector] } });
	await write(deps, actor, async (w) => {
		await remove(w, side);
		if (members.length > 0)
			await w.tx
				.insertInto("working_group_member")
				.values(
					members.map(({ name, organisation }, position) => ({
						id: newId(deps.clock()),
						term_from: termFrom,
						term_to: termTo,
						sector,
						position,
						name,
						organisation,
					})),
				)
				.execute();
		w.record({
			event: "working_group.members_entered",
			subject: {
				kind: "working_group",
				id: `${termFrom}-${termTo}`,
				name: `Samverkansgrupp ${termFrom}–${termTo}`,
			},
			detail: { sector, members: members.length },
		});
	});
	deps.registerChanged();
}
