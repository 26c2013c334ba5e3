import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import { num } from "./shared.ts";
import type { ElectionModel, ElectionView } from "./working-group-models.ts";

/** What came of an election, and everything that is needed to count again. */

const label = (one: { name: string; organisation: string }) =>
	one.organisation ? `${one.name}, ${one.organisation}` : one.name;

function lotOf(lot: { order: string[] } | null, text: Text) {
	const { workingGroup: t } = text;
	if (!lot) return nothing;
	const order = lot.order.map((one) => t.choice[one] ?? one).join("; ");
	return html`<p>${t.lot(order)}</p>`;
}

function proposalResult(election: ElectionView, text: Text) {
	const { workingGroup: t } = text;
	const result = election.results.proposal;
	if (!result) return nothing;
	return html`<h3>${t.lotNames.proposal}</h3>
		<p>${result.accepted ? t.accepted : t.rejected} ${t.turnout(result.voted, election.roll ?? 0)}</p>
		<dl class="facts"><div><dt>${t.choice.accept}</dt><dd>${num(result.accept)}</dd></div><div><dt>${t.choice.reject}</dt><dd>${num(result.reject)}</dd></div></dl>
		${lotOf(result.lot, text)}`;
}

function namesResult(election: ElectionView, text: Text) {
	const { workingGroup: t } = text;
	const result = election.results.names;
	if (!result) return nothing;
	return html`<h3>${t.lotNames.names}</h3>
		<p>${t.turnout(result.voted, election.roll ?? 0)}</p>
		<table class="tally"><caption class="visually-hidden">${t.result}: ${t.lotNames.names}</caption>
			<thead><tr><th scope="col">${t.name}</th><th scope="col">${t.votes}</th><th scope="col">${t.result}</th></tr></thead>
			<tbody>${result.tally.map(
				(one) =>
					html`<tr><th scope="row">${one.name}${one.organisation ? html`<br><small class="soft">${one.organisation}</small>` : nothing}</th><td class="num">${one.votes}</td><td>${one.elected ? html`<strong>${t.elected}</strong>` : t.notElected}</td></tr>`,
			)}</tbody></table>
		${lotOf(result.lot, text)}`;
}

/** The result of each round that has closed. */
export function results(election: ElectionView, text: Text) {
	const { workingGroup: t } = text;
	const { status } = election;
	if (status === "planned" || status === "nominations") return nothing;
	const closed = election.results.proposal !== null;
	if (status === "cancelled" && !closed) return nothing;
	return html`<section class="block protocol"><h2 class="margin">${t.result}</h2><div class="stack">
		${closed ? html`${namesResult(election, text)}${proposalResult(election, text)}` : html`<p class="soft">${t.resultNone}</p>`}
	</div></section>`;
}

/** Every ballot of the rounds that have closed, by receipt. */
export function ballots({ election, ballots: all }: ElectionModel, text: Text) {
	const { workingGroup: t } = text;
	if (all.rounds.length === 0) return nothing;
	const file = `/api/v1/working-group/elections/${election.id}/ballots`;
	const names = new Map(
		all.rounds.flatMap(({ candidates }) =>
			candidates.map((one) => [one.id, label(one)]),
		),
	);
	const said = (choices: string[]) =>
		choices.map((one) => t.choice[one] ?? names.get(one) ?? one).join("; ");
	return html`<section class="block protocol"><h2 class="margin">${t.ballots}</h2><div class="stack">
		<p>${t.ballotsLead}</p>
		${all.rounds.map(
			(round) =>
				html`<details><summary>${t.lotNames[round.round]} (${round.ballots.length})</summary>
					<table class="tally"><caption class="visually-hidden">${t.ballots}: ${t.lotNames[round.round]}</caption>
						<thead><tr><th scope="col">${t.receipt}</th><th scope="col">${t.says}</th></tr></thead>
						<tbody>${round.ballots.map((one) => html`<tr><th scope="row" class="num nowrap">${one.receipt}</th><td>${said(one.choices)}</td></tr>`)}</tbody></table></details>`,
		)}
		<h3>${t.again}</h3><p>${t.againText}</p>
		<p class="no-print">${go(`${file}.csv`, t.csv, "download", "before")}<br>${go(file, t.json, "download", "before")}</p>
	</div></section>`;
}

/** What the lots come of: fingerprints before, secrets after. */
export function lots(election: ElectionView, text: Text): TemplateResult {
	const { workingGroup: t } = text;
	const one = (round: "proposal" | "names") => {
		const { commitment, secret } = election.lots[round];
		return html`<h3>${t.lotNames[round]}</h3><dl class="facts">
			<div><dt>${t.commitment}</dt><dd class="hash">${commitment}</dd></div>
			<div><dt>${t.secret}</dt><dd class="hash">${secret ?? t.secretLater}</dd></div></dl>`;
	};
	return html`<section class="block protocol"><h2 class="margin">${t.lots}</h2><div class="stack">
		<p>${t.lotsLead}</p>
		<details><summary>${t.lotsHow}</summary><p>${t.lotsText}</p>${one("proposal")}${one("names")}</details>
	</div></section>`;
}
