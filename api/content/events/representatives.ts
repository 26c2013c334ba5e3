import { sql } from "kysely";
import type { Session } from "../../auth/session.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";

/** For whom somebody may register where only signatories may. */
export interface Representative {
	email: string;
	organisationId: string;
	organisation: string;
	kind: string;
}

/** The parties that an address speaks for, by name: as their contact, or as who applied for them. */
export async function partiesOf(
	db: Connection,
	email: string,
): Promise<Representative[]> {
	const { rows } = await sql<Omit<Representative, "email">>`
		select o.id as "organisationId", o.name as organisation, o.kind from organisation o
		where exists (select 1 from signature s where s.organisation_id = o.id and s.ended_on is null)
			and (exists (select 1 from contact c where c.organisation_id = o.id and c.email = ${email})
				or exists (select 1 from application a join signature s on s.application_id = a.id
					where s.organisation_id = o.id and s.ended_on is null and a.email = ${email}))
		order by o.name_key, o.id`.execute(db);
	return rows.map((row) => ({ email, ...row }));
}

/**
 * The party that is meant; null for who speaks for none, or comes without. Who speaks for several has to say for which.
 * @param chosen an organisation's id; null: none of them
 * @throws Refusal `validation_failed`
 */
export function partyMeant(
	parties: Representative[],
	chosen: string | null | undefined,
): Representative | null {
	if (chosen === undefined && parties.length <= 1) return parties[0] ?? null;
	if (chosen === null || parties.length === 0) return null;
	const found = parties.find(({ organisationId }) => organisationId === chosen);
	if (found) return found;
	throw new Refusal("validation_failed", {
		errors: [{ path: "party", code: chosen ? "unknown_value" : "required" }],
	});
}

/** For whom it may be that somebody asks, by session or by the token of a mailed link to this event. */
export async function findParties(
	db: Connection,
	asked: {
		eventId: string;
		session: Session | null;
		invitation: string | undefined;
	},
): Promise<Representative[]> {
	if (asked.invitation) {
		const invited = await db
			.selectFrom("event_invitation")
			.select("email")
			.where("token_hash", "=", sha256(asked.invitation))
			.where("event_id", "=", asked.eventId)
			.executeTakeFirst();
		if (invited) return partiesOf(db, invited.email);
	}
	const { session } = asked;
	// A session of one application has not confirmed its address.
	if (session?.kind !== "organisation" || session.applicationId !== null)
		return [];
	return partiesOf(db, session.email);
}
