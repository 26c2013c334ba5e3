import type { Write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import { tellOfChange } from "./announcing.ts";
import {
	factColumns,
	factsIn,
	factsOf,
	findFacts,
	over,
	timeFaults,
} from "./facts.ts";
import { publicText } from "./mails.ts";
import { type Detail, findDetail } from "./queries.ts";
import { changesBetween, isAhead, losesPeople } from "./rules.ts";
import { comingTo, lockEventOf } from "./seats.ts";
import { seatWaiting } from "./service.ts";

/** @throws Refusal `validation_failed` for hours by which those who have registered would be lost */
async function checkHours(
	{ tx }: Write,
	before: Detail,
	after: Detail,
	now: Date,
): Promise<void> {
	const { length: people } = await comingTo(tx, before.id);
	if (!losesPeople(before, after, people, now)) return;
	const errors = ["startsAt", "endsAt"].map((path) => ({
		path,
		code: "not_in_the_future",
	}));
	throw new Refusal("validation_failed", { errors });
}

/** What is wrong with the facts that are to be published: their hours, or that there are none while people register. */
export async function eventFaults(
	db: Connection,
	slug: string,
	content: object,
): Promise<Fault[]> {
	const given = factsIn(content);
	if (!given) return [];
	const facts = { ...(await findFacts(db, slug)), ...given };
	const faults = timeFaults(facts);
	if (faults.length > 0 || facts.startsAt) return faults;
	const detail = await findDetail(db, slug);
	return detail && detail.registration !== "closed"
		? [{ path: "startsAt", code: "required" }]
		: [];
}

/**
 * Changes an event under the lock of its row. Those who come are told of a new time, place or
 * link, and those who wait get the seats that there are, in the same transaction: no change is
 * told twice or not at all. Who has the item's lock too took that first (`lockItem`).
 * @returns how many are mailed
 * @throws Refusal `validation_failed`
 */
export async function changeEvent(
	deps: Deps,
	w: Write,
	slug: string,
	change: (before: Detail) => Promise<void>,
): Promise<number> {
	const now = deps.clock();
	const before = await lockEventOf(w.tx, slug, now);
	const { place } = await findFacts(w.tx, slug);
	await change(before);
	const after = await findDetail(w.tx, slug);
	if (!after) throw new Refusal("not_found");
	await checkHours(w, before, after, now);
	const mailed = await tellOfChange(w, deps, { ...before, place }, after);
	await seatWaiting(w, deps, after);
	return mailed;
}

/** How many would be mailed if facts were published now: everybody of a time or place, those with a seat of a link. */
export async function countTold(
	db: Connection,
	slug: string,
	content: object,
	now: Date,
): Promise<number> {
	const detail = await findDetail(db, slug);
	const text = await publicText(db, slug);
	if (!detail || !text || !isAhead(detail, now)) return 0;
	const was = factsOf(detail, text);
	const after = factColumns(over(was, factsIn(content) ?? {}));
	if (after.ends_at && after.ends_at <= now) return 0;
	const changes = changesBetween({ ...detail, place: was.place }, after);
	const people = changes.length > 0 ? await comingTo(db, detail.id) : [];
	return changes.some((what) => what !== "online")
		? people.length
		: people.filter(({ status }) => status === "seated").length;
}
