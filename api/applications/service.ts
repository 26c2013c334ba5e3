import { currentVersion, holdAgreement } from "../agreement/queries.ts";
import { createMagicLink } from "../auth/links.ts";
import { type Actor, type Write, write } from "../log/write.ts";
import { swedishDay } from "../platform/clock.ts";
import { refuseUncovered } from "../platform/coverage.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import {
	type Application,
	currentSignatories,
	findApplication,
	lockApplication,
	moveApplication,
} from "./queries.ts";
import {
	changed,
	editable,
	emptyContent,
	missing,
	onCertificate,
	touchesSigned,
	transitions,
} from "./rules.ts";
import type { ApplicationChange, ApplicationContent } from "./schema.ts";
import {
	inviteSignatories,
	remindSignatories,
	voidSignatories,
} from "./signatories.ts";

const subjectOf = (application: Pick<Application, "id" | "content">) => ({
	kind: "application",
	id: application.id,
	name: application.content.organisation.name || null,
});

/** The version that applies today; without one there is nothing to apply for. */
async function applicableVersion(db: Connection, now: Date) {
	const version = await currentVersion(db, swedishDay(now));
	if (!version) throw new Refusal("not_ready");
	return version;
}

/** Starts a draft for an e-mail address and mails the link that resumes it. */
export async function startApplication(
	deps: Deps,
	input: { email: string; locale: "sv" | "en" },
): Promise<Application> {
	const now = deps.clock();
	const version = await applicableVersion(deps.db, now);
	const id = newId(now);
	const actor: Actor = { kind: "organisation", id, name: input.email };
	return write(deps, actor, async (w) => {
		const row = await w.tx
			.insertInto("application")
			.values({
				id,
				status: "draft",
				email: input.email,
				locale: input.locale,
				content: JSON.stringify(emptyContent()),
				agreement_version_id: version.id,
				created_at: now,
				updated_at: now,
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		await mailResumeLink(w, deps, { ...input, applicationId: id });
		w.record({
			event: "application.started",
			subject: { kind: "application", id },
			caseId: id,
		});
		return row as Application;
	});
}

/** Mails of this kind to one address in an hour; more would only be somebody's prank. */
const mostResumeLinks = 10;

async function mailResumeLink(
	w: Write,
	deps: Deps,
	link: { email: string; locale: "sv" | "en"; applicationId: string },
): Promise<void> {
	const hourAgo = new Date(deps.clock().getTime() - 60 * 60 * 1000);
	const { count } = await w.tx
		.selectFrom("magic_link")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("email", "=", link.email)
		.where("application_id", "is not", null)
		.where("created_at", ">", hourAgo)
		.executeTakeFirstOrThrow();
	if (count >= mostResumeLinks) return;
	const token = await createMagicLink(w.tx, deps, link);
	await queueMail(w, deps, {
		to: link.email,
		caseId: link.applicationId,
		locale: link.locale,
		template: "resume_link",
		values: { url: `${deps.config.publicUrl}/fortsatt/${token}` },
	});
}

async function saveContent(
	w: Write,
	application: Application,
	content: ApplicationContent,
	locale: "sv" | "en",
	now: Date,
): Promise<Application> {
	const row = await w.tx
		.updateTable("application")
		.set({ content: JSON.stringify(content), locale, updated_at: now })
		.where("id", "=", application.id)
		.where("status", "in", editable)
		.returningAll()
		.executeTakeFirst();
	if (!row) throw new Refusal("wrong_status");
	return row as Application;
}

/**
 * Saves what was typed. When it touches what has been signed, the signatures are voided
 * and, if the case waits for signatures, new links go out.
 */
export async function changeApplication(
	deps: Deps,
	actor: Actor,
	id: string,
	change: ApplicationChange,
): Promise<Application> {
	refuseUncovered(deps, onCertificate(change));
	return write(deps, actor, async (w) => {
		const before = await lockApplication(w.tx, id);
		if (!editable.includes(before.status)) throw new Refusal("wrong_status");
		const content = changed(before.content, change);
		const after = await saveContent(
			w,
			before,
			content,
			change.locale ?? before.locale,
			deps.clock(),
		);
		if (after.status === "awaiting_signature") refuseIncomplete(deps, after);
		w.record({
			event: "application.changed",
			subject: subjectOf(after),
			caseId: id,
			detail: { parts: Object.keys(change) },
		});
		const signatories = await currentSignatories(w.tx, id);
		if (signatories.length > 0 && touchesSigned(before.content, content)) {
			await voidSignatories(w, deps, after, signatories);
			w.record({
				event: "application.signatures_voided",
				subject: subjectOf(after),
				caseId: id,
			});
			if (after.status === "awaiting_signature")
				await inviteSignatories(w, deps, after);
		}
		return after;
	});
}

function refuseIncomplete(deps: Deps, application: Application): void {
	const errors = missing(application.content, swedishDay(deps.clock()));
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
}

/** Sends the application: on to the signatories, or straight back to the office after a completion. */
export async function submitApplication(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<Application> {
	return write(deps, actor, async (w) => {
		const before = await lockApplication(w.tx, id);
		const { from } = transitions.submit;
		if (!(from as readonly string[]).includes(before.status))
			throw new Refusal("wrong_status");
		refuseIncomplete(deps, before);
		if (!before.email_confirmed_at) throw new Refusal("email_not_confirmed");
		const signatories = await currentSignatories(w.tx, id);
		const stillSigned =
			signatories.length > 0 &&
			signatories.every((one) => one.status === "signed");
		const now = deps.clock();
		await holdAgreement(w.tx, "together");
		const version = await applicableVersion(w.tx, now);
		const after = await moveApplication(
			w.tx,
			id,
			stillSigned ? transitions.resubmit : transitions.submit,
			{
				updated_at: now,
				// What is signed stays under the version that was read.
				...(!stillSigned && { agreement_version_id: version.id }),
			},
		);
		if (!stillSigned) await inviteSignatories(w, deps, after);
		w.record({
			event: "application.submitted",
			subject: subjectOf(after),
			caseId: id,
		});
		return after;
	});
}

/** Takes the application back, from any state before a decision. */
export async function retractApplication(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<Application> {
	return write(deps, actor, async (w) => {
		await lockApplication(w.tx, id);
		const after = await moveApplication(w.tx, id, transitions.retract, {
			updated_at: deps.clock(),
		});
		await w.tx
			.updateTable("signatory")
			.set({ status: "voided" })
			.where("application_id", "=", id)
			.where("status", "=", "invited")
			.execute();
		w.record({
			event: "application.retracted",
			subject: subjectOf(after),
			caseId: id,
		});
		return after;
	});
}

/** Reminds those who have not signed yet. */
export async function remind(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<Application> {
	return write(deps, actor, async (w) => {
		const application = await lockApplication(w.tx, id);
		if (application.status !== "awaiting_signature")
			throw new Refusal("wrong_status");
		await remindSignatories(w, deps, actor, application);
		return application;
	});
}

/** The application if this session may see it. @throws Refusal `not_found` when it may not. */
export async function ownApplication(
	deps: Deps,
	session: { email: string; applicationId: string | null },
	id: string,
): Promise<Application> {
	const application = await findApplication(deps.db, id);
	const own =
		application &&
		(session.applicationId
			? session.applicationId === id
			: application.email === session.email);
	if (!application || !own) throw new Refusal("not_found");
	// Who signed in by a mailed link and opens the case has the address, whoever began it.
	if (!session.applicationId && !application.email_confirmed_at)
		return confirmAddress(deps, application);
	return application;
}

async function confirmAddress(
	deps: Deps,
	application: Application,
): Promise<Application> {
	const actor: Actor = {
		kind: "organisation",
		id: application.id,
		name: application.email ?? "",
	};
	return write(deps, actor, async (w) => {
		await w.tx
			.updateTable("application")
			.set({ email_confirmed_at: deps.clock() })
			.where("id", "=", application.id)
			.execute();
		w.record({
			event: "address.confirmed",
			subject: subjectOf(application),
			caseId: application.id,
		});
		return lockApplication(w.tx, application.id);
	});
}
