import { pathIn, type Text } from "../../frontend/i18n/index.ts";
import type {
	ActionPlanModel,
	PlanYear,
	PlanYearModel,
} from "../../frontend/views/plan-models.ts";
import {
	activityFacts,
	carriedLines,
} from "../../frontend/views/plan-parts.ts";
import { foreign } from "../../frontend/views/shared.ts";
import type { Block, Item, Lang, Paper } from "../content/paper/blocks.ts";

/** The action plan as a paper: the same words as on its pages. */

export interface PaperContext {
	text: Text;
	publicUrl: string;
	/** Addresses of the follow-ups' pages on this site, by year. */
	followUps: Map<number, string>;
	/** When the plan was last changed. */
	changedAt: Date;
}

type Heading = "heading" | "subheading";

// Soft hyphens are for lines that browsers break.
const unbroken = (words: string) => words.replaceAll("\u00ad", "");

const absolute = (url: string, publicUrl: string) =>
	URL.canParse(url, publicUrl) ? new URL(url, publicUrl).href : publicUrl;

const langOf = (one: Pick<PlanYear, "language">, text: Text): Lang => {
	const lang = foreign(one.language, text);
	return lang === "sv" || lang === "en" ? lang : undefined;
};

function focusBlocks(year: PlanYear, { text }: PaperContext): Block[] {
	const { plan: t } = text;
	const lang = langOf(year, text);
	const undecided = year.focusNote
		? [{ title: year.focusNote, continued: false }]
		: [];
	const areas = year.focusAreas.length > 0 ? year.focusAreas : undecided;
	if (areas.length === 0) return [{ kind: "label", text: t.noFocus }];
	return areas.flatMap(({ title, continued }): Block[] => [
		{ kind: "label", text: continued ? t.continued : t.focus },
		{ kind: "text", text: title, lang },
	]);
}

function activityBlocks(year: PlanYear, context: PaperContext): Block[] {
	const { text, publicUrl } = context;
	const lang = langOf(year, text);
	const items = year.activities.map(
		(one): Item => ({
			text: one.title,
			lang,
			note: activityFacts(one, text).join(" · ") || undefined,
			links: one.documents.map(({ title, url }) => ({
				text: title,
				url: absolute(url, publicUrl),
			})),
		}),
	);
	const list: Block =
		items.length > 0
			? { kind: "list", items }
			: { kind: "text", text: text.plan.noActivities };
	return [
		list,
		...carriedLines(year, text).flatMap(({ label, title }): Block[] => [
			{ kind: "label", text: label },
			{ kind: "text", text: title, lang },
		]),
	];
}

function followUpBlock(year: PlanYear, context: PaperContext): Block[] {
	const { text, publicUrl, followUps } = context;
	const { followUp } = year;
	const title = text.plan.followUp(followUp?.period || String(year.year));
	const url = followUp?.url ?? followUps.get(year.year);
	if (url)
		return [{ kind: "link", text: title, url: absolute(url, publicUrl) }];
	return followUp
		? [{ kind: "text", text: text.plan.followUpElsewhere(title) }]
		: [];
}

/** What is said of a year below its heading. */
const yearBlocks = (
	year: PlanYear,
	heading: Heading,
	context: PaperContext,
): Block[] => [
	...focusBlocks(year, context),
	{ kind: heading, text: context.text.plan.activitiesTitle },
	...activityBlocks(year, context),
	...followUpBlock(year, context),
];

function paperOf(
	title: string,
	path: string,
	blocks: Block[],
	{ text, publicUrl, changedAt }: PaperContext,
): Paper {
	// Where it is to be read as a page, and later than on paper.
	const url = publicUrl + pathIn(text.locale, path);
	const all: Block[] = [...blocks, { kind: "link", text: url, url }];
	return {
		title,
		author: text.common.site,
		language: text.locale,
		changedAt,
		foot: (page, of) => `${title} · ${text.plan.page(page, of)}`,
		blocks: all.map((block) =>
			"text" in block ? { ...block, text: unbroken(block.text) } : block,
		),
	};
}

/** The whole plan as a paper. */
export function planPaper(
	model: ActionPlanModel,
	context: PaperContext,
): Paper {
	const { text } = context;
	const title = model.name;
	const lang = langOf(model, text);
	const blocks = model.years.flatMap((year): Block[] => [
		{
			kind: "heading",
			text: text.plan.yearTitle(year.year, year.theme),
			lang: langOf(year, text),
		},
		...yearBlocks(year, "subheading", context),
	]);
	return paperOf(
		title,
		"/handlingsplan",
		[
			{ kind: "title", text: title, lang },
			{ kind: "lead", text: model.introduction, lang },
			...blocks,
		],
		context,
	);
}

/** One year as a paper. */
export function planYearPaper(
	{ year, principle }: PlanYearModel,
	context: PaperContext,
): Paper {
	const { plan: t } = context.text;
	const title = t.yearTitle(year.year, year.theme);
	return paperOf(
		title,
		`/handlingsplan/${year.year}`,
		[
			{ kind: "label", text: year.plan },
			{ kind: "title", text: title, lang: langOf(year, context.text) },
			...(principle
				? [{ kind: "lead" as const, text: t.aboutPrinciple(principle) }]
				: []),
			...yearBlocks(year, "heading", context),
		],
		context,
	);
}
