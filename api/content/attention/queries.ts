import { sql } from "kysely";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import { titleOf } from "../editing/addresses.ts";
import type { RevisionRow } from "../editing/queries.ts";
import { segments } from "../editing/schema.ts";
import { listElections } from "../working-group/queries.ts";
import { findStuck } from "../working-group/standing.ts";
import type { Need } from "./schema.ts";

const day = 24 * 60 * 60 * 1000;
/** How long a publication's job may take before it counts as late: it runs on the second. */
const patience = 15 * 60 * 1000;

/** Elections that go no further by themselves. */
export async function findStuckElections(
	db: Connection,
	now: Date,
): Promise<Need[]> {
	const needs: Need[] = [];
	for (const election of await listElections(db)) {
		const because = await findStuck(db, election, {
			today: swedishDay(now),
			yesterday: swedishDay(new Date(now.getTime() - day)),
		});
		if (!because) continue;
		const { id, term_from: termFrom, term_to: termTo } = election;
		needs.push({ kind: "election", id, termFrom, termTo, because });
	}
	return needs;
}

/**
 * What was to be published and is not: until somebody writes, schedules, publishes or withdraws
 * the item again. A draft that somebody took back from the schedule has no such entry in the log.
 */
export async function findFailedPublications(
	db: Connection,
	now: Date,
): Promise<Need[]> {
	const late = new Date(now.getTime() - patience);
	const { rows } = await sql<RevisionRow>`
		select r.* from content_revision r
		where (r.state = 'scheduled' and r.publish_at < ${late})
			or (r.state = 'draft' and r.publish_at is not null
				and not exists (select 1 from content_revision newer
					where newer.kind = r.kind and newer.item_key = r.item_key and newer.ordinal > r.ordinal)
				and (select l.event = 'content.publication_failed' and (l.detail->>'revision')::int = r.ordinal
					from log_entry l where l.subject_id = r.item_key and l.subject_kind = r.kind
					order by l.sequence desc limit 1))
		order by r.publish_at, r.id`.execute(db);
	return rows.map(
		({ kind, item_key: key, content, state, publish_at }): Need => ({
			kind: "publication",
			segment: segments[kind],
			key,
			title: titleOf(kind, key, content),
			at: (publish_at ?? now).toISOString(),
			because: state === "draft" ? "failed" : "late",
		}),
	);
}
