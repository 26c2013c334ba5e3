import { pathIn, type Text } from "../../frontend/i18n/index.ts";
import type { AgreementVersionItem } from "../agreement/schema.ts";
import type { FollowUpFigures } from "../content/follow-up/schema.ts";
import type {
	ActionPlan,
	PlanYear,
	PlanYearView,
} from "../content/plan/schema.ts";
import type { EventItem, NewsInFull, PageView } from "../content/schema.ts";
import type { SignatoryItem } from "../register/schema.ts";
import { datasets } from "./datasets.ts";
import { organisationWords } from "./linked.ts";
import { catalogueWords, licence, publisher } from "./words.ts";

/** What a page says to machines: schema.org as JSON-LD, in the page. No contact is ever in it. */

/** Where a page is, and in which words. */
export interface Place {
	publicUrl: string;
	text: Text;
}

/** The way to a page from the start: names and Swedish paths, the page itself last. */
type Crumb = [name: string, path: string];

const plain = (text: string) => text.replaceAll("\u00ad", "");
const address = ({ publicUrl, text }: Place, path: string) =>
	publicUrl + encodeURI(pathIn(text.locale, path));

const region = {
	"@type": "GovernmentOrganization",
	"@id": publisher.uri,
	name: publisher.name,
	url: publisher.homepage,
};

/** The data of a page: what it is about, and the way to it. */
function pageData(place: Place, things: object[], ...rest: Crumb[]): object {
	const crumbs: Crumb[] = [[place.text.common.site, "/"], ...rest];
	const trail = {
		"@type": "BreadcrumbList",
		itemListElement: crumbs.map(([name, path], i) => ({
			"@type": "ListItem",
			position: i + 1,
			name: plain(name),
			item: address(place, path),
		})),
	};
	return { "@context": "https://schema.org", "@graph": [...things, trail] };
}

/** The start page: the site, and where it is searched. */
export function siteData(place: Place): object {
	const { publicUrl, text } = place;
	const url = address(place, "/");
	const site = {
		"@type": "WebSite",
		"@id": `${url}#site`,
		url,
		name: text.common.site,
		description: plain(text.parts.start.description),
		inLanguage: text.locale,
		publisher: region,
		potentialAction: {
			"@type": "SearchAction",
			target: {
				"@type": "EntryPoint",
				urlTemplate: `${publicUrl}${pathIn(text.locale, "/sok")}?q={search_term_string}`,
			},
			"query-input": "required name=search_term_string",
		},
	};
	return { "@context": "https://schema.org", "@graph": [site] };
}

const textTypes: Record<string, string> = {
	samverkan: "AboutPage",
	plattformen: "AboutPage",
	kontakt: "ContactPage",
};

/** A page of text. */
export function textData(
	place: Place,
	page: Pick<PageView, "slug" | "title" | "lead" | "language">,
): object {
	const path = `/${page.slug}`;
	const url = address(place, path);
	const thing = {
		"@type": textTypes[page.slug] ?? "WebPage",
		"@id": url,
		url,
		name: plain(page.title),
		description: plain(page.lead),
		inLanguage: page.language,
		publisher: region,
	};
	return pageData(place, [thing], [page.title, path]);
}

/** The agreement's page: the version that applies. */
export function agreementData(
	place: Place,
	agreement: {
		name: string;
		version: Pick<
			AgreementVersionItem,
			"label" | "validFrom" | "validFromPrecision"
		>;
		translation: { name: string } | null;
	},
): object {
	const { version, translation } = agreement;
	const url = address(place, "/overenskommelsen");
	const thing = {
		"@type": "CreativeWork",
		"@id": url,
		url,
		// What is signed is Swedish, also where a translation stands beside it.
		name: agreement.name,
		...(translation && { alternateName: translation.name }),
		inLanguage: "sv",
		version: version.label,
		// Of some only the month is known.
		datePublished:
			version.validFromPrecision === "day"
				? version.validFrom
				: version.validFrom.slice(0, 7),
		publisher: region,
	};
	return pageData(
		place,
		[thing],
		[place.text.agreement.title, "/overenskommelsen"],
	);
}

