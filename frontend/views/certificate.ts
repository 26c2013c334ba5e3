import { html, nothing, svg, type TemplateResult } from "lit";
import type { UsedSeal } from "../../api/certificates/schema.ts";
import { waves } from "../geometry.ts";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import { sealRing } from "../ui/seal-ring.ts";
import type { CertificateModel, CertificateView } from "./models.ts";
import type { Page } from "./page.ts";
import { day, emptyState, fact, foreign, num, to } from "./shared.ts";

/** /intyg/:number: what the certificate says, how it stands today, and how to check a file. */

const wave = { x: 0, y: 12, width: 720, rows: 1, A: 5, lambda: 96 };
const [upper] = waves(wave);
const [lower] = waves({ ...wave, A: -5 });
const edge = html`<svg class="cert-edge" viewBox="0 0 720 24" preserveAspectRatio="xMidYMid slice" aria-hidden="true">${svg`<path class="wb" d=${lower}></path><path class="wa" d=${upper}></path>`}</svg>`;

function paper(c: CertificateView, text: Text): TemplateResult {
	const { certificate: t } = text;
	const { name, organisationNumber } = c.organisation;
	return html`<article class="sheet cert-paper" aria-labelledby="h-intyg">
		<p class="cert-top"><span class="serif">${t.agreement}</span> <span>${t.label} <span class="num">${c.number}</span></span></p>
		${sealRing()}
		<h1 id="h-intyg">${name}</h1>
		${organisationNumber ? html`<p>${t.number(num(organisationNumber))}</p>` : nothing}
		<p class="cert-says">${t.says}</p>
		<dl class="facts">
			${fact(t.version, c.agreementVersion)}
			${fact(t.signedOn, day(c.signedOn, text))}
			${fact(t.issuedOn, c.issuedAt ? day(c.issuedAt, text) : null)}
			${fact(t.certificateNumber, num(c.number))}
		</dl>
		${edge}
	</article>`;
}

function standing(c: CertificateView, text: Text): TemplateResult {
	const { certificate: t, format } = text;
	const box = (
		kind: string,
		drawing: "seal" | "stop" | "clock",
		title: string,
		body: unknown,
	) =>
		html`<div class="notice ${kind}">${icon(drawing)}<div><h2>${title}</h2>${body}</div></div>`;
	const reason = c.reason
		? html`<p><strong>${t.reason}:</strong> <span lang=${foreign(c.reasonLanguage ?? "sv", text)}>${c.reason}</span></p>`
		: nothing;
	if (c.status === "revoked")
		return box(
			"bad",
			"stop",
			t.revoked,
			html`${c.revokedAt ? html`<p>${t.revokedText(format.day(c.revokedAt))}</p>` : nothing}${reason}`,
		);
	if (c.status === "superseded")
		return box(
			"wait",
			"stop",
			t.superseded,
			html`<p>${t.supersededText}</p>${reason}${
				c.supersededBy
					? html`<p>${go(to(text, `/intyg/${encodeURIComponent(c.supersededBy)}`), t.toNew(c.supersededBy))}</p>`
					: nothing
			}`,
		);
	if (!c.issuedAt)
		return box("wait", "clock", t.pending, html`<p>${t.pendingText}</p>`);
	return box(
		"ok",
		"seal",
		t.valid,
		html`<p>${t.validText(c.organisation.name)}</p>`,
	);
}

function sealUsed(seal: UsedSeal, text: Text): TemplateResult {
	const { certificate: t } = text;
	return html`<p><strong>${t.sealedWith}:</strong> ${seal.subject}<br><span class="small">${t.sealFingerprint} <span class="hash">${seal.fingerprint}</span></span></p>
`;
}

/** Beside how it stands: the certificate may hold and its file not verify. */
function sealStanding({ seal }: CertificateView, text: Text) {
	const { certificate: t, format } = text;
	if (!seal?.revokedAt) return nothing;
	return html`<p class="notice bad">${icon("stop")}<span>${t.sealRevoked(format.day(seal.revokedAt))}</span></p>`;
}

function side(
	model: CertificateModel & { known: true },
	text: Text,
): TemplateResult {
	const { certificate: c, size, trialSeal } = model;
	const { certificate: t, format } = text;
	const file = `/api/v1/certificates/${encodeURIComponent(c.number)}/pdf`;
	const organisation = `/signatarer/${c.organisation.slug}`;
	return html`<div class="cert-side">
		${standing(c, text)}${sealStanding(c, text)}
		<div class="actions">
			${c.issuedAt ? html`<a class="button" href=${file} download>${icon("download")}<span>${t.download}${size ? html`<span class="nowrap">, ${format.size(size)}</span>` : nothing}</span></a>` : nothing}
			${go(to(text, organisation), t.organisationPage(c.organisation.name))}
		</div>
		<section class="prose" aria-labelledby="h-kontroll">
			<h3 id="h-kontroll">${t.how}</h3>
			<ol>${t.howSteps.map((step) => html`<li>${step}</li>`)}</ol>
			<p>${go(to(text, "/verifiera"), t.verify)}</p>
		</section>
		<section class="prose" aria-labelledby="h-stampel">
			<h3 id="h-stampel">${t.seal}</h3>
			<p>${t.sealText}</p>
			${c.seal ? sealUsed(c.seal, text) : nothing}
			${trialSeal ? html`<p class="notice wait">${icon("warn")}<span>${t.trialSeal}</span></p>` : nothing}
			<p><a href=${trialSeal ? "/seal.crt" : "/seals.pem"} download>${t.sealCertificate}</a></p>
			${c.sha256 ? html`<p class="small">${t.fingerprint}<br><span class="hash">${c.sha256}</span><br><span class="soft">${t.fingerprintNote}</span></p>` : nothing}
		</section>
	</div>`;
}

function unknownPage(number: string, text: Text): Page {
	const { certificate: t } = text;
	return {
		title: t.unknownTitle,
		robots: "noindex",
		main: html`<main id="innehall" class="frame text-page">
			<div class="page-head"><h1>${t.unknownTitle}</h1><p class="lead">${t.unknownText(number)}</p></div>
			${emptyState(t.tryAgain, t.unknownAdvice, html`<a class="button" href=${to(text, "/verifiera")}>${t.tryAgain}</a>`)}
		</main>`,
	};
}

/** The page of a certificate, or of a number that no certificate has. */
export function certificatePage(model: CertificateModel, text: Text): Page {
	if (!model.known) return unknownPage(model.number, text);
	const { number, organisation } = model.certificate;
	return {
		title: `${text.certificate.title(number)}, ${organisation.name}`,
		description: text.certificate.description(organisation.name),
		main: html`<main id="innehall" class="frame cert-page">
			${paper(model.certificate, text)}
			${side(model, text)}
		</main>`,
	};
}
