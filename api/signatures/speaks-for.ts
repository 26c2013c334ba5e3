import type { Connection } from "../platform/db.ts";

/**
 * Whether a session speaks for an organisation: its address is a contact's, or applied for
 * the latest signature. Who applied once, long ago, does not.
 */
export async function speaksFor(
	db: Connection,
	session: { email: string; applicationId: string | null },
	organisationId: string,
): Promise<boolean> {
	const contact = session.applicationId
		? undefined
		: await db
				.selectFrom("contact")
				.select("id")
				.where("organisation_id", "=", organisationId)
				.where("email", "=", session.email)
				.executeTakeFirst();
	if (contact) return true;
	const latest = await db
		.selectFrom("signature")
		.innerJoin("application", "application.id", "signature.application_id")
		.select([
			"application.id",
			"application.email",
			"application.email_confirmed_at",
		])
		.where("signature.organisation_id", "=", organisationId)
		.orderBy("signature.created_at", "desc")
		.executeTakeFirst();
	if (latest?.email !== session.email || !latest.email_confirmed_at)
		return false;
	return !session.applicationId || session.applicationId === latest.id;
}
