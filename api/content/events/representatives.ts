import { sql } from "kysely";
import type { Session } from "../../auth/session.ts";
import type { Connection } from "../../platform/db.ts";
import { sha256 } from "../../platform/ids.ts";

/** For whom somebody may register where only signatories may. */
export interface Representative {
	email: string;
	organisationId: string;
	organisation: string;
}

/** The party that an address speaks for: as its contact, or as who applied for it. */
export async function representativeOf(
	db: Connection,
	email: string,
): Promise<Representative | null> {
	const { rows } = await sql<{ id: string; name: string }>`
		select o.id, o.name from organisation o
		join signature s on s.organisation_id = o.id and s.ended_on is null
		where exists (select 1 from contact c where c.organisation_id = o.id and c.email = ${email})
			or exists (select 1 from application a where a.id = s.application_id and a.email = ${email})
		order by o.name_key, o.id limit 1`.execute(db);
	const [found] = rows;
	return found
		? { email, organisationId: found.id, organisation: found.name }
		: null;
}

/** Who asks, by session or by the token of a mailed link to this event; null when neither speaks for a party. */
export async function findRepresentative(
	db: Connection,
	asked: {
		eventId: string;
		session: Session | null;
		invitation: string | undefined;
	},
): Promise<Representative | null> {
	if (asked.invitation) {
		const invited = await db
			.selectFrom("event_invitation")
			.select("email")
			.where("token_hash", "=", sha256(asked.invitation))
			.where("event_id", "=", asked.eventId)
			.executeTakeFirst();
		if (invited) return representativeOf(db, invited.email);
	}
	const { session } = asked;
	// A session of one application has not confirmed its address.
	if (session?.kind !== "organisation" || session.applicationId !== null)
		return null;
	return representativeOf(db, session.email);
}
