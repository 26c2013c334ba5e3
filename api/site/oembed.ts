import { z } from "zod";
import {
	badgeSize,
	badgeSnippet,
	frameSnippet,
} from "../../frontend/embed/snippets.ts";
import { localeOf, textFor } from "../../frontend/i18n/index.ts";
import { queryOf } from "../../frontend/views/register-query.ts";
import { file, jsonAs } from "../platform/answers.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { type App, check } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { findSignatory } from "../register/detail.ts";
import { signatoryFilters } from "../register/schema.ts";
import { xmlText } from "./embed-badge.ts";

const pixels = z.coerce
	.number()
	.int()
	.min(1)
	.max(10_000)
	.optional()
	.catch(undefined);
const asked = z.object({
	url: z.string().max(2000),
	format: z.string().max(20).default("json"),
	maxwidth: pixels,
	maxheight: pixels,
});
type Asked = z.infer<typeof asked>;

/** "rich" of oEmbed 1.0 (2.3.4.4), in the words of that standard. */
const rich = z.object({
	type: z.literal("rich"),
	version: z.literal("1.0"),
	provider_name: z.string(),
	provider_url: z.string(),
	/** seconds */
	cache_age: z.int(),
	title: z.string(),
	html: z.string(),
	width: z.int(),
	height: z.int(),
});
type Rich = Pick<z.output<typeof rich>, "title" | "html" | "width" | "height">;

const frameSize = { width: 600, height: 640 };
const age = 5 * 60;

/** The register with the address's own filters, in a frame. */
function frameOf(
	url: URL,
	{ maxwidth, maxheight }: Asked,
	publicUrl: string,
): Rich {
	const { locale } = localeOf(url.pathname);
	const filters = check(signatoryFilters, severalOf(url.searchParams));
	const width = Math.min(maxwidth ?? frameSize.width, frameSize.width);
	const height = Math.min(maxheight ?? frameSize.height, frameSize.height);
	const query = queryOf(filters);
	return {
		title: textFor(locale).embedded.label,
		html: frameSnippet(
			{ publicUrl, locale },
			{ query, width: String(width), height },
		),
		width,
		height,
	};
}

const severalOf = (query: URLSearchParams) =>
	Object.fromEntries(
		[...new Set(query.keys())].map((name) => {
			const values = query.getAll(name);
			return [name, values.length > 1 ? values : values[0]];
		}),
	);

/** An organisation's badge, as large as there is room for. */
async function badgeOf(
	db: Connection,
	slug: string,
	url: URL,
	{ maxwidth, maxheight }: Asked,
	publicUrl: string,
): Promise<Rich> {
	const found = await findSignatory(db, slug);
	if (!found) throw new Refusal("not_found");
	const { locale } = localeOf(url.pathname);
	const scale = Math.min(
		1,
		(maxwidth ?? badgeSize.width) / badgeSize.width,
		(maxheight ?? badgeSize.height) / badgeSize.height,
	);
	const width = Math.max(1, Math.floor(badgeSize.width * scale));
	return {
		title: found.name,
		html: badgeSnippet({ publicUrl, locale }, found, { width }),
		width,
		height: Math.round((badgeSize.height * width) / badgeSize.width),
	};
}

/** What an address of ours is embedded as; 404 for every other (oEmbed 1.0, 2.3.5). */
async function richOf({ db, config }: Deps, query: Asked): Promise<Rich> {
	const { publicUrl } = config;
	const url = URL.parse(query.url);
	if (!url || url.host !== new URL(publicUrl).host)
		throw new Refusal("not_found");
	const { path } = localeOf(url.pathname.replace(/(?<=.)\/$/, ""));
	if (path === "/signatarer") return frameOf(url, query, publicUrl);
	const slug = /^\/signatarer\/([^/]+)$/.exec(path)?.[1];
	if (!slug) throw new Refusal("not_found");
	return badgeOf(db, decoded(slug), url, query, publicUrl);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new Refusal("not_found");
	}
}

function toXml(answer: Record<string, string | number>): string {
	const fields = Object.entries(answer).map(
		([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`,
	);
	return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join("")}</oembed>\n`;
}

const type = "application/json";

/** `GET /oembed` (oEmbed 1.0): the register as a frame, an organisation as its badge. */
export function oembedRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	app.get(
		"/oembed",
		{
			onRequest: cache.openToAll,
			schema: {
				querystring: asked,
				response: {
					200: {
						content: {
							...jsonAs(type, rich).content,
							...file("text/xml").content,
						},
					},
				},
				tags: ["embedding"],
				summary: "What to show where one of our addresses is embedded (oEmbed)",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => {
				const { query } = request;
				if (!["json", "xml"].includes(query.format))
					return { type: "text/plain", body: "json, xml\n", status: 501 };
				const answer: z.output<typeof rich> = {
					type: "rich",
					version: "1.0",
					provider_name: "Handslag",
					provider_url: deps.config.publicUrl,
					cache_age: age,
					...(await richOf(deps, query)),
				};
				return query.format === "xml"
					? { type: "text/xml", body: toXml(answer) }
					: { type, body: JSON.stringify(answer) };
			}),
	);
}
