/**
 * What each code of a text means. In all certificates the usual characters have the same codes, so that the table of what
 * they mean is made once, and shared by the fonts.
 */
const usual = [
	..." enartsdilomkgvfäåöhupb.cyjIHKSÖFRDVÅTGLPÄEMBNAOCUJ0123456789-,/:xzwWqYXZQéü–’&()”!'",
	"fi",
	"fl",
	"ff",
	"…",
];

const MOST = 255;

/** The codes of one byte that the fonts of a document share, from 1 on. */
export class Codes {
	/** By code */
	readonly meanings: string[] = ["", ...usual];
	readonly #byMeaning = new Map<string, number[]>(usualByMeaning);

	/** Whether every code means what it means in all documents. */
	get areUsual(): boolean {
		return this.meanings.length === usual.length + 1;
	}

	/**
	 * A code of this meaning that is not taken, or 0 when there are no more. A font may have several glyphs of one meaning.
	 */
	find(meaning: string, isTaken: (code: number) => boolean): number {
		const known = this.#byMeaning.get(meaning) ?? [];
		const free = known.find((code) => !isTaken(code));
		if (free !== undefined) return free;
		if (this.meanings.length > MOST) return 0;
		const code = this.meanings.push(meaning) - 1;
		this.#byMeaning.set(meaning, [...known, code]);
		return code;
	}
}

const usualByMeaning = usual.map((one, i): [string, number[]] => [
	one,
	[i + 1],
]);
