import type { SignModel } from "../../frontend/views/models.ts";
import type { ApplicationContent } from "../applications/schema.ts";
import type { Connection } from "../platform/db.ts";
import { sha256 } from "../platform/ids.ts";

const nameOf = (content: unknown) =>
	(content as ApplicationContent).organisation.name;

/** What a signatory's link shows once it no longer signs: the receipt, or why it is closed. */
export async function findReceipt(
	db: Connection,
	token: string,
): Promise<Exclude<SignModel, { state: "open" }>> {
	const found = await db
		.selectFrom("signatory")
		.innerJoin("application", "application.id", "signatory.application_id")
		.innerJoin(
			"agreement_version",
			"agreement_version.id",
			"application.agreement_version_id",
		)
		.select([
			"signatory.application_id",
			"signatory.status",
			"signatory.name",
			"signatory.signed_name",
			"signatory.signed_at",
			"signatory.signed_text_sha256",
			"application.content",
			"agreement_version.label",
		])
		.where("signatory.token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!found) return { state: "unknown" };
	const organisation = nameOf(found.content);
	if (found.status === "voided") return { state: "voided", organisation };
	if (found.status !== "signed" || !found.signed_at)
		return { state: "expired", organisation };
	const waiting = await db
		.selectFrom("signatory")
		.select("name")
		.where("application_id", "=", found.application_id)
		.where("status", "=", "invited")
		.orderBy("position")
		.execute();
	return {
		state: "signed",
		signatory: found.signed_name ?? found.name,
		organisation,
		signedAt: found.signed_at.toISOString(),
		agreementVersion: found.label,
		textSha256: found.signed_text_sha256 ?? "",
		waitingFor: waiting.map(({ name }) => name),
	};
}

/** The organisation that a link's application is about, if it has a name yet. */
export async function findOrganisationName(
	db: Connection,
	applicationId: string,
): Promise<string | undefined> {
	const row = await db
		.selectFrom("application")
		.select("content")
		.where("id", "=", applicationId)
		.executeTakeFirst();
	return (row && nameOf(row.content)) || undefined;
}
