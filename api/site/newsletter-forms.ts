import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor } from "../../frontend/i18n/index.ts";
import {
	type NewsletterModel,
	newsletterPage,
} from "../../frontend/views/newsletter.ts";
import { newsletterLimits } from "../content/newsletter/routes.ts";
import { subscription } from "../content/newsletter/schema.ts";
import {
	askSubscription,
	confirmSubscription,
	findConfirmation,
	findUnsubscription,
	unsubscribe,
} from "../content/newsletter/subscribing.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { problemText } from "../platform/messages.ts";
import type { Draw } from "./document.ts";
import { fieldsOf, linkParams, privately, tokenOf } from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

const hidden: object = { hide: true };

function shower(deps: Deps, draw: Draw) {
	return async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: NewsletterModel,
		status = 200,
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(draw(newsletterPage(model, text), text, place));
	};
}

const actionOf = (request: FastifyRequest) => request.url.split("?")[0] ?? "";

/** What a link leads to, or the page that says that it leads nowhere. */
async function orUnknown(
	find: () => Promise<NewsletterModel>,
): Promise<[NewsletterModel, number]> {
	try {
		return [await find(), 200];
	} catch (error) {
		if (error instanceof Refusal && error.code === "unknown_link")
			return [{ state: "unknown" }, 404];
		throw error;
	}
}

/** `/nyhetsbrev` and the link that confirms. */
export function newsletterForms(app: App, deps: Deps, draw: Draw): void {
	const show = shower(deps, draw);
	for (const { url, locale } of addresses("/nyhetsbrev")) {
		app.get(url, { schema: hidden }, async (request, reply) =>
			show(request, reply, { state: "form", email: "", faults: [] }),
		);
		app.post(url, { schema: hidden }, async (request, reply) => {
			const typed = fieldsOf(request).email ?? "";
			const form = { state: "form" as const, email: typed };
			const parsed = subscription.safeParse({ email: typed, locale });
			if (!parsed.success) {
				const message = textFor(locale).newsletter.fault;
				const faults = [{ field: "email", message }];
				return show(request, reply, { ...form, faults }, 422);
			}
			const { email } = parsed.data;
			try {
				await newsletterLimits(deps).count(request.ip, email);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				const { status, title, detail } = problemText(error.code, locale, {});
				const refusal = `${title}. ${detail}`;
				return show(request, reply, { ...form, faults: [], refusal }, status);
			}
			await askSubscription(deps, { email, locale });
			return show(request, reply, { state: "sent" });
		});
	}
	for (const { url } of addresses("/nyhetsbrev/bekrafta/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) =>
			show(
				request,
				reply,
				...(await orUnknown(async () => {
					const found = await findConfirmation(deps, tokenOf(request));
					return found.standing === "open"
						? { state: "confirm", action: actionOf(request) }
						: { state: "confirmed" };
				})),
			),
		);
		app.post(url, { schema: linkParams }, async (request, reply) =>
			show(
				request,
				reply,
				...(await orUnknown(async () => {
					await confirmSubscription(deps, tokenOf(request));
					return { state: "confirmed" };
				})),
			),
		);
	}
}

/**
 * The link that ends it, for people and for mail programs. RFC 8058 §3.1: one POST, as a form of either
 * kind, with no cookie, from anywhere, and no redirect. The link is the right to it; the body says nothing more.
 */
export function newsletterEnd(app: App, deps: Deps, draw: Draw): void {
	const show = shower(deps, draw);
	app.addContentTypeParser(
		"application/x-www-form-urlencoded",
		{ parseAs: "string", bodyLimit: 16 * 1024 },
		(_request, _body, done) => done(null, undefined),
	);
	for (const { url } of addresses("/nyhetsbrev/avsluta/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) =>
			show(
				request,
				reply,
				...(await orUnknown(async () => {
					const found = await findUnsubscription(deps, tokenOf(request));
					return found.subscribed
						? { state: "end", action: actionOf(request) }
						: { state: "ended" };
				})),
			),
		);
		app.post(url, { schema: linkParams }, async (request, reply) =>
			show(
				request,
				reply,
				...(await orUnknown(async () => {
					await unsubscribe(deps, tokenOf(request));
					return { state: "ended" };
				})),
			),
		);
	}
}
