import type { Fault } from "../../platform/errors.ts";
import {
	isNeeded,
	type Kind,
	type RevisionAction,
	type RevisionState,
} from "./schema.ts";

/** What may become of a revision. Every UPDATE repeats `from`. */
export const transitions: Record<
	RevisionAction,
	{ from: readonly RevisionState[] }
> = {
	publish: { from: ["draft", "scheduled", "withdrawn"] },
	schedule: { from: ["draft", "scheduled", "withdrawn"] },
	unschedule: { from: ["scheduled"] },
	withdraw: { from: ["published"] },
	undo: { from: ["published"] },
	restore: { from: ["draft", "scheduled", "published", "withdrawn"] },
};

/** Whether a kind can be published later: a version of the agreement says itself from when it applies. */
export const mayWait = (kind: Kind) => kind !== "agreement";

/** Only the latest is published; undoing needs something to go back to; the latest has nothing to be restored from. */
export function allowedActions(revision: {
	kind: Kind;
	key: string;
	state: RevisionState;
	replaces: string | null;
	isHead: boolean;
}): RevisionAction[] {
	const actions = Object.keys(transitions) as RevisionAction[];
	return actions.filter((action) => {
		if (!transitions[action].from.includes(revision.state)) return false;
		if (action === "schedule" && !mayWait(revision.kind)) return false;
		if (action === "publish" || action === "schedule") return revision.isHead;
		if (action === "withdraw") return !isNeeded(revision.kind);
		if (action === "undo") return revision.replaces !== null;
		return action !== "restore" || !revision.isHead;
	});
}

/** Whether a save takes the place of the latest revision: one author's run of autosaves is one revision. */
export function replacesAutosave(
	head: { state: RevisionState; autosaved: boolean; authorId: string | null },
	authorId: string,
): boolean {
	return head.state === "draft" && head.autosaved && head.authorId === authorId;
}

/** News is not dated after the day that it is published: it would stand first for as long. */
export const newsFaults = (
	{ publishedOn }: { publishedOn: string },
	today: string,
): Fault[] =>
	publishedOn > today
		? [{ path: "publishedOn", code: "after_publication" }]
		: [];

/** Seconds from now until a revision is due; never negative. */
export function secondsUntil(publishAt: Date, now: Date): number {
	return Math.max(0, (publishAt.getTime() - now.getTime()) / 1000);
}

/** A picture or a document that a content names, and where. */
export interface NamedFile {
	kind: "picture" | "document";
	path: string;
	id: string;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const addresses = new RegExp(`/(bilder|dokument)/(${uuid})`, "g");

/** What a content names of what editors have uploaded: by an address in any text, or as its picture. */
export function filesIn(content: unknown, path = ""): NamedFile[] {
	if (typeof content === "string") {
		if (path === "picture") return [{ kind: "picture", path, id: content }];
		return [...content.matchAll(addresses)].map(([, place, id = ""]) => ({
			kind: place === "bilder" ? "picture" : "document",
			path,
			id,
		}));
	}
	if (content === null || typeof content !== "object") return [];
	return Object.entries(content).flatMap(([name, value]) =>
		filesIn(value, path ? `${path}.${name}` : name),
	);
}
