import { html, nothing } from "lit";
import type { Text } from "../i18n/index.ts";
import { go, icon, stitchGlyph } from "../ui/icon.ts";
import { agreementSheet } from "./agreement.ts";
import { email, phone } from "./frame.ts";
import type { SignModel } from "./models.ts";
import type { Page } from "./page.ts";
import { fact } from "./shared.ts";
import { type OpenSigning, signForm } from "./sign-form.ts";

/** 05: the agreement as paper, then the signature, and no menu. Opening the page has no effect. */

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;

const frame = { frame: "plain", robots: "noindex, nofollow" } as const;

function openPage(model: OpenSigning, text: Text): Page {
	const { sign: t, format } = text;
	const { signing, html: body, textChanged } = model;
	const { signatory, agreement, organisation, mandate } = signing;
	return {
		...frame,
		title: t.title,
		bodyClass: "focused",
		note: t.personal(signatory.name, format.day(signing.expiresAt)),
		skip: { href: "#skriv-under", label: t.skip },
		main: html`<main id="innehall" class="frame sign">
			<div class="page-head">
				<h1>${t.heading(firstName(signatory.name))}</h1>
				<p class="lead">${t.lead(mandate.body || t.theBoard, organisation.name)}</p>
				${textChanged ? html`<div class="notice wait" role="alert">${icon("warn")}<p>${t.textChanged}</p></div>` : nothing}
				<p class="actions no-print">${go("#skriv-under", t.toSignature, "down")} <button class="go needs-script" type="button" data-print>${icon("download")}<span>${t.print}</span></button></p>
			</div>
			${agreementSheet({ name: agreement.name, line: t.version(agreement.version), html: body, id: "h-ok" }, text)}
			${signForm(model, text)}
		</main>`,
	};
}

function receiptPage(model: SignModel & { state: "signed" }, text: Text): Page {
	const { sign: t, format } = text;
	const title = t.thanks(firstName(model.signatory));
	return {
		...frame,
		title,
		main: html`<main id="innehall" class="frame sign">
			<article class="sheet receipt receipt-page" aria-labelledby="h-tack">
				${stitchGlyph("full")}
				<h1 id="h-tack">${title}</h1>
				<p class="lead">${model.waitingFor.length > 0 ? t.waiting(format.list(model.waitingFor)) : t.handedOver}</p>
				<h2>${t.receipt}</h2>
				<dl class="facts">
					${fact(t.receiptWho, model.signatory)}
					${fact(t.organisation, model.organisation)}
					${fact(t.receiptWhen, format.moment(model.signedAt))}
					${fact(t.receiptText, html`${t.version(model.agreementVersion)}<br><span class="hash">${model.textSha256}</span>`)}
				</dl>
				<p class="soft">${t.keep}</p>
			</article>
		</main>`,
	};
}

/** The page behind a signatory's link (/signera/:token), in each of its states. */
export function signPage(model: SignModel, text: Text): Page {
	if (model.state === "open") return openPage(model, text);
	if (model.state === "signed") return receiptPage(model, text);
	const { title, text: words } = text.sign.closed[model.state];
	const organisation = model.state === "unknown" ? null : model.organisation;
	return {
		...frame,
		title,
		main: html`<main id="innehall" class="frame sign">
			<div class="page-head">
				<h1>${title}</h1>
				<p class="lead">${words}</p>
			</div>
			${organisation ? html`<p>${text.sign.about(organisation)}</p>` : nothing}
			<p class="soft">${text.sign.help} ${phone(text)}, ${email(text)}.</p>
		</main>`,
	};
}
