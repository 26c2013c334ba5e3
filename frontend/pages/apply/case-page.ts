import { html, nothing, type TemplateResult } from "lit";
import { attachmentPath } from "../../data/applications.ts";
import { pathIn } from "../../i18n/path.ts";
import { block } from "../../ui/block.ts";
import { button, confirmDialog, notice, openDialog } from "../../ui/form.ts";
import { type IconName, icon } from "../../ui/icon.ts";
import {
	decision,
	facts,
	history,
	request,
	signatoryList,
} from "./case-parts.ts";
import { fileField } from "./files.ts";
import type { Page } from "./page.ts";

const looks: Record<
	Page["store"]["view"]["status"],
	{ kind: string; icon: IconName }
> = {
	draft: { kind: "off", icon: "pen" },
	awaiting_signature: { kind: "wait", icon: "pen" },
	submitted: { kind: "wait", icon: "clock" },
	in_review: { kind: "wait", icon: "clock" },
	completion_requested: { kind: "wait", icon: "alert" },
	approved: { kind: "ok", icon: "check" },
	rejected: { kind: "bad", icon: "cross" },
	retracted: { kind: "off", icon: "cross" },
};

/** The status in a word, with its glyph. */
function statusWord(
	{ t }: Pick<Page, "t">,
	status: Page["store"]["view"]["status"],
): TemplateResult {
	const { kind, icon: name } = looks[status];
	return html`<span class="status ${kind}">${icon(name)}<span>${t.case.status[status]}</span></span>`;
}

function files(page: Page) {
	const { t, store, format } = page;
	const { view } = store;
	if (store.can("attach")) {
		return block(
			t.case.attachments,
			html`${fileField(page, "minutes")}${fileField(page, "statutes", t.optional)}${fileField(page, "other", t.optional)}`,
		);
	}
	const { attachments } = view;
	return block(
		t.case.attachments,
		attachments.length
			? html`<ul class="plain rows files">${attachments.map(
					(file) =>
						html`<li><a href=${attachmentPath(view.id, file.id)}>${file.filename}</a> <span class="soft nowrap">${format.size(file.size)}</span></li>`,
				)}</ul>`
			: html`<p>${t.case.noAttachments}</p>`,
	);
}

function retract(page: Page) {
	const { t, store } = page;
	if (!store.can("retract")) return nothing;
	const id = "retract-dialog";
	return html`<div class="block protocol"><p class="in-text">${button({
		label: t.case.retract,
		kind: "refuse",
		onPress: () => openDialog(id),
	})}</p></div>
	${confirmDialog({
		id,
		title: t.case.retractTitle,
		text: t.case.retractText,
		confirm: t.case.retractConfirm,
		busyLabel: t.case.retracting,
		busy: store.busy === "retract",
		cancel: t.case.retractKeep,
		onConfirm: () =>
			void store.retract().then(() => {
				const dialog = document.getElementById(id);
				if (dialog instanceof HTMLDialogElement) dialog.close();
			}),
	})}`;
}

/** The case after it is sent in: where it stands, who acts next, and what has happened. */
export function casePage(page: Page, submit: () => void): TemplateResult {
	const { t, store, locale } = page;
	const { view } = store;
	return html`<header class="block protocol">
			<div class="margin"><p>${t.case.statusLabel}</p><p>${statusWord(page, view.status)}</p></div>
			<div class="stack">
				<h1 tabindex="-1">${t.case.heading(view.organisation.name)}</h1>
				<p class="lead">${t.case.next[view.status]}</p>
				${store.problem ? notice("bad", html`<p role="alert">${store.problem}</p>`) : nothing}
			</div>
		</header>
		${request(page, submit)}
		${decision(page)}
		${signatoryList(page)}
		${facts(page)}
		${files(page)}
		${history(page)}
		${retract(page)}
		<div class="block protocol"><p class="in-text"><a class="go" href=${pathIn(locale, "/mina-sidor")}>${icon("left")}<span>${t.case.my}</span></a></p></div>`;
}
