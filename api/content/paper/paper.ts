import { plain } from "../../certificates/drawing/content.ts";
import { findUncoveredCharacters } from "../../certificates/drawing/coverage.ts";
import { type Fonts, loadFonts } from "../../certificates/drawing/fonts.ts";
import { wrap } from "../../certificates/drawing/layout.ts";
import { setParagraph, widthOf } from "../../certificates/drawing/line.ts";
import type { Block, Item, Lang, Paper } from "./blocks.ts";
import { AREA, INDENT, INK, type Look, looks, note } from "./look.ts";
import { closePaper, type Doc, openPaper } from "./open.ts";

const MM = 72 / 25.4;

type Element = PDFKit.PDFStructureElement;

/** A text broken into lines, with the height that it takes. */
interface Set {
	look: Look;
	x: number;
	lines: string[];
	height: number;
}

/** Sets blocks one below the other, on as many pages as they need. */
class Setter {
	readonly #doc: Doc;
	readonly #fonts: Fonts;
	readonly #root: Element;
	/** Where the next text begins; below the area: on a page that is to come. */
	#y: number = Number.POSITIVE_INFINITY;

	constructor(doc: Doc, fonts: Fonts) {
		this.#doc = doc;
		this.#fonts = fonts;
		this.#root = doc.struct("Document");
		doc.addStructure(this.#root);
	}

	#set(look: Look, text: string, indent = 0): Set {
		const measure = (part: string) => widthOf(this.#fonts, look.style, part);
		const lines = wrap(measure, text, AREA.width - indent);
		const height = lines.length * look.leading;
		return { look, x: AREA.left + indent, lines, height };
	}

	/** Makes room on this page or begins the next. */
	#room(above: number, height: number): void {
		if (this.#y + above + height <= AREA.bottom) {
			this.#y += above;
			return;
		}
		this.#doc.addPage();
		this.#y = AREA.top;
	}

	#artifact(type: "Layout" | "Pagination", draw: () => void): void {
		this.#doc.markContent("Artifact", { type });
		draw();
		this.#doc.endMarkedContent();
	}

	#draw({ look, x, lines }: Set, top: number): void {
		const first = top + look.leading * 0.76;
		const set = setParagraph(this.#fonts, look.style, lines);
		for (const [i, pieces] of set.entries())
			for (const piece of pieces)
				this.#doc
					.font(piece.font)
					.fontSize(piece.size * MM)
					.fillColor(look.style.ink ?? INK.strong)
					.text(
						piece.text,
						(x + piece.x) * MM,
						(first + i * look.leading) * MM,
						{ lineBreak: false, baseline: "alphabetic" },
					);
	}

	/** Draws a set text as the content of a new element of the parent. */
	#place(parent: Element, tag: string, set: Set, lang?: Lang): void {
		const top = this.#y;
		const options = lang ? { lang } : {};
		const draw = () => this.#draw(set, top);
		parent.add(this.#doc.struct(tag, options, draw));
		this.#y += set.height;
	}

	/** A link and where it leads, said also to those who do not see it (ISO 14289-1, 7.18.5). */
	#link(parent: Element, set: Set, url: string, text: string, lang?: Lang) {
		const [doc, top] = [this.#doc, this.#y];
		const link = doc.struct("Link", { alt: text, ...(lang && { lang }) });
		parent.add(link);
		link.add(() => {
			this.#draw(set, top);
			const { style, leading } = set.look;
			for (const [i, line] of set.lines.entries()) {
				const width = widthOf(this.#fonts, style, line);
				const y = top + (i + 0.86) * leading;
				doc
					.moveTo(set.x * MM, y * MM)
					.lineTo((set.x + width) * MM, y * MM)
					.lineWidth(0.2 * MM)
					.stroke(INK.thread);
			}
		});
		const contents = { Contents: new String(text), structParent: link };
		doc.link(
			set.x * MM,
			top * MM,
			(AREA.left + AREA.width - set.x) * MM,
			set.height * MM,
			url,
			contents as unknown as PDFKit.Mixins.AnnotationOption,
		);
		link.end();
		this.#y += set.height;
	}

	block(block: Block): void {
		if (block.kind === "list") {
			this.#list(block.items);
			return;
		}
		const look = looks[block.kind];
		const set = this.#set(look, block.text);
		this.#room(look.above, set.height + look.keep);
		if (block.kind === "link") {
			const paragraph = this.#doc.struct("P");
			this.#root.add(paragraph);
			this.#link(paragraph, set, block.url, block.text, block.lang);
			paragraph.end();
		} else this.#place(this.#root, look.tag, set, block.lang);
	}

	#list(items: Item[]): void {
		const list = this.#doc.struct("L");
		this.#root.add(list);
		for (const item of items) this.#item(list, item);
		list.end();
	}

	#item(list: Element, { text, lang, note: words, links = [] }: Item): void {
		const main = this.#set(looks.item, text, INDENT);
		const under = words ? this.#set(note, words, INDENT) : null;
		const linked = links.map((one) => ({
			...one,
			set: this.#set(looks.item, one.text, INDENT),
		}));
		const sets = [main, ...(under ? [under] : []), ...linked.map((l) => l.set)];
		const height = sets.reduce((sum, set) => sum + set.height, 0);
		this.#room(looks.item.above, height);
		const item = this.#doc.struct("LI");
		list.add(item);
		// A stroke, as on the site: decoration, for that it is an item is in the structure.
		const y = (this.#y + looks.item.leading * 0.5) * MM;
		this.#artifact("Layout", () => {
			this.#doc.rect(AREA.left * MM, y, 3 * MM, 0.4 * MM).fill(INK.thread);
		});
		const body = this.#doc.struct("LBody");
		item.add(body);
		this.#place(body, "P", main, lang);
		if (under) this.#place(body, "P", under);
		for (const one of linked)
			this.#link(body, one.set, one.url, one.text, lang);
		body.end();
		item.end();
	}

	/** Numbers the pages, which nobody needs to be read aloud. */
	finish(foot: Paper["foot"]): void {
		this.#root.end();
		const { start, count } = this.#doc.bufferedPageRange();
		for (let i = 0; i < count; i++) {
			this.#doc.switchToPage(start + i);
			const set = this.#set(note, foot(i + 1, count));
			this.#artifact("Pagination", () => this.#draw(set, AREA.foot - 4));
		}
	}
}

/** The text as it can be drawn: a question mark says that a character is missing, which a hole would not. */
function drawable(text: string): string {
	const clean = plain(text);
	const missing = findUncoveredCharacters(clean);
	return missing.reduce((rest, one) => rest.replaceAll(one, "?"), clean);
}

const inBlock = (block: Block): Block =>
	block.kind === "list"
		? { ...block, items: block.items.map(inItem) }
		: { ...block, text: drawable(block.text) };

const inItem = (item: Item): Item => ({
	...item,
	text: drawable(item.text),
	note: item.note && drawable(item.note),
	links: (item.links ?? []).map((one) => ({
		...one,
		text: drawable(one.text),
	})),
});

/**
 * Draws a paper: A4, tagged, PDF/UA-1 (ISO 14289-1), with title, language and links. The same paper gives the same
 * bytes. pdfkit and the fonts are loaded by the first call; a character that no font has becomes a question mark.
 */
export async function drawPaper(paper: Paper): Promise<Buffer> {
	const blocks = paper.blocks.map(inBlock);
	const fonts = await loadFonts(JSON.stringify(blocks));
	const doc = await openPaper(paper, fonts);
	const setter = new Setter(doc, fonts);
	for (const block of blocks) setter.block(block);
	setter.finish(paper.foot);
	return closePaper(doc);
}
