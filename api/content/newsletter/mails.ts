import type { Write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import { addressOf } from "../../platform/mail/address.ts";
import { type IssueLetters, subjectOf } from "./issues.ts";
import { personal } from "./letter.ts";
import type { Issue } from "./queries.ts";
import { linkOf } from "./subscribing.ts";
import { returnPath } from "./tokens.ts";

/**
 * Makes mails to subscribers who have none of this issue. Delivery and mail are one transaction, and the
 * delivery's key is (issue, subscriber): whoever comes second finds it taken.
 */
export async function makeMails(
	w: Write,
	deps: Deps,
	issue: Issue,
	most: number,
): Promise<string[]> {
	const now = deps.clock();
	const { config, sessionKey } = deps;
	const next = await w.tx
		.selectFrom("newsletter_subscriber as s")
		.select(["s.id", "s.email", "s.locale"])
		.where("s.status", "=", "confirmed")
		.where("s.confirmed_at", "<=", issue.started_at)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom("newsletter_delivery as d")
						.select("d.mail_id")
						.where("d.issue_id", "=", issue.id)
						.whereRef("d.subscriber_id", "=", "s.id"),
				),
			),
		)
		.orderBy("s.id")
		.limit(most)
		// Who leaves at this moment is waited for, and then not here.
		.forShare("s")
		.execute();
	if (next.length === 0) return [];
	const { hostname } = new URL(config.publicUrl);
	const letters = issue.letters as IssueLetters;
	const made = next.map((to) => {
		const id = newId(now);
		const url = linkOf(deps, "unsubscribe", to.id, to.locale);
		const { subject, text, html } = personal(letters[to.locale], url);
		const headers = {
			"List-Id": `Handslag <nyhetsbrev.${hostname}>`,
			"List-Unsubscribe": `<${url}>, <mailto:${addressOf(config.mailFrom)}?subject=unsubscribe>`,
			"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
			Precedence: "list",
		};
		const mail = {
			id,
			// The same for the same two, however often: what a receiver gets twice it can tell.
			message_id: `<n-${sha256(`${issue.id} ${to.id}`).slice(0, 40)}@${hostname}>`,
			recipient: to.email,
			locale: to.locale,
			template: "newsletter",
			subject,
			text,
			html,
			status: "queued" as const,
			once: true,
			headers: JSON.stringify(headers),
			return_path: config.bounceSecret
				? returnPath(sessionKey, config.mailFrom, id)
				: null,
			created_at: now,
		};
		return {
			mail,
			delivery: { issue_id: issue.id, subscriber_id: to.id, mail_id: id },
		};
	});
	await w.tx
		.insertInto("outgoing_mail")
		.values(made.map(({ mail }) => mail))
		.execute();
	await w.tx
		.insertInto("newsletter_delivery")
		.values(made.map(({ delivery }) => delivery))
		.execute();
	w.record({
		event: "newsletter_issue.queued",
		subject: subjectOf(issue),
		detail: { mails: made.length },
	});
	return made.map(({ mail }) => mail.id);
}
