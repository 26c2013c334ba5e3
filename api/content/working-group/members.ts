import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { z } from "zod";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { MembersChange } from "./admin-schema.ts";
import { type MembersInput, seatsOf, type Term } from "./schema.ts";

const termId = (from: number, to: number) => `${from}-${to}`;

const named = z.array(z.object({ name: z.string(), organisation: z.string() }));
const entered = z.object({
	sector: z.enum(["public", "civil"]),
	before: named,
	after: named,
});

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
	return stood;
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
		const before = await remove(w, side);
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
				id: termId(termFrom, termTo),
				name: `Samverkansgrupp ${termFrom}–${termTo}`,
			},
			// Names that everybody may read on the group's page.
			detail: { sector, members: members.length, before, after: members },
		});
	});
	deps.registerChanged();
}

/** The last change of each side of a term, while what it left still stands: what it replaced, from the log. */
export async function findLastChanges(
	db: Connection,
	terms: Term[],
): Promise<MembersChange[]> {
	const rows = await db
		.selectFrom("log_entry")
		.select(["at", "actor_name", "subject_id", "detail"])
		.where("subject_kind", "=", "working_group")
		.where("event", "=", "working_group.members_entered")
		.orderBy("sequence", "desc")
		.execute();
	const seen = new Set<string>();
	const changes: MembersChange[] = [];
	for (const { at, actor_name, subject_id, detail } of rows) {
		const sector = String(detail.sector);
		if (seen.has(`${subject_id} ${sector}`)) continue;
		seen.add(`${subject_id} ${sector}`);
		// Older entries tell only how many were entered.
		const read = entered.safeParse(detail);
		if (!read.success) continue;
		const { data } = read;
		const term = terms.find(({ from, to }) => termId(from, to) === subject_id);
		const now = (term?.members ?? [])
			.filter((one) => one.sector === data.sector)
			.map(({ name, organisation }) => ({ name, organisation }));
		if (!isDeepStrictEqual(now, data.after)) continue;
		const [termFrom, termTo] = subject_id.split("-").map(Number);
		changes.push({
			termFrom: termFrom ?? 0,
			termTo: termTo ?? 0,
			sector: data.sector,
			at: at.toISOString(),
			by: actor_name,
			before: data.before,
		});
	}
	return changes;
}
