import { type Selectable, sql } from "kysely";
import { versions } from "../../agreement/queries.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { ContentRevisionTable } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import type { AgreementRevision } from "../agreement/schema.ts";
import { standingOf, type VersionStanding } from "../agreement/standing.ts";
import { editorsNotice } from "../events/announcing.ts";
import { countTold } from "../events/changing.ts";
import { isPublic } from "../follow-up/queries.ts";
import { pathOf, titleOf } from "./addresses.ts";
import { missingFiles } from "./files.ts";
import { wholeOffice } from "./office.ts";
import { wholePart } from "./page.ts";
import { allowedActions } from "./rules.ts";
import type {
	ItemSummary,
	ItemView,
	Kind,
	RevisionSummary,
	RevisionView,
	ThemePrinciple,
} from "./schema.ts";

export type RevisionRow = Selectable<ContentRevisionTable>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

function summaryOf(row: RevisionRow, isHead: boolean): RevisionSummary {
	return {
		id: row.id,
		ordinal: row.ordinal,
		state: row.state,
		author: row.author_name,
		employer: row.author_employer,
		note: row.note,
		autosaved: row.autosaved,
		createdAt: row.created_at.toISOString(),
		publishAt: row.state === "scheduled" ? iso(row.publish_at) : null,
		publishedAt: iso(row.published_at),
		withdrawnAt: row.state === "withdrawn" ? iso(row.withdrawn_at) : null,
		allowedActions: allowedActions({
			kind: row.kind,
			key: row.item_key,
			state: row.state,
			replaces: row.replaces,
			isHead,
		}),
	};
}

/** Who asks, and when: what may be done with a version of the agreement depends on both. */
export interface Viewer {
	mayBind: boolean;
	now: Date;
}

/** How a version of the agreement stands with a revision of it; null of every other kind. */
async function versionStanding(
	db: Connection,
	row: RevisionRow,
	viewer: Viewer,
): Promise<VersionStanding | null> {
	if (row.kind !== "agreement") return null;
	const replaced = row.replaces && (await findRevision(db, row.replaces));
	return standingOf(
		db,
		{
			mayBind: viewer.mayBind,
			today: swedishDay(viewer.now),
			label: row.item_key,
		},
		row.content as AgreementRevision,
		replaced ? (replaced.content as AgreementRevision) : null,
	);
}

/** A revision with what this viewer may do with it. */
async function summaryFor(
	db: Connection,
	row: RevisionRow,
	isHead: boolean,
	viewer: Viewer,
): Promise<{ summary: RevisionSummary; standing: VersionStanding | null }> {
	const summary = summaryOf(row, isHead);
	// Of an older revision nothing can be done that depends on it.
	const counts = isHead || row.state === "published";
	const standing = counts ? await versionStanding(db, row, viewer) : null;
	summary.allowedActions = summary.allowedActions.filter(
		(action) => !standing?.refused[action],
	);
	return { summary, standing };
}

/** The content to edit: what could not be said when it was written begins as readers see it. */
function filled({ kind, item_key: key, content }: RevisionRow) {
	const written = content as Record<string, unknown>;
	if (kind === "office") return { ...wholeOffice(written) };
	return kind === "page" ? { ...wholePart(key, written) } : written;
}

const viewOf = (row: RevisionRow, summary: RevisionSummary): RevisionView => ({
	...summary,
	kind: row.kind,
	key: row.item_key,
	content: filled(row),
});

/** The latest revision of an item, or undefined. */
export function findHead(
	db: Connection,
	kind: Kind,
	key: string,
): Promise<RevisionRow | undefined> {
	return db
		.selectFrom("content_revision")
		.selectAll()
		.where("kind", "=", kind)
		.where("item_key", "=", key)
		.orderBy("ordinal", "desc")
		.limit(1)
		.executeTakeFirst();
}

/** A revision by its id. @throws Refusal `not_found` */
export async function findRevision(
	db: Connection,
	id: string,
): Promise<RevisionRow> {
	const row = await db
		.selectFrom("content_revision")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}

/** A revision as editors see it. @throws Refusal `not_found` */
export async function findRevisionView(
	db: Connection,
	id: string,
	viewer: Viewer,
): Promise<RevisionView> {
	const row = await findRevision(db, id);
	const head = await findHead(db, row.kind, row.item_key);
	const isHead = head?.id === row.id;
	return viewOf(row, (await summaryFor(db, row, isHead, viewer)).summary);
}

/** Every revision of an item, newest first. @throws Refusal `not_found` */
export async function findHistory(
	db: Connection,
	kind: Kind,
	key: string,
	viewer: Viewer,
): Promise<RevisionSummary[]> {
	const rows = await db
		.selectFrom("content_revision")
		.selectAll()
		.where("kind", "=", kind)
		.where("item_key", "=", key)
		.orderBy("ordinal", "desc")
		.limit(500)
		.execute();
	if (rows.length === 0) throw new Refusal("not_found");
	const all = rows.map((row, i) => summaryFor(db, row, i === 0, viewer));
	return (await Promise.all(all)).map(({ summary }) => summary);
}

