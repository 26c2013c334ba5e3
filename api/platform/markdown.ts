import MarkdownIt from "markdown-it";
import { dropInert, listed, nameLinks, outlined } from "./markdown-tidy.ts";
import { type Locale, tableWord } from "./messages.ts";

/** A picture of our own as HTML, by its id; undefined when there is none. */
export type PictureOf = (id: string) => string | undefined;

interface Environment {
	language?: Locale | undefined;
	picture?: PictureOf | undefined;
}

// Who indents a paragraph writes no code, and who begins a new line means one.
const markdown = new MarkdownIt({
	html: false,
	linkify: false,
	breaks: true,
}).disable("code");
const readLists = (state: { src: string }) => {
	state.src = listed(state.src);
};
markdown.core.ruler.after("normalize", "lists", readLists);
// Deeper than anybody writes; what lies deeper is shown as it is typed.
markdown.set({ maxNesting: 20 });
// The library lets data: pictures through; a link leads to a page, a mail or a telephone.
markdown.validateLink = (url) => {
	const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
	return (
		scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme)
	);
};

const ownPicture = /^\/bilder\/([0-9a-f-]{36})$/;
// Pictures from elsewhere would tell others who reads here: their description stands in for them.
markdown.renderer.rules.image = (tokens, index, options, env, renderer) => {
	const token = tokens[index];
	if (!token) return "";
	const id = ownPicture.exec(String(token.attrGet("src") ?? ""))?.[1];
	const { picture } = env as Environment;
	const alt = renderer.renderInlineAsText(token.children ?? [], options, env);
	return (id && picture?.(id)) || markdown.utils.escapeHtml(alt);
};
markdown.core.ruler.push("tidy", (state) => {
	nameLinks(state.tokens, (address) => {
		const text = new state.Token("text", "", 0);
		text.content = markdown.normalizeLinkText(address);
		return text;
	});
	dropInert(state.tokens);
	state.tokens = outlined(state.tokens);
});

// What is wider than the page is scrolled, by those too who have no pointer. Its head tells one table from another.
markdown.renderer.rules.table_open = (
	tokens,
	index,
	options,
	env,
	renderer,
) => {
	const { language } = env as Environment;
	if (!language) return "<table>\n";
	const rest = tokens.slice(index);
	const end = rest.findIndex(({ type }) => type === "thead_close");
	const words = rest
		.slice(0, end)
		.filter(({ type }) => type === "inline")
		.map(({ children }) =>
			renderer.renderInlineAsText(children ?? [], options, env).trim(),
		)
		.filter(Boolean);
	const name = [tableWord[language], words.join(", ")].filter(Boolean);
	return `<section class="wide-table" tabindex="0" aria-label="${markdown.utils.escapeHtml(name.join(": "))}"><table>\n`;
};
markdown.renderer.rules.table_close = (_tokens, _index, _options, env) =>
	(env as Environment).language ? "</table></section>\n" : "</table>\n";

/**
 * Markdown (CommonMark, but for line breaks that stay and lists that were pasted) as HTML that is safe
 * to place in a page: raw HTML is shown as text.
 *
 * @param language of the text, on a page of ours; left out, there are no parts to move about in
 * @param picture pictures of our own, written `![](/bilder/<id>)`; left out, there are none
 */
export function renderMarkdown(
	text: string,
	language?: Locale,
	picture?: PictureOf,
): string {
	return markdown.render(text, { language, picture } satisfies Environment);
}

// As text a picture is its description and a link its words, wherever they lead.
const reading = new MarkdownIt({ html: false, linkify: false }).disable("code");
reading.validateLink = () => true;
reading.core.ruler.after("normalize", "lists", readLists);
reading.core.ruler.push("tidy", ({ tokens }) => dropInert(tokens));

type Token = ReturnType<typeof markdown.parse>[number];

/** The words of a line: a link with its address after it, a picture as its description. */
function wordsOf(tokens: Token[], base: string): string {
	let words = "";
	const open: { at: number; href: string }[] = [];
	for (const token of tokens) {
		if (token.type === "link_open")
			open.push({ at: words.length, href: String(token.attrGet("href")) });
		else if (token.type === "link_close") {
			const { at = 0, href = "" } = open.pop() ?? {};
			const path = href.startsWith("/") ? base + href : href;
			const address = path.replace(/^(mailto|tel):/, "");
			const named = words.slice(at);
			const leads = markdown.validateLink(href);
			if (leads && !named) words += address;
			else if (leads && named !== address) words += `: ${address}`;
		} else if (token.type === "image")
			words += wordsOf(token.children ?? [], base);
		else if (token.type === "softbreak" || token.type === "hardbreak")
			words += "\n";
		else words += token.content;
	}
	return words.trim();
}

/**
 * Markdown as plain text, for a mail: its words without its signs, but for what shows a list or a quotation.
 *
 * @param base what stands before a link's path
 */
export function markdownText(text: string, base: string): string {
	let written = "";
	/** What each line begins with: of quotations and of the lists that it stands in. */
	const before: string[] = [];
	const numbers: (number | null)[] = [];
	let marker = "";
	let tight = false;
	let apart = false;
	const add = (words: string) => {
		if (!words) return;
		const rest = before.join("");
		const first = before.slice(0, -1).join("") + marker;
		const lines = words.split("\n");
		const [one = "", ...more] = lines;
		if (written) written += tight ? "\n" : "\n\n";
		written += [
			(marker ? first : rest) + one,
			...more.map((line) => rest + line),
		].join("\n");
		marker = "";
	};
	for (const token of reading.parse(text, {})) {
		if (/^(bullet|ordered)_list_open$/.test(token.type)) {
			apart = numbers.length === 0;
			const ordered = token.type === "ordered_list_open";
			numbers.push(ordered ? Number(token.attrGet("start") ?? 1) : null);
		} else if (/^(bullet|ordered)_list_close$/.test(token.type)) numbers.pop();
		else if (token.type === "list_item_open") {
			const n = numbers.pop() ?? null;
			numbers.push(n === null ? null : n + 1);
			marker = n === null ? "- " : `${n}. `;
			before.push(" ".repeat(marker.length));
		} else if (token.type === "blockquote_open") before.push("> ");
		else if (/^(list_item|blockquote)_close$/.test(token.type)) before.pop();
		else if (token.type === "paragraph_open") {
			// The first of a list stands apart from what is before it; the others of a tight one do not.
			tight = token.hidden && !apart;
			apart = false;
		} else if (token.type === "heading_open") tight = false;
		else if (token.type === "inline") add(wordsOf(token.children ?? [], base));
		else if (token.type === "fence") add(token.content.trim());
	}
	return written;
}
