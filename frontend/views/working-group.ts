import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import type { Page } from "./page.ts";
import { emptyState, fact, foreign, num, pageHead, to } from "./shared.ts";
import type {
	ElectionModel,
	ElectionView,
	Term,
	WorkingGroupModel,
} from "./working-group-models.ts";
import {
	lots,
	ballots as openBallots,
	results,
} from "./working-group-result.ts";

/** The working group and its elections, as everybody may read them. */

const sides = ["public", "civil"] as const;

function side(
	term: Term,
	sector: (typeof sides)[number],
	seats: number,
	text: Text,
) {
	const { workingGroup: t } = text;
	const members = term.members.filter((one) => one.sector === sector);
	const free = seats - members.length;
	if (members.length === 0 && seats === 0) return nothing;
	return html`<div><h3>${t.sectors[sector]}</h3>
		${
			members.length > 0
				? html`<ul class="rows plain people">${members.map(
						(one) =>
							html`<li>${one.name}${one.organisation ? html`<br><span class="soft">${one.organisation}</span>` : nothing}</li>`,
					)}</ul>`
				: nothing
		}
		${free > 0 ? html`<p class="soft">${t.free(free)}</p>` : nothing}</div>`;
}

function term(one: Term, model: WorkingGroupModel, text: Text, now: boolean) {
	// Free seats are news only of the term that runs; of another they say only that nobody has written it down.
	const seats = (sector: (typeof sides)[number]) =>
		now ? model.seats[sector] : 0;
	return html`<div class="sides">${sides.map((sector) => side(one, sector, seats(sector), text))}</div>`;
}

function current(model: WorkingGroupModel, text: Text): TemplateResult {
	const { workingGroup: t } = text;
	const year = Number(model.today.slice(0, 4));
	const [sitting] = model.terms.filter(({ from }) => from <= year);
	// The next first.
	const upcoming = model.terms.filter(({ from }) => from > year).reverse();
	const earlier = model.terms.filter(
		(one) => one !== sitting && one.from <= year,
	);
	const block = (one: Term, title: string, now: boolean) =>
		html`<section class="block protocol"><h2 class="margin small-title">${title} ${t.term(one.from, one.to)}</h2><div>${term(one, model, text, now)}</div></section>`;
	return html`${
		sitting
			? block(sitting, t.members, true)
			: upcoming.length > 0
				? nothing
				: html`<div class="protocol"><div class="in-text">${emptyState(t.none, t.noneText)}</div></div>`
	}
		${upcoming.map((one) => block(one, t.coming, false))}
		${
			earlier.length > 0
				? html`<section class="block protocol"><h2 class="margin small-title">${t.earlier}</h2><div class="stack">${earlier.map(
						(one) =>
							html`<details><summary>${t.term(one.from, one.to)}</summary>${term(one, model, text, false)}</details>`,
					)}</div></section>`
				: nothing
		}`;
}

/** `/samverkansgrupp`: seats, members by term, and how they are elected. */
export function workingGroupPage(model: WorkingGroupModel, text: Text): Page {
	const { workingGroup: t } = text;
	const { elections } = model;
	const words = text.parts.samverkansgrupp;
	return {
		title: words.title,
		description: words.description,
		main: html`<main id="innehall" class="frame text-page working-group">
			<div class="protocol"><div class="page-head in-text">${pageHead(words, text)}</div></div>
			${current(model, text)}
			<section class="block protocol"><h2 class="margin small-title">${t.how}</h2>
				<div class="prose in-text" lang=${foreign(words.language, text)}>${unsafeHTML(model.how)}</div></section>
			${
				elections.length > 0
					? html`<section class="block protocol"><h2 class="margin small-title">${t.elections}</h2>
						<ul class="rows plain people">${elections.map((one) => {
							const label = t.election(t.term(one.termFrom, one.termTo));
							return html`<li><a href=${to(text, `/samverkansgrupp/val/${one.id}`)}>${label}</a><br><span class="soft">${t.status[one.status]}</span></li>`;
						})}</ul></section>`
					: nothing
			}
		</main>`,
	};
}

function daysOf(election: ElectionView, text: Text): TemplateResult {
	const { workingGroup: t, format } = text;
	const span = (from: string, until: string) =>
		t.span(format.day(from), format.day(until));
	const roll = election.roll === null ? "" : ` (${t.roll(election.roll)})`;
	return html`<dl class="facts">
		${fact(t.seats, num(election.seats))}
		${fact(t.nominations, span(election.nominationsOpenOn, election.nominationsCloseOn))}
		${fact(t.cutOff, `${t.cutOffText(format.day(election.cutOffOn))}${roll}`)}
		${fact(t.proposalVote, span(election.proposalOpensOn, election.proposalClosesOn))}
		${fact(t.namesVote, span(election.namesOpensOn, election.namesClosesOn))}
	</dl>`;
}

function candidates(election: ElectionView, text: Text): TemplateResult {
	const { workingGroup: t } = text;
	return html`<section class="block protocol"><h2 class="margin">${t.candidates}</h2><div class="stack">
		${
			election.candidates.length === 0
				? html`<p class="soft">${t.candidatesNone}</p>`
				: html`<ul class="rows plain people">${election.candidates.map(
						(one) =>
							html`<li>${one.name}${one.proposed ? html` <span class="soft">(${t.proposed})</span>` : nothing}${one.organisation ? html`<br><span class="soft">${one.organisation}</span>` : nothing}</li>`,
					)}</ul>`
		}
		${election.status === "nominations" ? html`<p class="no-print"><a class="button quiet" href=${to(text, "/samverkansgrupp/nominera")}>${t.nominate}</a></p>` : nothing}
	</div></section>`;
}

/** That an election is called off, and why; or that it waits for new days. */
function standing({ election, awaitsDays }: ElectionModel, text: Text) {
	const { workingGroup: t, format } = text;
	const { cancelled } = election;
	const block = (kind: "bad" | "wait", words: TemplateResult) =>
		html`<div class="block protocol"><div class="in-text"><div class="notice ${kind}">${icon(kind === "bad" ? "alert" : "clock")}<div>${words}</div></div></div></div>`;
	if (!cancelled)
		return awaitsDays ? block("wait", html`<p>${t.awaitsDays}</p>`) : nothing;
	const { sv, en } = cancelled.reason;
	const words = text.locale === "en" ? en || sv : sv;
	const language = words === sv ? "sv" : "en";
	return block(
		"bad",
		html`<p><strong>${t.cancelled(format.day(cancelled.on))}</strong></p><p>${t.cancelledReason} <span lang=${foreign(language, text)}>${words}</span></p>`,
	);
}

/** `/samverkansgrupp/val/:id`: one election, from its days to its ballots. */
export function electionPage(model: ElectionModel, text: Text): Page {
	const { workingGroup: t } = text;
	const { election } = model;
	const title = t.election(t.term(election.termFrom, election.termTo));
	return {
		title,
		description: text.parts.samverkansgrupp.description,
		main: html`<main id="innehall" class="frame text-page working-group">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/samverkansgrupp"), t.back, "left", "before")}</nav>
			<header class="protocol org-head"><p class="margin">${t.status[election.status]}</p><div><h1>${title}</h1></div></header>
			${standing(model, text)}
			<section class="block protocol"><h2 class="margin">${t.facts}</h2><div>${daysOf(election, text)}</div></section>
			${candidates(election, text)}
			${results(election, text)}
			${openBallots(model, text)}
			${lots(election, text)}
		</main>`,
	};
}
