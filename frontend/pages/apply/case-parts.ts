import { html, nothing, type TemplateResult } from "lit";
import type { ApplicationView } from "../../../api/applications/schema.ts";
import { pathIn } from "../../i18n/path.ts";
import { block } from "../../ui/block.ts";
import { button, notice } from "../../ui/form.ts";
import { icon, stitchGlyph } from "../../ui/icon.ts";
import type { Page } from "./page.ts";
import { pathOf } from "./routes.ts";

const lines = (text: string) =>
	text.split(/\n+/).map((line) => html`<p>${line}</p>`);

/** What the officer asks for, and the way to answer. */
export function request(page: Page, submit: () => void) {
	const { t, store, format, locale, go } = page;
	const asked = store.view.completionRequest;
	const edit = { id: store.view.id, step: "organisation" as const };
	const follow = (event: Event) => {
		event.preventDefault();
		go(edit);
	};
	// A draft has its form; any other case that may be changed is changed from here.
	if (!asked && !store.can("edit")) return nothing;
	return block(
		asked ? t.case.request : t.case.change,
		html`${
			asked
				? html`<p class="soft">${t.case.requestAt(format.day(asked.at))}</p>
					<blockquote class="notice wait">${icon("info")}<div class="stack">${lines(asked.message)}</div></blockquote>`
				: nothing
		}
		${store.can("submit") ? html`<h3>${t.case.answer}</h3><p>${t.case.answerText}</p>` : nothing}
		${store.view.signedParts.length && store.can("edit") ? notice("info", html`<p>${t.signed.notice}</p>`) : nothing}
		<p class="actions">
			${
				store.can("submit")
					? button({
							label: t.case.submitAgain,
							busyLabel: t.case.submitting,
							busy: store.busy === "submit",
							onPress: submit,
						})
					: nothing
			}
			${
				store.can("edit")
					? html`<a class="button quiet" href=${pathOf(locale, edit)} @click=${follow}>${t.case.edit}</a>`
					: nothing
			}
		</p>`,
	);
}

/** The decision with its reason, and what an approval gave. */
export function decision({ t, store, format, locale }: Page) {
	const { decision: made, certificateNumber, signatoryPage } = store.view;
	if (!made) return nothing;
	return block(
		t.case.decision,
		html`<h3>${t.case.outcome[made.outcome]}</h3>
			<p class="soft">${t.case.decidedAt(format.day(made.at))}</p>
			${made.reason ? lines(made.reason) : nothing}
			<p class="actions">
				${certificateNumber ? html`<a class="go" href=${pathIn(locale, `/intyg/${certificateNumber}`)}><span>${t.case.certificateLink(certificateNumber)}</span></a>` : nothing}
				${certificateNumber ? html`<a class="go" href="/api/v1/certificates/${certificateNumber}/pdf">${icon("download")}<span>${t.case.certificatePdf}</span></a>` : nothing}
				${signatoryPage ? html`<a class="go" href=${signatoryPage}><span>${t.case.registerLink}</span></a>` : nothing}
				${store.can("withdraw") ? html`<a class="go" href=${pathIn(locale, "/mina-sidor")}><span>${t.case.leave}</span></a>` : nothing}
			</p>`,
	);
}

function signatoryState(
	{ t, format }: Page,
	one: ApplicationView["signatories"][number],
) {
	if (one.status === "signed" && one.signedAt)
		return html`<span class="status ok">${icon("check")}<span>${t.case.signedAt(format.shortDay(one.signedAt))}</span></span>`;
	const bad = one.status === "declined";
	return html`<span class="status ${bad ? "bad" : "wait"}">${icon(bad ? "cross" : "clock")}<span>${t.case.signatoryStatus[one.status]}</span></span>
		${one.status === "invited" && one.linkExpiresAt ? html`<br><span class="soft small">${t.case.expires(format.day(one.linkExpiresAt))}</span>` : nothing}`;
}

/** Who signs, and how far each has come. */
export function signatoryList(page: Page) {
	const { t, store } = page;
	return block(
		t.case.signatories,
		html`<dl class="facts">${store.view.signatories.map(
			(one) =>
				html`<div><dt>${one.name}${one.title ? `, ${one.title}` : ""}</dt><dd>${signatoryState(page, one)}</dd></div>`,
		)}</dl>
		${
			store.can("remind_signatories")
				? html`<p>${button({
						label: t.case.remind,
						busyLabel: t.case.reminding,
						busy: store.busy === "remind",
						kind: "quiet",
						onPress: () => void store.remind(),
					})}</p>`
				: nothing
		}
		<p role="status">${store.said.remind ?? ""}</p>`,
	);
}

/** The case's own data. */
export function facts({ t, store, format }: Page) {
	const { view } = store;
	const rows: [string, string | null][] = [
		[
			t.case.number,
			view.organisation.organisationNumber ??
				(view.organisation.withoutNumber ? t.case.noNumber : null),
		],
		[t.case.version, view.agreementVersion],
		[t.case.caseNumber, view.caseNumber],
		[t.case.received, view.receivedAt && format.day(view.receivedAt)],
		[t.case.email, view.email],
	];
	return block(
		t.case.facts,
		html`<dl class="facts">${rows
			.filter(([, value]) => value)
			.map(
				([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
			)}</dl>`,
	);
}

/** What has happened, newest first, one knot for each event. */
export function history({ t, store, format }: Page): TemplateResult {
	const events = store.view.events.toSorted((a, b) => b.at.localeCompare(a.at));
	return block(
		t.case.history,
		html`<ol class="thread">${events.map(
			(one) =>
				html`<li>${stitchGlyph("full")}<time datetime=${one.at}>${format.moment(one.at)}</time>${
					t.case.events[one.event] ?? t.case.otherEvent
				}${one.by ? html` <span class="soft">${t.case.by(one.by)}</span>` : nothing}${
					one.message ? lines(one.message) : nothing
				}</li>`,
		)}</ol>`,
	);
}
