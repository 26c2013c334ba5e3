import { html, nothing, type TemplateResult } from "lit";
import type { ItemView } from "../../../api/content/editing/schema.ts";
import { pathIn } from "../../i18n/path.ts";
import { button, notice } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import { beginning } from "./content-agreement.ts";
import type { Content } from "./content-api.ts";
import { stateMark } from "./content-history.ts";
import type { Draft } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";
import { pathTo } from "./route.ts";
import type { Language } from "./text.ts";

export type Question =
	| "save"
	| "publish"
	| "schedule"
	| "unschedule"
	| "withdraw"
	| "undo";

/** Where the item stands: what the public reads, what waits, what is newer. */
export function standing(
	{ text, format, ...language }: Language,
	item: ItemView,
) {
	const { content: t } = text;
	const { live, head, scheduled } = item;
	const whole = { text, format, ...language };
	const from = live?.id === head.id ? beginning(whole, head.content) : "";
	return html`<div class="standing">${stateMark(whole, head.state)}
		<p>${live ? t.publicAt(format.moment(live.publishedAt ?? live.createdAt), live.author) : t.neverPublic}
		${live && item.awaitsResults ? t.awaitsResults : nothing}
		${live && live.id !== head.id ? t.newer : nothing} ${item.version && from ? t.version.from(from) : nothing}
		${scheduled?.publishAt ? html`<strong>${t.scheduledFor(format.moment(scheduled.publishAt))}.</strong>` : nothing}</p></div>`;
}

/** What is said when it has been published: of a version also from when it applies. */
export function publishedSaid(
	language: Language,
	{ version, awaitsResults }: ItemView,
	content: Content = {},
): string {
	const { content: t } = language.text;
	const from = version && beginning(language, content);
	if (awaitsResults) return t.awaitsResults;
	return from ? t.version.publishedSaid(from) : t.publishedSaid;
}

export interface ActionsModel {
	language: Language;
	item: ItemView;
	busy: string | null;
	onAct: (question: Question) => void;
	/** Before the link is followed. */
	onPreview: (event: MouseEvent) => void;
	/** For what is asked about first. */
	onAsk: (question: Question) => void;
}

/** Who is mailed when an event is published or that undone. */
function told(
	{ text }: Language,
	{ told: counts }: ItemView,
	what: "publish" | "undo",
) {
	const n = counts?.[what] ?? 0;
	return n > 0
		? notice(
				"wait",
				html`<p>${text.content.told[what](text.gatherings.people(n))}</p>`,
			)
		: nothing;
}

/** The page as the text that was saved last makes it. */
export const previewPath = ({ head }: ItemView) =>
	`/forhandsgranska/${head.id}`;

/** What can be done with the item: one filled button, the rest quiet. */
export function actions(model: ActionsModel): TemplateResult {
	const { language, item, busy, onAct, onAsk } = model;
	const { content: t, saving } = language.text;
	const may = item.live?.allowedActions ?? [];
	const quiet = (question: Question, label: string, asked: boolean) =>
		button({
			label,
			kind: "quiet",
			busyLabel: saving,
			busy: busy === question,
			onPress: () => (asked ? onAsk(question) : onAct(question)),
		});
	const { head, version } = item;
	// What is published can be published anew once something more is written.
	const mayPublish =
		head.state === "published" || head.allowedActions.includes("publish");
	const refused = version?.publishRefused;
	return html`<div role="status">${told(language, item, "publish")}</div>${refused ? notice("wait", html`<p>${t.version[refused]}</p>`) : nothing}<div class="actions content-actions">
		${mayPublish ? button({ label: t.publish, busyLabel: t.publishing, busy: busy === "publish", onPress: () => onAct("publish") }) : nothing}
		${quiet("save", t.save, false)}
		<a class="button quiet" href=${pathIn(language.locale, previewPath(item))} target="_blank" rel="noopener" @click=${model.onPreview}>${t.preview}</a>
		${item.scheduled ? quiet("unschedule", t.unschedule, false) : version ? nothing : quiet("schedule", t.schedule, true)}
		${may.includes("undo") ? quiet("undo", t.undo, true) : nothing}
		${may.includes("withdraw") ? quiet("withdraw", t.withdraw, true) : nothing}
	</div>`;
}

export interface SheetModel {
	language: Language;
	item: ItemView;
	asking: Question;
	draft: Draft;
	busy: boolean;
	problem: unknown;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

function when({ language, draft }: SheetModel): TemplateResult {
	const { content: t } = language.text;
	const error = faultOf(draft.failure, "publishAt");
	const input = (event: Event) => {
		draft.values.publishAt = (event.target as HTMLInputElement).value;
	};
	return html`<div class="field"><label for="publishAt">${t.scheduleAt}</label><p class="hint" id="publishAt-hint">${t.scheduleHint}</p>
		${error ? html`<p class="field-error" id="publishAt-error">${error}</p>` : nothing}
		<input class="input medium" type="datetime-local" id="publishAt" aria-describedby=${error ? "publishAt-hint publishAt-error" : "publishAt-hint"} aria-invalid=${error ? "true" : nothing} @input=${input}></div>`;
}

/** Why an event that people come to is not unpublished, and where it is cancelled instead. */
function withdrawRefused({ language, item, onClose }: SheetModel) {
	const { content: t, close: words } = language.text;
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="asking-title" @close=${onClose}><div class="stack">
		<h2 id="asking-title">${t.eventHasPeople.title}</h2><p>${t.eventHasPeople.text}</p>
		<p>${go(eventOffice(language, item), t.eventHasPeople.link)}</p>
		<div class="actions"><button class="button quiet" type="button" @click=${close}>${words}</button></div></div></dialog>`;
}

/** The event's page in the office, where who may register is decided. */
const eventOffice = ({ locale }: Language, { key }: ItemView) =>
	`${pathTo(locale, "events")}/${encodeURIComponent(key)}`;

/** What follows on that an event is published while nobody can register for it. */
export const registrationClosed = (language: Language, item: ItemView) =>
	item.event?.registrationClosed
		? html` ${language.text.content.registrationClosed} <a href=${eventOffice(language, item)}>${language.text.content.openRegistration}</a>`
		: nothing;

/** The question before something that the public notices. */
export function confirmSheet(model: SheetModel): TemplateResult {
	const { language, asking, busy } = model;
	if (asking === "withdraw" && model.item.event?.withdrawRefused)
		return withdrawRefused(model);
	const { content: t, cancel, saving } = language.text;
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	const words = {
		schedule: [t.scheduleTitle, when(model), t.scheduleSubmit, ""],
		withdraw: [
			t.withdrawTitle,
			html`<p>${model.item.version ? t.version.withdrawLead : t.withdrawLead}</p>`,
			t.withdraw,
			"refuse",
		],
		undo: [
			t.undoTitle,
			html`<p>${t.undoLead}</p>${told(language, model.item, "undo")}`,
			t.undo,
			"refuse",
		],
	} as const;
	if (!(asking in words)) return html``;
	const [title, body, submit, kind] = words[asking as keyof typeof words];
	return html`<dialog class="sheet" aria-labelledby="asking-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${model.onSubmit}>
			<h2 id="asking-title">${title}</h2>${model.problem}${body}
			<div class="actions">${button({ label: submit, busyLabel: saving, busy, kind })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button></div>
		</form></dialog>`;
}