type PlanWords = Pick<ActionPlan, "name" | "language" | "from" | "to"> & {
	years: Pick<PlanYear, "year">[];
};

/** The action plan and its years; without years there is nothing to say. */
export function planData(place: Place, plan: PlanWords | null): object {
	const path = "/handlingsplan";
	if (!plan) return pageData(place, [], [place.text.plan.titleEmpty, path]);
	const url = address(place, path);
	const thing = {
		"@type": "CreativeWork",
		"@id": url,
		url,
		name: plain(plan.name),
		inLanguage: plan.language,
		temporalCoverage: `${plan.from}/${plan.to}`,
		publisher: region,
		hasPart: plan.years.map(({ year }) => ({
			"@type": "CreativeWork",
			url: address(place, `${path}/${year}`),
		})),
	};
	return pageData(place, [thing], [plan.name, path]);
}

/** One year of the plan. */
export function planYearData(
	place: Place,
	{ year, theme, language, plan }: PlanYearView,
): object {
	const path = `/handlingsplan/${year}`;
	const url = address(place, path);
	const name = place.text.plan.yearTitle(year, theme);
	const thing = {
		"@type": "CreativeWork",
		"@id": url,
		url,
		name: plain(name),
		inLanguage: language,
		temporalCoverage: String(year),
		isPartOf: { "@id": address(place, "/handlingsplan") },
		publisher: region,
	};
	return pageData(place, [thing], [plan, "/handlingsplan"], [name, path]);
}

/** The working group's page. Who sits in it stands on the page, and only there. */
export function workingGroupData(place: Place): object {
	const { title, description } = place.text.parts.samverkansgrupp;
	const path = "/samverkansgrupp";
	const url = address(place, path);
	const thing = {
		"@type": "Organization",
		"@id": url,
		url,
		name: plain(title),
		description: plain(description),
	};
	return pageData(place, [thing], [title, path]);
}

/** A list of pages below another: of news, of events. @param slugs in the order they are shown */
export function listData(
	place: Place,
	path: "/nyheter" | "/evenemang",
	title: string,
	slugs: string[],
): object {
	const url = address(place, path);
	const list = {
		"@type": "ItemList",
		"@id": url,
		url,
		name: plain(title),
		itemListElement: slugs.map((slug, i) => ({
			"@type": "ListItem",
			position: i + 1,
			url: address(place, `${path}/${slug}`),
		})),
	};
	return pageData(place, [list], [title, path]);
}

/** An organisation's page: the party as the open data has it. */
export function organisationData(place: Place, item: SignatoryItem): object {
	return pageData(
		place,
		[organisationWords(item, place.publicUrl)],
		[place.text.register.title, "/signatarer"],
		[item.name, `/signatarer/${item.slug}`],
	);
}

/** The page of an item of news. */
export function newsData(place: Place, item: NewsInFull): object {
	const path = `/nyheter/${item.slug}`;
	const url = address(place, path);
	const article = {
		"@type": "NewsArticle",
		"@id": url,
		mainEntityOfPage: url,
		headline: item.title,
		description: item.summary,
		datePublished:
			item.publishedOnPrecision === "year"
				? item.publishedOn.slice(0, 4)
				: item.publishedOn,
		// An item without English stands in Swedish on English pages.
		inLanguage: item.language,
		...(item.picture && { image: place.publicUrl + item.picture.url }),
		author: region,
		publisher: region,
	};
	return pageData(
		place,
		[article],
		[place.text.news.title, "/nyheter"],
		[item.title, path],
	);
}

