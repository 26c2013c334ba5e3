import { sql } from "kysely";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { findHead } from "../editing/queries.ts";
import type { EventContent } from "../schema.ts";
import type {
	AdminEvent,
	AdminEventItem,
	AdminRegistration,
} from "./admin-schema.ts";
import { hoursOf } from "./announcing.ts";
import { factsIn, findFacts, over } from "./facts.ts";
import { publicText } from "./mails.ts";
import { type Detail, findDetail } from "./queries.ts";
import { callingActions, isAhead } from "./rules.ts";
import type { EventFacts } from "./schema.ts";
import { comingTo, countSeats } from "./seats.ts";
import { localOf } from "./swedish-time.ts";

/** The Swedish title of an event, public or still a draft; null when there is no such event. */
export async function titleOfEvent(
	db: Connection,
	slug: string,
): Promise<string | null> {
	const row =
		(await db
			.selectFrom("event")
			.select("content")
			.where("slug", "=", slug)
			.executeTakeFirst()) ??
		(await db
			.selectFrom("content_revision")
			.select("content")
			.where("kind", "=", "event")
			.where("item_key", "=", slug)
			.orderBy("ordinal", "desc")
			.executeTakeFirst());
	return row
		? ((row.content as Partial<EventContent>).title?.sv ?? slug)
		: null;
}

const nobody = { seated: 0, waiting: 0, cancelled: 0, present: 0 };

async function countsOf(db: Connection, event: Detail | undefined) {
	if (!event) return nobody;
	const { seated, waiting, cancelled, present } = await countSeats(
		db,
		event.id,
	);
	return { seated, waiting, cancelled, present };
}

/** Every event with its numbers, the latest first. */
export async function listAdminEvents(
	db: Connection,
): Promise<AdminEventItem[]> {
	const { rows } = await sql<{
		slug: string;
		title: string;
		day: string | null;
		year: number;
	}>`
		select slug, title, day, year from (
			select e.slug, e.content->'title'->>'sv' as title, e.content->>'on' as day, e.year from event e
			union all
			select distinct on (r.item_key) r.item_key, coalesce(r.content->'title'->>'sv', r.item_key),
				coalesce(left(r.content->>'startsAt', 10), r.content->>'on'), extract(year from r.created_at)::int
			from content_revision r where r.kind = 'event' and not exists (select 1 from event e where e.slug = r.item_key)
		) known order by slug`.execute(db);
	const items: AdminEventItem[] = [];
	for (const { slug, title, day, year } of rows) {
		const detail = await findDetail(db, slug);
		const on = detail?.starts_at ? swedishDay(detail.starts_at) : day;
		items.push({
			slug,
			title,
			on,
			year: on ? Number(on.slice(0, 4)) : year,
			registration: detail?.registration ?? "closed",
			places: detail?.places ?? null,
			cancelled: Boolean(detail?.cancelled_at),
			counts: await countsOf(db, detail),
		});
	}
	const at = (item: AdminEventItem) => item.on ?? String(item.year);
	return items.sort((a, b) => (at(a) < at(b) ? 1 : -1));
}

const local = (at: Date | null | undefined) => (at ? localOf(at) : null);

/** The facts that hold: of what is not public, as they were last written. */
export async function standingFacts(
	db: Connection,
	slug: string,
): Promise<EventFacts> {
	const facts = await findFacts(db, slug);
	if (await publicText(db, slug)) return facts;
	const head = await findHead(db, "event", slug);
	return over(facts, (head && factsIn(head.content as object)) ?? {});
}

function settingsOf(
	detail: Detail | undefined,
	facts: EventFacts,
): AdminEvent["settings"] {
	return {
		...facts,
		places: detail?.places ?? null,
		registration: detail?.registration ?? "closed",
		opensAt: local(detail?.opens_at),
		closesAt: local(detail?.closes_at),
		waitingList: detail?.waiting_list ?? true,
		keepNeedsDays: detail?.keep_needs_days ?? 14,
	};
}

/** Who has registered, with what they need: for the event's staff only. Seats by name, then the waiting list in its order. */
export async function listRegistrations(
	db: Connection,
	eventId: string,
): Promise<AdminRegistration[]> {
	const rows = await db
		.selectFrom("event_registration as r")
		.leftJoin("event_registration_need as n", "n.registration_id", "r.id")
		.selectAll("r")
		.select(["n.access", "n.food"])
		.where("r.event_id", "=", eventId)
		.where("r.disposed_at", "is", null)
		.orderBy(
			sql`array_position(array['seated', 'waiting', 'cancelled'], r.status)`,
		)
		.orderBy(sql`case when r.status = 'waiting' then r.ordinal end`)
		.orderBy(sql`swedish_sort_key(r.name) collate "C"`)
		.orderBy("r.id")
		.execute();
	let position = 0;
	return rows.map((row) => ({
		id: row.id,
		status: row.status,
		position: row.status === "waiting" ? ++position : null,
		name: row.name,
		email: row.email,
		organisation: row.organisation,
		signatory: row.organisation_id !== null,
		accessNeeds: row.access ?? "",
		foodNeeds: row.food ?? "",
		presentAt: row.present_at?.toISOString() ?? null,
		createdAt: row.created_at.toISOString(),
	}));
}

/** Whether an event will be, who hears of it when that or its time is changed, and what may be done. */
async function standing(
	db: Connection,
	slug: string,
	detail: Detail | undefined,
	now: Date,
): Promise<Pick<AdminEvent, "cancelled" | "told" | "allowedActions">> {
	const event = detail ?? {
		starts_at: null,
		ends_at: null,
		cancelled_at: null,
		cancel_reason: null,
	};
	const { cancelled_at, cancel_reason } = event;
	const text = await publicText(db, slug);
	const allowedActions = text ? callingActions(hoursOf(event, text), now) : [];
	const heard = text && (isAhead(event, now) || allowedActions.length > 0);
	return {
		cancelled:
			cancelled_at && cancel_reason
				? { since: cancelled_at.toISOString(), reason: cancel_reason }
				: null,
		told: heard && detail ? (await comingTo(db, detail.id)).length : 0,
		allowedActions,
	};
}

/** @throws Refusal `not_found` */
export async function findAdminEvent(
	{ db, clock }: Pick<Deps, "db" | "clock">,
	slug: string,
): Promise<AdminEvent> {
	const title = await titleOfEvent(db, slug);
	if (title === null) throw new Refusal("not_found");
	const detail = await findDetail(db, slug);
	return {
		slug,
		title,
		settings: settingsOf(detail, await standingFacts(db, slug)),
		revision: detail?.revision ?? 0,
		...(await standing(db, slug, detail, clock())),
		counts: await countsOf(db, detail),
		registrations: detail ? await listRegistrations(db, detail.id) : [],
	};
}
