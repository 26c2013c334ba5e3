import { z } from "zod";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import type { App } from "../http.ts";

const escapes: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};
const escapeHtml = (text: string) =>
	text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);

const linksOf = (text: string) =>
	[...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url);

/** `/dev/mailbox`: the outbox to read while no mail server is configured. Never in production. */
export function mailboxRoutes(app: App, deps: Deps): void {
	app.get(
		"/dev/mailbox",
		{
			schema: {
				hide: true,
				querystring: z.object({ format: z.string().optional() }),
			},
		},
		async (request, reply) => {
			if (deps.config.production || deps.config.mail.kind !== "mailbox")
				throw new Refusal("not_found");
			const mails = await deps.db
				.selectFrom("outgoing_mail")
				.selectAll()
				.orderBy("created_at", "desc")
				.orderBy("id", "desc")
				.limit(500)
				.execute();
			const items = mails.map((mail) => ({
				id: mail.id,
				to: mail.recipient,
				subject: mail.subject,
				text: mail.text ?? "",
				html: mail.html ?? "",
				createdAt: mail.created_at.toISOString(),
				links: linksOf(mail.text ?? ""),
			}));
			reply.header("cache-control", "no-store");
			if (request.query.format === "json") return { items };
			const letters = items.map(
				(mail) =>
					`<article><h2>${escapeHtml(mail.subject)}</h2><p>${escapeHtml(mail.to)} · ${mail.createdAt}</p><pre>${escapeHtml(mail.text).replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`)}</pre></article>`,
			);
			return reply
				.header("content-type", "text/html; charset=utf-8")
				.send(
					`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mailbox</title></head><body><main><h1>Mailbox</h1>${letters.join("") || "<p>No mail yet.</p>"}</main></body></html>`,
				);
		},
	);
}
