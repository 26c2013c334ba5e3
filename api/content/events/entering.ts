import { type Actor, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { EnteredRegistration } from "./admin-schema.ts";
import { publicText } from "./mails.ts";
import { findDetail } from "./queries.ts";
import { seatFor } from "./rules.ts";
import type { RegistrationByOffice } from "./schema.ts";
import { countSeats, lockEvent, positionOf } from "./seats.ts";
import { enter, registeredBefore } from "./service.ts";

/**
 * Registers somebody who phones or stands at the door, as they would have done themselves. The
 * office may do so also when registration is closed or the event has begun, and may go past the
 * number of places.
 * @throws Refusal `not_found`, `event_cancelled`, `event_not_ready`, `event_full`, `registered_already`
 */
export async function registerFor(
	deps: Deps,
	actor: Actor,
	slug: string,
	{ seat, locale, ...input }: RegistrationByOffice,
): Promise<EnteredRegistration> {
	const found = await findDetail(deps.db, slug);
	if (!found) throw new Refusal("not_found");
	return write(deps, actor, async (w) => {
		const event = await lockEvent(w.tx, found.id);
		if (event.cancelled_at) throw new Refusal("event_cancelled");
		// The confirmation tells the hours, and its link leads to the page.
		if (!event.starts_at || !(await publicText(w.tx, slug)))
			throw new Refusal("event_not_ready");
		const before = await registeredBefore(w, event, input.email);
		if (before && before.status !== "cancelled")
			throw new Refusal("registered_already", {
				values: { name: before.name, address: before.email },
			});
		const { seated, waiting } = await countSeats(w.tx, event.id);
		const status = seat ? "seated" : seatFor(event, seated, waiting);
		if (!status) throw new Refusal("event_full");
		const entering = { event, before, speaksFor: null };
		const asking = { input, locale };
		const one = await enter(w, deps, entering, asking, status);
		return {
			id: one.id,
			status: one.status,
			position: await positionOf(w.tx, one),
			name: one.name,
			email: one.email,
			organisation: one.organisation,
			signatory: one.organisation_id !== null,
			presentAt: null,
			createdAt: one.created_at.toISOString(),
		};
	});
}
