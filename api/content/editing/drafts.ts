import { sql } from "kysely";
import { currentVersion } from "../../agreement/queries.ts";
import { type Actor, system, type Write, write } from "../../log/write.ts";
import { slugOf } from "../../organisations/service.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { check } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import { contentOf } from "../agreement/content.ts";
import { noFacts } from "../events/facts.ts";
import { hasRound } from "../follow-up/queries.ts";
import { titleOf } from "./addresses.ts";
import { followEvent, followEvents } from "./following.ts";
import { live } from "./live.ts";
import { findHead, findRevision, type RevisionRow } from "./queries.ts";
import { replacesAutosave } from "./rules.ts";
import { contentSchemas, type Kind, kinds } from "./schema.ts";

/** Only staff write. */
export type StaffActor = Extract<Actor, { kind: "staff" }>;
export type Editor = StaffActor & {
	/** Whether they may publish what organisations sign. */
	mayBind: boolean;
};

export interface Save {
	basedOn: string;
	content: Record<string, unknown>;
	note: string;
	autosave: boolean;
}

/** Everything that writes to an item takes turns here, before it locks what the item is about, such as an event's row. */
export async function lockItem(
	w: Write,
	kind: Kind,
	key: string,
): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext(${`content:${kind}:${key}`}))`.execute(
		w.tx,
	);
}

type Insert = Pick<
	RevisionRow,
	"kind" | "item_key" | "ordinal" | "autosaved" | "note"
> & {
	content: unknown;
	state: "draft" | "published";
	replaces?: string | null;
};

/** @param at when it was written, and published if it is */
export async function insertRevision(
	w: Write,
	actor: Actor,
	at: Date,
	row: Insert,
) {
	const id = newId(at);
	await w.tx
		.insertInto("content_revision")
		.values({
			...row,
			id,
			content: JSON.stringify(row.content),
			author_id: actor.kind === "staff" ? actor.id : null,
			author_name: actor.name,
			author_employer: actor.kind === "staff" ? actor.employer : null,
			published_at: row.state === "published" ? at : null,
			created_at: at,
		})
		.execute();
	return id;
}

/**
 * Gives what became public in another way (the seed, another part of the platform) its first
 * revision, so that it has something to be edited from. It is as old as the item: feeds tell when that changed.
 */
export async function adoptLive(deps: Deps): Promise<void> {
	for (const kind of kinds) {
		const known = await deps.db
			.selectFrom("content_revision")
			.select("item_key")
			.distinct()
			.where("kind", "=", kind)
			.execute();
		const keys = new Set(known.map((row) => row.item_key));
		const all = await live[kind].read(deps.db);
		for (const { key, content, at } of all)
			if (!keys.has(key)) await adopt(deps, kind, key, content, at);
	}
	await followEvents(deps);
}

async function adopt(
	deps: Deps,
	kind: Kind,
	key: string,
	content: unknown,
	at: Date,
) {
	await write(deps, system, async (w) => {
		await lockItem(w, kind, key);
		// Another process may have been first; that it was looked at is then all there is to say.
		const found = await findHead(w.tx, kind, key);
		if (!found)
			await insertRevision(w, system, at, {
				kind,
				item_key: key,
				ordinal: 1,
				autosaved: false,
				note: null,
				content,
				state: "published",
			});
		w.record({
			event: "content.adopted",
			subject: { kind, id: key, name: titleOf(kind, key, content) },
		});
	});
}

/** Of the kinds whose items are called by what is given: a year, and where needed a number in it. */
const ownKeys: Partial<Record<Kind, RegExp>> = {
	plan_year: /^20\d\d$/,
	agreement: /^20\d\d(\.[1-9]\d?)?$/,
	follow_up: /^20\d\d$/,
};

/** A new version begins as the one that applies; when it is to apply has yet to be said. A new event has nothing but its kind. */
async function begun(
	deps: Deps,
	kind: Kind,
	content: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	if (kind === "event") return { ...noFacts(), ...content };
	if (kind !== "agreement") return content;
	const current = await currentVersion(deps.db, swedishDay(deps.clock()));
	const copied = current && contentOf(current);
	return { ...copied, validFrom: "", change: "editorial", ...content };
}

/** Where a new item is to be read: of its title, or what it is to be called. */
async function freeKey(w: Write, kind: Kind, asked: string, title: string) {
	if (kind === "page" || kind === "office") throw new Refusal("not_found");
	const named = ownKeys[kind];
	if (named) {
		const fault = (code: string) =>
			new Refusal("validation_failed", { errors: [{ path: "key", code }] });
		if (!asked) throw fault("required");
		if (!named.test(asked))
			throw fault(kind === "agreement" ? "invalid_version" : "invalid_year");
		if (kind === "follow_up" && !(await hasRound(w.tx, asked)))
			throw fault("follow_up_no_round");
		if (await findHead(w.tx, kind, asked))
			throw new Refusal("content_exists", { values: { key: asked } });
		return asked;
	}
	if (title === "")
		throw new Refusal("validation_failed", {
			errors: [{ path: "title.sv", code: "required" }],
		});
	const base = slugOf(title, kind === "event" ? "evenemang" : "nyhet");
	for (let n = 1; ; n++) {
		const key = n === 1 ? base : `${base}-${n}`;
		if (!(await findHead(w.tx, kind, key))) return key;
	}
}

/**
 * A new item, as a draft.
 * @throws Refusal `validation_failed`, `content_exists`
 */
export async function createItem(
	deps: Deps,
	actor: Editor,
	kind: Kind,
	asked: { key?: string | undefined; content: Record<string, unknown> },
): Promise<string> {
	const content = check(
		contentSchemas[kind].draft,
		await begun(deps, kind, asked.content),
	);
	const title = "title" in content ? (content.title as { sv: string }).sv : "";
	await adoptLive(deps);
	return write(deps, actor, async (w) => {
		await sql`select pg_advisory_xact_lock(hashtext(${`content:${kind}`}))`.execute(
			w.tx,
		);
		const key = await freeKey(w, kind, asked.key ?? "", title);
		await insertRevision(w, actor, deps.clock(), {
			kind,
			item_key: key,
			ordinal: 1,
			autosaved: false,
			note: null,
			content,
			state: "draft",
		});
		w.record({
			event: "content.created",
			subject: { kind, id: key, name: titleOf(kind, key, content) },
		});
		return key;
	});
}

/** What a draft of an event does not say is as it stands. */
async function follow(w: Write, kind: Kind, key: string): Promise<void> {
	if (kind === "event") await followEvent(w, key);
}

/** Somebody else has saved since: `theirs` is what stands now. */
export class Changed extends Error {
	readonly theirs: RevisionRow;
	constructor(theirs: RevisionRow) {
		super("content_changed");
		this.theirs = theirs;
	}
}

/**
 * Saves a draft on top of the revision that the editor saw.
 * @throws Changed when that is no longer the latest
 * @throws Refusal `not_found`, `validation_failed` with every fault at once
 */
export async function saveDraft(
	deps: Deps,
	actor: Editor,
	kind: Kind,
	key: string,
	save: Save,
): Promise<void> {
	const content = check(contentSchemas[kind].draft, save.content);
	await write(deps, actor, async (w) => {
		await lockItem(w, kind, key);
		const head = await findHead(w.tx, kind, key);
		if (!head) throw new Refusal("not_found");
		if (head.id !== save.basedOn) throw new Changed(head);
		const again = replacesAutosave(
			{ ...head, authorId: head.author_id },
			actor.id,
		);
		if (again)
			await w.tx
				.deleteFrom("content_revision")
				.where("id", "=", head.id)
				.where("state", "=", "draft")
				.execute();
		const ordinal = again ? head.ordinal : head.ordinal + 1;
		await insertRevision(w, actor, deps.clock(), {
			kind,
			item_key: key,
			ordinal,
			autosaved: save.autosave,
			note: save.note || null,
			content,
			state: "draft",
		});
		w.record({
			event: "content.saved",
			subject: { kind, id: key, name: titleOf(kind, key, content) },
			detail: { revision: ordinal, autosave: save.autosave },
		});
		await follow(w, kind, key);
	});
}

/** A new draft with an old revision's content. @throws Refusal `not_found` */
export async function restoreRevision(
	deps: Deps,
	actor: Editor,
	id: string,
): Promise<void> {
	const old = await findRevision(deps.db, id);
	const { kind, item_key: key } = old;
	await write(deps, actor, async (w) => {
		await lockItem(w, kind, key);
		const head = await findHead(w.tx, kind, key);
		const ordinal = (head?.ordinal ?? 0) + 1;
		await insertRevision(w, actor, deps.clock(), {
			kind,
			item_key: key,
			ordinal,
			autosaved: false,
			note: null,
			content: old.content,
			state: "draft",
		});
		w.record({
			event: "content.restored",
			subject: { kind, id: key, name: titleOf(kind, key, old.content) },
			detail: { revision: ordinal, from: old.ordinal },
		});
		await follow(w, kind, key);
	});
}
