import type { Output } from "./output.ts";
import type { Page } from "./page-content.ts";
import { decimal, list, refer, textString } from "./values.ts";

/** What readers of the file are told of an element. */
export interface ElementOptions {
	alt?: string;
	/** What is to be read instead of what is drawn */
	actual?: string;
	/** BCP 47 */
	lang?: string;
	/** Points from the page's upper left corner: left, top, right, bottom */
	bbox?: number[];
}

type Drawing = () => void;

/** An element of the structure tree (ISO 32000-1, 14.7.2). What it is given to draw is drawn once it is part of the tree. */
export class Element {
	readonly id: number;
	readonly #type: string;
	readonly #options: ElementOptions;
	readonly #currentPage: () => Page;
	#parent = 0;
	#page: Page | undefined;
	#waiting: Drawing[] = [];
	readonly #kids: string[] = [];

	constructor(
		id: number,
		type: string,
		options: ElementOptions,
		currentPage: () => Page,
	) {
		this.id = id;
		this.#type = type;
		this.#options = options;
		this.#currentPage = currentPage;
	}

	/** Becomes part of the tree. @param parent the number of the element, or of the root of the tree, that it is part of */
	attach(parent: number): void {
		this.#parent = parent;
		for (const draw of this.#waiting) this.#draw(draw);
		this.#waiting = [];
	}

	add(child: Element | Drawing): this {
		if (child instanceof Element) {
			this.#kids.push(refer(child.id));
			child.attach(this.id);
		} else if (this.#parent) this.#draw(child);
		else this.#waiting.push(child);
		return this;
	}

	/** Nothing has to be done: elements are written when the document ends. */
	end(): void {}

	/** An annotation whose meaning this element is. */
	addAnnotation(annotation: number, page: Page): void {
		this.#kids.push(
			`<</Type/OBJR/Obj ${refer(annotation)}/Pg ${refer(page.id)}>>`,
		);
	}

	#draw(draw: Drawing): void {
		const page = this.#currentPage();
		this.#page ??= page;
		const mark = page.mark(this);
		this.#kids.push(
			page === this.#page
				? String(mark)
				: `<</Type/MCR/Pg ${refer(page.id)}/MCID ${mark}>>`,
		);
		page.write(`/${this.#type}<</MCID ${mark}>>BDC`);
		draw();
		page.write("EMC");
	}

	write(output: Output, pageHeight: number): void {
		const { alt, actual, lang, bbox } = this.#options;
		let out = `<</S/${this.#type}/P ${refer(this.#parent)}`;
		if (lang) out += `/Lang${textString(lang)}`;
		if (alt) out += `/Alt${textString(alt)}`;
		if (actual) out += `/ActualText${textString(actual)}`;
		if (bbox) {
			const [left = 0, top = 0, right = 0, bottom = 0] = bbox;
			const box = [left, pageHeight - bottom, right, pageHeight - top];
			out += `/A<</O/Layout/Placement/Block/BBox${list(box.map((n) => decimal(n)))}>>`;
		}
		const [kid = ""] = this.#kids;
		out +=
			this.#kids.length === 1 && /^\d+$/.test(kid)
				? `/K ${kid}`
				: `/K${list(this.#kids)}`;
		if (this.#page) out += `/Pg ${refer(this.#page.id)}`;
		output.object(`${out}>>`, this.id);
	}
}
