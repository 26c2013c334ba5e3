import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import { titleOfEvent } from "./admin-queries.ts";
import { tellOfChange } from "./announcing.ts";
import { tell } from "./mails.ts";
import { type Detail, findDetail } from "./queries.ts";
import { losesPeople } from "./rules.ts";
import type { EventSettings, SettingsChange } from "./schema.ts";
import {
	comingTo,
	countSeats,
	lockEvent,
	lockEventOf,
	type Registration,
	turn,
} from "./seats.ts";
import { giveUp, seatWaiting, subjectOf } from "./service.ts";
import { instantOf } from "./swedish-time.ts";

type Row = Omit<
	Detail,
	| "id"
	| "slug"
	| "is_full"
	| "revision"
	| "updated_at"
	| "cancelled_at"
	| "cancel_reason"
>;

/** The settings as columns. @throws Refusal `validation_failed` for hours that don't exist or come in the wrong order */
function columnsOf(settings: EventSettings): Row {
	const errors: Fault[] = [];
	const read = (path: "startsAt" | "endsAt" | "opensAt" | "closesAt") => {
		const local = settings[path];
		const at = local ? instantOf(local) : null;
		if (local && !at) errors.push({ path, code: "invalid_moment" });
		return at;
	};
	const [starts, ends] = [read("startsAt"), read("endsAt")];
	const [opens, closes] = [read("opensAt"), read("closesAt")];
	const known = (path: string) => errors.some((one) => one.path === path);
	const fault = (path: string, code: string) => {
		if (!known(path)) errors.push({ path, code });
	};
	if (starts && !settings.endsAt) fault("endsAt", "required");
	if (!settings.startsAt && (ends || settings.registration !== "closed"))
		fault("startsAt", "required");
	if (starts && ends && ends <= starts) fault("endsAt", "ends_before_start");
	if (opens && closes && closes <= opens)
		fault("closesAt", "ends_before_start");
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	return {
		kind: settings.kind,
		starts_at: starts,
		ends_at: ends,
		place: settings.place,
		online_url: settings.onlineUrl || null,
		programme: settings.programme,
		documents: settings.documents,
		places: settings.places,
		registration: settings.registration,
		opens_at: opens,
		closes_at: closes,
		waiting_list: settings.waitingList,
		keep_needs_days: settings.keepNeedsDays,
	};
}

/** @throws Refusal `validation_failed` for hours by which those who have registered would be lost */
async function checkHours(
	{ tx }: Write,
	before: Detail,
	row: Row,
	now: Date,
): Promise<void> {
	const { length: people } = await comingTo(tx, before.id);
	if (!losesPeople(before, row, people, now)) return;
	const errors = ["startsAt", "endsAt"].map((path) => ({
		path,
		code: "not_in_the_future",
	}));
	throw new Refusal("validation_failed", { errors });
}

/**
 * Saves what the office decides of an event. More places go to the waiting list at once;
 * fewer take no seat from anyone. Those who come are told of a new time or place, in the same
 * transaction, so that no change is told twice or not at all.
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
	const row = columnsOf(settings);
	const now = deps.clock();
	return write(deps, actor, async (w) => {
		const before = await lockEventOf(w.tx, slug, now);
		if (revision !== undefined && revision !== before.revision)
			throw new Refusal("event_settings_changed");
		await checkHours(w, before, row, now);
		const { id } = before;
		const event = await w.tx
			.updateTable("event_detail")
			.set({
				...row,
				programme: JSON.stringify(row.programme),
				documents: JSON.stringify(row.documents),
				revision: before.revision + 1,
				updated_at: now,
			})
			.where("id", "=", id)
			.returningAll()
			.executeTakeFirstOrThrow();
		w.record({
			event: "event.settings_changed",
			subject: { kind: "event", id, name: title },
			detail: {
				places: settings.places,
				registration: settings.registration,
				startsAt: settings.startsAt,
			},
		});
		const mailed = await tellOfChange(w, deps, before, event);
		await seatWaiting(w, deps, event);
		return mailed;
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