/** Every principle that there is or has been, those that apply first, as each was called last. */
async function themePrinciples(
	db: Connection,
	today: string,
): Promise<ThemePrinciple[]> {
	const found = new Map<string, ThemePrinciple>();
	for (const [i, { principles }] of (await versions(db, today)).entries())
		for (const { id, sv, en } of principles)
			if (!found.has(id)) {
				const title = { sv: sv.title, en: en.title };
				found.set(id, { id, title, current: i === 0 });
			}
	return [...found.values()];
}

/** An item with its latest revision, and what is public and scheduled of it. @throws Refusal `not_found` */
export async function findItem(
	db: Connection,
	kind: Kind,
	key: string,
	viewer: Viewer,
): Promise<ItemView> {
	const head = await findHead(db, kind, key);
	if (!head) throw new Refusal("not_found");
	const rows = await db
		.selectFrom("content_revision")
		.selectAll()
		.where("kind", "=", kind)
		.where("item_key", "=", key)
		.where("state", "in", ["published", "scheduled"])
		.execute();
	const at = async (state: RevisionRow["state"]) => {
		const row = rows.find((one) => one.state === state);
		if (!row) return null;
		return (await summaryFor(db, row, row.id === head.id, viewer)).summary;
	};
	const event = kind === "event" && (await editorsNotice(db, key, viewer.now));
	const { summary, standing } = await summaryFor(db, head, true, viewer);
	return {
		kind,
		key,
		title: titleOf(kind, key, head.content),
		path: pathOf(kind, key),
		head: viewOf(head, summary),
		live: await at("published"),
		scheduled: await at("scheduled"),
		missing: await missingFiles(db, head.content as object),
		...(kind === "follow_up" && { awaitsResults: !(await isPublic(db, key)) }),
		...(kind === "plan_year" && {
			principles: await themePrinciples(db, swedishDay(viewer.now)),
		}),
		...(event && { event }),
		...(kind === "event" && {
			told: await toldOf(
				db,
				head,
				rows.find(({ state }) => state === "published"),
				viewer.now,
			),
		}),
		...(standing && {
			version: {
				bound: standing.bound,
				publishRefused: standing.refused.publish,
			},
		}),
	};
}

/** Who hears of it when an event is published, or that taken back. */
async function toldOf(
	db: Connection,
	head: RevisionRow,
	published: RevisionRow | undefined,
	now: Date,
): Promise<ItemView["told"]> {
	const told = (row: RevisionRow) =>
		countTold(db, row.item_key, row.content as object, now);
	const before = published?.replaces;
	return {
		publish: await told(head),
		undo: before ? await told(await findRevision(db, before)) : 0,
	};
}

interface ItemRow extends RevisionRow {
	live: boolean;
	scheduled_at: Date | null;
}

/** Every item of a kind, the one that was changed last first. */
export async function listItems(
	db: Connection,
	kind: Kind,
	q: string,
): Promise<ItemSummary[]> {
	const { rows } = await sql<ItemRow>`
		select head.*, others.live, others.scheduled_at from (
			select distinct on (item_key) * from content_revision where kind = ${kind} order by item_key, ordinal desc
		) head join (
			select item_key, bool_or(state = 'published') as live,
				min(publish_at) filter (where state = 'scheduled') as scheduled_at
			from content_revision where kind = ${kind} group by item_key
		) others using (item_key) order by head.created_at desc, head.item_key desc limit 2000`.execute(
		db,
	);
	const wanted = q.toLocaleLowerCase("sv");
	return rows
		.map((row) => ({
			kind,
			key: row.item_key,
			title: titleOf(kind, row.item_key, row.content),
			path: pathOf(kind, row.item_key),
			state: row.state,
			live: row.live,
			publishAt: iso(row.scheduled_at),
			changedAt: row.created_at.toISOString(),
			changedBy: row.author_name,
		}))
		.filter(({ title }) => title.toLocaleLowerCase("sv").includes(wanted));
}

export interface PublicPlace {
	/** The route of the public page. */
	pattern: string;
	params: Record<string, string>;
}

/** Which public page shows a revision once it is published. */
export function placeOfRevision({
	kind,
	key,
}: Pick<RevisionView, "kind" | "key">): PublicPlace {
	const named = { news: "slug", event: "slug", follow_up: "year" };
	const name = kind in named ? named[kind as keyof typeof named] : null;
	return {
		pattern: pathOf(kind, name ? `:${name}` : key),
		params: { [name ?? "slug"]: key },
	};
}
