import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { lockItem } from "../editing/drafts.ts";
import { holdFiles } from "../editing/files.ts";
import { followEvent } from "../editing/following.ts";
import { live, liveEvents } from "../editing/live.ts";
import { standingFacts, titleOfEvent } from "./admin-queries.ts";
import { changeEvent } from "./changing.ts";
import {
	changedFacts,
	findFacts,
	over,
	pickFacts,
	putFacts,
	timeFaults,
} from "./facts.ts";
import { tell } from "./mails.ts";
import { type Detail, findDetail } from "./queries.ts";
import type { EventFacts, EventSettings, SettingsChange } from "./schema.ts";
import { countSeats, lockEvent, type Registration, turn } from "./seats.ts";
import { giveUp, seatWaiting, subjectOf } from "./service.ts";
import { instantOf } from "./swedish-time.ts";

/** The terms as columns. @throws Refusal `validation_failed` for hours that don't exist or come in the wrong order */
function columnsOf(settings: EventSettings, factsGiven: boolean) {
	const errors = timeFaults(settings);
	const fault = (path: string, code: string) => errors.push({ path, code });
	const read = (path: "opensAt" | "closesAt") => {
		const local = settings[path];
		const at = local ? instantOf(local) : null;
		if (local && !at) fault(path, "invalid_moment");
		return at;
	};
	const [opens, closes] = [read("opensAt"), read("closesAt")];
	const { startsAt, endsAt, registration } = settings;
	if (!startsAt && !endsAt && registration !== "closed") {
		if (factsGiven) fault("startsAt", "required");
		else fault("registration", "event_needs_hours");
	}
	if (opens && closes && closes <= opens)
		fault("closesAt", "ends_before_start");
	const starts = startsAt ? instantOf(startsAt) : null;
	if (opens && starts && opens >= starts) fault("opensAt", "opens_too_late");
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	return {
		places: settings.places,
		registration,
		opens_at: opens,
		closes_at: closes,
		waiting_list: settings.waitingList,
		keep_needs_days: settings.keepNeedsDays,
	};
}

/**
 * Puts facts that come without a draft before the public, or in the draft of what is not public.
 * @throws Refusal `validation_failed` where a document has been deleted
 */
async function putDirectly(
	w: Write,
	slug: string,
	facts: EventFacts,
	by: { actor: Actor; now: Date },
): Promise<void> {
	const changed = changedFacts(await findFacts(w.tx, slug), facts);
	if (Object.keys(changed).length === 0) return;
	const errors = await holdFiles(w.tx, changed);
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	// What stands until now can then be gone back to.
	await followEvent(w, slug);
	const [standing] = await liveEvents(w.tx, slug);
	if (standing)
		await live.event.put(w.tx, slug, { ...standing.content, ...facts }, by.now);
	else await putFacts(w.tx, slug, facts, by.now);
	await followEvent(w, slug, by);
}

/**
 * Saves what the office decides of an event. More places go to the waiting list at once;
 * fewer take no seat from anyone. Facts that come along are published at once, as a revision.
 * @returns how many have been mailed of the change
 * @throws Refusal `not_found`, `validation_failed`, `event_settings_changed`
 */
export async function saveSettings(
	deps: Deps,
	actor: Actor,
	slug: string,
	{ revision, ...settings }: SettingsChange,
): Promise<number> {
	const title = await titleOfEvent(deps.db, slug);
	if (title === null) throw new Refusal("not_found");
	const now = deps.clock();
	return write(deps, actor, async (w) => {
		// As editors do: first the text's lock, then the row's.
		await lockItem(w, "event", slug);
		return changeEvent(deps, w, slug, async (before) => {
			if (revision !== undefined && revision !== before.revision)
				throw new Refusal("event_settings_changed");
			const given = pickFacts(settings);
			const facts = over(await standingFacts(w.tx, slug), given);
			const all = { ...settings, ...facts };
			const columns = columnsOf(all, "startsAt" in given);
			await putDirectly(w, slug, facts, { actor, now });
			await w.tx
				.updateTable("event_detail")
				.set({ ...columns, revision: before.revision + 1, updated_at: now })
				.where("id", "=", before.id)
				.execute();
			w.record({
				event: "event.settings_changed",
				subject: { kind: "event", id: before.id, name: title },
				detail: {
					places: all.places,
					registration: all.registration,
					startsAt: all.startsAt,
				},
			});
		});
	});
}

