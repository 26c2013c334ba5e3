import { type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import { keepNeeds } from "./needs.ts";
import { type Detail, findEventItem } from "./queries.ts";
import { ownActions } from "./rules.ts";
import type { OwnRegistration, RegistrationChange } from "./schema.ts";
import { lockEvent, positionOf, type Registration } from "./seats.ts";
import { giveUp, participant, subjectOf } from "./service.ts";

/** @throws Refusal `unknown_link` */
async function findByToken(
	db: Connection,
	token: string,
): Promise<Registration> {
	const row = await db
		.selectFrom("event_registration")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!row) throw new Refusal("unknown_link");
	return row;
}

/** What a personal link shows. Reads only: mail scanners follow links. @throws Refusal `unknown_link` */
export async function findOwn(
	deps: Deps,
	token: string,
	locale: Locale,
): Promise<OwnRegistration> {
	const { db } = deps;
	const registration = await findByToken(db, token);
	const detail = await db
		.selectFrom("event_detail")
		.selectAll()
		.where("id", "=", registration.event_id)
		.executeTakeFirstOrThrow();
	const event = await findEventItem(db, detail.slug, locale);
	if (!event) throw new Refusal("unknown_link");
	const needs = await db
		.selectFrom("event_registration_need")
		.select("registration_id")
		.where("registration_id", "=", registration.id)
		.executeTakeFirst();
	const { status, name, email, organisation } = registration;
	return {
		event,
		status,
		position: await positionOf(db, registration),
		name,
		email,
		organisation,
		hasNeeds: needs !== undefined,
		onlineUrl:
			status === "seated" && !detail.cancelled_at ? detail.online_url : null,
		allowedActions: ownActions(status, detail, deps.clock()),
	};
}

/** The registration behind a link, under its event's lock, if the action is still open. */
async function openOwn(
	w: Write,
	deps: Deps,
	token: string,
): Promise<{ event: Detail; registration: Registration }> {
	const { event_id } = await findByToken(w.tx, token);
	const event = await lockEvent(w.tx, event_id);
	const registration = await findByToken(w.tx, token);
	const { status } = registration;
	if (status === "cancelled") throw new Refusal("registration_cancelled");
	if (event.cancelled_at) throw new Refusal("event_cancelled");
	if (ownActions(status, event, deps.clock()).length === 0)
		throw new Refusal("event_over");
	return { event, registration };
}

/** Changes what was told. @throws Refusal `unknown_link`, `registration_cancelled`, `event_cancelled`, `event_over` */
export async function changeOwn(
	deps: Deps,
	token: string,
	change: RegistrationChange,
): Promise<void> {
	await write(deps, participant, async (w) => {
		const { event, registration } = await openOwn(w, deps, token);
		await w.tx
			.updateTable("event_registration")
			.set({
				name: change.name,
				organisation: change.organisation,
				updated_at: deps.clock(),
			})
			.where("id", "=", registration.id)
			.execute();
		await keepNeeds(w, registration.id, change);
		w.record({
			event: "event_registration.changed",
			subject: subjectOf(event, registration.id),
		});
	});
}

/** Cancels by personal link. @throws Refusal as {@link changeOwn} */
export async function cancelOwn(deps: Deps, token: string): Promise<void> {
	await write(deps, participant, async (w) => {
		const { event, registration } = await openOwn(w, deps, token);
		await giveUp(w, deps, event, registration);
	});
}
