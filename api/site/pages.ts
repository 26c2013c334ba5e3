import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale, Text } from "../../frontend/i18n/index.ts";
import type { Page } from "../../frontend/views/page.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { type Made, publicCache } from "../platform/http-cache.ts";
import type { Draw } from "./document.ts";
import type { Asked } from "./models.ts";
import { freshText } from "./text.ts";

export interface Visit extends Asked {
	request: FastifyRequest;
	text: Text;
	/** What changes within a day says `until` when it holds */
	now: Date;
}

/** What a page's address answers: a page, another address, or nothing (404). */
export type Shown =
	| (Page & { status?: number; until?: Date | undefined })
	| { redirect: string }
	| undefined;

/** Both addresses of a page: Swedish at the root, English under `/en`. */
export function addresses(path: string): { url: string; locale: Locale }[] {
	return [
		{ url: path, locale: "sv" },
		{ url: path === "/" ? "/en" : `/en${path}`, locale: "en" },
	];
}

/** The language and the Swedish path of a request's address. */
export function placeOf(request: FastifyRequest): {
	locale: Locale;
	path: string;
} {
	const address = request.url.split("?")[0] ?? "/";
	const path = address.replace(/^\/en(?=\/|$)/, "") || "/";
	return { locale: path === address ? "sv" : "en", path };
}

export type PublicPage = (
	path: string,
	show: (visit: Visit) => Promise<Shown> | Shown,
) => void;

function made(shown: Shown, { request, text }: Visit, draw: Draw): Made {
	if (!shown) throw new Refusal("not_found");
	const type = "text/html";
	if ("redirect" in shown) {
		const headers = { location: encodeURI(shown.redirect) };
		return { type, body: "", status: 308, headers };
	}
	const { status = 200, until, ...page } = shown;
	return { type, body: draw(page, text, placeOf(request)), status, until };
}

/** Registers public pages: in both languages, kept like the rest of the public answers. */
export function publicPages(app: App, deps: Deps, draw: Draw): PublicPage {
	const cache = publicCache(deps);
	return (path, show) => {
		for (const { url, locale } of addresses(path)) {
			// A page's language is in its address, whatever the browser would prefer.
			const speak = async (request: FastifyRequest) => {
				request.locale = locale;
			};
			const handle = async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => {
					const now = deps.clock();
					const today = swedishDay(now);
					const text = await freshText(deps.db, locale);
					const visit = { db: deps.db, today, now, locale, text, request };
					return made(await show(visit), visit, draw);
				});
			const schema: object = { hide: true };
			app.get(url, { onRequest: [speak, cache.kept], schema }, handle);
		}
	};
}
