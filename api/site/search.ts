import type { FastifyRequest } from "fastify";
import { pathIn } from "../../frontend/i18n/index.ts";
import { searchPage } from "../../frontend/views/search.ts";
import { canonicalNumber, findCertificate } from "../certificates/queries.ts";
import { pathOf } from "../content/editing/addresses.ts";
import {
	contentSource,
	type Found,
	findIn,
	listSource,
	type Source,
	toCome,
	together,
} from "../content/search/queries.ts";
import {
	type SearchAnswer,
	type SearchGroup,
	type SearchHit,
	type SearchKind,
	type SearchQuery,
	searchAnswer,
	searchKinds,
	searchQuery,
} from "../content/search/schema.ts";
import { marked, snippet } from "../content/search/snippets.ts";
import { places, plainText, searchWords } from "../content/search/words.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { type App, check } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import type { Locale } from "../platform/messages.ts";
import { findSignatories } from "../register/queries.ts";
import { type SignatoryItem, signatoryQuery } from "../register/schema.ts";
import { fixedPages } from "./fixed-pages.ts";
import type { PublicPage } from "./pages.ts";
import {
	agreementItems,
	followUpItems,
	planItems,
	workingGroupItems,
} from "./search-items.ts";

const firstFew = 5;
const most = 50;

interface Search {
	db: Connection;
	locale: Locale;
	today: string;
	q: string;
	words: string[];
	limit: number;
}

/** `named`: something in it is called just what was searched for. */
type Group = SearchGroup & { exact: number; named: boolean };

/** Present parties, as the register finds them: who is withheld is in neither. */
async function organisations(search: Search): Promise<Group> {
	const { db, q, locale, words, limit } = search;
	const query = check(signatoryQuery, { q, limit });
	const { items, total } = await findSignatories(db, query);
	const hits = (JSON.parse(items) as SignatoryItem[]).map((item) => ({
		kind: "organisations" as const,
		title: marked(item.name, words),
		path: pathIn(locale, `/signatarer/${item.slug}`),
		language: "sv" as const,
		snippet: snippet(plainText(item.description), words),
		on: null,
		cancelled: false,
	}));
	const said = (item: SignatoryItem) =>
		`${item.name} ${item.description} ${item.municipality?.name ?? ""} ${item.organisationNumber ?? ""}`;
	const exact = (JSON.parse(items) as SignatoryItem[]).filter((item) =>
		words.every(
			(word) => /^\d+$/.test(word) || places(said(item), [word]).length > 0,
		),
	).length;
	return { kind: "organisations", total, items: hits, exact, named: false };
}

/** The certificate of a whole number, as people write it. */
async function certificates(search: Search): Promise<Group> {
	const { db, q, locale, words } = search;
	const number = canonicalNumber(q);
	const found = number ? await findCertificate(db, number, locale) : null;
	const items = (found ? [found] : []).map((one) => ({
		kind: "certificates" as const,
		title: marked(one.number, words),
		path: pathIn(locale, `/intyg/${one.number}`),
		language: "sv" as const,
		snippet: snippet(one.organisation.name, words),
		on: one.signedOn,
		cancelled: false,
	}));
	const total = items.length;
	return { kind: "certificates", total, items, exact: total, named: total > 0 };
}

const paths: Record<
	Exclude<SearchKind, "organisations" | "certificates">,
	(f: Found) => string
> = {
	news: ({ key }) => `/nyheter/${key}`,
	events: ({ key }) => `/evenemang/${key}`,
	// A page whose words are in the code has its path for a key.
	pages: ({ key }) => (key.startsWith("/") ? key : pathOf("page", key)),
	plan: ({ at }) => `/handlingsplan#ar-${at}`,
	"follow-ups": ({ at }) => `/uppfoljning/${at}`,
	"working-group": ({ key }) =>
		`/samverkansgrupp${key.startsWith("val/") ? `/${key}` : ""}`,
	agreement: () => "/overenskommelsen",
};

