import { html, type TemplateResult } from "lit";
import {
	badgePath,
	badgeSize,
	badgeSnippet,
	elementSnippet,
	frameAddress,
	frameSnippet,
} from "../embed/snippets.ts";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { Page } from "./page.ts";
import { to } from "./shared.ts";

/** How other sites show the register (/badda-in): the element, the frame, the badge. */

export interface EmbedModel {
	/** Origin of the service, without a slash at the end */
	publicUrl: string;
	/** The built element; null before the first build */
	element: {
		/** The address of this very version */
		path: string;
		/** The address of whatever version is the latest */
		latest: string;
		integrity: string;
	} | null;
	/** Whose badge to show as an example; null while nobody has signed */
	organisation: { slug: string; name: string } | null;
}

const parts =
	"register search label field button count error list item name facts more foot link";

function section(id: string, title: string, body: unknown): TemplateResult {
	return html`<section class="protocol" aria-labelledby=${id}>
		<h2 class="margin title" id=${id}>${title}</h2>
		<div class="prose">${body}</div>
	</section>`;
}

/** Code with a button that copies it. `what` tells the buttons apart. */
function code(id: string, what: string, snippet: string, { embed: t }: Text) {
	return html`<div class="snippet">
		<pre><code id=${id} translate="no">${snippet}</code></pre>
		<p class="actions needs-script"><button class="button quiet small" type="button" data-copy=${id} data-done=${t.copied} data-marked=${t.marked}>${t.copy}<span class="visually-hidden">${t.copyWhich(what)}</span></button><span class="soft" role="status"></span></p>
	</div>`;
}

const list = (items: Record<string, string>) =>
	html`<dl class="facts">${Object.entries(items).map(([name, words]) => html`<div><dt><code translate="no">${name}</code></dt><dd>${words}</dd></div>`)}</dl>`;

function element({ publicUrl, element: file }: EmbedModel, text: Text) {
	const { element: t, example } = text.embed;
	const { locale } = text;
	if (!file) return section("h-lista", t.title, html`<p>${t.missing}</p>`);
	const snippet = (script: { path: string; integrity?: string }) =>
		elementSnippet({ publicUrl, locale }, script);
	const newest = snippet({ path: file.latest }).split("\n")[0] ?? "";
	return section(
		"h-lista",
		t.title,
		html`<p>${t.text}</p>
			${code("kod-lista", t.code, snippet(file), text)}
			<p>${t.fallback}</p>
			<p>${t.exact}</p>
			<p>${t.newest}</p>
			${code("kod-senaste", t.newestCode, newest, text)}
			<h3>${example}</h3>
			<div class="live"><handslag-register lang=${locale} limit="5" search><a href=${to(text, "/signatarer")}>${text.embedded.label}</a></handslag-register></div>
			<script type="module" src=${file.path} integrity=${file.integrity}></script>`,
	);
}

function settings(text: Text) {
	const { attributes, looks } = text.embed;
	return html`${section(
		"h-installningar",
		attributes.title,
		html`${list(attributes.list)}<p>${attributes.several}</p>`,
	)}
	${section(
		"h-utseende",
		looks.title,
		html`<p>${looks.text}</p>${list(looks.list)}
			<p>${looks.parts} <code translate="no">${parts}</code></p>`,
	)}`;
}

function policy({ publicUrl }: EmbedModel, text: Text) {
	const { policy: t } = text.embed;
	const lines = `script-src ${publicUrl};\nconnect-src ${publicUrl};`;
	return section(
		"h-sakerhet",
		t.title,
		html`<p>${t.text}</p>${code("kod-policy", t.code, lines, text)}<p>${t.trusted}</p>`,
	);
}

function frame({ publicUrl }: EmbedModel, text: Text) {
	const { frame: t, example } = text.embed;
	const { locale } = text;
	const query = "?limit=5";
	const oembed = `${publicUrl}/oembed?url=${encodeURIComponent(publicUrl + to(text, "/signatarer"))}&format=json`;
	return section(
		"h-ram",
		t.title,
		html`<p>${t.text}</p>
			${code("kod-ram", t.code, frameSnippet({ publicUrl, locale }, { query }), text)}
			<p>${t.oembed}</p>
			<p><a href=${oembed.slice(publicUrl.length)}><code class="hash">${oembed}</code></a></p>
			<h3>${example}</h3>
			<div class="live"><iframe src=${frameAddress({ publicUrl: "", locale }, query)} title=${text.embedded.label} height="640" loading="lazy"></iframe></div>`,
	);
}

function badge({ publicUrl, organisation }: EmbedModel, text: Text) {
	const { badge: t } = text.embed;
	const { locale } = text;
	const mine = html`<p>${go(to(text, "/mina-sidor"), t.mine)}</p>`;
	if (!organisation)
		return section(
			"h-marke",
			t.title,
			html`<p>${t.text}</p><p>${t.nobody}</p>${mine}`,
		);
	const { slug, name } = organisation;
	const picture = (dark: boolean) =>
		html`<img src=${badgePath(locale, slug, dark)} width=${badgeSize.width} height=${badgeSize.height} alt=${dark ? t.dark : text.embedded.badge.alt(name)}>`;
	return section(
		"h-marke",
		t.title,
		html`<p>${t.text}</p>${mine}
			<p>${t.example(name)}</p>
			<div class="badges">${picture(false)}${picture(true)}</div>
			${code("kod-marke", t.code, badgeSnippet({ publicUrl, locale }, { slug, name }), text)}`,
	);
}

/** How to embed the register (/badda-in). */
export function embedPage(model: EmbedModel, text: Text): Page {
	const { embed: t } = text;
	return {
		title: t.title,
		description: t.description,
		entries: ["embed"],
		main: html`<main id="innehall" class="frame text-page embed-page">
			<div class="protocol"><div class="page-head in-text"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div></div>
			${element(model, text)}
			${settings(text)}
			${policy(model, text)}
			${frame(model, text)}
			${badge(model, text)}
		</main>`,
	};
}
