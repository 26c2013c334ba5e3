import { createHmac } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "../../platform/database-types.ts";
import type { RegistrationInput, RegistrationReceipt } from "./schema.ts";

/**
 * One form is sent once. A second press is answered as the first, though the last seat is taken
 * by then. Only who has the form can ask so: nobody else learns that somebody is registered.
 */

const scope = "event-form";
/** What lies longer between is not a second press. */
const span = 10 * 60 * 1000;

/** What a form says of a person. @param form what the page drew into the form, once for each time that it was drawn */
export function repeatKey(
	sessionKey: Buffer,
	eventId: string,
	form: string,
	{ email, name }: Pick<RegistrationInput, "email" | "name">,
): string {
	return createHmac("sha256", sessionKey)
		.update(JSON.stringify([scope, eventId, form, email, name]))
		.digest("hex");
}

/** What the first was answered; null when this is the first. */
export async function answeredBefore(
	tx: Transaction<Database>,
	key: string,
	now: Date,
): Promise<RegistrationReceipt["status"] | null> {
	const row = await tx
		.selectFrom("idempotency_key")
		.select("answer")
		.where("scope", "=", scope)
		.where("key", "=", key)
		.where("created_at", ">", new Date(now.getTime() - span))
		.executeTakeFirst();
	return (row?.answer?.toString() ?? null) as
		| RegistrationReceipt["status"]
		| null;
}

/** Keeps what the first was answered, until keys are disposed of. */
export async function keepAnswer(
	tx: Transaction<Database>,
	key: string,
	status: RegistrationReceipt["status"],
	now: Date,
): Promise<void> {
	const kept = { status: 200, answer: Buffer.from(status), created_at: now };
	await tx
		.insertInto("idempotency_key")
		.values({ scope, key, request_sha256: key, ...kept })
		.onConflict((at) => at.columns(["scope", "key"]).doUpdateSet(kept))
		.execute();
}
