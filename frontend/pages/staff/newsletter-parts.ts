import { html, nothing, type TemplateResult } from "lit";
import type {
	IssueView,
	LetterView,
	LinkChoice,
	NewsletterOverview,
	NewsletterSettings,
} from "../../../api/content/newsletter/schema.ts";
import { instantOf } from "../../i18n/swedish-time.ts";
import { button } from "../../ui/form.ts";
import { csvPath, previewPath } from "./newsletter-api.ts";
import { ask, type Draft } from "./parts/fields.ts";
import type { Language } from "./text.ts";

export type Act = "pause" | "resume" | "cancel";

/** How many read it, and their addresses for who may have them. */
export function readers(
	{ text }: Language,
	{ subscribers }: NewsletterOverview,
	mayExport: boolean,
): TemplateResult {
	const { newsletter: t } = text;
	const { confirmed, unconfirmed, suspended } = subscribers;
	return html`<p><strong>${t.subscribers(confirmed)}</strong>
		${unconfirmed > 0 ? t.waiting(unconfirmed) : nothing} ${suspended > 0 ? t.suspended(suspended) : nothing}</p>
		${mayExport ? html`<p><a href=${csvPath} download>${t.export}</a> <span class="soft">${t.exportHint}</span></p>` : nothing}`;
}

function progress({ text, format }: Language, issue: IssueView) {
	const { newsletter: t } = text;
	const { total, sent, failed, unknown } = issue.progress;
	if (issue.status === "scheduled" && issue.sendAt)
		return t.goesOut(format.moment(issue.sendAt));
	if (total === null) return nothing;
	const label = t.sentOf(sent, total);
	return html`<progress max=${total} value=${sent} aria-label=${t.columns.progress}></progress> <span class="num">${label}</span>
		${failed > 0 ? html`<small>${t.failed(failed)}</small>` : nothing}${unknown > 0 ? html`<small>${t.unknown(unknown)}</small>` : nothing}`;
}

/** Without a mail server a letter is done when its mails are made, and they stay in the outbox. */
export const isInOutbox = ({ status, progress: { queued } }: IssueView) =>
	status === "sent" && queued > 0;

interface TableModel {
	language: Language;
	issues: IssueView[];
	onOpen: (issue: IssueView) => void;
	onMove: (issue: IssueView, act: Act) => void;
}

function row(model: TableModel, issue: IssueView): TemplateResult {
	const { language, onOpen, onMove } = model;
	const { newsletter: t } = language.text;
	const title = issue.content.title.sv || t.untitled;
	const acts = (["pause", "resume", "cancel"] as const).filter((act) =>
		issue.allowedActions.includes(act),
	);
	return html`<tr><th scope="row">${title}<small>${issue.author}</small></th>
		<td data-label=${t.columns.status}>${isInOutbox(issue) ? t.inOutbox : t.status[issue.status]}</td>
		<td data-label=${t.columns.progress}>${progress(language, issue)}</td>
		<td><div class="actions">${button({ label: t.open, name: `${t.open} ${title}`, kind: "quiet small", onPress: () => onOpen(issue) })}
			${acts.map((act) =>
				button({
					label: t.acts[act],
					name: `${t.acts[act]} ${title}`,
					kind: act === "cancel" ? "refuse small" : "quiet small",
					onPress: () => onMove(issue, act),
				}),
			)}</div></td></tr>`;
}

/** Every letter, and how far it has come. */
export function issueTable(model: TableModel): TemplateResult {
	const { newsletter: t } = model.language.text;
	if (model.issues.length === 0) return html`<p class="soft">${t.none}</p>`;
	return html`<div class="plain-table"><table><caption class="visually-hidden">${t.caption}</caption>
		<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
		<tbody>${model.issues.map((issue) => row(model, issue))}</tbody></table></div>`;
}

interface FormModel {
	language: Language;
	draft: Draft;
	choices: LinkChoice[];
	busy: string | null;
	onChange: () => void;
	onSubmit: (event: SubmitEvent) => void;
}

export const keyOf = ({ kind, slug }: Pick<LinkChoice, "kind" | "slug">) =>
	`link:${kind}:${slug}`;

