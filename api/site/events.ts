import type { FastifyReply, FastifyRequest } from "fastify";
import { pathIn, textFor } from "../../frontend/i18n/index.ts";
import { eventListPage, eventPage } from "../../frontend/views/index.ts";
import { sizesOf } from "../content/editing/documents/queries.ts";
import { type AtomFeed, toAtom } from "../content/events/atom.ts";
import { type CalendarEvent, toCalendar } from "../content/events/ical.ts";
import { addressOf, uidOf } from "../content/events/mails.ts";
import {
	findEvent,
	findWholeEvents,
	publishedAt,
} from "../content/events/queries.ts";
import type { EventDetail, EventItem } from "../content/events/schema.ts";
import { findNews, findNewsItem } from "../content/queries.ts";
import { eventData, listData } from "../opendata/page-words.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { type Made, publicCache } from "../platform/http-cache.ts";
import { madeAt } from "../platform/ids.ts";
import type { Locale } from "../platform/messages.ts";
import { isPast, nextChange, shownAt } from "./event-moments.ts";
import { addresses, type PublicPage } from "./pages.ts";

/** The data of the list is not to outweigh the page. */
const mostListed = 30;

const dayOf = (event: EventItem) =>
	event.startsAt ?? event.on ?? `${event.year}-12-31`;

/** `/evenemang` and `/evenemang/:slug`. */
export function eventPages(page: PublicPage, { config }: Deps): void {
	const { publicUrl } = config;
	page("/evenemang", async ({ db, now, locale, text }) => {
		const events: EventItem[] = await findWholeEvents(db, locale);
		const shown = events.map((event) => shownAt(event, now));
		const upcoming = shown
			.filter((event) => !isPast(event, now))
			.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
		const past = shown.filter((event) => isPast(event, now));
		const slugs = [...upcoming, ...past].slice(0, mostListed);
		return {
			...eventListPage({ upcoming, past }, text),
			until: nextChange(events, now),
			data: listData(
				{ publicUrl, text },
				"/evenemang",
				text.events.title,
				slugs.map(({ slug }) => slug),
			),
		};
	});
	page("/evenemang/:slug", async ({ db, request, now, locale, text }) => {
		const { slug } = request.params as { slug: string };
		const event = await findEvent(db, slug, locale);
		return (
			event && {
				...eventPage(
					{
						event: { ...event, ...shownAt(event, now) },
						past: isPast(event, now),
						sizes: await sizesOf(
							db,
							event.documents.map(({ url }) => url),
						),
					},
					text,
				),
				until: nextChange([event], now),
				data: eventData({ publicUrl, text }, event, text.events.title),
			}
		);
	});
}

interface FeedContext {
	deps: Deps;
	locale: Locale;
	request: FastifyRequest;
}

/** Feeds and calendar files, in both languages, with ETag like the pages. */
export function feedRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const serve = (
		path: string,
		make: (context: FeedContext) => Promise<Made>,
	) => {
		for (const { url, locale } of addresses(path)) {
			const speak = async (request: FastifyRequest) => {
				request.locale = locale;
			};
			app.get(
				url,
				{
					onRequest: [speak, cache.openToAll],
					schema: { hide: true } as object,
				},
				async (request: FastifyRequest, reply: FastifyReply) =>
					cache.answer(request, reply, () => make({ deps, locale, request })),
			);
		}
	};
	serve("/nyheter.atom", newsFeed);
	serve("/evenemang.atom", eventFeed);
	serve("/evenemang.ics", calendar);
	serve("/evenemang/:slug/kalender.ics", oneCalendar);
}

const atom = (feed: AtomFeed): Made => ({
	type: "application/atom+xml",
	body: toAtom(feed),
});

/** A tag URI (RFC 4151): it stays when the site moves to https or a page to another address. */
function tag({ deps, locale }: FeedContext, name: string): string {
	const { hostname } = new URL(deps.config.publicUrl);
	return `tag:${hostname},2026:${locale}/${name}`;
}

function frameOf(context: FeedContext, path: string, title: string) {
	const { deps, locale } = context;
	const address = (to: string) => deps.config.publicUrl + pathIn(locale, to);
	return {
		id: tag(context, path.slice(1)),
		title: `${title} – ${textFor(locale).common.site}`,
		author: textFor(locale).common.site,
		language: locale,
		self: address(`${path}.atom`),
		page: address(path),
		since: "2020-01-01T00:00:00.000Z",
	};
}

