import MarkdownIt from "markdown-it";

/** A picture of our own as HTML, by its id; undefined when there is none. */
export type PictureOf = (id: string) => string | undefined;

const markdown = new MarkdownIt({ html: false, linkify: false });
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
	const { picture } = env as { picture?: PictureOf };
	const alt = renderer.renderInlineAsText(token.children ?? [], options, env);
	return (id && picture?.(id)) || markdown.utils.escapeHtml(alt);
};
// The page has its own first heading; those of a text come below it.
markdown.core.ruler.push("lower_headings", (state) => {
	const tags = state.tokens
		.filter((token) => token.type === "heading_open")
		.map((token) => Number(token.tag.slice(1)));
	const shift = tags.includes(1) ? 1 : 0;
	for (const token of state.tokens)
		if (token.type.startsWith("heading_"))
			token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`;
});

/**
 * Markdown (CommonMark) as HTML that is safe to place in a page: raw HTML is shown as text.
 *
 * @param picture pictures of our own, written `![](/bilder/<id>)`; left out, there are none
 */
export function renderMarkdown(text: string, picture?: PictureOf): string {
	return markdown.render(text, picture ? { picture } : {});
}
