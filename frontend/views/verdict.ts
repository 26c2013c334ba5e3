import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/text.ts";
import {
	go,
	type IconName,
	icon,
	type StitchGlyph,
	stitchGlyph,
} from "../ui/icon.ts";
import type {
	CertificateStatus,
	CertificateView,
	VerdictModel,
} from "./models.ts";
import { day, fact, num, to } from "./shared.ts";

/**
 * The answer of the page Verifiera: one verdict at a time, each with a glyph and a headline of its own. The server
 * renders the answer to a number, the browser the answer to a file, with the same functions.
 */

/** The texts that a verdict needs: the browser loads no others. */
export type VerdictText = Pick<Text, "locale" | "format" | "verify" | "common">;

interface Face {
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

function face({ kind, icon: name, title, body }: Face): TemplateResult {
	return html`<section class="protocol result" aria-labelledby="h-svar">
		<div class="in-text verdict ${kind}">
			${icon(name)}
			<div><h2 id="h-svar" tabindex="-1">${title}</h2>${body}</div>
		</div>
	</section>`;
}

const paragraphs = (texts: string[]) => texts.map((t) => html`<p>${t}</p>`);

function today(c: CertificateView, text: VerdictText): TemplateResult {
	const { verify: t, format } = text;
	const words =
		c.status === "revoked" && c.revokedAt
			? t.revokedOn(format.day(c.revokedAt))
			: t.standing[c.status];
	return html`<span class="status">${stitchGlyph(glyphs[c.status])}${words}</span>`;
}

function factsOf(
	c: CertificateView,
	text: VerdictText,
	seal: VerdictModel["seal"] = null,
): TemplateResult {
	const { verify: t, format } = text;
	const sealed =
		seal &&
		(seal.at
			? t.sealedBy(format.moment(seal.at), seal.by)
			: t.sealedByOnly(seal.by));
	const stamped = seal?.timestamped
		? html`<br><span class="small soft">${t.timestamped}</span>`
		: nothing;
	return html`<dl class="facts">
		${fact(t.organisation, html`<a href=${to(text, `/signatarer/${c.organisation.slug}`)}>${c.organisation.name}</a>`)}
		${fact(t.number, num(c.number))}
		${seal ? nothing : fact(t.signedOn, html`${day(c.signedOn, text)}, ${text.common.version(c.agreementVersion).toLowerCase()}`)}
		${sealed ? fact(t.sealed, html`${sealed}${stamped}`) : nothing}
		${seal ? fact(t.fileLabel, t.unchanged) : nothing}
		${fact(t.today, today(c, text))}
		${fact(t.reason, c.status === "valid" ? null : c.reason)}
		${fact(t.newNumber, c.supersededBy ? html`<a href=${to(text, `/intyg/${encodeURIComponent(c.supersededBy)}`)}>${c.supersededBy}</a>` : null)}
	</dl>`;
}

const kinds = { valid: "ok", superseded: "wait", revoked: "wait" } as const;

/** What the register says about a number. */
export function numberVerdict(
	answer: CertificateView | "unknown",
	number: string,
	text: VerdictText,
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

function ways(text: VerdictText): TemplateResult {
	const { verify: t, common } = text;
	return html`<p class="actions"><a class="button quiet small" href=${to(text, "/signatarer")}>${t.searchRegister}</a> ${go(`mailto:${common.email}`, t.report)}</p>`;
}

/** Why a file could not be examined: not a PDF, too large, no network, or a page that was not opened over https. */
export type Unexamined = "failed" | "too_large" | "offline" | "no_crypto";

/** What was found in a file. */
export function fileVerdict(
	model: VerdictModel | Unexamined,
	text: VerdictText,
): TemplateResult {
	const { verify: t } = text;
	const bad = (
		title: string,
		lines: string[],
		name: IconName,
		kind: Face["kind"],
	) =>
		face({
			kind,
			icon: name,
			title,
			body: html`${paragraphs(lines)}${ways(text)}`,
		});
	if (typeof model === "string")
		return bad(t.file.failed, t.unexamined[model], "alert", "wait");
	const { verdict, standing, certificate: c, seal } = model;
	if (verdict === "altered")
		return bad(t.file.altered, t.alteredText, "broken", "bad");
	if (verdict === "unknown")
		return bad(t.file.unknown, t.unknownSealText, "alert", "bad");
	if (verdict === "not_sealed")
		return bad(t.file.not_sealed, t.notSealedText, "info", "wait");
	if (!standing || !c)
		return face({
			kind: "wait",
			icon: "info",
			title: t.file.unchecked,
			body: html`<p>${t.uncheckedText}</p>${ways(text)}`,
		});
	return face({
		kind: kinds[standing],
		icon: standing === "valid" ? "seal" : "stop",
		title: t.file[standing],
		body: html`${factsOf(c, text, seal)}<p class="actions">${go(to(text, `/intyg/${encodeURIComponent(c.number)}`), t.show)}</p>`,
	});
}