async function newsFeed(context: FeedContext): Promise<Made> {
	const { deps, locale } = context;
	const { db, config } = deps;
	const { items } = await findNews(db, { limit: 30 }, locale);
	const slugs = items.map(({ slug }) => slug);
	const edited = await publishedAt(db, "news", slugs);
	const entries = await Promise.all(
		items.map(async (item) => {
			const at = `${item.publishedOn}T00:00:00.000Z`;
			const whole = await findNewsItem(db, item.slug, locale);
			const html = `${whole?.picture?.html ?? ""}${whole?.html ?? ""}`;
			return {
				id: tag(context, `nyheter/${item.slug}`),
				title: item.title,
				url: config.publicUrl + pathIn(locale, `/nyheter/${item.slug}`),
				published: at,
				updated: edited.get(item.slug)?.toISOString() ?? at,
				summary: item.summary,
				html: absolute(html, config.publicUrl),
			};
		}),
	);
	const title = textFor(locale).news.title;
	return atom({ ...frameOf(context, "/nyheter", title), entries });
}

async function eventFeed(context: FeedContext): Promise<Made> {
	const { deps, locale } = context;
	const events = await findWholeEvents(deps.db, locale, 50);
	const { publicUrl } = deps.config;
	const t = textFor(locale).events;
	const entries = events.map((event) => ({
		id: tag(context, `evenemang/${event.slug}`),
		title: t.named(event.title, event.cancelled !== null),
		url: publicUrl + pathIn(locale, `/evenemang/${event.slug}`),
		published: madeAt(event.id).toISOString(),
		updated: event.updatedAt,
		summary: `${saying(event, locale)}${event.summary}`,
		html: absolute(event.html, publicUrl),
	}));
	return atom({ ...frameOf(context, "/evenemang", t.title), entries });
}

/** What a feed's reader has to know before anything else: that it will not be, and why. */
function saying({ cancelled }: EventItem, locale: Locale): string {
	if (!cancelled) return "";
	const { cancelledWords } = textFor(locale).events;
	const said = [cancelledWords, cancelled.reason].filter(Boolean);
	return `${said.map((part) => `${part}`.replace(/\.?$/, ".")).join(" ")} `;
}

/** Addresses of pictures and pages with their host: a feed is read elsewhere. */
const absolute = (html: string, publicUrl: string) =>
	html
		.replace(/((?:href|src)=")\/(?!\/)/g, `$1${publicUrl}/`)
		.replace(/(?<=srcset="[^"]*)\/bilder\//g, `${publicUrl}/bilder/`);

function calendarEvent(
	{ deps, locale }: FeedContext,
	event: EventDetail,
): CalendarEvent | null {
	const { publicUrl } = deps.config;
	const { startsAt, endsAt, on } = event;
	if (!on) return null;
	return {
		uid: uidOf(publicUrl, event.slug),
		stamp: new Date(event.updatedAt),
		sequence: event.revision,
		title: textFor(locale).events.named(event.title, event.cancelled !== null),
		description: `${saying(event, locale)}${event.summary}`,
		place: event.place ?? "",
		url: publicUrl + pathIn(locale, `/evenemang/${event.slug}`),
		when:
			startsAt && endsAt
				? { starts: new Date(startsAt), ends: new Date(endsAt) }
				: { day: on },
		status: event.cancelled ? "CANCELLED" : "CONFIRMED",
	};
}

function calendarOf(context: FeedContext, events: EventDetail[]): string {
	const { deps, locale } = context;
	const { common, events: t } = textFor(locale);
	return toCalendar({
		method: "PUBLISH",
		name: `${t.title} – ${common.site}`,
		organiser: addressOf(deps.config.mailFrom),
		events: events.flatMap((event) => calendarEvent(context, event) ?? []),
	});
}

async function calendar(context: FeedContext): Promise<Made> {
	const events = await findWholeEvents(context.deps.db, context.locale);
	return { type: "text/calendar", body: calendarOf(context, events) };
}

async function oneCalendar(context: FeedContext): Promise<Made> {
	const { slug } = context.request.params as { slug: string };
	const event = await findEvent(context.deps.db, slug, context.locale);
	if (!event?.on) throw new Refusal("not_found");
	return {
		type: "text/calendar",
		body: calendarOf(context, [event]),
		headers: { "content-disposition": `attachment; filename="evenemang.ics"` },
	};
}
