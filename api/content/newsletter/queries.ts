import { type Selectable, sql } from "kysely";
import type { NewsletterIssueTable } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import type { Locale } from "../../platform/messages.ts";
import { findEvents } from "../events/queries.ts";
import { findNews } from "../queries.ts";
import { allowedActions } from "./rules.ts";
import type {
	IssueContent,
	IssueProgress,
	IssueView,
	LinkChoice,
	NewsletterOverview,
} from "./schema.ts";

export type Issue = Selectable<NewsletterIssueTable>;

const mostChoices = 50;
const iso = (at: Date | null) => at?.toISOString() ?? null;

export async function countSubscribers(
	db: Connection,
): Promise<NewsletterOverview["subscribers"]> {
	const rows = await db
		.selectFrom("newsletter_subscriber")
		.select((eb) => ["status", eb.fn.countAll<number>().as("n")])
		.groupBy("status")
		.execute();
	const of = (status: string) =>
		rows.find((row) => row.status === status)?.n ?? 0;
	return {
		confirmed: of("confirmed"),
		unconfirmed: of("unconfirmed"),
		suspended: of("suspended"),
	};
}

/** How far issues have come, by issue. */
async function progressOf(
	db: Connection,
	ids: string[],
): Promise<Map<string, Omit<IssueProgress, "total">>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ id: string } & Omit<IssueProgress, "total">>`
		select d.issue_id as id,
			count(*) filter (where m.status in ('queued', 'sending')) as queued,
			count(*) filter (where m.status = 'sent') as sent,
			count(*) filter (where m.status = 'failed') as failed,
			count(*) filter (where m.status = 'unknown') as unknown,
			count(*) filter (where d.bounced_at is not null) as bounced
		from newsletter_delivery d join outgoing_mail m on m.id = d.mail_id
		where d.issue_id = any(${ids}::uuid[]) group by d.issue_id`.execute(db);
	return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const nothing = { queued: 0, sent: 0, failed: 0, unknown: 0, bounced: 0 };

function viewOf(
	issue: Issue,
	counts: Omit<IssueProgress, "total"> = nothing,
): IssueView {
	return {
		id: issue.id,
		status: issue.status,
		content: issue.content as IssueContent,
		revision: issue.revision,
		sendAt: iso(issue.send_at),
		startedAt: iso(issue.started_at),
		endedAt: iso(issue.ended_at),
		author: issue.author_name,
		updatedAt: issue.updated_at.toISOString(),
		progress: { total: issue.total, ...counts },
		allowedActions: allowedActions(issue.status),
	};
}

/** Every issue, the latest first. */
export async function listIssues(db: Connection): Promise<IssueView[]> {
	const rows = await db
		.selectFrom("newsletter_issue")
		.selectAll()
		.orderBy("created_at", "desc")
		.limit(200)
		.execute();
	const counts = await progressOf(
		db,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => viewOf(row, counts.get(row.id)));
}

/** @throws Refusal `not_found` */
export async function findIssue(db: Connection, id: string): Promise<Issue> {
	const row = await db
		.selectFrom("newsletter_issue")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}

/** @throws Refusal `not_found` */
export async function findIssueView(
	db: Connection,
	id: string,
): Promise<IssueView> {
	const counts = await progressOf(db, [id]);
	return viewOf(await findIssue(db, id), counts.get(id));
}

/** What is published and can be picked, the latest first. */
export async function findChoices(
	db: Connection,
	locale: Locale,
): Promise<(LinkChoice & { summary: string })[]> {
	const limit = mostChoices;
	const [news, events] = await Promise.all([
		findNews(db, { limit }, locale),
		findEvents(db, { limit }, locale),
	]);
	return [
		...news.items.map(({ slug, title, summary, ...news }) => ({
			kind: "news" as const,
			slug,
			title,
			summary,
			on:
				news.publishedOnPrecision === "year"
					? news.publishedOn.slice(0, 4)
					: news.publishedOn,
			cancelled: false,
		})),
		...events.items.map(({ slug, title, summary, on, cancelled }) => ({
			kind: "event" as const,
			slug,
			title,
			summary,
			on,
			cancelled: cancelled !== null,
		})),
	];
}

/** Addresses that get the newsletter, for an administrator's export. */
export function listAddresses(db: Connection) {
	return db
		.selectFrom("newsletter_subscriber")
		.select(["email", "locale", "confirmed_at"])
		.where("status", "=", "confirmed")
		.orderBy("email")
		.execute();
}
