/** Values as they stand in a PDF file (ISO 32000-1, 7.3), in strings of one character a byte. */

const special = /[\\()\r\n]/g;
const escapes: Record<string, string> = { "\r": "\\r", "\n": "\\n" };

/** Bytes as a literal string (7.3.4.2). */
export const literal = (bytes: string): string =>
	`(${bytes.replace(special, (c) => escapes[c] ?? `\\${c}`)})`;

// From U+00A1 on PDFDocEncoding is Latin-1, but for the soft hyphen (annex D).
const inDocEncoding = /^[\x20-\x7e\xa1-\xac\xae-\xff]*$/;

/** A text string: in PDFDocEncoding where that has the letters, or else in UTF-16 (7.9.2.2). */
export function textString(text: string): string {
	if (inDocEncoding.test(text)) return literal(text);
	let bytes = "\xfe\xff";
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		bytes += String.fromCharCode(unit >> 8, unit & 255);
	}
	return literal(bytes);
}

/** A moment, to the second (7.9.4). */
export const dateString = (at: Date): string =>
	`(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z)`;

/** A number of at most so many decimals. */
export const decimal = (n: number, decimals = 2): string =>
	String(Math.round(n * 10 ** decimals) / 10 ** decimals);

/** A reference to an object. */
export const refer = (id: number): string => `${id} 0 R`;

/** A reference as a value in a {@link dictionary}. */
export class Reference {
	readonly id: number;
	constructor(id: number) {
		this.id = id;
	}
}

/** An array of what is serialized already. */
export const list = (items: (string | number)[]): string =>
	`[${items.join(" ")}]`;

/**
 * A dictionary with what stands in it: strings are names, String objects are texts. For what has no fixed form, such as
 * annotations.
 */
export function dictionary(entries: object): string {
	const value = (one: unknown): string => {
		if (one instanceof Reference) return ` ${refer(one.id)}`;
		if (one instanceof String) return textString(one.valueOf());
		if (typeof one === "string") return `/${one}`;
		if (Array.isArray(one)) return list(one.map(value));
		if (typeof one === "object" && one !== null) return dictionary(one);
		return typeof one === "number" ? ` ${decimal(one)}` : ` ${one}`;
	};
	const parts = Object.entries(entries)
		.filter(([, one]) => one !== undefined)
		.map(([key, one]) => `/${key}${value(one)}`);
	return `<<${parts.join("")}>>`;
}
