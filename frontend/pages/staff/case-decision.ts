import { html, nothing, type TemplateResult } from "lit";
import type {
	StaffAction,
	StaffApplicationView,
} from "../../../api/applications/review/schema.ts";
import { button } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { problem } from "./parts/problem.ts";
import type { Language } from "./text.ts";

export type Asking = Exclude<StaffAction, "claim">;

function note({ text }: Language, view: StaffApplicationView) {
	const { case: say } = text;
	const { hindrance } = view;
	if (hindrance) {
		const known: Record<string, string> = say.hindrance;
		return html`${icon("lock")}<span>${known[hindrance] ?? say.hindered}</span>`;
	}
	if (view.allowedActions.length === 0) {
		const waiting: Record<string, string> = say.waitingFor;
		return html`${icon("info")}<span>${waiting[view.status] ?? say.hindrance.not_permitted}</span>`;
	}
	const open = view.checks.filter(({ outcome }) => outcome !== "passed");
	if (open.length === 0)
		return html`<span class="ok">${icon("check")}</span><span>${say.allPassed}</span>`;
	return html`${icon("warn")}<span>${say.someNotPassed(open.length)} <strong>${open.map(({ id }) => text.missing[id].toLowerCase()).join(", ")}</strong>.</span>`;
}

export interface BarModel {
	language: Language;
	view: StaffApplicationView;
	busy: string | null;
	onClaim: () => void;
	onAsk: (action: Asking) => void;
}

/** The bar at the foot: what stands in the way, and what may be done. The server decides which. */
export function decisionBar({
	language,
	view,
	busy,
	onClaim,
	onAsk,
}: BarModel): TemplateResult {
	const { case: say } = language.text;
	const may = (action: StaffAction) => view.allowedActions.includes(action);
	return html`<section class="decision" aria-label=${say.decision}>
		<p class="decision-note">${note(language, view)}</p>
		${
			view.allowedActions.length === 0
				? nothing
				: html`<div class="decision-buttons">
			${may("claim") ? button({ label: say.take, busyLabel: say.working, busy: busy === "claim", kind: may("approve") ? "quiet" : "", onPress: onClaim }) : nothing}
			${may("approve") ? html`<button class="button" type="button" @click=${() => onAsk("approve")}>${icon("check")}${say.approve}</button>` : nothing}
			${may("request_completion") ? button({ label: say.requestCompletion, kind: "quiet", onPress: () => onAsk("request_completion") }) : nothing}
			${may("reject") ? button({ label: say.reject, kind: "refuse", onPress: () => onAsk("reject") }) : nothing}
		</div>`
		}
	</section>`;
}

export interface DialogModel {
	language: Language;
	view: StaffApplicationView;
	asking: Asking;
	draft: Draft;
	busy: boolean;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

function words({ text }: Language, asking: Asking, view: StaffApplicationView) {
	const { case: say } = text;
	return {
		approve: [
			say.approveTitle,
			say.approveLead(view.organisation.name),
			say.approve,
		],
		request_completion: [
			say.completionTitle,
			say.completionLead,
			say.completionSubmit,
		],
		reject: [say.rejectTitle, say.rejectLead, say.rejectSubmit],
	}[asking];
}

function fields({ text }: Language, asking: Asking, draft: Draft) {
	const { case: say } = text;
	if (asking === "request_completion")
		return ask(draft, "message", say.completionMessage, {
			rows: true,
			maxLength: 4000,
		});
	if (asking === "reject")
		return ask(draft, "reason", say.rejectReason, {
			rows: true,
			maxLength: 4000,
			hint: say.rejectHint,
		});
	return html`${ask(draft, "caseNumber", say.approveCaseNumber, { optional: text.optional, maxLength: 60, size: "medium" })}
		${ask(draft, "note", say.approveNote, { optional: text.optional, hint: say.approveNoteHint, rows: true, maxLength: 1000 })}`;
}

/** The question before a decision. The message that goes to the applicant is required. */
export function decisionDialog(model: DialogModel): TemplateResult {
	const { language, view, asking, draft, busy } = model;
	const { text } = language;
	const [title, lead, submit] = words(language, asking, view);
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="decision-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${model.onSubmit}>
			<h2 id="decision-title">${title}</h2>
			<p>${lead}</p>
			${draft.failure ? problem(language, draft.failure) : nothing}
			${fields(language, asking, draft)}
			<div class="actions">
				${button({ label: submit ?? "", busyLabel: text.case.working, busy, kind: asking === "reject" ? "refuse" : "" })}
				<button class="button quiet" type="button" @click=${close}>${text.cancel}</button>
			</div>
		</form>
	</dialog>`;
}