/** Does something with one registration under its event's lock. @throws Refusal `not_found`, `event_cancelled` */
async function withOne(
	deps: Deps,
	actor: Actor,
	{ slug, id }: { slug: string; id: string },
	work: (w: Write, event: Detail, one: Registration) => Promise<void>,
): Promise<void> {
	const found = await findDetail(deps.db, slug);
	if (!found) throw new Refusal("not_found");
	await write(deps, actor, async (w) => {
		const event = await lockEvent(w.tx, found.id);
		if (event.cancelled_at) throw new Refusal("event_cancelled");
		const one = await w.tx
			.selectFrom("event_registration")
			.selectAll()
			.where("event_id", "=", event.id)
			.where("id", "=", id)
			.where("disposed_at", "is", null)
			.executeTakeFirst();
		if (!one) throw new Refusal("not_found");
		await work(w, event, one);
	});
}

/**
 * Moves somebody between the seats and the waiting list. A seat has to be free; who leaves one
 * stands last in the list, and the first there gets the seat.
 * @throws Refusal `wrong_status`, `event_full`, `nobody_waiting`
 */
export async function moveRegistration(
	deps: Deps,
	actor: Actor,
	which: { slug: string; id: string },
	to: "seated" | "waiting",
): Promise<void> {
	await withOne(deps, actor, which, async (w, event, one) => {
		if (one.status === "cancelled" || one.status === to)
			throw new Refusal("registration_not_there");
		const { seated, waiting, last } = await countSeats(w.tx, event.id);
		if (to === "seated" && event.places !== null && seated >= event.places)
			throw new Refusal("event_full");
		if (to === "waiting" && waiting === 0) throw new Refusal("nobody_waiting");
		const now = deps.clock();
		const moved = await turn(w.tx, one, {
			status: to,
			updated_at: now,
			...(to === "waiting" && { ordinal: last + 1 }),
		});
		w.record({
			event: `event_registration.moved_to_${to}`,
			subject: subjectOf(event, one.id),
		});
		if (to === "seated") await tell(w, deps, "event_promoted", event, moved);
		else
			await tell(w, deps, "event_waiting", event, moved, {
				position: waiting,
			});
		await seatWaiting(w, deps, event);
	});
}

/** Cancels for somebody. @throws Refusal `not_found`, `registration_cancelled` */
export async function cancelRegistration(
	deps: Deps,
	actor: Actor,
	which: { slug: string; id: string },
): Promise<void> {
	await withOne(deps, actor, which, async (w, event, one) => {
		if (one.status === "cancelled") throw new Refusal("registration_cancelled");
		await giveUp(w, deps, event, one);
	});
}

/** Ticks who has come, or takes the tick back. @throws Refusal `not_found`, `registration_not_there` */
export async function notePresence(
	deps: Deps,
	actor: Actor,
	which: { slug: string; id: string },
	present: boolean,
): Promise<void> {
	await withOne(deps, actor, which, async (w, event, one) => {
		if (one.status !== "seated") throw new Refusal("registration_not_there");
		await w.tx
			.updateTable("event_registration")
			.set({ present_at: present ? (one.present_at ?? deps.clock()) : null })
			.where("id", "=", one.id)
			.execute();
		w.record({
			event: present
				? "event_registration.present"
				: "event_registration.not_present",
			subject: subjectOf(event, one.id),
		});
	});
}
