import { html, nothing, type TemplateResult } from "lit";
import type {
	AdminSealsView,
	AdminSealView,
} from "../../../api/certificates/seals/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { stitchGlyph as glyph, icon } from "../../ui/icon.ts";
import { ask, type Draft, pick } from "./parts/fields.ts";
import { problem } from "./parts/problem.ts";
import { pathTo } from "./route.ts";
import type { Language } from "./text.ts";

/** What has to be done about the seal in use, for whoever opens the office; or nothing. */
export function sealBanner(
	{ text, locale }: Language,
	seals: AdminSealsView | null,
	withLink = true,
): TemplateResult | typeof nothing {
	if (!seals) return nothing;
	const { banner } = text.seals;
	const { trouble, waiting, expiresInDays } = seals;
	if (!trouble && expiresInDays === null) return nothing;
	const said =
		trouble &&
		{
			ended: banner.ended,
			not_yet_valid: banner.notYetValid,
			revoked: banner.revoked,
		}[trouble];
	const words = said
		? `${said} ${waiting > 0 ? banner.waiting(waiting) : ""}`
		: banner.near(expiresInDays ?? 0);
	const bad = trouble !== null || (expiresInDays ?? 0) < 0;
	return html`<div class="said">${notice(
		bad ? "bad" : "wait",
		html`<p>${words}${withLink ? html` <a href=${pathTo(locale, "seals")}>${banner.link}</a>` : nothing}</p>`,
	)}</div>`;
}

function status({ text, format }: Language, seal: AdminSealView) {
	const { seals } = text;
	if (seal.revokedAt)
		return html`<span class="status bad">${icon("stop")}${seals.revoked(format.day(seal.revokedAt))}</span>`;
	if (seal.expiresInDays < 0)
		return html`<span class="status off">${icon("clock")}${seals.expired}</span>`;
	return seal.current
		? html`<span class="status">${glyph("full")}${seals.current}</span>`
		: html`<span class="status off">${glyph("struck")}${seals.replaced}</span>`;
}

export interface TableModel {
	language: Language;
	caption: string;
	/** What the first column is called */
	name: string;
	items: AdminSealView[];
	onRevoke: (seal: AdminSealView) => void;
}

function row(model: TableModel, seal: AdminSealView): TemplateResult {
	const { language, onRevoke } = model;
	const { text, format } = language;
	const { seals } = text;
	const { columns } = seals;
	const why = seal.revocationReason && seals.reasons[seal.revocationReason];
	return html`<tr><th scope="row">${seal.subject}
			<small>${seals.kinds[seal.kind]}</small>
			<details><summary>${seals.fingerprint} <span class="num">${seal.fingerprint.slice(0, 8)}</span></summary><pre>${seal.fingerprint}</pre></details></th>
		<td class="nowrap" data-label=${columns.until}>${format.day(seal.notAfter)}${seal.current && seal.expiresInDays <= 60 ? html`<small>${seals.left(seal.expiresInDays)}</small>` : nothing}</td>
		<td class="nowrap" data-label=${columns.since}>${format.day(seal.firstUsedAt)}</td>
		${seal.sealed === null ? nothing : html`<td class="num" data-label=${columns.sealed}>${seal.sealed}</td>`}
		<td data-label=${columns.status}>${status(language, seal)}${seal.revokedAt ? html`<small>${[why, seal.revocationNote].filter(Boolean).join(". ")}</small>` : nothing}</td>
		<td>${
			seal.revokedAt
				? nothing
				: button({
						label: seals.revoke,
						name: seals.revokeTitle(
							`${seal.subject}, ${seal.fingerprint.slice(0, 8)}`,
						),
						kind: "refuse small",
						onPress: () => onRevoke(seal),
					})
		}</td></tr>`;
}

/** Seals or time-stampers, one a row. */
export function sealTable(model: TableModel): TemplateResult {
	const { columns } = model.language.text.seals;
	const heads = [
		model.name,
		columns.until,
		columns.since,
		// Of time-stampers it is not counted.
		...(model.items.some(({ sealed }) => sealed !== null)
			? [columns.sealed]
			: []),
		columns.status,
		columns.action,
	];
	return html`<div class="plain-table"><table><caption class="visually-hidden">${model.caption}</caption>
		<thead><tr>${heads.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
		<tbody>${model.items.map((seal) => row(model, seal))}</tbody></table></div>`;
}

export interface RevokeModel {
	language: Language;
	seal: AdminSealView;
	draft: Draft;
	busy: boolean;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

/** What follows when a seal or a time-stamper is revoked. */
function whatFollows(
	{ text }: Language,
	{ current, kind, sealed }: AdminSealView,
): TemplateResult {
	const { seals } = text;
	const stamps = kind === "tsa";
	const warning = stamps ? seals.revokeCurrentStamper : seals.revokeCurrent;
	return html`${current ? notice("bad", html`<p>${warning}</p>`) : html`<p>${stamps ? seals.revokeStamperUnneeded : seals.revokeUnneeded}</p>`}
		<p>${stamps ? seals.revokeStamperLead : seals.revokeLead(sealed ?? 0)} ${seals.revokeForGood}</p>`;
}

/** The question before a seal is revoked, with what follows of it. */
export function revokeDialog(model: RevokeModel): TemplateResult {
	const { language, seal, draft, busy } = model;
	const { seals, cancel, saving } = language.text;
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	const reasons = Object.entries(seals.reasons);
	return html`<dialog class="sheet" aria-labelledby="revoke-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${model.onSubmit}>
			<h2 id="revoke-title">${seals.revokeTitle(seal.subject)}</h2>
			${whatFollows(language, seal)}
			${draft.failure ? problem(language, draft.failure) : nothing}
			${pick(
				draft,
				"reason",
				seals.reason,
				// The seal in use is replaced first, unless its key is lost.
				seal.current && seal.kind !== "tsa" ? reasons.slice(0, 1) : reasons,
			)}
			${ask(draft, "note", seals.note, { hint: seals.noteHint, rows: true, maxLength: 1000, optional: language.text.optional })}
			<div class="actions">${button({ label: seals.revoke, busyLabel: saving, busy, kind: "refuse" })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button></div>
		</form></dialog>`;
}
