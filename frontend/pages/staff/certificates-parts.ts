import { html, nothing, type TemplateResult } from "lit";
import type {
	BatchAction,
	BatchDetail,
	BatchKind,
	BatchList,
	BatchStatus,
	BatchView,
} from "../../../api/certificates/batches/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { pathTo } from "./route.ts";
import type { Language } from "./text.ts";

const marks = {
	running: ["wait", "clock"],
	cancelled: ["off", "stop"],
	done: ["ok", "check"],
} as const satisfies Record<BatchStatus, readonly [string, string]>;

/** Where a batch stands: a glyph and a word. */
export function batchStatus({ text }: Language, status: BatchStatus) {
	const [tone, mark] = marks[status];
	return html`<span class="status ${tone}">${icon(mark)}${text.batches.status[status]}</span>`;
}

/** "1 240 av 10 000, klart om cirka 4 minuter" */
export function progressWords({ text }: Language, batch: BatchView): string {
	const { of, left } = text.batches;
	const treated = batch.done + batch.failed;
	const words = of(batch.done, batch.total);
	if (batch.status !== "running" || !batch.perMinute) return words;
	return `${words}, ${left((batch.total - treated) / batch.perMinute)}`;
}

export interface BatchModel {
	language: Language;
	batch: BatchDetail;
	busy: string | null;
	/** The last question how far it has come got no answer. */
	stale: boolean;
	onMove: (act: BatchAction) => void;
}

/** One batch: how far it has come, what may be done, and what failed. */
export function batchCard(model: BatchModel): TemplateResult {
	const { language, batch, stale } = model;
	const { text, format } = language;
	const { batches } = text;
	const when = format.moment(batch.startedAt);
	return html`<div class="batch">
		<p class="what"><strong>${batches.kinds[batch.kind]}</strong> <span role="status">${batchStatus(language, batch.status)}</span></p>
		<p><progress aria-label=${batches.progress} max=${batch.total} value=${batch.done + batch.failed}></progress>
			${progressWords(language, batch)}</p>
		${stale ? notice("wait", html`<p>${batches.stale}</p>`) : nothing}
		<p class="soft">${batch.startedBy ? batches.by(batch.startedBy, when) : when}
			${batch.mail ? batches.confirmMail : batches.confirmNoMail}
			${batch.skipped > 0 ? batches.skipped(batch.skipped) : nothing}
			${batch.reason ? html`<br>${batches.withReason(batch.reason)}` : nothing}</p>
		${actions(model)}
	</div>${failures(language, batch)}`;
}

function actions({ language, batch, busy, onMove }: BatchModel) {
	const { batches } = language.text;
	const label = {
		cancel: batches.cancelBatch,
		resume: batch.status === "done" ? batches.retry : batches.resume,
	};
	if (batch.allowedActions.length === 0) return nothing;
	return html`<p class="actions">${batch.allowedActions.map((act) =>
		button({
			label: label[act],
			busyLabel: act === "cancel" ? batches.cancelling : batches.resuming,
			busy: busy === act,
			kind: act === "cancel" ? "refuse small" : "quiet small",
			onPress: () => onMove(act),
		}),
	)}</p>`;
}

function failures({ text, locale }: Language, batch: BatchDetail) {
	const { batches } = text;
	if (batch.failed === 0) return nothing;
	return html`<h3>${batches.failures(batch.failed)}</h3>
		<ul class="plain entry-list">${batch.failures.map(
			({ number, organisation, slug, problem }) =>
				html`<li><a href=${pathTo(locale, "entry", slug)}>${organisation}</a> <span class="num">${number}</span><p class="soft">${batches.problems[problem]}</p></li>`,
		)}</ul>
		${batch.failures.length < batch.failed ? html`<p class="soft">${batches.firstFailures(batch.failures.length)}</p>` : nothing}`;
}

/** Every batch in a row of its own. */
export function batchTable(
	language: Language,
	items: BatchView[],
	onShow: (batch: BatchView) => void,
): TemplateResult {
	const { text, format } = language;
	const { batches } = text;
	const { columns } = batches;
	return html`<div class="plain-table"><table><caption class="visually-hidden">${batches.caption}</caption>
		<thead><tr>${Object.values(columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
		<tbody>${items.map((batch) => {
			const when = format.moment(batch.startedAt);
			return html`<tr><th scope="row">${when}<small>${batch.startedBy}</small></th>
				<td data-label=${columns.kind}>${batches.kinds[batch.kind]}</td>
				<td data-label=${columns.made}><span class="num">${batches.of(batch.done, batch.total)}</span></td>
				<td data-label=${columns.failed}><span class="num">${format.number(batch.failed)}</span></td>
				<td>${batchStatus(language, batch.status)}</td>
				<td>${button({ label: batches.show, name: batches.showName(when), kind: "quiet small", onPress: () => onShow(batch) })}</td></tr>`;
		})}</tbody></table></div>`;
}

export interface ConfirmModel {
	language: Language;
	kind: BatchKind;
	concerned: BatchList["concerned"];
	mail: boolean;
	busy: boolean;
	problem: unknown;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

/** The question before thousands are made: how many, and what comes of it. */
export function startDialog(model: ConfirmModel): TemplateResult {
	const { language, kind, mail } = model;
	const { batches, cancel } = language.text;
	const n = model.concerned[kind];
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="start-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${model.onSubmit}>
			<h2 id="start-title">${batches.confirmTitle(n)}</h2>
			<p>${kind === "issue" ? batches.confirmIssue(n) : batches.confirmReissue(n)}</p>
			<p>${mail ? batches.confirmMail : batches.confirmNoMail}</p>
			${model.problem}
			<div class="actions">
				${button({ label: batches.confirm(n), busyLabel: batches.starting, busy: model.busy, kind: kind === "reissue" ? "refuse" : "" })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button>
			</div>
		</form>
	</dialog>`;
}
