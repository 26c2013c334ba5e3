import type { Font } from "fontkit";
import { Codes } from "./codes.ts";
import { Element, type ElementOptions } from "./element.ts";
import { embedFont, writeMeanings } from "./embedding.ts";
import { Output } from "./output.ts";
import { PAGE, Page } from "./page-content.ts";
import { decimal, dictionary, list, refer, textString } from "./values.ts";
import {
	FontInUse,
	LineWriter,
	operands,
	type TextState,
	type TextStyle,
} from "./writing.ts";

interface Annotation {
	structParent: Element;
	[key: string]: unknown;
}

interface TextOptions {
	/** Extra space after each glyph */
	characterSpacing?: number;
	/** All that there is: no line is broken, and y is where letters stand */
	lineBreak?: false;
	baseline?: "alphabetic";
}

/**
 * A tagged PDF document of A4 pages (ISO 32000-1, 14.8), as much of one as a certificate needs: single lines of text in
 * embedded fonts, operators, structure, annotations. Coordinates are points from the upper left corner. pdfkit, whose
 * methods these are like, spends several times the time and a quarter more bytes on the same page.
 */
export class PdfDocument {
	readonly output = new Output();
	/** The numbers of the objects that a document has once */
	readonly ids = {
		catalog: this.output.reserve(),
		pages: this.output.reserve(),
		structure: this.output.reserve(),
	};
	readonly #fonts: ReadonlyMap<string, Font>;
	readonly #used = new Map<string, FontInUse>();
	readonly #copies = new Map<FontInUse, FontInUse>();
	/** Those of the fonts, of their first copies, and so on */
	readonly #codes: Codes[] = [];
	readonly #embedded: FontInUse[] = [];
	readonly #pages: Page[] = [];
	readonly #elements: Element[] = [];
	#roots: Element[] = [];
	/** Of the parent tree: what stands at each key that is not a page's */
	readonly #parents = new Map<number, Element>();
	#keys = 0;
	readonly #states = new WeakMap<Page, TextState>();
	#style: TextStyle | undefined;
	#size = 0;
	#colour = "#000000";
	/** The page that is drawn on */
	page: Page;

	/** @param fonts by the names that texts ask for them by */
	constructor(fonts: ReadonlyMap<string, Font>) {
		this.#fonts = fonts;
		this.page = this.addPage();
	}

	addPage(): Page {
		const page = new Page(this.output.reserve(), this.#keys++);
		this.#pages.push(page);
		this.page = page;
		return page;
	}

	/** Goes back to a page, from 0. */
	switchToPage(index: number): void {
		this.page = this.#pages[index] ?? this.page;
	}

	font(name: string): this {
		let used = this.#used.get(name);
		if (!used) {
			const font = this.#fonts.get(name);
			if (!font) throw new Error(`No such font: ${name}`);
			used = this.#use(font, 0);
			this.#used.set(name, used);
		}
		this.#style = { font: used, size: 0, spacing: 0, colour: "" };
		return this;
	}

	#use(font: Font, copy: number): FontInUse {
		const name = `F${this.#embedded.length + 1}`;
		const codes = this.#codes[copy] ?? new Codes();
		this.#codes[copy] = codes;
		const used = new FontInUse(this.output.reserve(), name, font, codes);
		this.#embedded.push(used);
		return used;
	}

