import type { Session } from "../../auth/session.ts";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import { tell } from "./mails.ts";
import { keepNeeds } from "./needs.ts";
import { type Detail, findDetail, findEventItem } from "./queries.ts";
import { answeredBefore, keepAnswer, repeatKey } from "./repeats.ts";
import {
	findParties,
	partyMeant,
	type Representative,
} from "./representatives.ts";
import { closedBecause, isAhead, seatFor } from "./rules.ts";
import type { RegistrationInput, RegistrationReceipt } from "./schema.ts";
import {
	countSeats,
	lockEvent,
	noteFullness,
	positionOf,
	promote,
	type Registration,
	turn,
} from "./seats.ts";
import { linkToken } from "./tokens.ts";

/**
 * The log is kept for ever, who went to a meeting is not: those who register are named in it
 * by their registration's id.
 */
export const participant: Actor = {
	kind: "system",
	id: null,
	name: "Deltagare",
};

export const subjectOf = (event: Detail, id: string) => ({
	kind: "event_registration",
	id,
	name: event.slug,
});

interface Asking {
	slug: string;
	input: RegistrationInput;
	session: Session | null;
	locale: Locale;
	/** Of the page's form that was sent */
	form?: string | undefined;
}

/** @throws Refusal when nobody can register now, or only signatories may and nobody speaks for one */
async function admit(
	deps: Deps,
	{ slug, input, session }: Asking,
): Promise<{ event: Detail; speaksFor: Representative | null }> {
	const event = await findDetail(deps.db, slug);
	const shown = await findEventItem(deps.db, slug, "sv");
	if (!shown) throw new Refusal("not_found");
	if (!event) throw new Refusal("event_registration_closed");
	const parties = await findParties(deps.db, {
		eventId: event.id,
		session,
		invitation: input.invitation,
	});
	return { event, speaksFor: partyMeant(parties, input.party) };
}

/**
 * Registers one person for an event: a seat, or the end of the waiting list. Who asks is told
 * what somebody new gets, also of an address that is registered: else anyone could learn who
 * comes. The truth goes to the address.
 * @throws Refusal `event_for_signatories`, `event_full`, `validation_failed`, or why it is closed
 */
export async function register(
	deps: Deps,
	asking: Asking,
): Promise<RegistrationReceipt> {
	const { event: found, speaksFor } = await admit(deps, asking);
	const status = await write(deps, participant, async (w) => {
		const event = await lockEvent(w.tx, found.id);
		const why = closedBecause(event, deps.clock());
		if (why) throw new Refusal(why);
		if (event.registration === "signatories" && !speaksFor)
			throw new Refusal("event_for_signatories");
		const before = await registeredBefore(w, event, asking.input.email);
		const isComing = before !== undefined && before.status !== "cancelled";
		const { form, input } = asking;
		const repeat = form && repeatKey(deps.sessionKey, event.id, form, input);
		const told =
			repeat && isComing
				? await answeredBefore(w.tx, repeat, deps.clock())
				: null;
		if (told && before) {
			w.record({
				event: "event_registration.asked_again",
				subject: subjectOf(event, before.id),
			});
			return told;
		}
		const counts = await countSeats(w.tx, event.id);
		const next = seatFor(event, counts.seated, counts.waiting);
		if (isComing) await tellAlready(w, deps, event, before);
		else if (!next) throw new Refusal("event_full");
		else await enter(w, deps, { event, before, speaksFor }, asking, next);
		if (repeat && next) await keepAnswer(w.tx, repeat, next, deps.clock());
		return next;
	});
	if (!status) throw new Refusal("event_full");
	return { status };
}

/** What the address has been registered as, also when that is cancelled. */
export async function registeredBefore(
	{ tx }: Pick<Write, "tx">,
	event: Pick<Detail, "id">,
	email: string,
): Promise<Registration | undefined> {
	return tx
		.selectFrom("event_registration")
		.selectAll()
		.where("event_id", "=", event.id)
		.where("email", "=", email)
		.executeTakeFirst();
}

/** Mails of one kind to one address are at least this far apart. */
export const pause = 10 * 60 * 1000;

