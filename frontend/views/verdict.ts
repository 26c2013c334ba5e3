import { html, type TemplateResult } from "lit";
import type { Office } from "../i18n/text.ts";
import {
	go,
	type IconName,
	icon,
	type StitchGlyph,
	stitchGlyph,
} from "../ui/icon.ts";
import type { VerdictText } from "./answers.ts";
import type { CertificateStatus, CertificateView } from "./models.ts";
import { day, fact, foreign, num, to } from "./shared.ts";

/**
 * The answer of the page Verifiera: one verdict at a time, each with a glyph and a headline of its own. The server
 * renders the answer to a number; the browser answers to a file with the same parts (file-verdict.ts).
 */

/** The texts of a verdict with what to do instead: also where to write. */
export type FaceText = VerdictText & { office: Pick<Office, "email"> };

/** A verdict's look: glyph, colour and headline say the same. */
export interface Face {
	kind: "ok" | "wait" | "bad";
	icon: IconName;
	title: string;
	body: unknown;
}

const glyphs: Record<CertificateStatus, StitchGlyph> = {
	valid: "full",
	superseded: "struck",
	revoked: "struck",
};

export function face({ kind, icon: name, title, body }: Face): TemplateResult {
	return html`<section class="protocol result" aria-labelledby="h-svar">
		<div class="in-text verdict ${kind}">
			${icon(name)}
			<div><h2 id="h-svar" tabindex="-1">${title}</h2>${body}</div>
		</div>
	</section>`;
}

function today(c: CertificateView, text: VerdictText): TemplateResult {
	const { verify: t, format } = text;
	const words =
		c.status === "revoked" && c.revokedAt
			? t.revokedOn(format.day(c.revokedAt))
			: t.standing[c.status];
	return html`<span class="status">${stitchGlyph(glyphs[c.status])}${words}</span>`;
}

function factsOf(c: CertificateView, text: VerdictText): TemplateResult {
	const { verify: t } = text;
	return html`<dl class="facts">
		${partyFact(c, text)}
		${fact(t.number, num(c.number))}
		${fact(t.signedOn, html`${day(c.signedOn, text)}, ${text.common.version(c.agreementVersion).toLowerCase()}`)}
		${fact(t.today, today(c, text))}
		${fact(t.reason, c.status === "valid" || !c.reason ? null : html`<span lang=${foreign(c.reasonLanguage ?? "sv", text)}>${c.reason}</span>`)}
		${fact(t.newNumber, c.supersededBy ? html`<a href=${to(text, `/intyg/${encodeURIComponent(c.supersededBy)}`)}>${c.supersededBy}</a>` : null)}
	</dl>`;
}

/** The organisation, as the register has it. */
export const partyFact = (c: CertificateView, text: VerdictText) =>
	fact(
		text.verify.organisation,
		html`<a href=${to(text, `/signatarer/${c.organisation.slug}`)}>${c.organisation.name}</a>`,
	);

export const kinds = {
	valid: "ok",
	superseded: "wait",
	revoked: "wait",
} as const;

/** What the register says about a number. */
export function numberVerdict(
	answer: CertificateView | "unknown",
	number: string,
	text: FaceText,
): TemplateResult {
	const { verify: t } = text;
	if (answer === "unknown")
		return face({
			kind: "bad",
			icon: "alert",
			title: t.byNumber.unknown,
			body: html`<p>${t.unknownText(number)}</p>${ways(text)}`,
		});
	return face({
		kind: kinds[answer.status],
		icon: answer.status === "valid" ? "seal" : "stop",
		title: t.byNumber[answer.status],
		body: html`${factsOf(answer, text)}
			<p class="soft">${t.byNumberNote}</p>
			<p class="actions">${go(to(text, `/intyg/${encodeURIComponent(answer.number)}`), t.show)}</p>`,
	});
}

/** What to do instead. */
export function ways(text: FaceText): TemplateResult {
	const { verify: t, office } = text;
	return html`<p class="actions"><a class="button quiet small" href=${to(text, "/signatarer")}>${t.searchRegister}</a> ${go(`mailto:${office.email}`, t.report)}</p>`;
}