// While no day is known there is nothing to say: schema.org's Event begins some day.
function eventThing(place: Place, event: EventItem): object | undefined {
	const startDate = event.startsAt ?? event.on;
	if (!startDate) return undefined;
	const url = address(place, `/evenemang/${event.slug}`);
	const mode = event.online ? (event.place ? "Mixed" : "Online") : "Offline";
	return {
		"@type": "Event",
		"@id": url,
		url,
		name: event.title,
		description: event.summary,
		startDate,
		...(event.endsAt ? { endDate: event.endsAt } : {}),
		eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
		eventStatus: `https://schema.org/${event.cancelled ? "EventCancelled" : "EventScheduled"}`,
		location: event.place
			? { "@type": "Place", name: event.place, address: event.place }
			: { "@type": "VirtualLocation", url },
		organizer: region,
	};
}

/** The page of an event; `title` is what the list of events is called. */
export function eventData(
	place: Place,
	event: EventItem,
	title: string,
): object {
	const thing = eventThing(place, event);
	return pageData(
		place,
		thing ? [thing] : [],
		[title, "/evenemang"],
		[event.title, `/evenemang/${event.slug}`],
	);
}

function datasetThing(
	{ publicUrl, text: { locale } }: Place,
	one: (typeof datasets)[number],
): object {
	return {
		"@type": "Dataset",
		"@id": `${publicUrl}/datasets/${one.id}`,
		name: one.title[locale],
		description: one.description[locale],
		keywords: one.keywords.map((word) => word[locale]),
		license: licence,
		isAccessibleForFree: true,
		creator: region,
		url: publicUrl + pathIn(locale, "/oppna-data"),
		distribution: one.distributions.map(({ path, type }) => ({
			"@type": "DataDownload",
			contentUrl: publicUrl + path,
			encodingFormat: type,
		})),
	};
}

/** The register's page: its dataset. */
export function registerData(place: Place): object {
	const things = datasets
		.filter(({ id }) => id === "signatories")
		.map((one) => datasetThing(place, one));
	const { title } = place.text.register;
	return pageData(place, things, [title, "/signatarer"]);
}

/** The page over all follow-ups: their dataset. */
export function followUpsData(place: Place): object {
	const things = datasets
		.filter(({ id }) => id === "follow-ups")
		.map((one) => datasetThing(place, one));
	return pageData(place, things, [place.text.followUp.heading, "/uppfoljning"]);
}

/** The page of a year's follow-up: a part of the dataset, with the year's own table. */
export function followUpData(place: Place, followUp: FollowUpFigures): object {
	const { publicUrl, text } = place;
	const { followUp: t } = text;
	const { year, answers, principles } = followUp;
	const path = `/uppfoljning/${year}`;
	const url = address(place, path);
	const part = {
		"@type": "Dataset",
		"@id": `${url}#data`,
		url,
		name: t.title(year),
		description: t.describe(
			year,
			t.answered(t.parties(answers.civil), t.publicParties(answers.public)),
		),
		isPartOf: { "@id": `${publicUrl}/datasets/follow-ups` },
		temporalCoverage: `${followUp.openedOn}/${followUp.closedOn}`,
		datePublished: followUp.publishedAt,
		license: licence,
		isAccessibleForFree: true,
		creator: region,
		variableMeasured: principles.map(({ title }) => ({
			"@type": "PropertyValue",
			name: title,
			minValue: 1,
			maxValue: 5,
		})),
		distribution: {
			"@type": "DataDownload",
			contentUrl: `${publicUrl}/api/v1/follow-ups/${year}.csv`,
			encodingFormat: "text/csv",
		},
	};
	return pageData(
		place,
		[part],
		[t.heading, "/uppfoljning"],
		[t.title(year), path],
	);
}

/** The page about open data: the catalogue and all its datasets. */
export function catalogueData(place: Place): object {
	const { publicUrl, text } = place;
	const catalogue = {
		"@type": "DataCatalog",
		"@id": `${publicUrl}/datasets/dcat`,
		name: catalogueWords.title[text.locale],
		description: catalogueWords.description[text.locale],
		license: licence,
		publisher: region,
		dataset: datasets.map((one) => datasetThing(place, one)),
	};
	return pageData(place, [catalogue], [text.about.data.title, "/oppna-data"]);
}
