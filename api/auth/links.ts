import { system, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { addressId, newToken, sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import { type StartedSession, startSession } from "./session.ts";

/** How long a link to sign in can be used. */
export const magicLinkHours = 24;
/** Mails of this kind to one address in an hour; more would only be somebody's prank. */
const mostAnHour = 5;

/** Makes a one-time link for an address; the token leaves only by mail. */
export async function createMagicLink(
	tx: Connection,
	deps: Pick<Deps, "clock">,
	link: { email: string; applicationId: string | null },
): Promise<string> {
	const token = newToken();
	const now = deps.clock();
	await tx
		.insertInto("magic_link")
		.values({
			token_hash: sha256(token),
			email: link.email,
			application_id: link.applicationId,
			created_at: now,
			expires_at: new Date(now.getTime() + magicLinkHours * 60 * 60 * 1000),
		})
		.execute();
	return token;
}

/** What a link is good for. Reads only. @throws Refusal `unknown_link`, `link_used`, `link_expired` */
export async function findLink(
	deps: Pick<Deps, "db" | "clock">,
	token: string,
): Promise<{ email: string; applicationId: string | null }> {
	const link = await deps.db
		.selectFrom("magic_link")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!link) throw new Refusal("unknown_link");
	if (link.used_at) throw new Refusal("link_used");
	if (link.expires_at <= deps.clock()) throw new Refusal("link_expired");
	return { email: link.email, applicationId: link.application_id };
}

export interface Redeemed extends StartedSession {
	email: string;
	applicationId: string | null;
}

/**
 * Uses a link, once, and confirms its address. Of two at the same time one wins.
 * @throws Refusal as {@link findLink}
 */
export async function redeemLink(deps: Deps, token: string): Promise<Redeemed> {
	const { email, applicationId } = await findLink(deps, token);
	await write(
		deps,
		{ kind: "organisation", id: email, name: email },
		async ({ tx, record }) => {
			const now = deps.clock();
			const used = await tx
				.updateTable("magic_link")
				.set({ used_at: now })
				.where("token_hash", "=", sha256(token))
				.where("used_at", "is", null)
				.returning("email")
				.executeTakeFirst();
			if (!used) throw new Refusal("link_used");
			// Only the case that the link is about: somebody else may have begun another in this name.
			if (applicationId)
				await tx
					.updateTable("application")
					.set({ email_confirmed_at: now })
					.where("id", "=", applicationId)
					.where("email_confirmed_at", "is", null)
					.execute();
			record({
				event: "address.confirmed",
				subject: { kind: "address", id: addressId(deps.sessionKey, email) },
				caseId: applicationId,
			});
		},
	);
	// The address is confirmed now, so the session reaches everything that belongs to it.
	const session = await startSession(deps, {
		kind: "organisation",
		email,
		applicationId: null,
	});
	return { ...session, email, applicationId };
}

async function isKnown(deps: Deps, email: string): Promise<"sv" | "en" | null> {
	const application = await deps.db
		.selectFrom("application")
		.select("locale")
		.where("email", "=", email)
		.orderBy("created_at", "desc")
		.executeTakeFirst();
	if (application) return application.locale;
	const contact = await deps.db
		.selectFrom("contact")
		.select("id")
		.where("email", "=", email)
		.executeTakeFirst();
	return contact ? "sv" : null;
}

/** Where signing in by link may lead, beside the organisation's own pages, by its word in the link. */
export const destinations = { nominera: "/samverkansgrupp/nominera" } as const;
export type Destination = keyof typeof destinations;

/** Asks for a link to sign in. A job looks the address up: known and unknown get the same answer in the same time. */
export async function askSignInLink(
	deps: Deps,
	asked: { email: string; to?: Destination | undefined },
): Promise<void> {
	await write(deps, system, async ({ enqueue, record }) => {
		await enqueue("sign_in_link.send", asked);
		record({
			event: "sign_in_link.asked",
			subject: {
				kind: "address",
				id: addressId(deps.sessionKey, asked.email),
			},
		});
	});
}

/** The job: mails a sign-in link to an address that we know. */
export async function sendSignInLink(
	deps: Deps,
	{ email, to }: Parameters<typeof askSignInLink>[1],
): Promise<void> {
	const locale = await isKnown(deps, email);
	if (!locale) return;
	const hourAgo = new Date(deps.clock().getTime() - 60 * 60 * 1000);
	const { count } = await deps.db
		.selectFrom("magic_link")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("email", "=", email)
		.where("created_at", ">", hourAgo)
		// Links that a new application sends are not asked for here; a stranger could use these up.
		.where("application_id", "is", null)
		.executeTakeFirstOrThrow();
	if (count >= mostAnHour) return;
	await write(deps, system, async (w) => {
		const token = await createMagicLink(w.tx, deps, {
			email,
			applicationId: null,
		});
		await queueMail(w, deps, {
			to: email,
			locale,
			template: "sign_in_link",
			values: {
				url: `${deps.config.publicUrl}/fortsatt/${token}${to ? `?till=${to}` : ""}`,
				...(to && { to }),
			},
		});
		w.record({
			event: "sign_in_link.sent",
			subject: { kind: "address", id: addressId(deps.sessionKey, email) },
		});
	});
}
