import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import type { Step } from "./entry-parts.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { faultOf, problem } from "./parts/problem.ts";
import type { Language } from "./text.ts";

export interface StepModel {
	language: Language;
	step: Step;
	draft: Draft;
	busy: boolean;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

function words(
	{ text: { register } }: Language,
	{ act }: Step,
): [string, string] {
	return {
		end: [register.endTitle, register.endLead] as [string, string],
		revoke: [register.revokeTitle, register.revokeLead] as [string, string],
		reissue: [register.reissueTitle, register.reissueLead] as [string, string],
	}[act];
}

/** The question before a signature ends or a certificate changes. */
export function stepDialog(model: StepModel): TemplateResult {
	const { language, step, draft, busy } = model;
	const { text } = language;
	const [title, lead] = words(language, step);
	// Asked for only when the certificate could not be made with the one it has.
	const corrects =
		faultOf(draft.failure, "caseNumber") !== null ||
		draft.values.caseNumber !== undefined;
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="step-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${model.onSubmit}>
			<h2 id="step-title">${title}</h2>
			<p>${lead}</p>
			${draft.failure ? problem(language, draft.failure) : nothing}
			${step.act === "end" ? ask(draft, "on", text.register.endOn, { type: "date", size: "short" }) : nothing}
			${corrects ? ask(draft, "caseNumber", text.case.approveCaseNumber, { maxLength: 60, size: "medium" }) : nothing}
			${ask(draft, "reason", text.register.endReason, { rows: true, maxLength: 1000 })}
			<div class="actions">
				${button({ label: title, busyLabel: text.saving, busy, kind: step.act === "reissue" ? "" : "refuse" })}
				<button class="button quiet" type="button" @click=${close}>${text.cancel}</button>
			</div>
		</form>
	</dialog>`;
}
