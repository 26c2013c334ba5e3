import { sql } from "kysely";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { check } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import { composeIssue, personal } from "./letter.ts";
import { findChoices, findIssue, type Issue } from "./queries.ts";
import { transitions } from "./rules.ts";
import {
	type IssueAction,
	type IssueContent,
	issueWhole,
	type LetterView,
} from "./schema.ts";

export type IssueLetters = Record<Locale, LetterView>;

export const subjectOf = ({ id, content }: Pick<Issue, "id" | "content">) => ({
	kind: "newsletter_issue",
	id,
	name: (content as IssueContent).title.sv,
});

/** An issue under its lock. @throws Refusal `not_found` */
export async function lockIssue(
	w: Pick<Write, "tx">,
	id: string,
): Promise<Issue> {
	const row = await w.tx
		.selectFrom("newsletter_issue")
		.selectAll()
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}

/** @throws Refusal `newsletter_state` when the issue has gone on meanwhile */
async function openFor(w: Write, id: string, action: IssueAction) {
	const issue = await lockIssue(w, id);
	if (!transitions[action].from.includes(issue.status))
		throw new Refusal("newsletter_state");
	return issue;
}

/** Begins an issue. @returns its id */
export async function createIssue(
	deps: Deps,
	actor: Actor,
	content: IssueContent,
): Promise<string> {
	const now = deps.clock();
	const id = newId(now);
	await write(deps, actor, async (w) => {
		await w.tx
			.insertInto("newsletter_issue")
			.values({
				id,
				status: "draft",
				content: JSON.stringify(content),
				revision: 1,
				author_name: actor.name,
				created_at: now,
				updated_at: now,
			})
			.execute();
		w.record({
			event: "newsletter_issue.started",
			subject: subjectOf({ id, content }),
		});
	});
	return id;
}

/** @throws Refusal `newsletter_changed` when somebody else has saved meanwhile, `newsletter_state` */
export async function saveDraft(
	deps: Deps,
	actor: Actor,
	id: string,
	{ content, revision }: { content: IssueContent; revision: number },
): Promise<void> {
	await write(deps, actor, async (w) => {
		const issue = await openFor(w, id, "save");
		if (issue.revision !== revision) throw new Refusal("newsletter_changed");
		await w.tx
			.updateTable("newsletter_issue")
			.set({
				content: JSON.stringify(content),
				revision: revision + 1,
				updated_at: deps.clock(),
			})
			.where("id", "=", id)
			.where("status", "=", "draft")
			.execute();
		w.record({
			event: "newsletter_issue.saved",
			subject: subjectOf({ id, content }),
		});
	});
}

/** The issue as a mail in both languages, with what is public now. */
async function lettersOf(
	db: Connection,
	content: IssueContent,
	publicUrl: string,
): Promise<IssueLetters> {
	const choices = {
		sv: await findChoices(db, "sv"),
		en: await findChoices(db, "en"),
	};
	const sources = { content, choices, publicUrl };
	return { sv: composeIssue(sources, "sv"), en: composeIssue(sources, "en") };
}

/** What a subscriber would get, or got. The link that ends it leads to the page about the newsletter. */
export async function previewOf(
	{ db, config }: Pick<Deps, "db" | "config">,
	id: string,
	locale: Locale,
): Promise<LetterView> {
	const issue = await findIssue(db, id);
	const { publicUrl } = config;
	const content = issue.content as IssueContent;
	const letters =
		(issue.letters as IssueLetters | null) ??
		(await lettersOf(db, content, publicUrl));
	return personal(letters[locale], `${publicUrl}/nyhetsbrev`);
}

export const jobKey = (id: string) => `newsletter.send:${id}`;

/** Puts the work on the queue, to begin after some seconds. */
export async function goOn(
	{ tx }: Pick<Write, "tx">,
	id: string,
	seconds: number,
): Promise<void> {
	await sql`select graphile_worker.add_job('newsletter.send', payload := ${JSON.stringify({ id })}::json,
		job_key := ${jobKey(id)}, run_at := now() + make_interval(secs => ${seconds}), max_attempts := 25)`.execute(
		tx,
	);
}

/** From now on the letter is as it is, and goes to who has confirmed by now. */
export async function begin(w: Write, deps: Deps, issue: Issue): Promise<void> {
	const now = deps.clock();
	const content: IssueContent = check(issueWhole, issue.content);
	const letters = await lettersOf(w.tx, content, deps.config.publicUrl);
	const { n } = await w.tx
		.selectFrom("newsletter_subscriber")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where("status", "=", "confirmed")
		.where("confirmed_at", "<=", now)
		.executeTakeFirstOrThrow();
	await w.tx
		.updateTable("newsletter_issue")
		.set({
			status: "sending",
			letters: JSON.stringify(letters),
			total: n,
			started_at: now,
			updated_at: now,
		})
		.where("id", "=", issue.id)
		.where("status", "in", transitions.send.from)
		.execute();
	w.record({
		event: "newsletter_issue.sending",
		subject: subjectOf(issue),
		detail: { subscribers: n },
	});
	await goOn(w, issue.id, 0);
}

/**
 * Sends now, or at a time to come.
 * @throws Refusal `validation_failed` for what a reader would miss and for a time that has been,
 * `newsletter_state`, `newsletter_changed` when `revision` is given and somebody has saved since
 */
export async function send(
	deps: Deps,
	actor: Actor,
	id: string,
	{ sendAt, revision }: { sendAt: Date | null; revision?: number | undefined },
): Promise<void> {
	const now = deps.clock();
	await write(deps, actor, async (w) => {
		const issue = await openFor(w, id, "send");
		if (revision !== undefined && revision !== issue.revision)
			throw new Refusal("newsletter_changed");
		if (!sendAt) return begin(w, deps, issue);
		// Who typed a time meant to wait: a letter that has gone out cannot be called back.
		if (sendAt <= now)
			throw new Refusal("validation_failed", {
				errors: [{ path: "sendAt", code: "not_in_the_future" }],
			});
		check(issueWhole, issue.content);
		await w.tx
			.updateTable("newsletter_issue")
			.set({ status: "scheduled", send_at: sendAt, updated_at: now })
			.where("id", "=", id)
			.where("status", "in", transitions.send.from)
			.execute();
		w.record({
			event: "newsletter_issue.scheduled",
			subject: subjectOf(issue),
			detail: { sendAt: sendAt.toISOString() },
		});
	});
}

const past = { pause: "paused", resume: "resumed", cancel: "cancelled" };

/** What is on its way out when it is paused or cancelled still goes; nothing more does. */
export async function move(
	deps: Deps,
	actor: Actor,
	id: string,
	action: keyof typeof past,
): Promise<void> {
	const now = deps.clock();
	const { from, to } = transitions[action];
	await write(deps, actor, async (w) => {
		const issue = await openFor(w, id, action);
		await w.tx
			.updateTable("newsletter_issue")
			.set({
				status: to ?? issue.status,
				updated_at: now,
				...(action === "cancel" && { ended_at: now }),
			})
			.where("id", "=", id)
			.where("status", "in", from)
			.execute();
		if (action === "resume") await goOn(w, id, 0);
		if (action === "cancel")
			await w.tx
				.deleteFrom("outgoing_mail")
				.where("status", "=", "queued")
				.where("id", "in", (eb) =>
					eb
						.selectFrom("newsletter_delivery")
						.select("mail_id")
						.where("issue_id", "=", id),
				)
				.execute();
		w.record({
			event: `newsletter_issue.${past[action]}`,
			subject: subjectOf(issue),
		});
	});
}
