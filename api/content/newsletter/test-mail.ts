import { type Actor, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { newId } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import { previewOf, subjectOf } from "./issues.ts";
import { findIssue } from "./queries.ts";

/** Mails an issue to who writes it, as it stands. It counts as no delivery. */
export async function sendTest(
	deps: Deps,
	actor: Actor,
	issueId: string,
	to: { email: string; locale: Locale },
): Promise<void> {
	const now = deps.clock();
	const letter = await previewOf(deps, issueId, to.locale);
	const issue = await findIssue(deps.db, issueId);
	const { hostname } = new URL(deps.config.publicUrl);
	await write(deps, actor, async (w) => {
		const id = newId(now);
		await w.tx
			.insertInto("outgoing_mail")
			.values({
				id,
				message_id: `<${id}@${hostname}>`,
				recipient: to.email,
				locale: to.locale,
				template: "newsletter_test",
				subject: `[Test] ${letter.subject || "–"}`,
				text: letter.text,
				html: letter.html,
				status: "queued",
				created_at: now,
			})
			.execute();
		await w.enqueue("mail.send", { id }, `mail.send:${id}`);
		w.record({
			event: "newsletter_issue.tested",
			subject: subjectOf(issue),
		});
	});
}
