import { z } from "zod";
import { pathIn } from "../../frontend/i18n/index.ts";
import {
	aboutDataPage,
	accessibilityPage,
	agreementPage,
	certificatePage,
	cookiesPage,
	newsItemPage,
	newsListPage,
	organisationPage,
	privacyPage,
	registerPage,
	startPage,
	textPage,
	verifyPage,
} from "../../frontend/views/index.ts";
import { canonicalNumber } from "../certificates/queries.ts";
import { findPage } from "../content/editing/page.ts";
import { pageSlugs } from "../content/editing/schema.ts";
import { findNewsItem } from "../content/queries.ts";
import { contentPage } from "../content/schema.ts";
import {
	agreementData,
	catalogueData,
	listData,
	newsData,
	organisationData,
	registerData,
	siteData,
	textData,
} from "../opendata/page-words.ts";
import type { Deps } from "../platform/deps.ts";
import { check } from "../platform/http.ts";
import { findStatistics } from "../register/statistics.ts";
import { nextChange } from "./event-moments.ts";
import { eventPages } from "./events.ts";
import { followUpPages } from "./follow-up.ts";
import {
	agreementModel,
	newsModel,
	registerModel,
	startModel,
} from "./models.ts";
import { certificateModel, organisationModel } from "./organisation.ts";
import type { PublicPage, Shown, Visit } from "./pages.ts";
import { planPages } from "./plan.ts";
import { registerAsked } from "./register-asked.ts";
import { searchPages } from "./search.ts";
import { accessibilityReviewedOn, promises } from "./statements.ts";
import { findUntranslated } from "./untranslated.ts";
import { workingGroupPages } from "./working-group.ts";

const slug = z.object({ slug: z.string().max(300) });
const number = z.object({ number: z.string().max(300) });
// The form says `number`; `nummer` is what people write in a link.
const asked = z.object({
	number: z.string().max(100).optional(),
	nummer: z.string().max(100).optional(),
});

/** The public pages, each with what it is told. */
export function registerPages(page: PublicPage, deps: Deps): void {
	const { publicUrl } = deps.config;
	page("/", async (visit) => {
		const model = await startModel(visit);
		return {
			...startPage(model, visit.text),
			until: nextChange(model.coming, visit.now),
			data: siteData({ publicUrl, text: visit.text }),
		};
	});
	page("/overenskommelsen", async (visit) => {
		const model = await agreementModel(visit);
		return (
			model && {
				...agreementPage(model, visit.text),
				data: agreementData({ publicUrl, text: visit.text }, model),
			}
		);
	});
	page("/signatarer", async (visit) => {
		const { query, typed, faults } = registerAsked(visit);
		const model = { ...(await registerModel(visit, query)), typed, faults };
		return {
			...registerPage(model, visit.text),
			...(faults.length > 0 && { status: 422 }),
			data: registerData({ publicUrl, text: visit.text }),
		};
	});
	page("/signatarer/:slug", async ({ request, text }) => {
		const model = await organisationModel(
			deps,
			check(slug, request.params).slug,
		);
		return (
			model && {
				...organisationPage(model, text),
				data: organisationData({ publicUrl, text }, model.organisation),
			}
		);
	});
	page("/intyg/:number", (visit) => certificate(deps, visit));
	page("/verifiera", (visit) => verify(deps, visit));
	planPages(page, publicUrl);
	page("/nyheter", async (visit) => {
		const query = check(contentPage, visit.request.query);
		const { text } = visit;
		const model = await newsModel(visit, query);
		const slugs = model.items.map(({ slug }) => slug);
		return {
			...newsListPage(model, text),
			data: listData({ publicUrl, text }, "/nyheter", text.news.title, slugs),
		};
	});
	page("/nyheter/:slug", async ({ db, request, locale, text }) => {
		const found = await findNewsItem(
			db,
			check(slug, request.params).slug,
			locale,
		);
		return (
			found && {
				...newsItemPage(found, text),
				data: newsData({ publicUrl, text }, found),
			}
		);
	});
	for (const slug of pageSlugs)
		page(`/${slug}`, async ({ db, locale, text }) => {
			const found = await findPage(db, slug, locale);
			return (
				found && {
					...textPage(found, text),
					data: textData({ publicUrl, text }, found),
				}
			);
		});
	eventPages(page, deps);
	followUpPages(page, publicUrl);
	workingGroupPages(page, publicUrl);
	searchPages(page, deps);
	plainPages(page, deps);
}

function plainPages(page: PublicPage, { config }: Deps): void {
	const { publicUrl } = config;
	page("/oppna-data", async ({ db, today, locale, text }) => {
		const { parties } = await findStatistics(db, today, locale);
		return {
			...aboutDataPage({ publicUrl, parties }, text),
			data: catalogueData({ publicUrl, text }),
		};
	});
	page("/personuppgifter", ({ text }) => privacyPage({ promises }, text));
	page("/kakor", ({ text }) => cookiesPage({ promises }, text));
	page("/tillganglighet", async ({ db, today, text }) =>
		accessibilityPage(
			{
				publicUrl,
				reviewedOn: accessibilityReviewedOn,
				untranslated: await findUntranslated(db, today),
			},
			text,
		),
	);
}

/** A number may be typed as people do; its page has one address. */
async function certificate(
	deps: Deps,
	{ request, locale, text }: Visit,
): Promise<Shown> {
	const typed = check(number, request.params).number;
	const canonical = canonicalNumber(typed);
	if (canonical && canonical !== typed)
		return { redirect: pathIn(locale, `/intyg/${canonical}`) };
	const model = await certificateModel(deps, canonical ?? typed, locale);
	return { ...certificatePage(model, text), status: model.known ? 200 : 404 };
}

async function verify(
	deps: Deps,
	{ request, locale, text }: Visit,
): Promise<Shown> {
	const query = check(asked, request.query);
	const typed = (query.number ?? query.nummer ?? "").trim();
	if (typed === "") return verifyPage({ number: "", answer: null }, text);
	const canonical = canonicalNumber(typed);
	const model = canonical
		? await certificateModel(deps, canonical, locale)
		: null;
	return verifyPage(
		{
			number: canonical ?? typed,
			answer: model?.known ? model.certificate : "unknown",
		},
		text,
	);
}
