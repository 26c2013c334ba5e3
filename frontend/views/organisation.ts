import { html, nothing, svg, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { markedBand, placeInBand } from "../ui/band.ts";
import { emblem, go, icon, stitchGlyph } from "../ui/icon.ts";
import type { OrganisationModel } from "./models.ts";
import type { Page } from "./page.ts";
import {
	day,
	fact,
	nameOf,
	num,
	placeOf,
	sizeOf,
	status,
	swedish,
	to,
} from "./shared.ts";

/** 03: facts, certificate, thread, own stitch. */

function standing({ organisation: o }: OrganisationModel, text: Text) {
	const { format, organisation } = text;
	return html`<div class="margin">
		<p>${status(o.status, text)}</p>
		<p>${
			o.endedOn
				? organisation.between(format.day(o.signedOn), format.day(o.endedOn))
				: organisation.since(format.day(o.signedOn))
		}</p>
	</div>`;
}

function head(model: OrganisationModel, text: Text): TemplateResult {
	const { organisation: o } = model;
	const note = o.example
		? text.organisation.example
		: o.status === "provisional"
			? text.organisation.provisional
			: null;
	return html`<header class="protocol org-head">
		${standing(model, text)}
		<div>
			<h1 class=${sizeOf(o.name)} lang=${swedish(text)}>${o.name}</h1>
			${o.description ? html`<p class="lead" lang=${swedish(text)}>${o.description}</p>` : nothing}
			${note ? html`<p class="notice">${icon("info")}<span>${note}</span></p>` : nothing}
		</div>
	</header>`;
}

// "Integration", "Kultur och bildning" → "Integration, kultur och bildning".
const listed = (names: string[]) =>
	names
		.map((name, i) =>
			i === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1),
		)
		.join(", ");

// "https://www.forening.se/" is read as "forening.se".
const shortAddress = (url: string) =>
	url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");

function facts(
	{ organisation: o, related = [] }: OrganisationModel,
	text: Text,
) {
	const { organisation: t } = text;
	const themes = o.themes.map((id) => nameOf("theme", id, text));
	const links = (relation: "umbrella" | "branch") =>
		related
			.filter((r) => r.relation === relation)
			.map(
				(r, i) =>
					html`${i > 0 ? html`<br>` : nothing}<a href=${to(text, `/signatarer/${r.slug}`)}>${r.name}</a>`,
			);
	const [umbrella, branches] = [links("umbrella"), links("branch")];
	return html`<section class="protocol block" aria-labelledby="h-fakta">
		<h2 class="margin" id="h-fakta">${t.about}</h2>
		<dl class="facts">
			${fact(t.kind, nameOf("kind", o.kind, text))}
			${fact(t.number, o.organisationNumber ? num(o.organisationNumber) : t.noNumber)}
			${fact(t.active, placeOf(o, text))}
			${fact(t.themes, listed(themes))}
			${fact(t.agreementVersion, t.versionNote(o.agreementVersion))}
			${fact(t.website, o.website ? html`<a href=${o.website} rel="nofollow noopener">${shortAddress(o.website)}</a>` : null)}
			${fact(t.belongsTo, umbrella.length > 0 ? umbrella : null)}
			${fact(t.branches, branches.length > 0 ? branches : null)}
		</dl>
	</section>`;
}

function contacts({ organisation: o }: OrganisationModel, text: Text) {
	if (o.contacts.length === 0) return nothing;
	return html`<section class="protocol block" aria-labelledby="h-kontakt">
		<h2 class="margin" id="h-kontakt">${text.organisation.contacts}</h2>
		<dl class="facts">${o.contacts.map((c) => {
			const ways = [
				c.email ? html`<a href=${`mailto:${c.email}`}>${c.email}</a>` : null,
				c.phone
					? html`<a href=${`tel:${c.phone.replace(/[^+\d]/g, "")}`}>${c.phone}</a>`
					: null,
			].filter((way) => way !== null);
			const name = c.name ? html`<strong>${c.name}</strong><br>` : nothing;
			return fact(
				c.role || text.organisation.contacts,
				html`${name}${ways.map((way, i) => html`${i > 0 ? html`<br>` : nothing}${way}`)}`,
			);
		})}</dl>
	</section>`;
}

function certificate({ certificate: c }: OrganisationModel, text: Text) {
	if (!c) return nothing;
	const { organisation: t, format } = text;
	const file = `/api/v1/certificates/${encodeURIComponent(c.number)}/pdf`;
	const size = c.size ? `, ${format.size(c.size)}` : "";
	return html`<section class="protocol block" aria-labelledby="h-intyg">
		<h2 class="margin" id="h-intyg">${t.certificate}</h2>
		<div class="cert-card sheet">
			${emblem()}
			<div>
				<p class="cert-no num">${c.number}</p>
				<p class="soft">${c.issuedAt ? t.issued(format.day(c.issuedAt)) : t.beingMade}</p>
			</div>
			<p class="actions">${
				c.issuedAt
					? html`<a class="button quiet small" href=${file} download>${icon("download")}<span class="nowrap">${t.download}${size}</span></a>`
					: nothing
			} ${go(to(text, `/intyg/${encodeURIComponent(c.number)}`), t.check)}</p>
		</div>
	</section>`;
}

const endings = new Set(["superseded", "withdrawn", "ended", "revoked"]);

function history({ organisation: o }: OrganisationModel, text: Text) {
	if (o.history.length === 0) return nothing;
	const newest = [...o.history].sort((a, b) => b.on.localeCompare(a.on));
	return html`<section class="protocol block" aria-labelledby="h-historia">
		<h2 class="margin" id="h-historia">${text.organisation.history}</h2>
		<ol class="thread">${newest.map(
			(h) =>
				html`<li>${stitchGlyph(endings.has(h.event) ? "struck" : "full")}${day(h.on, text)}${text.organisation.event(h.event, h.agreementVersion)}</li>`,
		)}</ol>
	</section>`;
}

function ownStitch({ stitch }: OrganisationModel, text: Text) {
	if (!stitch) return nothing;
	const { organisation: t, format } = text;
	const n = format.number(stitch.number);
	const of = format.number(stitch.of);
	const place = placeInBand(stitch.number, stitch.of);
	// The label hangs at the mark and grows towards the middle, so that it never leaves the page.
	const anchor = place > 0.5 ? "end" : "start";
	const x = `${Math.round(place * 10_000) / 100}%`;
	return html`<figure class="block own-band">
		${markedBand(stitch.number, stitch.of, t.stitchAlt(stitch.number, stitch.of))}
		<figcaption><svg class="own-label" width="100%" height="28" aria-hidden="true">${svg`<text x=${x} y="19" text-anchor=${anchor}><tspan class="strong">${t.stitch(n)}</tspan>${t.stitchOf(of)}</text>`}</svg><span class="visually-hidden">${t.stitch(n)}${t.stitchOf(of)}</span></figcaption>
	</figure>`;
}

/** One organisation in the register (/signatarer/:slug). */
export function organisationPage(model: OrganisationModel, text: Text): Page {
	const { name, example } = model.organisation;
	return {
		title: name,
		description: text.organisation.description(name),
		oembed: "",
		...(example ? { robots: "noindex" as const } : {}),
		main: html`<main id="innehall" class="frame org">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/signatarer"), text.common.nav.register, "left", "before")}</nav>
			${head(model, text)}
			${facts(model, text)}
			${contacts(model, text)}
			${certificate(model, text)}
			${history(model, text)}
			${ownStitch(model, text)}
		</main>`,
	};
}
