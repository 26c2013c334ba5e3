import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import { sealRing } from "../ui/seal-ring.ts";
import type { VerifyModel } from "./models.ts";
import type { Page } from "./page.ts";
import { to } from "./shared.ts";
import { numberVerdict } from "./verdict.ts";

/** 09: drop a file, or type a number. The number works without script; the file is read by <hs-verify>. */

function drop(text: Text): TemplateResult {
	const { verify: t } = text;
	return html`<div class="drop">
		${sealRing()}
		<div>
			<label class="button" for="fil">${icon("doc")}${t.choose}</label>
			<input class="visually-hidden" type="file" id="fil" accept="application/pdf,.pdf">
			<p class="soft">${t.drop}</p>
		</div>
	</div>`;
}

function numberForm(number: string, text: Text): TemplateResult {
	const { verify: t } = text;
	return html`<form class="verify-form" action=${to(text, "/verifiera")} method="get" aria-label=${t.form}>
		<div class="field">
			<label for="nr">${t.numberLabel}</label>
			<p class="hint" id="nr-hint">${t.numberHint}</p>
			<div class="search-row"><input class="input medium num" id="nr" name="number" value=${number} maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="nr-hint"><button class="button quiet">${t.search}</button></div>
		</div>
	</form>`;
}

/** The page Verifiera intyg (/verifiera?number=…). */
export function verifyPage(model: VerifyModel, text: Text): Page {
	const { verify: t } = text;
	const { number, answer } = model;
	return {
		title: t.title,
		description: t.description,
		entries: ["verify"],
		...(answer ? { robots: "noindex" as const } : {}),
		main: html`<main id="innehall" class="frame verify">
			<div class="protocol">
				<div class="in-text">
					<div class="page-head">
						<h1>${t.heading}</h1>
						<p class="lead needs-script">${t.lead}</p>
						<p class="lead without-script">${t.leadNumber} ${t.noScript}</p>
					</div>
					<hs-verify class="needs-script" data-email=${text.office.email}>${drop(text)}</hs-verify>
					${numberForm(number, text)}
				</div>
			</div>
			<div id="svar" aria-live="polite">${answer ? numberVerdict(answer, number, text) : nothing}</div>
		</main>`,
	};
}
