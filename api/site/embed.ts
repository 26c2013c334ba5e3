import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type FrameModel, frameDocument } from "../../frontend/embed/frame.ts";
import { textFor } from "../../frontend/i18n/index.ts";
import { embedPage } from "../../frontend/views/embed.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { loadAssets, renderToHtml } from "../platform/html.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { findSignatories } from "../register/queries.ts";
import { type SignatoryItem, signatoryQuery } from "../register/schema.ts";
import { dist } from "./document.ts";
import { badgeRoutes } from "./embed-badge.ts";
import { elementRoutes } from "./embed-element.ts";
import { oembedRoutes } from "./oembed.ts";
import { addresses, type PublicPage } from "./pages.ts";

/** The one page that others may frame; in all else stricter than the rest: it runs nothing and sends nothing elsewhere. */
const helmet = {
	contentSecurityPolicy: {
		useDefaults: false,
		directives: {
			defaultSrc: ["'none'"],
			styleSrc: ["'self'"],
			formAction: ["'self'"],
			baseUri: ["'none'"],
			frameAncestors: ["*"],
		},
	},
	xFrameOptions: false as const,
};

const frameQuery = signatoryQuery.extend({
	limit: z.coerce.number().int().min(1).max(100).default(10),
});

async function listOf(
	db: Connection,
	query: z.output<typeof frameQuery>,
): Promise<FrameModel["list"]> {
	const { limit, cursor, ...filters } = query;
	const { items, total, next } = await findSignatories(db, query);
	return {
		filters,
		limit,
		items: JSON.parse(items) as SignatoryItem[],
		total,
		next,
		paged: Boolean(cursor),
	};
}

/** A cursor of another list is found out only when it is used. */
function orNone(error: unknown): null {
	if (error instanceof Refusal && error.code === "validation_failed")
		return null;
	throw error;
}

/** `/embed/signatarer`: the register with its filters, for a frame on any site. */
function frameRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const { styles } = loadAssets(dist).entry("embed-frame");
	for (const { url: path, locale } of addresses("/embed/signatarer")) {
		const speak = async (request: FastifyRequest) => {
			request.locale = locale;
		};
		app.get(
			path,
			{
				onRequest: [speak, cache.kept],
				schema: { hide: true } as object,
				helmet,
			},
			async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => {
					// The page of a refusal would be framed too: this one says the same in small.
					const query = frameQuery.safeParse(request.query);
					const list = query.success
						? await listOf(deps.db, query.data).catch(orNone)
						: null;
					const base = `${deps.config.publicUrl}/`;
					const model = { base, path, styles, list };
					return {
						type: "text/html",
						status: list ? 200 : 422,
						body: renderToHtml(frameDocument(model, textFor(locale))),
					};
				}),
		);
	}
}

/** Whoever signed last lends the page its badge. */
async function newestParty(db: Connection) {
	const query = signatoryQuery.parse({ sort: "-signedOn", limit: 1 });
	const { items } = await findSignatories(db, query);
	return (JSON.parse(items) as SignatoryItem[])[0] ?? null;
}

/** What other people's sites show of the register, and the page that tells how. */
export async function embedRoutes(
	app: App,
	deps: Deps,
	page: PublicPage,
): Promise<void> {
	const element = await elementRoutes(app, deps);
	frameRoutes(app, deps);
	badgeRoutes(app, deps);
	oembedRoutes(app, deps);
	page("/badda-in", async ({ db, text }) => {
		const organisation = await newestParty(db);
		const { publicUrl } = deps.config;
		return embedPage({ publicUrl, element, organisation }, text);
	});
}
