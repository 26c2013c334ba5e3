import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icon.ts";
import {
	certificateFile,
	type EntrySignature,
	type RegisterEntry,
} from "./api.ts";
import { signatureStatus } from "./parts/status.ts";
import type { Language } from "./text.ts";

/** What may be asked about an entry before it is done. */
export type Step =
	| { act: "end"; signature: EntrySignature }
	| { act: "revoke" | "reissue"; number: string };

/** What the register says of the organisation. */
export function entryFacts(
	{ text, words }: Language,
	entry: RegisterEntry,
): TemplateResult {
	const { case: say } = text;
	const rows: [string, unknown][] = [
		[say.number, entry.organisationNumber ?? say.withoutNumber],
		[say.kind, words.kind[entry.kind] ?? entry.kind],
		[
			say.place_,
			entry.wholeCounty ? say.wholeCounty : entry.municipality?.name,
		],
		[say.themes, entry.themes.map((id) => words.theme[id] ?? id).join(", ")],
		[
			say.website,
			entry.website &&
				html`<a href=${entry.website} target="_blank" rel="noopener noreferrer">${entry.website}</a>`,
		],
		[say.description, entry.description],
	];
	return html`<dl class="facts">${rows
		.filter(([, value]) => value)
		.map(
			([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
		)}</dl>`;
}

/** Every contact in full, and what of it is public. */
export function entryContacts(
	{ text, format }: Language,
	{ contacts }: RegisterEntry,
): TemplateResult {
	const { register, organisation } = text;
	if (contacts.length === 0) return html`<p class="soft">${text.none}</p>`;
	return html`<ul class="plain entry-list">${contacts.map((contact) => {
		const shown = [
			contact.publish.name && organisation.publishName,
			contact.publish.email && organisation.publishEmail,
			contact.publish.phone && organisation.publishPhone,
		].filter((word): word is string => Boolean(word));
		return html`<li><strong>${[contact.name, contact.role].filter(Boolean).join(", ")}</strong>
			${contact.email ? html`<br><a href="mailto:${contact.email}">${contact.email}</a>` : nothing}
			${contact.phone ? html`<br><span class="num">${contact.phone}</span>` : nothing}
			<p class="soft">${shown.length > 0 ? register.published(format.list(shown)) : register.unpublished}</p></li>`;
	})}</ul>`;
}

function certificate(
	{ text }: Language,
	signature: EntrySignature,
	manage: boolean,
	onStep: (step: Step) => void,
) {
	const { certificateNumber: number, certificateStatus: status } = signature;
	if (!number || !status) return nothing;
	const { register } = text;
	const step = (act: "revoke" | "reissue", kind: string) =>
		html`<button class="button ${kind} small" type="button" @click=${() => onStep({ act, number })}>${register[act]}<span class="visually-hidden"> ${number}</span></button>`;
	return html`<p>${register.certificate} <span class="num">${number}</span>: ${text.words.certificate[status]}</p>
		<p class="actions"><a class="button quiet small" href=${certificateFile(number)}>${icon("download")}${register.download}<span class="visually-hidden"> ${number}</span></a>
			${manage && status === "valid" ? html`${step("reissue", "quiet")}${step("revoke", "refuse")}` : nothing}</p>`;
}

export interface SignaturesModel {
	language: Language;
	signatures: EntrySignature[];
	mayEnd: boolean;
	mayManage: boolean;
	onStep: (step: Step) => void;
}

/** Each signature once, with all its certificates. */
export function entrySignatures({
	language,
	signatures,
	mayEnd,
	mayManage,
	onStep,
}: SignaturesModel): TemplateResult {
	const { text, format } = language;
	const { register } = text;
	const grouped = Map.groupBy(signatures, ({ id }) => id);
	return html`<ul class="plain entry-list">${[...grouped.values()].map(
		([first, ...rest]) => {
			if (!first) return nothing;
			const stands =
				first.status === "active" || first.status === "provisional";
			return html`<li><p>${signatureStatus(text, first.status)}</p>
			<p>${register.version} ${first.agreementVersion}. ${register.signedOn} ${format.day(first.signedOn)}.${
				first.endedOn
					? html` ${register.endedOn} ${format.day(first.endedOn)}.`
					: nothing
			}${first.endReason ? html` ${register.reason}: ${first.endReason}` : nothing}</p>
			${[first, ...rest].map((one) => certificate(language, one, mayManage, onStep))}
			${stands && mayEnd ? html`<p class="actions"><button class="button refuse small" type="button" @click=${() => onStep({ act: "end", signature: first })}>${register.endTitle}</button></p>` : nothing}</li>`;
		},
	)}</ul>`;
}
