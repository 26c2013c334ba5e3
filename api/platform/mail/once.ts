import type { Transaction } from "kysely";
import type { Database } from "../database-types.ts";
import type { Deps } from "../deps.ts";

/**
 * What became of one attempt to send a mail at most once.
 *
 * - `sent`: the server took it
 * - `refused`: the server does not know the recipient (5xx at RCPT TO)
 * - `failed`: the server refused it for good for another reason
 * - `later`: the server asked us to come back (4xx)
 * - `down`: no server to speak to; nothing was said
 * - `unknown`: the conversation broke off; it may have been taken
 * - `gone`: there is nothing to send, or not now
 */
export type Outcome =
	| "sent"
	| "refused"
	| "failed"
	| "later"
	| "down"
	| "unknown"
	| "gone";

/** What nodemailer tells of a failure. */
export interface SmtpError extends Error {
	code?: string;
	command?: string;
	responseCode?: number;
	syscall?: string;
}

/** Only a server's own words, or that there was none, show that a mail was not taken. */
export function outcomeOf(error: SmtpError): Exclude<Outcome, "sent" | "gone"> {
	const { code, command, responseCode, syscall } = error;
	if (syscall === "connect" || code === "EDNS" || code === "EAUTH")
		return "down";
	if (!responseCode) return "unknown";
	if (responseCode < 500) return "later";
	return command === "RCPT TO" ? "refused" : "failed";
}

const after = {
	sent: "sent",
	refused: "failed",
	failed: "failed",
	later: "queued",
	down: "queued",
	unknown: "unknown",
} as const;

/**
 * Sends one mail at most once (RFC 5321 §6.1 has servers send twice rather than never; a newsletter does
 * better the other way round). `sending` is committed before the server is spoken to, and nothing leaves
 * that state for `queued` unless the server itself said no: after a crash in between, the mail may have
 * been taken, and is not sent again.
 *
 * @param mayGo asked in the transaction that claims the mail; false leaves it queued
 */
export async function sendOnce(
	deps: Deps,
	id: string,
	mayGo: (tx: Transaction<Database>) => Promise<boolean>,
): Promise<Outcome> {
	const { mailer } = deps;
	if (!mailer) return "down";
	const mail = await deps.db.transaction().execute(async (tx) => {
		if (!(await mayGo(tx))) return undefined;
		return tx
			.updateTable("outgoing_mail")
			.set((eb) => ({
				status: "sending",
				sending_at: deps.clock(),
				attempts: eb("attempts", "+", 1),
			}))
			.where("id", "=", id)
			.where("once", "=", true)
			.where("status", "=", "queued")
			.returningAll()
			.executeTakeFirst();
	});
	if (!mail) return "gone";
	const { recipient: to, return_path, headers } = mail;
	try {
		await mailer({
			messageId: mail.message_id,
			from: deps.config.mailFrom,
			to,
			subject: mail.subject,
			text: mail.text ?? "",
			html: mail.html ?? "",
			attachments: [],
			...(headers && { headers }),
			...(return_path && { envelope: { from: return_path, to } }),
		});
	} catch (error) {
		const outcome = outcomeOf(error as SmtpError);
		await settle(deps, id, outcome, String((error as Error).message));
		return outcome;
	}
	await settle(deps, id, "sent", null);
	return "sent";
}

/** What is over keeps neither body nor address. */
async function settle(
	deps: Deps,
	id: string,
	outcome: keyof typeof after,
	problem: string | null,
): Promise<void> {
	const status = after[outcome];
	const over = status !== "queued";
	await deps.db
		.updateTable("outgoing_mail")
		.set({
			status,
			// A server quotes the address that it refuses: only what is still to come keeps its words.
			last_error: over ? outcome : (problem?.slice(0, 500) ?? null),
			...(status === "sent" && { sent_at: deps.clock(), last_error: null }),
			...(over && { recipient: "", text: null, html: null, headers: null }),
		})
		.where("id", "=", id)
		// Who was given up as unknown meanwhile is known now.
		.where("status", "in", ["sending", "unknown"])
		.execute();
}
