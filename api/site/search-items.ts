import { textFor } from "../../frontend/i18n/index.ts";
import { currentVersion } from "../agreement/queries.ts";
import { findWholeFollowUps } from "../content/follow-up/results.ts";
import { findActionPlan } from "../content/queries.ts";
import type { Listed } from "../content/search/queries.ts";
import {
	findCandidates,
	findTerms,
	listElections,
} from "../content/working-group/queries.ts";
import { type Asked, readablePrinciples } from "./models.ts";

/** What the search reads whole, as the public pages show it. */

export async function planItems({ db, locale }: Asked): Promise<Listed[]> {
	const plan = await findActionPlan(db, locale);
	return (plan?.years ?? []).flatMap(
		({ year, language, theme, focusAreas, activities }) =>
			[
				{ title: theme, lead: focusAreas.map(({ title }) => title).join(". ") },
				...activities.map(({ title }) => ({ title, lead: theme })),
			].map((item, i) => ({
				...item,
				key: `${year}-${i}`,
				body: "",
				language,
				at: String(year),
			})),
	);
}

export async function agreementItems(asked: Asked): Promise<Listed[]> {
	const version = await currentVersion(asked.db, asked.today);
	if (!version) return [];
	const english = asked.locale === "en" && version.text_en !== "";
	const { language, items } = readablePrinciples(version, asked.locale);
	return [
		{
			key: "text",
			title: english ? version.name_en : version.name_sv,
			lead: "",
			body: english ? version.text_en : version.text_sv,
			language: english ? "en" : "sv",
			at: null,
		},
		...items.map(({ id, title, description }) => ({
			key: id,
			title,
			lead: description,
			body: "",
			language,
			at: null,
		})),
	];
}

/** Published follow-ups, and the comments on them that are published: those are as they were written. */
export async function followUpItems({ db, locale }: Asked): Promise<Listed[]> {
	const years = await findWholeFollowUps(db, locale);
	const swedish = locale === "sv" ? years : await findWholeFollowUps(db, "sv");
	const title = (year: number, language: Listed["language"]) =>
		textFor(language).followUp.title(year);
	const comments = swedish.flatMap(({ year, principles }) =>
		principles.flatMap((principle) =>
			principle.comments.map(({ text, organisation }, i) => ({
				key: `${year}-${principle.id}-${i}`,
				title: `${title(year, "sv")}: ${principle.title}`,
				lead: organisation ? `${organisation}: ${text}` : text,
				body: "",
				language: "sv" as const,
				at: String(year),
			})),
		),
	);
	const introductions = years.map(({ year, introduction, language }) => ({
		key: String(year),
		title: title(year, language),
		lead: "",
		body: introduction,
		language,
		at: String(year),
	}));
	return [...introductions, ...comments];
}

/** Who sits in the group and stands for election, as its pages name them. */
export async function workingGroupItems({
	db,
	locale,
}: Asked): Promise<Listed[]> {
	const { workingGroup: t } = textFor(locale);
	const shared = { language: locale, at: null };
	const members = (await findTerms(db)).flatMap((term) =>
		term.members.map(({ name, organisation }, i) => ({
			...shared,
			key: `${term.from}-${term.to}-${i}`,
			title: name,
			lead: [`${t.title} ${t.term(term.from, term.to)}`, organisation]
				.filter(Boolean)
				.join(". "),
			body: "",
		})),
	);
	const elections: Listed[] = [];
	for (const { id, status, term_from, term_to } of await listElections(db)) {
		const candidates = await findCandidates(db, id);
		elections.push({
			...shared,
			key: `val/${id}`,
			title: t.election(t.term(term_from, term_to)),
			lead: t.status[status],
			body: candidates
				.map((one) => [one.name, one.organisation].filter(Boolean).join(", "))
				.join(". "),
		});
	}
	// The page itself is among the pages.
	return [...members, ...elections];
}
