import type { Element } from "./element.ts";
import type { Output } from "./output.ts";
import { list, refer } from "./values.ts";

/** A4 (points) */
export const PAGE = { width: 595.28, height: 841.89 };

/** A page as it is drawn: y grows downwards. */
export class Page {
	readonly id: number;
	/** Where in the parent tree its elements are */
	readonly key: number;
	/** By the names that the content uses for them: references */
	readonly xobjects: Record<string, string> = {};
	readonly fonts: Record<string, string> = {};
	/** The elements whose content is marked, by the number of the mark */
	readonly marks: Element[] = [];
	/** The numbers of the page's annotations */
	readonly annotations: number[] = [];
	#content = `1 0 0 -1 0 ${PAGE.height} cm\n`;

	constructor(id: number, key: number) {
		this.id = id;
		this.key = key;
	}

	/** Adds operators. */
	write(operators: string): void {
		this.#content += `${operators}\n`;
	}

	/** The number of a new mark for an element's content. */
	mark(element: Element): number {
		return this.marks.push(element) - 1;
	}

	/** Writes the page, its content included. @param pages the number of the tree of pages */
	end(output: Output, pages: number): void {
		const named = (entries: Record<string, string>) =>
			`<<${Object.entries(entries)
				.map(([name, reference]) => `/${name} ${reference}`)
				.join("")}>>`;
		const content = output.compressed("", this.#content);
		const annotations =
			this.annotations.length > 0
				? `/Annots${list(this.annotations.map(refer))}`
				: "";
		output.object(
			`<</Type/Page/Parent ${refer(pages)}/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${refer(content)}/Resources<</XObject${named(this.xobjects)}/Font${named(this.fonts)}>>/StructParents ${this.key}${annotations}/Tabs/S>>`,
			this.id,
		);
	}
}
