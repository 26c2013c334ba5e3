import { sql } from "kysely";
import { z } from "zod";
import { municipalityOf } from "../../organisations/vocabulary.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/paging.ts";
import type { Application } from "../queries.ts";
import { type ApplicationStatus, applicationStatuses } from "../schema.ts";
import { gatherFacts, runChecks } from "./checks.ts";
import { waitingDays } from "./rules.ts";
import type { Queue, QueueItem, queueQuery } from "./schema.ts";

export type QueueQuery = z.infer<typeof queueQuery> & {
	limit: number;
	cursor?: string | undefined;
};

const open: ApplicationStatus[] = [
	"awaiting_signature",
	"submitted",
	"in_review",
	"completion_requested",
];

function statusesOf(text: string | undefined): ApplicationStatus[] {
	if (!text || text === "open") return open;
	const asked = text.split(",").map((part) => part.trim());
	const known = asked.filter((part): part is ApplicationStatus =>
		(applicationStatuses as readonly string[]).includes(part),
	);
	if (known.length !== asked.length)
		throw new Refusal("validation_failed", {
			errors: [{ path: "status", code: "unknown_value" }],
		});
	return known;
}

const keys = {
	// Whoever has waited longest comes first; what never came in stands last.
	waiting: sql<string>`coalesce(to_char(application.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '9' || to_char(application.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))`,
	"-received": sql<string>`coalesce(to_char(application.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`,
	name: sql<string>`coalesce(swedish_sort_key(application.content->'organisation'->>'name'), '') collate "C"`,
};

function filtered(db: Connection, query: QueueQuery) {
	let rows = db
		.selectFrom("application")
		.where("status", "in", statusesOf(query.status));
	if (query.q) {
		const like = `%${query.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
		const digits = query.q.replace(/\D/g, "");
		rows = rows.where(
			sql<boolean>`(lower(content->'organisation'->>'name') like ${like} or lower(application.case_number) like ${like}
				or (${digits.length > 5} and replace(content->'organisation'->>'organisationNumber', '-', '') like ${`%${digits}%`}))`,
		);
	}
	if (query.assignee === "none") rows = rows.where("assignee_id", "is", null);
	else if (query.assignee)
		rows = rows.where(sql<boolean>`assignee_id::text = ${query.assignee}`);
	if (query.municipality)
		rows = rows.where(
			sql<boolean>`content->'organisation'->>'municipalityCode' = ${query.municipality}`,
		);
	return rows;
}

async function counts(db: Connection, now: Date): Promise<Queue["counts"]> {
	const { rows } = await sql<Record<string, number>>`
		select count(*) filter (where status in ('awaiting_signature', 'submitted', 'in_review', 'completion_requested')) as open,
			count(*) filter (where status in ('submitted', 'in_review')) as to_review,
			count(*) filter (where status = 'completion_requested') as completion,
			count(*) filter (where status = 'awaiting_signature') as signature,
			count(*) filter (where status in ('approved', 'rejected') and decided_at >= ${`${now.getUTCFullYear()}-01-01`}) as decided
		from application`.execute(db);
	const row = rows[0] ?? {};
	return {
		open: row.open ?? 0,
		toReview: row.to_review ?? 0,
		awaitingCompletion: row.completion ?? 0,
		awaitingSignature: row.signature ?? 0,
		decidedThisYear: row.decided ?? 0,
	};
}

async function toItem(
	db: Connection,
	row: Application & { assignee_name: string | null },
	now: Date,
): Promise<QueueItem> {
	const checks = runChecks(await gatherFacts(db, row), "sv");
	const { organisation } = row.content;
	return {
		id: row.id,
		caseNumber: row.case_number,
		status: row.status,
		organisation: {
			name: organisation.name,
			organisationNumber: organisation.organisationNumber,
			kind: organisation.kind,
			municipality: municipalityOf(organisation.municipalityCode),
			wholeCounty: organisation.wholeCounty,
		},
		checks: {
			passed: checks.filter((one) => one.outcome === "passed").length,
			total: checks.length,
			notPassed: checks
				.filter((one) => one.outcome !== "passed")
				.map((one) => one.id),
		},
		receivedAt: row.received_at?.toISOString() ?? null,
		createdAt: row.created_at.toISOString(),
		waitingDays: waitingDays(row.received_at, now),
		assignee: row.assignee_id
			? { id: row.assignee_id, name: row.assignee_name ?? "" }
			: null,
		paper: row.paper,
	};
}

/** A page of the queue, with how many stand in each view. */
export async function listQueue(
	db: Connection,
	query: QueueQuery,
	now: Date,
): Promise<Queue> {
	const position = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
	const descending = query.sort === "-received";
	const key = keys[query.sort];
	let page = filtered(db, query)
		.leftJoin("staff", "staff.id", "application.assignee_id")
		.selectAll("application")
		.select([
			"staff.name as assignee_name",
			sql<string>`(${key})`.as("sort_key"),
		]);
	if (position)
		page = page.where(
			sql<boolean>`(${key}, application.id) ${sql.raw(descending ? "<" : ">")} (${position[0]}, ${position[1]}::uuid)`,
		);
	const direction = descending ? "desc" : "asc";
	const [{ total }, rows, tally] = await Promise.all([
		filtered(db, query)
			.select(({ fn }) => fn.countAll<number>().as("total"))
			.executeTakeFirstOrThrow(),
		page
			.orderBy(key, direction)
			.orderBy("application.id", direction)
			.limit(query.limit + 1)
			.execute(),
		counts(db, now),
	]);
	const shown = rows.slice(0, query.limit);
	const last = shown.at(-1);
	return {
		items: await Promise.all(
			shown.map((row) =>
				toItem(
					db,
					row as unknown as Application & { assignee_name: string | null },
					now,
				),
			),
		),
		total,
		next:
			rows.length > query.limit && last
				? encodeCursor([last.sort_key, last.id])
				: null,
		counts: tally,
	};
}
