import { type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import type { Database } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/paging.ts";
import type { CertificateRecord } from "../book.ts";
import { allowedActions, perMinute } from "./rules.ts";
import type {
	BatchDetail,
	BatchFailure,
	BatchKind,
	BatchList,
	BatchView,
	ItemProblem,
} from "./schema.ts";

const mostFailures = 100;

/** The numbers that a new batch of a kind is about. */
export function concernedNumbers(db: Connection, kind: BatchKind) {
	const valid = db
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.where("certificate.status", "=", "valid");
	return kind === "issue"
		? valid.where("certificate.pdf", "is", null)
		: valid.where("signature.ended_on", "is", null);
}

function count(
	query: SelectQueryBuilder<Database, "certificate" | "signature", object>,
) {
	return query
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.executeTakeFirstOrThrow();
}

function batches(db: Connection) {
	return db
		.selectFrom("certificate_batch")
		.leftJoin("staff", "staff.id", "certificate_batch.started_by")
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom("certificate_batch_item as item")
					.whereRef("item.batch_id", "=", "certificate_batch.id")
					.select(({ fn }) => {
						const all = fn.countAll<number>();
						const done = all.filterWhere("item.status", "=", "done");
						return [
							done.as("done"),
							done.filterWhere("item.problem", "is not", null).as("skipped"),
							all.filterWhere("item.status", "=", "failed").as("failed"),
						];
					})
					.as("counted"),
			(join) => join.onTrue(),
		)
		.selectAll("certificate_batch")
		.select(["done", "skipped", "failed", "staff.name as startedBy"]);
}

type Row = Awaited<
	ReturnType<ReturnType<typeof batches>["executeTakeFirstOrThrow"]>
>;

async function speed(db: Connection, id: string, now: Date) {
	const { made, since } = await db
		.selectFrom("certificate_batch_item as item")
		.innerJoin("certificate", "certificate.number", "item.outcome_number")
		.where("item.batch_id", "=", id)
		.where("item.status", "=", "done")
		.where("certificate.issued_at", ">", new Date(now.getTime() - 60_000))
		.select(({ fn }) => [
			fn.countAll<number>().as("made"),
			fn.min("certificate.issued_at").as("since"),
		])
		.executeTakeFirstOrThrow();
	return perMinute(made, since, now);
}

async function toView(db: Connection, row: Row, now: Date): Promise<BatchView> {
	const { id, kind, status, mail, reason, total, done, skipped, failed } = row;
	return {
		id,
		kind,
		status,
		mail,
		reason,
		total,
		done,
		skipped,
		failed,
		startedBy: row.startedBy,
		startedAt: row.started_at.toISOString(),
		endedAt: row.ended_at?.toISOString() ?? null,
		perMinute: status === "running" ? await speed(db, id, now) : null,
		allowedActions: allowedActions({ status, failed }),
	};
}

/** The batches, newest first, and what a new one would concern. */
export async function listBatches(
	db: Connection,
	query: { limit: number; cursor?: string | undefined },
	now: Date,
): Promise<BatchList> {
	const [before] = decodeCursor(query.cursor, z.tuple([z.uuid()])) ?? [];
	let page = batches(db)
		.orderBy("certificate_batch.id", "desc")
		.limit(query.limit + 1);
	if (before) page = page.where("certificate_batch.id", "<", before);
	const [rows, { total }, issue, reissue] = await Promise.all([
		page.execute(),
		db
			.selectFrom("certificate_batch")
			.select(({ fn }) => fn.countAll<number>().as("total"))
			.executeTakeFirstOrThrow(),
		count(concernedNumbers(db, "issue")),
		count(concernedNumbers(db, "reissue")),
	]);
	const shown = rows.slice(0, query.limit);
	const last = shown.at(-1);
	return {
		items: await Promise.all(shown.map((row) => toView(db, row, now))),
		total,
		next: rows.length > query.limit && last ? encodeCursor([last.id]) : null,
		concerned: { issue: issue.n, reissue: reissue.n },
	};
}

/** One batch with what failed. @throws Refusal `not_found` */
export async function findBatch(
	db: Connection,
	id: string,
	now: Date,
): Promise<BatchDetail> {
	const row = await batches(db)
		.where("certificate_batch.id", "=", id)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	const [view, failures] = await Promise.all([
		toView(db, row, now),
		listFailures(db, id),
	]);
	return { ...view, failures };
}

async function listFailures(
	db: Connection,
	id: string,
): Promise<BatchFailure[]> {
	const rows = await db
		.selectFrom("certificate_batch_item as item")
		.innerJoin("certificate", "certificate.number", "item.number")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.select(["item.number", "item.problem", "content", "slug"])
		.where("item.batch_id", "=", id)
		.where("item.status", "=", "failed")
		.orderBy("item.number")
		.limit(mostFailures)
		.execute();
	return rows.map(({ number, problem, content, slug }) => ({
		number,
		organisation: (content as CertificateRecord).organisation.name,
		slug,
		problem: problem as ItemProblem,
	}));
}

/** What the job needs to know of its batch; undefined when it is not to be worked on. */
export function runningBatch(db: Connection, id: string) {
	return db
		.selectFrom("certificate_batch")
		.select(["id", "kind", "mail", "reason"])
		.where("id", "=", id)
		.where("status", "=", "running")
		.executeTakeFirst();
}
export type RunningBatch = NonNullable<
	Awaited<ReturnType<typeof runningBatch>>
>;

/** The next numbers that wait, in the order of their numbers. */
export async function waitingNumbers(
	db: Connection,
	id: string,
	after: string,
	limit: number,
): Promise<string[]> {
	const rows = await db
		.selectFrom("certificate_batch_item")
		.select("number")
		.where("batch_id", "=", id)
		.where("status", "=", "waiting")
		.where("number", ">", after)
		.orderBy("number")
		.limit(limit)
		.execute();
	return rows.map(({ number }) => number);
}

/** What waits for its file: the item's number, the number to make, and what it says. */
export async function itemsToMake(
	db: Connection,
	batch: RunningBatch,
	numbers: string[],
) {
	const rows = await db
		.selectFrom("certificate_batch_item as item")
		.innerJoin("certificate", (join) =>
			join.onRef(
				"certificate.number",
				"=",
				// A reissue makes the new number only; an item that has none yet is not ready.
				batch.kind === "reissue"
					? "item.outcome_number"
					: sql<string>`item.number`,
			),
		)
		.select([
			"item.number as number",
			"certificate.number as target",
			"certificate.content",
			sql<boolean>`certificate.pdf is not null`.as("made"),
		])
		.where("item.batch_id", "=", batch.id)
		.where("item.status", "=", "waiting")
		.where("item.number", "in", numbers)
		.orderBy("item.number")
		.execute();
	return rows.map((row) => ({
		...row,
		content: row.content as CertificateRecord,
	}));
}
export type ItemToMake = Awaited<ReturnType<typeof itemsToMake>>[number];