function choice({ language, draft }: FormModel, one: LinkChoice) {
	const { newsletter: t, gatherings } = language.text;
	// Of some news only the year is known.
	const when =
		one.on && one.on.length > 4 ? language.format.shortDay(one.on) : one.on;
	const key = keyOf(one);
	const change = (event: Event) => {
		draft.values[key] = (event.target as HTMLInputElement).checked ? "1" : "";
	};
	return html`<label class="choice"><input type="checkbox" .checked=${draft.values[key] === "1"} @change=${change}><span>${one.title}<small>${[t[one.kind], one.cancelled && gatherings.callOff.badge, when].filter(Boolean).join(", ")}</small></span></label>`;
}

/** Writing a letter. */
export function issueForm(model: FormModel): TemplateResult {
	const { language, draft, choices, busy, onChange, onSubmit } = model;
	const { newsletter: t, saving, optional } = language.text;
	return html`<form class="form stack" data-saves-itself novalidate @submit=${onSubmit} @input=${onChange} @change=${onChange}>
		${ask(draft, "content.title.sv", t.titleSv, { maxLength: 150 })}
		${ask(draft, "content.intro.sv", t.introSv, { rows: true, hint: t.markdown, maxLength: 10_000 })}
		${ask(draft, "content.title.en", t.titleEn, { maxLength: 150, optional, hint: t.englishHint })}
		${ask(draft, "content.intro.en", t.introEn, { rows: true, maxLength: 10_000, optional })}
		${choices.length > 0 ? html`<fieldset class="group"><legend>${t.links}</legend>${choices.map((one) => choice(model, one))}</fieldset>` : nothing}
		<p>${button({ label: t.save, busyLabel: saving, busy: busy === "save", kind: "quiet" })}</p>
	</form>`;
}

/** The letter as a mail program shows it, and as plain text. */
export function preview(
	{ text }: Language,
	issue: IssueView,
	letter: LetterView | null,
	locale: "sv" | "en",
): TemplateResult {
	const { newsletter: t } = text;
	return html`<iframe class="letter" title=${t.preview} sandbox src=${previewPath(issue.id, locale, issue.revision)}></iframe>
		${letter ? html`<details><summary>${t.text}</summary><pre class="letter-text">${letter.text}</pre></details>` : nothing}`;
}

/** A day and clock as people write it, in Swedish time wherever they are; null when there is no such time. */
export function momentOf(typed: string): string | null {
	const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2})[:.](\d{2})$/.exec(
		typed.trim(),
	);
	if (!match) return null;
	const at = instantOf(`${match[1]}T${match[2]}:${match[3]}`);
	return at?.toISOString() ?? null;
}

interface SettingsModel {
	language: Language;
	draft: Draft;
	settings: NewsletterSettings;
	busy: string | null;
	onChoose: (event: SubmitEvent) => void;
	onRemove: (event: SubmitEvent) => void;
}

/** How fast letters leave, and ending a subscription for somebody. */
export function settingsForms(model: SettingsModel): TemplateResult {
	const { draft, settings, busy } = model;
	const { newsletter: t, saving, save } = model.language.text;
	draft.values.newsletterRate ??= String(settings.newsletterRate);
	draft.values.newsletterBounceLimit ??= String(settings.newsletterBounceLimit);
	return html`<details><summary>${t.settings}</summary>
		<form class="form stack" novalidate @submit=${model.onChoose}>
			${ask(draft, "newsletterRate", t.rate, { inputMode: "numeric", size: "short" })}
			${ask(draft, "newsletterBounceLimit", t.limit, { inputMode: "numeric", size: "short" })}
			<p>${button({ label: save, busyLabel: saving, busy: busy === "settings" })}</p></form>
		<form class="form stack" novalidate @submit=${model.onRemove}>
			<h3>${t.remove}</h3>
			${ask(draft, "email", t.address, { type: "email", hint: t.removeHint, size: "medium" })}
			<p>${button({ label: t.remove, kind: "refuse", busy: busy === "remove" })}</p></form></details>`;
}
