import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { system, type Write, write } from "../../log/write.ts";
import type { Database } from "../../platform/database-types.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Outcome, sendOnce } from "../../platform/mail/once.ts";
import { noteBounce } from "./bounces.ts";
import { goOn, lockIssue, subjectOf } from "./issues.ts";
import { makeMails } from "./mails.ts";
import type { Issue } from "./queries.ts";
import { allowance, comeBackAfter, lostAfter, mostTries } from "./rules.ts";
import { readSettings } from "./settings.ts";

/** Mails that are made at a time, and of those how many are under way at once. */
const portion = 40;
const atOnce = 4;

class NothingToDo extends Error {}

const ago = (now: Date, milliseconds: number) =>
	new Date(now.getTime() - milliseconds);

/** Mails of an issue that wait: new ones, and those whose server asked us to come back a while ago. */
function waiting(tx: Transaction<Database>, id: string) {
	return tx
		.selectFrom("newsletter_delivery as d")
		.innerJoin("outgoing_mail as m", "m.id", "d.mail_id")
		.where("d.issue_id", "=", id)
		.where("m.status", "=", "queued");
}

/** How many more may leave now, whichever issue they belong to. */
async function roomFor(w: Write, now: Date): Promise<number> {
	const { newsletterRate } = await readSettings(w.tx);
	const { mails, within } = allowance(newsletterRate);
	const { n } = await w.tx
		.selectFrom("outgoing_mail")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where("once", "=", true)
		.where("sending_at", ">", ago(now, within))
		.executeTakeFirstOrThrow();
	return Math.max(0, mails - n);
}

/** Whose sender has died, and whose server keeps asking us to come back. */
async function giveUp(w: Write, issue: Issue, now: Date): Promise<number> {
	const ofIssue = w.tx
		.selectFrom("newsletter_delivery")
		.select("mail_id")
		.where("issue_id", "=", issue.id);
	const bare = { recipient: "", text: null, html: null, headers: null };
	const lost = await w.tx
		.updateTable("outgoing_mail")
		.set({ status: "unknown", last_error: "unknown", ...bare })
		.where("id", "in", ofIssue)
		.where("status", "=", "sending")
		.where("sending_at", "<", ago(now, lostAfter))
		.executeTakeFirst();
	const tired = await w.tx
		.updateTable("outgoing_mail")
		.set({ status: "failed", last_error: "failed", ...bare })
		.where("id", "in", ofIssue)
		.where("status", "=", "queued")
		.where("attempts", ">=", mostTries)
		.executeTakeFirst();
	return Number(lost.numUpdatedRows + tired.numUpdatedRows);
}

async function finish(w: Write, issue: Issue, now: Date): Promise<void> {
	await w.tx
		.updateTable("newsletter_issue")
		.set({ status: "sent", ended_at: now, updated_at: now })
		.where("id", "=", issue.id)
		.where("status", "=", "sending")
		.execute();
	w.record({ event: "newsletter_issue.sent", subject: subjectOf(issue) });
}

/** An issue and who sends it: one run of the job. */
interface Run {
	id: string;
	sender: string;
}

const isOurs = (
	issue: Pick<Issue, "status" | "sender"> | undefined,
	{ sender }: Run,
) => issue?.status === "sending" && issue.sender === sender;

/**
 * From now on this run sends, and one that was at it stops: after a pause that was short, two would hold
 * every worker, and a link to sign in would wait for the newsletter's end. After a crash nobody waits.
 */
async function takeOver({ db }: Deps, id: string): Promise<Run> {
	const sender = randomUUID();
	await db
		.updateTable("newsletter_issue")
		.set({ sender })
		.where("id", "=", id)
		.execute();
	return { id, sender };
}

