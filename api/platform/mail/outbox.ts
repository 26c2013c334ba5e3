import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../database-types.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../ids.ts";
import type { Locale } from "../messages.ts";
import { compose } from "./compose.ts";
import type { Letters } from "./letters.ts";
import { outcomeOf, type SmtpError } from "./once.ts";

/** A letter to queue: the values depend on the template. */
export type Mail = {
	[Name in keyof Letters]: {
		to: string;
		locale: Locale;
		template: Name;
		values: Letters[Name];
		/** The application that it is about: what stays known when the address is gone. */
		caseId?: string;
		/** The number of the certificate to attach. */
		attachmentNumber?: string;
		/** An iCalendar file to attach; it says its method (RFC 5546). */
		calendar?: string;
		/** Header fields beside the usual. */
		headers?: Record<string, string>;
	};
}[keyof Letters];

interface Writing {
	tx: Transaction<Database>;
	enqueue(name: string, payload: object, key?: string): Promise<void>;
}

const jobKey = (id: string) => `mail.send:${id}`;

/**
 * Puts a mail in the outbox in the transaction that causes it: no mail of what did not happen, none forgotten.
 * @returns the mail's id
 */
export async function queueMail(
	write: Writing,
	deps: Pick<Deps, "clock" | "config">,
	mail: Mail,
): Promise<string> {
	if (/[\r\n]/.test(mail.to)) throw new Error("An address holds a line break");
	const now = deps.clock();
	const id = newId(now);
	const { hostname } = new URL(deps.config.publicUrl);
	await write.tx
		.insertInto("outgoing_mail")
		.values({
			id,
			// Stable over retries, so that a receiver can tell a repeat (RFC 5322 §3.6.4).
			message_id: `<${id}@${hostname}>`,
			recipient: mail.to,
			locale: mail.locale,
			template: mail.template,
			...compose(mail),
			case_id: mail.caseId ?? null,
			attachment_number: mail.attachmentNumber ?? null,
			calendar: mail.calendar ?? null,
			headers: mail.headers ? JSON.stringify(mail.headers) : null,
			status: "queued",
			created_at: now,
		})
		.execute();
	await write.enqueue("mail.send", { id }, jobKey(id));
	return id;
}

/**
 * The job: delivers one mail, or throws to be tried again. What has been sent loses its
 * body, which may hold a link. Without a mail server the mail stays readable in the outbox.
 */
export async function sendQueuedMail(deps: Deps, id: string): Promise<void> {
	if (!deps.mailer) return;
	const { mailer } = deps;
	const failure = await deps.db.transaction().execute(async (tx) => {
		// Held while it is sent: a second worker must not send it beside us.
		const mail = await tx
			.selectFrom("outgoing_mail")
			.selectAll()
			.where("id", "=", id)
			.where("status", "=", "queued")
			.where("once", "=", false)
			.forUpdate()
			.skipLocked()
			.executeTakeFirst();
		if (!mail) return null;
		try {
			await mailer({
				messageId: mail.message_id,
				from: deps.config.mailFrom,
				to: mail.recipient,
				subject: mail.subject,
				text: mail.text ?? "",
				html: mail.html ?? "",
				attachments: [
					...(await attachments(tx, mail.attachment_number)),
					...calendarOf(mail.calendar),
				],
				...(mail.headers && { headers: mail.headers }),
			});
		} catch (error) {
			const attempts = mail.attempts + 1;
			const { reason, final } = faultOf(error as SmtpError, attempts);
			await tx
				.updateTable("outgoing_mail")
				.set({ attempts, last_error: reason, ...(final && over("failed")) })
				.where("id", "=", id)
				.execute();
			return final ? null : new Error(`Mail ${id}: ${reason}`);
		}
		await tx
			.updateTable("outgoing_mail")
			.set({
				...over("sent"),
				sent_at: deps.clock(),
				attempts: mail.attempts + 1,
				last_error: null,
			})
			.where("id", "=", id)
			.execute();
		return null;
	});
	if (failure) throw failure;
}

/** Of what is over nothing is kept that may hold a link. */
const over = (status: "sent" | "failed") => ({
	status,
	text: null,
	html: null,
	calendar: null,
	headers: null,
});

// Some hours: a relay that is set up wrongly says for good what is put right the same morning.
const mostRefusals = 9;

/** What went wrong, in our words: a server's own quote the address. And whether the server has said it often enough. */
function faultOf(error: SmtpError, attempts: number) {
	const outcome = outcomeOf(error);
	const refused = outcome === "refused" || outcome === "failed";
	const code = error.responseCode ?? error.code ?? error.name;
	return {
		reason: `${outcome} (${code})`,
		final: refused && attempts >= mostRefusals,
	};
}

function calendarOf(calendar: string | null) {
	if (!calendar) return [];
	const method = /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? "PUBLISH";
	return [
		{
			filename: "kalender.ics",
			content: Buffer.from(calendar),
			contentType: `text/calendar; charset=utf-8; method=${method}`,
		},
	];
}

async function attachments(db: Kysely<Database>, number: string | null) {
	if (!number) return [];
	const row = await db
		.selectFrom("certificate")
		.select("pdf")
		.where("number", "=", number)
		.executeTakeFirst();
	return row?.pdf
		? [
				{
					filename: `${number}.pdf`,
					content: row.pdf,
					contentType: "application/pdf",
				},
			]
		: [];
}

/**
 * After a crash: sees to it that every queued mail has a job. The same key never makes two.
 * A link that has expired while it waited is not worth sending.
 */
export async function resumeMail(
	deps: Pick<Deps, "db" | "mailer">,
): Promise<void> {
	if (!deps.mailer) return;
	await sql`select graphile_worker.add_job('mail.send', payload := json_build_object('id', id), job_key := 'mail.send:' || id, max_attempts := 25)
		from outgoing_mail where status = 'queued' and not once
			and (template not in ('resume_link', 'sign_in_link') or created_at > now() - interval '1 day')`.execute(
		deps.db,
	);
}
