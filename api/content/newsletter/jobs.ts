import { sql } from "kysely";
import { system, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { begin, lockIssue } from "./issues.ts";
import { suspendedFor, unconfirmedFor } from "./rules.ts";

class NothingToDo extends Error {}

/**
 * The job, once a minute: starts what is scheduled for a time that has come, and sees to it that every
 * issue that is going out has somebody who sends it.
 */
export async function startDueIssues(deps: Deps): Promise<void> {
	const now = deps.clock();
	const due = await deps.db
		.selectFrom("newsletter_issue")
		.select("id")
		.where("status", "=", "scheduled")
		.where("send_at", "<=", now)
		.execute();
	for (const { id } of due)
		await write(deps, system, async (w) => {
			const issue = await lockIssue(w, id);
			// Another worker may have been here, or somebody has changed their mind.
			if (issue.status !== "scheduled") throw new NothingToDo();
			await begin(w, deps, issue);
		}).catch((error: Error) => {
			if (!(error instanceof NothingToDo)) throw error;
		});
}

/**
 * After a crash: a worker that was killed holds its job for hours, so every issue that is going out gets a
 * new one. The old one does no harm when it comes.
 */
export async function resumeNewsletters({
	db,
}: {
	db: Connection;
}): Promise<void> {
	await sql`select graphile_worker.add_job('newsletter.send', payload := json_build_object('id', id),
		job_key := 'newsletter.send:' || id, max_attempts := 25)
		from newsletter_issue where status = 'sending'`.execute(db);
}

/** The job, daily: disposes of addresses that nobody has confirmed in a week, or that mails have not reached for long. */
export async function disposeOfSubscribers(deps: Deps): Promise<void> {
	const before = (milliseconds: number) =>
		new Date(deps.clock().getTime() - milliseconds);
	await write(deps, system, async ({ tx, record }) => {
		const unconfirmed = await tx
			.deleteFrom("newsletter_subscriber")
			.where("status", "=", "unconfirmed")
			.where("asked_at", "<", before(unconfirmedFor))
			.executeTakeFirst();
		const suspended = await tx
			.deleteFrom("newsletter_subscriber")
			.where("status", "=", "suspended")
			.where("suspended_at", "<", before(suspendedFor))
			// Who has asked again lately has a link under way.
			.where("asked_at", "<", before(unconfirmedFor))
			.executeTakeFirst();
		// A mail with a link or an address that is gone has nobody left to read it.
		const mails = await tx
			.deleteFrom("outgoing_mail")
			.where("template", "in", ["newsletter_confirm", "newsletter_already"])
			.where("created_at", "<", before(unconfirmedFor))
			.executeTakeFirst();
		const detail = {
			unconfirmed: Number(unconfirmed.numDeletedRows),
			suspended: Number(suspended.numDeletedRows),
			mails: Number(mails.numDeletedRows),
		};
		if (detail.unconfirmed + detail.suspended + detail.mails === 0)
			throw new NothingToDo();
		record({
			event: "newsletter.disposed",
			subject: { kind: "newsletter", id: "subscribers" },
			detail,
		});
	}).catch((error: Error) => {
		if (!(error instanceof NothingToDo)) throw error;
	});
}
