import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { check } from "../../platform/http.ts";
import { changeVersion } from "../agreement/service.ts";
import { checkWithdrawal } from "../events/announcing.ts";
import { changeEvent, eventFaults } from "../events/changing.ts";
import { titleOf } from "./addresses.ts";
import { Changed, type Editor, insertRevision, lockItem } from "./drafts.ts";
import { holdFiles } from "./files.ts";
import { live } from "./live.ts";
import { findHead, findRevision, type RevisionRow } from "./queries.ts";
import { mayWait, transitions } from "./rules.ts";
import { enqueue } from "./scheduling.ts";
import {
	contentSchemas,
	isNeeded,
	type Kind,
	type RevisionAction,
	type RevisionState,
} from "./schema.ts";
import { checkWhole } from "./whole.ts";

/** Moves a revision, from a state where that is allowed. @throws Refusal `content_state` */
export async function move(
	w: Write,
	revision: RevisionRow,
	action: RevisionAction,
	to: RevisionState,
	set: {
		publish_at?: Date;
		published_at?: Date;
		withdrawn_at?: Date;
		replaces?: string | null;
	} = {},
): Promise<void> {
	const { numUpdatedRows } = await w.tx
		.updateTable("content_revision")
		.set({ state: to, ...set })
		.where("id", "=", revision.id)
		.where("state", "in", transitions[action].from)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Refusal("content_state");
}

export function record(
	w: Write,
	event: string,
	revision: RevisionRow,
	detail: Record<string, unknown> = {},
): void {
	const { kind, item_key: key, content, ordinal } = revision;
	w.record({
		event: `content.${event}`,
		subject: { kind, id: key, name: titleOf(kind, key, content) },
		detail: { revision: ordinal, ...detail },
	});
}

/** Who acts on a page that was left open has not seen the latest text. @throws Changed */
async function checkLatest(w: Write, { id, kind, item_key }: RevisionRow) {
	const head = await findHead(w.tx, kind, item_key);
	if (head && head.id !== id) throw new Changed(head);
}

/** What waits of an item goes back to being a draft. */
function dropSchedule({ tx }: Write, { kind, item_key: key }: RevisionRow) {
	return tx
		.updateTable("content_revision")
		.set({ state: "draft" })
		.where("kind", "=", kind)
		.where("item_key", "=", key)
		.where("state", "=", "scheduled")
		.returningAll()
		.execute();
}

/** Changes what the public reads. @returns what the log is to say beside which revision it is */
async function changeLive(
	turn: Turn,
	{ kind, item_key: key }: RevisionRow,
	change: () => Promise<void>,
): Promise<Record<string, unknown>> {
	if (kind === "event") {
		const mailed = await changeEvent(turn.deps, turn, key, change);
		return mailed > 0 ? { mailed } : {};
	}
	if (kind !== "agreement") {
		await change();
		return {};
	}
	const mayBind = "mayBind" in turn.actor && turn.actor.mayBind;
	return changeVersion(turn.deps, turn, { label: key, mayBind }, change);
}

/** In place of what is public now, in both tables. */
export async function makeLive(w: Turn, revision: RevisionRow, now: Date) {
	const whole = await checkWhole(w, revision, now);
	const { kind, item_key: key } = revision;
	const replaced = await w.tx
		.updateTable("content_revision")
		.set({ state: "withdrawn", withdrawn_at: now })
		.where("kind", "=", kind)
		.where("item_key", "=", key)
		.where("state", "=", "published")
		.where("id", "<>", revision.id)
		.returning("id")
		.executeTakeFirst();
	await move(w, revision, "publish", "published", {
		published_at: now,
		replaces: replaced?.id ?? null,
	});
	return changeLive(w, revision, () => live[kind].put(w.tx, key, whole, now));
}

/** A write, with who it is for. */
interface Turn extends Write {
	deps: Deps;
	actor: Actor | Editor;
}

type Step = (turn: Turn, revision: RevisionRow, now: Date) => Promise<void>;

/** One audited transaction on one item, whose revision is read anew once it is our turn. */
export async function onRevision(
	deps: Deps,
	actor: Actor | Editor,
	id: string,
	step: Step,
) {
	const { kind, item_key } = await findRevision(deps.db, id);
	await write(deps, actor, async (w) => {
		await lockItem(w, kind, item_key);
		const turn = { ...w, deps, actor };
		await step(turn, await findRevision(w.tx, id), deps.clock());
	});
	deps.registerChanged();
}

