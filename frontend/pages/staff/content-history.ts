import { html, nothing, type TemplateResult } from "lit";
import type {
	Change,
	RevisionState,
	RevisionSummary,
} from "../../../api/content/editing/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { stitchGlyph as glyph, icon } from "../../ui/icon.ts";
import type { Content } from "./content-api.ts";
import type { Kept } from "./content-keep.ts";
import type { Theirs, Version } from "./content-saving.ts";
import { differing } from "./content-value.ts";
import { type Language, localMoment, type StaffText } from "./text.ts";

const marks: Record<RevisionState, [string, () => TemplateResult]> = {
	draft: ["off", () => icon("pen")],
	scheduled: ["wait", () => icon("clock")],
	published: ["", () => glyph("full")],
	withdrawn: ["off", () => glyph("struck")],
};

/** A revision's or an item's state: glyph and word. */
export function stateMark(
	{ text }: Language,
	state: RevisionState,
	words?: string,
) {
	const [tone, mark] = marks[state];
	return html`<span class="status ${tone}">${mark()}${words ?? text.content.states[state]}</span>`;
}

/** What the form calls the field at a path: `activities.2.title.sv` is "Aktivitet 3, svenska". */
function labelOf(
	{ fields, swedish, english }: StaffText["content"],
	path: string,
): string {
	const names = path.split(".");
	const [name = "", row, part = ""] = names;
	const last = names.at(-1);
	const language =
		last === "sv" ? `, ${swedish}` : last === "en" ? `, ${english}` : "";
	const words = fields as Record<string, unknown>;
	if (row !== undefined && /^\d+$/.test(row)) {
		const one =
			{
				activities: fields.activity,
				principles: fields.principle,
				programme: fields.programmeItem,
				documents: fields.document,
			}[name] ?? fields.focusArea;
		const detail = part === "title" ? null : words[part];
		return `${one(Number(row) + 1)}${typeof detail === "string" ? `: ${detail}` : ""}${language}`;
	}
	const label = name === "documents" ? fields.eventDocuments : words[name];
	return `${typeof label === "string" ? label : name}${language}`;
}

/** A value as a reader knows it: a time, and what sort an event is of. */
function inWords(language: Language, path: string, value: string): string {
	const { gatherings } = language.text;
	if (/^(starts|ends)At$/.test(path) && /T/.test(value))
		return localMoment(language, value);
	if (path === "programme") {
		const { dayNumber } = language.text.content.fields;
		const days = value.replace(/^\((\d+)\)/gm, (_all, day) =>
			dayNumber(Number(day), null),
		);
		// The clock as it is written in the reader's language.
		return language.locale === "sv"
			? days.replace(/\b(\d\d):(\d\d)\b/g, "$1.$2")
			: days;
	}
	return path === "kind"
		? (gatherings.kinds[value as keyof typeof gatherings.kinds] ?? value)
		: value;
}

export interface Comparison {
	from: number;
	to: number;
	items: Change[];
}

/** What differs between two revisions: struck and underlined, and said. */
export function comparison(
	language: Language,
	shown: Comparison,
): TemplateResult {
	const { text } = language;
	const { history: t } = text.content;
	const part = (path: string, { kind, text: raw }: Change["parts"][number]) => {
		const words = inWords(language, path, raw);
		if (kind === "same") return words;
		return kind === "added"
			? html`<ins>${said(t.added)}${words}${end}</ins>`
			: html`<del>${said(t.removed)}${words}${end}</del>`;
	};
	const said = (words: string) =>
		html`<span class="visually-hidden">(${words}: </span>`;
	const end = html`<span class="visually-hidden">)</span>`;
	return html`<section class="compare" aria-labelledby="compare-title"><h3 id="compare-title" tabindex="-1">${t.compareTitle(shown.from, shown.to)}</h3>
		${
			shown.items.length === 0
				? html`<p>${t.same}</p>`
				: html`<dl>${shown.items.map(({ path, parts }) => html`<dt>${labelOf(text.content, path)}</dt><dd>${parts.map((one) => part(path, one))}</dd>`)}</dl>`
		}</section>`;
}

export interface HistoryModel {
	language: Language;
	items: RevisionSummary[];
	shown: Comparison | null;
	onRestore: (revision: RevisionSummary) => void;
	onCompare: (revision: RevisionSummary) => void;
}

