import type { Token } from "markdown-it";
import { isVisible, withoutInert } from "./plain-text.ts";

/** What Markdown can say that a page should not: put right once it has been read, before it is written as HTML. */

/**
 * A list that comes from a word processor has its bullets as letters. A dash is one only before a tab:
 * with a space after it, it begins what somebody says.
 */
export const listed = (text: string): string =>
	text.replace(/^( {0,3})(?:[•·▪][ \t]+|–\t[ \t]*)(?=\S)/gm, "$1- ");

const isOurs = (src: unknown) => String(src).startsWith("/bilder/");

const isSeen = (token: Token): boolean =>
	isVisible(token.content) ||
	(token.type === "image" && isOurs(token.attrGet("src")));

/** A character reference becomes its character after the edge has looked for those that disguise: `&#x202e;`. */
export function dropInert(tokens: Token[]): void {
	for (const token of tokens) {
		if (token.type === "text") token.content = withoutInert(token.content);
		const title = token.attrGet("title");
		if (title) token.attrSet("title", withoutInert(String(title)));
		dropInert(token.children ?? []);
	}
}

/** A link without words is read as its address. */
export function nameLinks(
	tokens: Token[],
	named: (address: string) => Token,
): void {
	for (const block of tokens) {
		let link = { href: "", isNamed: true };
		block.children =
			block.children?.flatMap((token) => {
				const { href, isNamed } = link;
				if (token.type === "link_open")
					link = { href: String(token.attrGet("href")), isNamed: false };
				else if (token.type === "link_close" && !isNamed)
					return [named(href.replace(/^(mailto|tel):/, "")), token];
				else if (isSeen(token)) link.isNamed = true;
				return [token];
			}) ?? null;
	}
}

/** The blocks with only those headings that say something, each at most one level below the one above: the first is the page's own. */
export function outlined(tokens: Token[]): Token[] {
	const above: number[] = [];
	const kept: Token[] = [];
	for (let i = 0; i < tokens.length; i++) {
		const [open, words, close] = tokens.slice(i, i + 3);
		if (open?.type === "heading_open" && close) {
			if (!words?.children?.some(isSeen)) {
				i += 2;
				continue;
			}
			const level = Number(open.tag.slice(1));
			while ((above.at(-1) ?? 0) >= level) above.pop();
			above.push(level);
			open.tag = close.tag = `h${Math.min(6, above.length + 1)}`;
		}
		if (open) kept.push(open);
	}
	return kept;
}
