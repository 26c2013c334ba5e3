import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Text } from "../../frontend/i18n/index.ts";
import { localeOf, pathIn } from "../../frontend/i18n/path.ts";
import type { PartyChoice } from "../../frontend/views/models.ts";
import type { Page } from "../../frontend/views/page.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";

const params = z.object({ token: z.string().min(1).max(200) });

/** The schema of a link's page; it stays out of the API's description. */
export const linkParams: { params: typeof params } = {
	params,
	hide: true,
} as { params: typeof params };

/** The token in a link's address. */
export function tokenOf(request: FastifyRequest): string {
	return (request.params as z.infer<typeof params>).token;
}

/** The fields of a posted form, by name. */
export function fieldsOf(
	request: FastifyRequest,
): Partial<Record<string, string>> {
	return request.body instanceof URLSearchParams
		? Object.fromEntries(request.body)
		: {};
}

/** The page's own address, without what is asked of it. */
export const pathOf = (request: FastifyRequest) =>
	request.url.split("?")[0] ?? "";

/** Answers with a page that nobody keeps. */
export type Show = (
	request: FastifyRequest,
	reply: FastifyReply,
	page: (text: Text) => Page,
	status: number,
) => Promise<FastifyReply>;

/** A party as a form offers it to who speaks for several. */
export const partyOf = (of: {
	organisationId: string;
	organisation: string;
}): PartyChoice => ({ id: of.organisationId, name: of.organisation });

/** The one of them that was chosen; one that is not offered is none. */
export const chosenIn = (
	parties: PartyChoice[],
	{ party }: ReturnType<typeof fieldsOf>,
): string | undefined => parties.find(({ id }) => id === party)?.id;

/** Where staff sign in and come back from, to the page that was asked for. */
export function staffSignIn({ url }: FastifyRequest): string {
	const { locale } = localeOf(url);
	return `${pathIn(locale, "/admin/logga-in")}?vidare=${encodeURIComponent(url)}`;
}

/** An answer whose address is a secret: kept by nobody, told to nobody. */
export function privately(reply: FastifyReply): FastifyReply {
	return reply
		.header("cache-control", "no-store")
		.header("referrer-policy", "no-referrer");
}

/** Bytes: far more than a form's fields may hold together, so that it is the field that is said to be too long. */
const bodyLimit = 256 * 1024;

/** Lets the routes of `app` take ordinary forms, from our own pages only. */
export function takeForms(app: App): void {
	app.addContentTypeParser(
		"application/x-www-form-urlencoded",
		{ parseAs: "string", bodyLimit },
		(_request, body, done) => done(null, new URLSearchParams(String(body))),
	);
	// These pages send no referrer, so a browser hides their origin; it still says which site a form came from.
	app.addHook("preHandler", async (request) => {
		const site = request.headers["sec-fetch-site"];
		if (
			request.method === "POST" &&
			site &&
			!["same-origin", "none"].includes(String(site))
		)
			throw new Refusal("csrf_check_failed");
	});
}
