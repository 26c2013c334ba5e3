import { type Actor, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type MembersInput, seatsOf } from "./schema.ts";

/**
 * Enters one side of the group for a term: the public side, which its own bodies appoint, or a
 * civil side from before elections were held here.
 * @throws Refusal `too_many_names`, `members_elected`
 */
export async function setMembers(
	deps: Deps,
	actor: Actor,
	{ termFrom, termTo, sector, members }: MembersInput,
): Promise<void> {
	if (termTo < termFrom)
		throw new Refusal("validation_failed", {
			errors: [{ path: "termTo", code: "ends_before_start" }],
		});
	if (members.length > seatsOf[sector])
		throw new Refusal("too_many_names", { values: { names: seatsOf[sector] } });
	await write(deps, actor, async (w) => {
		const gone = await w.tx
			.deleteFrom("working_group_member")
			.where("term_from", "=", termFrom)
			.where("term_to", "=", termTo)
			.where("sector", "=", sector)
			.returning("election_id")
			.execute();
		if (gone.some(({ election_id }) => election_id !== null))
			throw new Refusal("members_elected");
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
