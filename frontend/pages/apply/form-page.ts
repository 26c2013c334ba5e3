import { html, nothing, type TemplateResult } from "lit";
import {
	button,
	closeDialog,
	confirmDialog,
	errorSummary,
	notice,
	type SummaryItem,
} from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import type { Page } from "./page.ts";
import { idOf, pathOf, type Step, stepOf, steps } from "./routes.ts";
import { saveNotice, side } from "./side.ts";
import { stepOrganisation } from "./step-organisation.ts";
import { stepReview } from "./step-review.ts";
import { stepSignatories } from "./step-signatories.ts";
import { preparation } from "./step-start.ts";

/** The dialog that is asked before what was signed is voided. */
export const voidDialog = "void-dialog";

function stepContent(page: Page, step: Step): TemplateResult {
	const { t, store } = page;
	switch (step) {
		case "organisation":
			return stepOrganisation(page);
		case "signatories":
			return stepSignatories(page);
		case "review":
			return stepReview(page);
		case "start":
			return html`${preparation(t)}${notice("info", html`<p>${t.start.begun(store.view.email)}</p>`)}`;
	}
}

/** Everything that stands in the way, with the way there. */
function summary(page: Page) {
	const { t, locale, store, go } = page;
	const faults = store.openFaults();
	if (faults.length === 0) return nothing;
	const items = faults.map(({ path, fault }) => ({
		path,
		id: idOf(path),
		message: fault.message,
		href: `${pathOf(locale, { id: store.view.id, step: stepOf(path) })}#${idOf(path)}`,
	}));
	const follow = (item: SummaryItem) => {
		const { path = "" } = items.find((one) => one.id === item.id) ?? {};
		go({ id: store.view.id, step: stepOf(path) }, item.id ?? undefined);
	};
	const missing = faults.every((one) => one.missing);
	return errorSummary(
		(missing ? t.missing : t.faults)(faults.length),
		items,
		follow,
	);
}

function ends(page: Page, step: Step) {
	const { t, locale, store, go } = page;
	const at = steps.indexOf(step);
	const before = steps[at - 1];
	const back = { id: store.view.id, step: before ?? null };
	const follow = (event: Event) => {
		event.preventDefault();
		go(back);
	};
	return html`<div class="form-end">
		${
			step === "review"
				? button({
						label:
							store.view.status === "draft"
								? t.review.submit
								: t.review.resubmit,
						busyLabel: t.review.submitting,
						busy: store.busy === "submit",
					})
				: button({
						label: step === "start" ? t.start.go : t.next,
						icon: "right",
					})
		}
		${before ? html`<a class="go" href=${pathOf(locale, back)} @click=${follow}>${icon("left")}<span>${t.back}</span></a>` : nothing}
	</div>`;
}

function voidQuestion({ t, store }: Page) {
	return confirmDialog({
		id: voidDialog,
		title: t.signed.title,
		text: t.signed.text,
		confirm: t.signed.go,
		cancel: t.signed.keep,
		onConfirm: () => {
			store.agreeToVoid();
			closeDialog(voidDialog);
		},
		onCancel: () => store.undoSigned(),
	});
}

/**
 * One step of the form.
 *
 * @param showFaults whether the summary is asked for: after a press, not while typing
 */
export function formPage(
	page: Page,
	step: Step,
	showFaults: boolean,
	onNext: () => void,
): TemplateResult {
	const { t, store } = page;
	const submit = (event: Event) => {
		event.preventDefault();
		onNext();
	};
	return html`<div class="protocol">
		${side(page, step)}
		<div>
			<h1 tabindex="-1">${t.steps[step]}</h1>
			${showFaults ? summary(page) : nothing}
			<form class="form stack" novalidate @submit=${submit}>
				${saveNotice(page)}
				${store.view.signedParts.length ? notice("info", html`<p>${t.signed.notice}</p>`) : nothing}
				${stepContent(page, step)}
				${ends(page, step)}
			</form>
		</div>
	</div>
	${voidQuestion(page)}`;
}