/** Tells who is registered so, with the personal link, when somebody writes their address anew. */
async function tellAlready(
	w: Write,
	deps: Deps,
	event: Detail,
	registration: Registration,
): Promise<void> {
	const now = deps.clock();
	const just = now.getTime() - registration.updated_at.getTime() < pause;
	w.record({
		event: just
			? "event_registration.asked_again"
			: "event_registration.told_again",
		subject: subjectOf(event, registration.id),
	});
	if (just) return;
	await w.tx
		.updateTable("event_registration")
		.set({ updated_at: now })
		.where("id", "=", registration.id)
		.execute();
	const position = await positionOf(w.tx, registration);
	await tell(w, deps, "event_already", event, registration, { position });
}

export interface Entering {
	event: Detail;
	/** Of who has cancelled before */
	before: Registration | undefined;
	speaksFor: Representative | null;
}

/** Writes somebody new down, last in the order, and mails the confirmation. */
export async function enter(
	w: Write,
	deps: Deps,
	{ event, before, speaksFor }: Entering,
	{ input, locale }: Pick<Asking, "input" | "locale">,
	status: RegistrationReceipt["status"],
): Promise<Registration> {
	const now = deps.clock();
	const id = before?.id ?? newId(now);
	const { last } = await countSeats(w.tx, event.id);
	const registration = await store(w, deps, event, before, {
		id,
		email: input.email,
		ordinal: last + 1,
		status,
		name: input.name,
		organisation: input.organisation || (speaksFor?.organisation ?? ""),
		organisation_id: speaksFor?.organisationId ?? null,
		locale,
		created_at: now,
		updated_at: now,
	});
	await keepNeeds(w, id, input);
	await noteFullness(w.tx, event);
	w.record({
		event: `event_registration.${status}`,
		subject: subjectOf(event, id),
	});
	const position = await positionOf(w.tx, registration);
	const letter = status === "seated" ? "event_seat" : "event_waiting";
	await tell(w, deps, letter, event, registration, { position });
	return registration;
}

type New = Omit<
	Registration,
	| "event_id"
	| "token_hash"
	| "present_at"
	| "week_reminded_at"
	| "day_reminded_at"
	| "disposed_at"
>;

/** Who cancelled and comes back keeps the row, and so the link, but stands last in the order. */
async function store(
	{ tx }: Write,
	{ sessionKey }: Deps,
	event: Detail,
	before: Registration | undefined,
	row: New,
): Promise<Registration> {
	if (before)
		return tx
			.updateTable("event_registration")
			.set({
				...row,
				present_at: null,
				week_reminded_at: null,
				day_reminded_at: null,
			})
			.where("id", "=", before.id)
			.where("status", "=", "cancelled")
			.returningAll()
			.executeTakeFirstOrThrow();
	return tx
		.insertInto("event_registration")
		.values({
			...row,
			event_id: event.id,
			token_hash: sha256(linkToken(sessionKey, "registration", row.id)),
		})
		.returningAll()
		.executeTakeFirstOrThrow();
}

/** Cancels, and gives the seat to who has waited longest, in one transaction. */
export async function giveUp(
	w: Write,
	deps: Deps,
	event: Detail,
	registration: Registration,
): Promise<void> {
	const now = deps.clock();
	const gone = await turn(w.tx, registration, {
		status: "cancelled",
		updated_at: now,
	});
	await keepNeeds(w, gone.id, { accessNeeds: "", foodNeeds: "" });
	w.record({
		event: "event_registration.cancelled",
		subject: subjectOf(event, gone.id),
	});
	await tell(w, deps, "event_cancelled", event, gone);
	await seatWaiting(w, deps, event);
}

/** Seats those for whom there is room now, and tells each of them. */
export async function seatWaiting(
	w: Write,
	deps: Deps,
	event: Detail,
): Promise<void> {
	// Nobody gets a seat at what will not be or has been; the list is gone through when it will be after all.
	const now = deps.clock();
	if (!isAhead(event, now)) return;
	for (const seated of await promote(w.tx, event, now)) {
		w.record({
			event: "event_registration.promoted",
			subject: subjectOf(event, seated.id),
		});
		await tell(w, deps, "event_promoted", event, seated);
	}
	await noteFullness(w.tx, event);
}