/** The next mails to send; none when the issue is at rest, or has to wait for room. */
async function nextMails(w: Write, deps: Deps, run: Run): Promise<string[]> {
	const now = deps.clock();
	const { id } = run;
	const issue = await lockIssue(w, id);
	if (!isOurs(issue, run)) throw new NothingToDo();
	const given = await giveUp(w, issue, now);
	if (given > 0)
		w.record({
			event: "newsletter_issue.given_up",
			subject: subjectOf(issue),
			detail: { mails: given },
		});
	const room = deps.mailer ? Math.min(portion, await roomFor(w, now)) : portion;
	const ready = deps.mailer
		? await waiting(w.tx, id)
				.select("m.id")
				.where((eb) =>
					eb.or([
						eb("m.sending_at", "is", null),
						eb("m.sending_at", "<", ago(now, comeBackAfter)),
					]),
				)
				.orderBy("m.id")
				.limit(room)
				.execute()
		: [];
	const made =
		room > ready.length
			? await makeMails(w, deps, issue, room - ready.length)
			: [];
	const mails = [...ready.map((one) => one.id), ...made];
	if (mails.length > 0) {
		if (made.length === 0 && given === 0) throw new Ready(mails);
		return mails;
	}
	return rest(w, deps, issue, room > 0);
}

/** Mails that were made before: there is nothing to write, and so nothing to log. */
class Ready extends Error {
	mails: string[];
	constructor(mails: string[]) {
		super("ready");
		this.mails = mails;
	}
}

/** Nothing to send now: for good, or until there is room or an answer. */
async function rest(
	w: Write,
	deps: Deps,
	issue: Issue,
	hasRoom: boolean,
): Promise<string[]> {
	const { n } = await w.tx
		.selectFrom("newsletter_delivery as d")
		.innerJoin("outgoing_mail as m", "m.id", "d.mail_id")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where("d.issue_id", "=", issue.id)
		.where("m.status", "in", ["queued", "sending"])
		.executeTakeFirstOrThrow();
	if (hasRoom && (n === 0 || !deps.mailer)) {
		await finish(w, issue, deps.clock());
		return [];
	}
	throw new Wait(hasRoom ? 60 : 2);
}

class Wait extends Error {
	seconds: number;
	constructor(seconds: number) {
		super("wait");
		this.seconds = seconds;
	}
}

/**
 * One mail, if its issue is still going out. The share lock makes who pauses wait for this moment, not
 * for the conversation that follows.
 */
async function sendMail(deps: Deps, run: Run, mail: string): Promise<Outcome> {
	const outcome = await sendOnce(deps, mail, async (tx) => {
		const issue = await tx
			.selectFrom("newsletter_issue")
			.select(["status", "sender"])
			.where("id", "=", run.id)
			.forShare()
			.executeTakeFirst();
		return isOurs(issue, run);
	});
	if (outcome === "refused") await noteBounce(deps, mail);
	return outcome;
}

/** Sends some at once. @throws when there is no mail server to speak to: the job comes back */
async function sendAll(deps: Deps, run: Run, mails: string[]) {
	const rest = [...mails];
	const outcomes: Outcome[] = [];
	const one = async () => {
		for (let mail = rest.shift(); mail; mail = rest.shift()) {
			const outcome = await sendMail(deps, run, mail);
			outcomes.push(outcome);
			if (outcome === "down") rest.length = 0;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	if (outcomes.includes("down")) throw new Error("No mail server to speak to");
}

/**
 * The job: sends an issue at the set rate until all have it, it is paused or cancelled. It may be ended at
 * any instant, and be begun beside itself: each mail leaves at most once.
 */
export async function sendNewsletter(deps: Deps, id: string): Promise<void> {
	const run = await takeOver(deps, id);
	for (;;) {
		let mails: string[];
		try {
			mails = await write(deps, system, (w) => nextMails(w, deps, run));
		} catch (error) {
			if (error instanceof NothingToDo) return;
			if (error instanceof Wait) {
				await deps.db
					.transaction()
					.execute((tx) => goOn({ tx }, id, error.seconds));
				return;
			}
			if (!(error instanceof Ready)) throw error;
			mails = error.mails;
		}
		if (mails.length === 0) return;
		if (deps.mailer) await sendAll(deps, run, mails);
	}
}