function row(model: HistoryModel, revision: RevisionSummary, latest: boolean) {
	const { language, onRestore, onCompare } = model;
	const { text, format, locale } = language;
	const { history: t, preview } = text.content;
	const { columns } = t;
	const { ordinal, id, createdAt, author, employer, note } = revision;
	const base = locale === "en" ? "/en" : "";
	return html`<tr><th scope="row" class="num">${ordinal}${latest ? html` <small>${t.latest}</small>` : nothing}</th>
		<td data-label=${columns.state}>${stateMark(language, revision.state)}</td>
		<td data-label=${columns.saved}>${format.moment(createdAt)}<small>${employer === null ? t.adopted : t.by(author, employer)}${note ? html`<br>${note}` : nothing}</small></td>
		<td><div class="actions"><a class="button quiet small" href="${base}/forhandsgranska/${id}" target="_blank" rel="noopener">${preview}<span class="visually-hidden"> ${ordinal}</span></a>
		${latest ? nothing : button({ label: t.compare, name: t.compareName(ordinal), kind: "quiet small", onPress: () => onCompare(revision) })}
		${revision.allowedActions.includes("restore") ? button({ label: t.restore, name: t.restoreName(ordinal), kind: "quiet small", onPress: () => onRestore(revision) }) : nothing}</div></td></tr>`;
}

/** Every revision, newest first. */
export function history(model: HistoryModel): TemplateResult {
	const { language, items, shown } = model;
	const { history: t } = language.text.content;
	return html`<h2>${t.title}</h2>
		<div class="plain-table"><table><caption class="visually-hidden">${t.title}</caption>
		<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
		<tbody>${items.map((one, i) => row(model, one, i === 0))}</tbody></table></div>
		${shown ? comparison(language, shown) : nothing}`;
}

export interface ConflictModel {
	language: Language;
	mine: Content;
	theirs: Theirs;
	/** What the form calls a field, where it is not one of the content's. */
	label?: (path: string) => string;
	onKeep: () => void;
	onTake: () => void;
}

export interface KeptModel {
	language: Language;
	kept: Kept;
	/** What is saved now. */
	head: Version;
	label?: (path: string) => string;
	onKeep: () => void;
	onTake: () => void;
}

/** What the browser kept beside what is saved, and the choice. */
export function keptOffer(model: KeptModel) {
	const { language, kept, head, onKeep, onTake } = model;
	const { kept: t } = language.text.content;
	const newer = kept.basedOn !== head.id;
	return html`<section class="conflict" tabindex="-1" aria-labelledby="kept-title">
		${notice("wait", html`<h2 id="kept-title">${t.title(language.format.moment(kept.at))}</h2><p>${newer ? t.newer(head.author) : t.lead}</p>`)}
		${differences(model, kept.content, head, t.saved)}
		<div class="actions">${button({ label: t.keep, onPress: onKeep })}${button({ label: t.take, kind: "quiet", onPress: onTake })}</div>
	</section>`;
}

function differences(
	{ language, label }: Pick<ConflictModel, "language" | "label">,
	mine: Content,
	{ content, both }: Omit<Theirs, "id" | "author">,
	name: string,
) {
	const { text } = language;
	const { conflict: t } = text.content;
	const called = label ?? ((path: string) => labelOf(text.content, path));
	const words = (path: string, value: string) => inWords(language, path, value);
	const asked = (path: string) =>
		!both || both.some((one) => `${path}.`.startsWith(`${one}.`));
	const shown = differing(mine, content).filter(({ path }) => asked(path));
	return html`<dl>${shown.map(({ path, ...one }) => html`<dt>${called(path)}</dt><dd><div class="pair"><p><strong>${t.mine}</strong><br>${words(path, one.mine)}</p><p><strong>${name}</strong><br>${words(path, one.theirs)}</p></div></dd>`)}</dl>`;
}

/** Somebody else has saved: both texts where they differ, and the choice. */
export function conflict(model: ConflictModel): TemplateResult {
	const { language, mine, theirs } = model;
	const { conflict: t } = language.text.content;
	return html`<section class="conflict" data-problem tabindex="-1" aria-labelledby="conflict-title">
		${notice("wait", html`<h2 id="conflict-title">${t.title(theirs.author)}</h2><p>${t.lead}</p>`)}
		${differences(model, mine, theirs, t.theirs)}
		<div class="actions">${button({ label: t.keep, onPress: model.onKeep })}${button({ label: t.take, kind: "quiet", onPress: model.onTake })}</div>
	</section>`;
}
