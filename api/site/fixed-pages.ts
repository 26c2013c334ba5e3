import { apply as applyEn } from "../../frontend/i18n/en/apply.ts";
import {
	type Locale,
	type Text,
	textFor,
	textWith,
} from "../../frontend/i18n/index.ts";
import { apply as applySv } from "../../frontend/i18n/sv/apply.ts";
import { contactPage } from "../../frontend/views/contact.ts";
import { embedPage } from "../../frontend/views/embed.ts";
import {
	aboutDataPage,
	accessibilityPage,
	cookiesPage,
	privacyPage,
	verifyPage,
} from "../../frontend/views/index.ts";
import type { Page } from "../../frontend/views/page.ts";
import { officeIn } from "../content/editing/office.ts";
import { partsIn } from "../content/editing/page.ts";
import type { Listed } from "../content/search/queries.ts";
import { renderToHtml } from "../platform/html.ts";
import { accessibilityReviewedOn, promises } from "./statements.ts";

// What is untranslated changes with what editors write; the words that are kept for the search do not follow it.
const everythingTranslated = {
	news: false,
	events: false,
	plan: false,
	pages: false,
	principles: false,
	agreement: false,
};

/** The pages whose words are in the code, by path, as the search reads them: as they are drawn. */
const drawn: Record<string, (text: Text) => Page> = {
	"/kakor": (text) => cookiesPage({ promises }, text),
	"/personuppgifter": (text) => privacyPage({ promises }, text),
	"/tillganglighet": (text) =>
		accessibilityPage(
			{
				publicUrl: "",
				reviewedOn: accessibilityReviewedOn,
				untranslated: everythingTranslated,
			},
			text,
		),
	"/oppna-data": (text) => aboutDataPage({ publicUrl: "", parties: 0 }, text),
	"/badda-in": (text) =>
		embedPage({ publicUrl: "", element: null, organisation: null }, text),
	"/verifiera": (text) => verifyPage({ number: "", answer: null }, text),
	"/kontakt/skriv": (text) =>
		contactPage(
			{
				state: "form",
				token: "",
				values: { name: "", email: "", subject: "", message: "" },
				faults: [],
				refusal: null,
			},
			text,
		),
};

/** What people call a page that calls itself something else. */
const also: Record<Locale, Record<string, string[]>> = {
	sv: {
		"/kakor": ["Cookies", "Cookie"],
		"/personuppgifter": ["Integritetspolicy", "GDPR", "Dataskydd"],
		"/tillganglighet": ["Tillgänglighet"],
		"/oppna-data": ["API"],
		"/badda-in": ["Bädda in"],
		"/verifiera": ["Verifiera", "Kontrollera intyg"],
		"/kontakt/skriv": ["Kontaktformulär"],
		"/ansok": ["Ansök", "Ansökan", "Gå med", "Bli part"],
	},
	en: {
		"/kakor": ["Cookie"],
		"/personuppgifter": ["Privacy", "GDPR"],
		"/tillganglighet": ["Accessibility"],
		"/oppna-data": ["API"],
		"/badda-in": ["Embed"],
		"/verifiera": ["Verify"],
		"/kontakt/skriv": ["Contact form"],
		"/ansok": ["Apply", "Application", "Join"],
	},
};

const entities: Record<string, string> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	"#39": "'",
};

// The lead may hold figures, which are not the same tomorrow; the description says the same.
const readable = (main: unknown) =>
	renderToHtml(main)
		.replace(/<p class="lead">.*?<\/p>|<(script|svg)[\s>].*?<\/\1>/gs, " ")
		.replace(/<[^>]*>/g, " ")
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? "")
		.replaceAll("\u00ad", "")
		.replace(/\s+/g, " ")
		.trim();

function applying(locale: Locale): Listed {
	const { start, steps } = locale === "sv" ? applySv : applyEn;
	return {
		key: "/ansok",
		title: textFor(locale).common.nav.apply,
		also: also[locale]["/ansok"] ?? [],
		lead: start.lead,
		body: [steps.signatories, ...start.needList, ...start.afterList].join(". "),
		language: locale,
		at: null,
	};
}

// The pages that say how the office is reached are drawn anew for readers; an old number is nothing to find.
const none = { sv: "", en: "" };
const noOffice = { email: "", phone: "", hours: none, about: none };

function made(locale: Locale): Listed[] {
	const text = textWith(
		locale,
		officeIn(noOffice, locale),
		partsIn([], locale),
	);
	const pages = Object.entries(drawn).map(([path, draw]): Listed => {
		const { title, description = "", main } = draw(text);
		return {
			key: path,
			title: title.replaceAll("\u00ad", ""),
			also: also[locale][path] ?? [],
			lead: description,
			body: readable(main),
			language: locale,
			at: null,
		};
	});
	return [applying(locale), ...pages];
}

const known = new Map<Locale, Listed[]>();

/** They are the same until the next release, so they are drawn once. */
export function fixedPages(locale: Locale): Listed[] {
	const found = known.get(locale) ?? made(locale);
	known.set(locale, found);
	return found;
}