/**
 * Puts the latest revision before the public; an earlier one that waits would take its place,
 * and waits no longer.
 * @throws Changed when it is not the latest
 * @throws Refusal `validation_failed`, `content_state`
 */
export const publish = (deps: Deps, actor: Editor, id: string) =>
	onRevision(deps, actor, id, async (w, revision, now) => {
		await checkLatest(w, revision);
		await publishNow(w, revision, now);
	});

async function publishNow(turn: Turn, revision: RevisionRow, now: Date) {
	const waiting = await dropSchedule(turn, revision);
	for (const one of waiting)
		if (one.id !== revision.id) record(turn, "unscheduled", one);
	const changed = await makeLive(turn, revision, now);
	record(turn, "published", revision, changed);
}

/**
 * Publishes what comes without a draft, as a revision on top of the latest, in the transaction of whoever holds the item.
 * @throws Refusal `validation_failed`
 */
export async function publishDirectly(
	deps: Deps,
	actor: Actor,
	w: Write,
	{ kind, key, content }: { kind: Kind; key: string; content: object },
): Promise<void> {
	const now = deps.clock();
	const head = await findHead(w.tx, kind, key);
	const id = await insertRevision(w, actor, now, {
		kind,
		item_key: key,
		ordinal: (head?.ordinal ?? 0) + 1,
		autosaved: false,
		note: null,
		content,
		state: "draft",
	});
	const revision = await findRevision(w.tx, id);
	await publishNow({ ...w, deps, actor }, revision, now);
}

/**
 * Has the latest revision published later; another that waits goes back to being a draft.
 * @throws Changed when it is not the latest
 * @throws Refusal `validation_failed`, `content_state`
 */
export const schedule = (
	deps: Deps,
	actor: Editor,
	id: string,
	publishAt: Date,
) =>
	onRevision(deps, actor, id, async (w, revision, now) => {
		if (publishAt <= now)
			throw new Refusal("validation_failed", {
				errors: [{ path: "publishAt", code: "not_in_the_future" }],
			});
		// A version of the agreement says itself from when it applies.
		if (!mayWait(revision.kind)) throw new Refusal("agreement_has_its_day");
		await checkLatest(w, revision);
		await checkWhole(w, revision, publishAt);
		await dropSchedule(w, revision);
		await move(w, revision, "schedule", "scheduled", { publish_at: publishAt });
		await enqueue(w, id, publishAt, now);
		record(w, "scheduled", revision, { at: publishAt.toISOString() });
	});

/** Back to being a draft. @throws Refusal `content_state` */
export const unschedule = (deps: Deps, actor: Editor, id: string) =>
	onRevision(deps, actor, id, async (w, revision) => {
		await move(w, revision, "unschedule", "draft");
		record(w, "unscheduled", revision);
	});

/** Takes an item from the public. @throws Refusal `content_state`; `event_has_people` while some wait for it */
export const withdraw = (deps: Deps, actor: Editor, id: string) =>
	onRevision(deps, actor, id, async (w, revision, now) => {
		if (isNeeded(revision.kind)) throw new Refusal("page_needed");
		await move(w, revision, "withdraw", "withdrawn", { withdrawn_at: now });
		const { kind, item_key: key } = revision;
		const remove = () => live[kind].remove(w.tx, key);
		if (kind === "event") {
			await checkWithdrawal(w, key, now);
			await remove();
			return record(w, "withdrawn", revision);
		}
		const changed = await changeLive(w, revision, remove);
		record(w, "withdrawn", revision, changed);
	});

/** Back to what was public before this revision. @throws Refusal `content_state`; `validation_failed` where its files are no more */
export const undo = (deps: Deps, actor: Editor, id: string) =>
	onRevision(deps, actor, id, async (w, revision, now) => {
		if (!revision.replaces) throw new Refusal("content_state");
		const before = await findRevision(w.tx, revision.replaces);
		await move(w, revision, "undo", "withdrawn", { withdrawn_at: now });
		// Not a new publication: what it once replaced can still be gone back to.
		await move(w, before, "publish", "published", { published_at: now });
		const whole = check(contentSchemas[before.kind].whole, before.content);
		const errors = await holdFiles(w.tx, whole);
		if (before.kind === "event")
			errors.push(...(await eventFaults(w.tx, before.item_key, whole)));
		if (errors.length > 0) throw new Refusal("validation_failed", { errors });
		const changed = await changeLive(w, before, () =>
			live[before.kind].put(w.tx, before.item_key, whole, now),
		);
		record(w, "publication_undone", revision, {
			backTo: before.ordinal,
			...changed,
		});
	});
