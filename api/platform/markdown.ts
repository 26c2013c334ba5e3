import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: false });
// Pictures would be fetched from elsewhere: the pages load nothing from third parties.
markdown.disable("image");
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

/** Markdown (CommonMark) as HTML that is safe to place in a page: raw HTML is shown as text. */
export function renderMarkdown(text: string): string {
	return markdown.render(text);
}