	#copyOf(font: FontInUse): FontInUse {
		const following = this.#codes.indexOf(font.codes) + 1;
		const copy = this.#copies.get(font) ?? this.#use(font.font, following);
		this.#copies.set(font, copy);
		this.page.fonts[copy.name] = refer(copy.id);
		return copy;
	}

	fontSize(size: number): this {
		this.#size = size;
		return this;
	}

	/** @param colour `#14262f` */
	fillColor(colour: string): this {
		this.#colour = colour;
		return this;
	}

	/** One line with its baseline at y. */
	text(
		text: string,
		x: number,
		y: number,
		{ characterSpacing = 0 }: TextOptions = {},
	): this {
		if (!text || !this.#style) return this;
		const { page } = this;
		const { font } = this.#style;
		page.fonts[font.name] = refer(font.id);
		const style: TextStyle = {
			font,
			size: this.#size,
			spacing: characterSpacing,
			colour: operands(this.#colour),
		};
		const line = new LineWriter(style, x, y, (full) => this.#copyOf(full));
		const before = this.#states.get(page) ?? blank;
		const { operators, after } = line.show(text, before);
		this.#states.set(page, after);
		page.write(operators);
		return this;
	}

	/** Adds operators to the page (ISO 32000-1, annex A). They keep their graphics state to themselves. */
	addContent(operators: string): this {
		this.page.write(operators);
		return this;
	}

	/** Begins what is no part of the text (Artifact), or a part of an element that is read in its own way (Span). */
	markContent(
		tag: "Artifact" | "Span",
		{ type, lang, actual }: { type?: string; lang?: string; actual?: string },
	): this {
		const properties = [
			type && `/Type/${type}`,
			lang && `/Lang${textString(lang)}`,
			actual && `/ActualText${textString(actual)}`,
		];
		this.page.write(`/${tag}<<${properties.filter(Boolean).join("")}>>BDC`);
		return this;
	}

	endMarkedContent(): this {
		this.page.write("EMC");
		return this;
	}

	/** An element of the structure tree; it draws when it is added to one that is part of the tree. */
	struct(
		type: string,
		options: ElementOptions = {},
		draw?: () => void,
	): Element {
		const id = this.output.reserve();
		const element = new Element(id, type, options, () => this.page);
		this.#elements.push(element);
		return draw ? element.add(draw) : element;
	}

	/** Adds an element at the root of the structure tree. */
	addStructure(element: Element): this {
		this.#roots.push(element);
		element.attach(this.ids.structure);
		return this;
	}

	/** Adds an annotation to the page, and to the element that it means. Returns its number. */
	annotate(
		x: number,
		y: number,
		width: number,
		height: number,
		{ structParent, ...entries }: Annotation,
	): number {
		const key = this.#keys++;
		this.#parents.set(key, structParent);
		const box = [x, PAGE.height - y - height, x + width, PAGE.height - y];
		const id = this.output.object(
			dictionary({
				...{ Type: "Annot", ...entries, Rect: box },
				...{ Border: [0, 0, 0], StructParent: key },
			}),
		);
		this.page.annotations.push(id);
		structParent.addAnnotation(id, this.page);
		return id;
	}

	/** Writes pages, fonts and structure: what is left are the catalog and what it refers to. */
	finish(): void {
		const { output, ids } = this;
		for (const page of this.#pages) page.end(output, ids.pages);
		const meanings = this.#codes.map((codes) => writeMeanings(output, codes));
		for (const font of this.#embedded)
			embedFont(output, font, meanings[this.#codes.indexOf(font.codes)] ?? 0);
		for (const element of this.#elements) element.write(output, PAGE.height);
		const references = (all: { id: number }[]) =>
			list(all.map(({ id }) => refer(id)));
		const parents = [
			...this.#pages.map(({ key, marks }) => [key, references(marks)] as const),
			...[...this.#parents].map(([key, { id }]) => [key, refer(id)] as const),
		].sort(([one], [other]) => one - other);
		output.object(
			`<</Type/StructTreeRoot/ParentTree<</Nums${list(parents.flat())}>>/ParentTreeNextKey ${this.#keys}/K${references(this.#roots)}>>`,
			ids.structure,
		);
		output.object(
			`<</Type/Pages/Count ${this.#pages.length}/Kids${references(this.#pages)}>>`,
			ids.pages,
		);
	}
}

const blank: TextState = {
	colour: "",
	font: "",
	spacing: `${decimal(0)} Tc\n`,
};
