import { system, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { addressId, newId, sha256 } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import { tellInvitation } from "./mails.ts";
import { findDetail } from "./queries.ts";
import { partiesOf } from "./representatives.ts";
import { closedBecause } from "./rules.ts";
import { lockEvent } from "./seats.ts";
import { pause } from "./service.ts";
import { linkToken } from "./tokens.ts";

interface Asked {
	slug: string;
	email: string;
	locale: Locale;
}

/** Asks for the link by which a signatory registers. Known and unknown addresses get the same answer. */
export async function askInvitation(deps: Deps, asked: Asked): Promise<void> {
	const event = await findDetail(deps.db, asked.slug);
	const why = closedBecause(event, deps.clock());
	if (why) throw new Refusal(why);
	await write(deps, system, async ({ enqueue, record }) => {
		await enqueue("event.invite", asked);
		record({
			event: "event_invitation.asked",
			subject: { kind: "address", id: addressId(deps.sessionKey, asked.email) },
		});
	});
}

/** The job: mails the link to an address that speaks for a party. */
export async function sendInvitation(deps: Deps, asked: Asked): Promise<void> {
	const { slug, email, locale } = asked;
	const found = await findDetail(deps.db, slug);
	if (!found || (await partiesOf(deps.db, email)).length === 0) return;
	const now = deps.clock();
	await write(deps, system, async (w) => {
		const event = await lockEvent(w.tx, found.id);
		const subject = {
			kind: "address",
			id: addressId(deps.sessionKey, email),
			name: slug,
		};
		const before = await w.tx
			.selectFrom("event_invitation")
			.selectAll()
			.where("event_id", "=", event.id)
			.where("email", "=", email)
			.executeTakeFirst();
		if (before && now.getTime() - before.sent_at.getTime() < pause) {
			w.record({ event: "event_invitation.spared", subject });
			return;
		}
		const id = before?.id ?? newId(now);
		await w.tx
			.insertInto("event_invitation")
			.values({
				id,
				event_id: event.id,
				email,
				token_hash: sha256(linkToken(deps.sessionKey, "invitation", id)),
				sent_at: now,
			})
			.onConflict((at) => at.column("id").doUpdateSet({ sent_at: now }))
			.execute();
		await tellInvitation(w, deps, event, { id, email, locale });
		w.record({ event: "event_invitation.sent", subject });
	});
}
