import { isDeepStrictEqual } from "node:util";
import type { Connection } from "../../platform/db.ts";
import type { Fault } from "../../platform/errors.ts";
import { publicText } from "./mails.ts";
import { type Detail, findDetail } from "./queries.ts";
import type { DocumentLink, EventFacts, ProgrammeItem } from "./schema.ts";
import { lockEventOf } from "./seats.ts";
import { daysBetween, instantOf, localOf } from "./swedish-time.ts";

/** When and where an event is and what happens there: between its columns and what is written. */

type Tx = Parameters<typeof lockEventOf>[0];
type Name = keyof EventFacts;
export type SomeFacts = { [name in Name]?: EventFacts[name] | undefined };

const none: EventFacts = {
	kind: "conference",
	startsAt: null,
	endsAt: null,
	place: "",
	onlineUrl: "",
	programme: [],
	documents: [],
};
/** What a new event begins as. */
export const noFacts = (): EventFacts => structuredClone(none);
const names = Object.keys(none) as Name[];

const local = (at: Date | null) => (at ? localOf(at) : null);

/** The facts of an event. Where only its text names a place, that is the place. */
export function factsOf(
	detail: Detail | undefined,
	text: { place?: string | null } | undefined,
): EventFacts {
	const place = detail?.place || text?.place || "";
	if (!detail) return { ...noFacts(), place };
	return {
		kind: detail.kind,
		startsAt: local(detail.starts_at),
		endsAt: local(detail.ends_at),
		place,
		onlineUrl: detail.online_url ?? "",
		programme: detail.programme as ProgrammeItem[],
		documents: detail.documents as DocumentLink[],
	};
}

/** An event's facts as they are in force, whether it is public or not. */
export async function findFacts(
	db: Connection,
	slug: string,
): Promise<EventFacts> {
	return factsOf(await findDetail(db, slug), await publicText(db, slug));
}

/** Those of the facts that are given, in their order. */
export function pickFacts(content: object): SomeFacts {
	const given = content as SomeFacts;
	const known = names.filter((name) => given[name] !== undefined);
	return Object.fromEntries(known.map((name) => [name, given[name]]));
}

/**
 * The facts that a revision holds. null: it was written before revisions held them, and its place
 * is only what its text says.
 */
export function factsIn(content: object): SomeFacts | null {
	const given = pickFacts(content);
	return Object.keys(given).some((name) => name !== "place") ? given : null;
}

/** A revision's content without the facts. */
export const withoutFacts = (content: object) =>
	Object.fromEntries(
		Object.entries(content).filter(([name]) => !(name in none)),
	);

/** All facts, with those that are given. */
export const over = (facts: EventFacts, given: SomeFacts): EventFacts =>
	Object.assign({ ...facts }, given);

/** Those of the facts that are not the same in both. */
export const changedFacts = (before: SomeFacts, after: SomeFacts): SomeFacts =>
	Object.fromEntries(
		names
			.filter((name) => !isDeepStrictEqual(before[name], after[name]))
			.map((name) => [name, after[name]]),
	);

interface Hours {
	starts: Date | null;
	ends: Date | null;
	faults: Fault[];
}

/** When an event is, and what is wrong with its hours: they may not exist, or come in the wrong order. */
function readHours({
	startsAt,
	endsAt,
}: Pick<SomeFacts, "startsAt" | "endsAt">): Hours {
	const [starts, ends] = [startsAt, endsAt].map((one) =>
		one ? instantOf(one) : null,
	) as [Date | null, Date | null];
	const fault = (path: string, code: string) => [{ path, code }];
	const wrong = (path: string, typed: unknown, at: Date | null, by: unknown) =>
		typed && !at
			? fault(path, "invalid_moment")
			: !typed && by
				? fault(path, "required")
				: [];
	const faults: Fault[] = [
		...wrong("startsAt", startsAt, starts, endsAt),
		...wrong("endsAt", endsAt, ends, startsAt),
	];
	if (starts && ends && ends <= starts)
		faults.push(...fault("endsAt", "ends_before_start"));
	return { starts, ends, faults };
}

/** What is wrong with when an event and the rows of its programme are: a row may be on a day that the event has not. */
export function timeFaults(facts: SomeFacts): Fault[] {
	const { starts, ends, faults } = readHours(facts);
	if (!starts || !ends || faults.length > 0) return faults;
	const [first = "", last = ""] = [starts, ends].map((at) =>
		localOf(at).slice(0, 10),
	);
	const days = daysBetween(first, last) + 1;
	return (facts.programme ?? []).flatMap(({ day = 1 }, i) =>
		day > days
			? [{ path: `programme.${i}.day`, code: "day_outside_event" }]
			: [],
	);
}

/** Facts as columns. Hours that are not whole, as a draft's may be, are none. */
export function factColumns(facts: EventFacts) {
	const { starts, ends, faults } = readHours(facts);
	const known = faults.length === 0;
	return {
		kind: facts.kind,
		starts_at: known ? starts : null,
		ends_at: known ? ends : null,
		place: facts.place,
		online_url: facts.onlineUrl || null,
		programme: JSON.stringify(facts.programme),
		documents: JSON.stringify(facts.documents),
	};
}

/**
 * Writes facts in the event's row, which is locked; what is not given stays. Nobody can register
 * for what has no hours. The public text must not be touched before: others lock the row first.
 */
export async function putFacts(
	tx: Tx,
	slug: string,
	given: SomeFacts,
	now: Date,
): Promise<void> {
	const before = await lockEventOf(tx, slug, now);
	const was = factsOf(before, await publicText(tx, slug));
	const facts = over(was, given);
	const columns = factColumns(facts);
	const changed = Object.keys(changedFacts(was, facts)).length > 0;
	await tx
		.updateTable("event_detail")
		.set({
			...columns,
			...(!columns.starts_at && { registration: "closed" }),
			...(changed && { revision: before.revision + 1, updated_at: now }),
		})
		.where("id", "=", before.id)
		.execute();
}