/** Of a text that holds none of the words the beginning is shown, else where they stand. */
function around({ lead, body }: Found, words: string[]) {
	const text = plainText(body);
	const first = plainText(lead);
	if (!first) return snippet(text, words);
	return places(first, words).length > 0 || places(text, words).length === 0
		? snippet(first, words)
		: snippet(text, words);
}

function toHit(
	kind: keyof typeof paths,
	found: Found,
	{ words, locale }: Search,
): SearchHit {
	return {
		kind,
		title: marked(found.title, words),
		path: pathIn(locale, paths[kind](found)),
		language: found.language,
		snippet: around(found, words),
		on: found.at,
		cancelled: found.cancelled,
	};
}

async function sourceOf(
	kind: keyof typeof paths,
	search: Search,
): Promise<Source> {
	const { locale } = search;
	switch (kind) {
		case "news":
		case "events":
			return contentSource(kind, locale);
		case "pages":
			return together(
				contentSource(kind, locale),
				listSource(fixedPages(locale)),
			);
		case "plan":
			return listSource(await planItems(search));
		case "follow-ups":
			return listSource(await followUpItems(search));
		case "working-group":
			return listSource(await workingGroupItems(search));
		case "agreement":
			return listSource(await agreementItems(search));
	}
}

async function group(kind: SearchKind, search: Search): Promise<Group> {
	if (kind === "organisations") return organisations(search);
	if (kind === "certificates") return certificates(search);
	const source = await sourceOf(kind, search);
	const { items, total, exact } = await findIn(
		search.db,
		source,
		search.q,
		kind === "events" ? toCome(search.today) : undefined,
	);
	const hits = items
		.slice(0, search.limit)
		.map((found) => toHit(kind, found, search));
	const asked = search.words.join(" ");
	const named = items.some(({ called }) =>
		called.split("\n").some((name) => searchWords(name).join(" ") === asked),
	);
	return { kind, total, exact, named, items: hits };
}

/**
 * Everything public that a search finds, by kind, in their own order; a kind with something that is called just what
 * was searched for stands first. What only resembles the search is left out where anything matches in full.
 */
export async function searchSite(
	deps: Pick<Deps, "db" | "clock">,
	{ q, kind }: SearchQuery,
	locale: Locale,
): Promise<SearchAnswer> {
	const words = searchWords(q);
	if (words.length === 0)
		return { q: q.trim(), total: 0, similar: false, groups: [] };
	const search: Search = {
		db: deps.db,
		locale,
		today: swedishDay(deps.clock()),
		q,
		words,
		limit: kind ? most : firstFew,
	};
	const found = await Promise.all(
		(kind ? [kind] : searchKinds).map((one) => group(one, search)),
	);
	const exact = found.some((one) => one.exact > 0);
	const groups = found
		.filter((one) => (exact ? one.exact > 0 : one.total > 0))
		.sort((a, b) => Number(b.named) - Number(a.named))
		.map(({ exact: _exact, named: _named, ...one }) => one);
	return {
		q: q.trim(),
		total: groups.reduce((sum, one) => sum + one.total, 0),
		similar: !exact && groups.length > 0,
		groups,
	};
}

/** `GET /search` */
export function searchRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	app.get(
		"/api/v1/search",
		{
			onRequest: cache.openToAll,
			schema: {
				response: { 200: searchAnswer },
				querystring: searchQuery,
				tags: ["search"],
				summary: "Everything that is public, by word beginnings",
			},
		},
		async (request: FastifyRequest, reply) =>
			cache.answer(request, reply, async () => ({
				type: "application/json",
				body: JSON.stringify(
					await searchSite(deps, request.query as SearchQuery, request.locale),
				),
			})),
	);
}

/** `/sok` */
export function searchPages(page: PublicPage, deps: Deps): void {
	page("/sok", async ({ request, locale, text }) => {
		const { typ, ...rest } = request.query as Record<string, string>;
		const asked = check(searchQuery, { ...rest, ...(typ && { kind: typ }) });
		const answer = await searchSite(deps, asked, locale);
		return searchPage({ ...answer, kind: asked.kind ?? null }, text);
	});
}
