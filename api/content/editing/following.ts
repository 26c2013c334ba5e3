import { type Actor, system, type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import {
	changedFacts,
	factsIn,
	findFacts,
	type SomeFacts,
} from "../events/facts.ts";
import { titleOf } from "./addresses.ts";
import { insertRevision, lockItem } from "./drafts.ts";
import { liveEvents } from "./live.ts";
import type { RevisionRow } from "./queries.ts";
import { enqueue } from "./scheduling.ts";

/**
 * The facts of an event may become public beside the editor: by the office's API, or by a release that did not hold
 * them in revisions. What is published and what is being written then follow, so that both can be gone on with.
 */

/** Of each event, or of one: what is published, what waits, and the latest; the oldest first. */
function current(db: Connection, slug?: string): Promise<RevisionRow[]> {
	return db
		.selectFrom("content_revision as r")
		.selectAll()
		.where("kind", "=", "event")
		.$if(slug !== undefined, (all) => all.where("item_key", "=", slug ?? ""))
		.where(({ eb, or, not, exists, selectFrom }) =>
			or([
				eb("state", "in", ["published", "scheduled"]),
				not(
					exists(
						selectFrom("content_revision as later")
							.select("later.id")
							.whereRef("later.kind", "=", "r.kind")
							.whereRef("later.item_key", "=", "r.item_key")
							.whereRef("later.ordinal", ">", "r.ordinal"),
					),
				),
			]),
		)
		.orderBy("ordinal")
		.execute();
}

const content = (row: RevisionRow) => row.content as Record<string, unknown>;
const isWritten = ({ state }: RevisionRow) =>
	state === "draft" || state === "scheduled";
const differ = (a: SomeFacts, b: SomeFacts) =>
	Object.keys(changedFacts(a, b)).length > 0;

/** A revision from before revisions held facts is given those that stand: it has never meant others. */
async function complete({ tx }: Write, row: RevisionRow, facts: SomeFacts) {
	row.content = { ...content(row), ...facts };
	await tx
		.updateTable("content_revision")
		.set({ content: JSON.stringify(row.content) })
		.where("id", "=", row.id)
		.execute();
}

/** What is being written, anew on top with what has changed; it waits for the same hour if it did. */
async function carry(
	w: Write,
	row: RevisionRow,
	{ ordinal, changed, now }: { ordinal: number; changed: SomeFacts; now: Date },
) {
	const author: Actor = row.author_id
		? {
				kind: "staff",
				id: row.author_id,
				name: row.author_name,
				employer: row.author_employer ?? "",
			}
		: system;
	const merged = { ...content(row), ...changed };
	const { kind, item_key: key, note, autosaved, publish_at: at } = row;
	const waits = row.state === "scheduled" && at;
	if (waits)
		await w.tx
			.updateTable("content_revision")
			.set({ state: "draft" })
			.where("id", "=", row.id)
			.execute();
	const id = await insertRevision(w, author, now, {
		...{ kind, item_key: key, ordinal, note, autosaved, content: merged },
		state: "draft",
	});
	if (waits) {
		await w.tx
			.updateTable("content_revision")
			.set({ state: "scheduled", publish_at: at })
			.where("id", "=", id)
			.execute();
		await enqueue(w, id, at, now);
	}
	w.record({
		event: "content.facts_carried",
		subject: { kind, id: key, name: titleOf(kind, key, merged) },
		detail: { revision: ordinal, from: row.ordinal },
	});
}

/** Who has changed the facts, and when; without it they were found to have been changed. */
interface Changer {
	actor: Actor;
	now: Date;
}

/** In place of what is published. @returns its ordinal */
async function publishStanding(
	w: Write,
	{ key, at, content: text }: Awaited<ReturnType<typeof liveEvents>>[number],
	rows: RevisionRow[],
	by: Changer | undefined,
): Promise<number> {
	const published = rows.find(({ state }) => state === "published");
	const kind = "event";
	await w.tx
		.updateTable("content_revision")
		.set({ state: "withdrawn", withdrawn_at: by?.now ?? at })
		.where("id", "=", published?.id ?? null)
		.execute();
	const ordinal = (rows.at(-1)?.ordinal ?? 0) + 1;
	const since = by?.now ?? published?.published_at ?? at;
	await insertRevision(w, by?.actor ?? system, since, {
		...{ kind, item_key: key, ordinal, note: null, autosaved: false },
		content: { ...(published && content(published)), ...text },
		state: "published",
		replaces: published?.id ?? null,
	});
	w.record({
		event: by ? "content.published" : "content.adopted",
		subject: { kind, id: key, name: titleOf(kind, key, text) },
		detail: { revision: ordinal },
	});
	return ordinal;
}

/**
 * Lets the revisions of an event have the facts that are in force: what is published, unless it has them, and what is
 * being written, which takes what has changed. The item is locked.
 * @returns whether anything was written down
 */
export async function followEvent(
	w: Write,
	slug: string,
	by?: Changer,
): Promise<boolean> {
	const facts = await findFacts(w.tx, slug);
	const rows = await current(w.tx, slug);
	for (const row of rows)
		if (!factsIn(content(row))) await complete(w, row, facts);
	const [standing] = await liveEvents(w.tx, slug);
	const head = rows.at(-1);
	const last = standing ? rows.find((row) => row.state === "published") : head;
	const before = last && content(last);
	if (before && !differ(before, facts)) return false;
	if (!standing && !by) return false;
	const changed = changedFacts(before ?? {}, facts);
	let ordinal = standing
		? await publishStanding(w, standing, rows, by)
		: (head?.ordinal ?? 0);
	for (const row of rows)
		if (isWritten(row) || (!standing && row === head))
			await carry(w, row, {
				ordinal: ++ordinal,
				changed,
				now: by?.now ?? row.created_at,
			});
	return true;
}

/** As {@link followEvent} of every event that needs it. */
export async function followEvents(deps: Deps): Promise<void> {
	const all = await liveEvents(deps.db);
	const standing = new Map(all.map(({ key, content }) => [key, content]));
	const behind = (await current(deps.db)).filter((row) => {
		const held = factsIn(content(row));
		const there = row.state === "published" && standing.get(row.item_key);
		return !held || (there && differ(held, factsIn(there) ?? {}));
	});
	for (const slug of new Set(behind.map(({ item_key }) => item_key)))
		await write(deps, system, async (w) => {
			await lockItem(w, "event", slug);
			if (await followEvent(w, slug)) return;
			// Another process may have been first; that it was looked at is then all there is to say.
			w.record({
				event: "content.adopted",
				subject: { kind: "event", id: slug, name: slug },
			});
		});
}
