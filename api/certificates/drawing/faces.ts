/** serif: Hedvig Letters Serif; sans and bold: Schibsted Grotesk 400 and 600. The wide ones, for a name that those cannot draw whole: Noto. */
export type Face =
	| "serif"
	| "sans"
	| "bold"
	| "serifWide"
	| "sansWide"
	| "boldWide";

/** Which fonts a text needs: latin is always there, the others are opened when a text first asks for them. */
export type Group = "latin" | "wide" | "arabic";

/** Font files that look alike and share the characters between them. */
export interface Family {
	group: Group;
	/** Size beside Hedvig and Schibsted, so that letters of the two stand equally high. */
	scale: number;
	files: string[];
	/** OpenType features other than the usual ones. */
	features?: Record<string, boolean>;
}

// woff, not woff2: fontkit subsets the latter's transformed glyph table wrongly.
function family(
	group: Group,
	scale: number,
	name: string,
	weight: number,
	subsets: string,
): Family {
	const files = subsets
		.split(" ")
		.map((subset) => `${name}/files/${name}-${subset}-${weight}-normal.woff`);
	return { group, scale, files };
}

/** Without the feature that takes a letter with a dot below apart: each glyph then has one meaning, for who copies the text. */
const whole = (one: Family): Family => ({
	...one,
	features: { ccmp: false },
});

const LATIN = "latin latin-ext";
const WIDE = "latin latin-ext vietnamese";

export const families = {
	hedvig: family("latin", 1, "hedvig-letters-serif", 400, LATIN),
	schibsted: family("latin", 1, "schibsted-grotesk", 400, LATIN),
	schibstedBold: family("latin", 1, "schibsted-grotesk", 600, LATIN),
	notoSerif: whole(family("wide", 0.97, "noto-serif", 400, WIDE)),
	noto: whole(family("wide", 0.98, "noto-sans", 400, WIDE)),
	notoBold: whole(family("wide", 0.98, "noto-sans", 600, WIDE)),
	// Without the features that draw one letter with several glyphs, or several with one: each glyph then has one meaning,
	// which a text that is copied out of the file needs.
	scheherazade: {
		...family("arabic", 1.12, "scheherazade-new", 400, "arabic"),
		features: { calt: false, ccmp: false, rlig: false },
	},
	vazirmatn: family("arabic", 0.9, "vazirmatn", 400, "arabic"),
	vazirmatnBold: family("arabic", 0.9, "vazirmatn", 600, "arabic"),
} satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;

/** The families of a face, the one that it prefers first. */
export const faces: Record<Face, readonly [FamilyName, ...FamilyName[]]> = {
	serif: ["hedvig", "notoSerif", "scheherazade"],
	// Vazirmatn has no Sindhi letters.
	sans: ["schibsted", "noto", "vazirmatn", "scheherazade"],
	bold: ["schibstedBold", "notoBold", "vazirmatnBold", "scheherazade"],
	serifWide: ["notoSerif", "hedvig", "scheherazade"],
	sansWide: ["noto", "schibsted", "scheherazade"],
	boldWide: ["notoBold", "schibstedBold", "scheherazade"],
};

/** The face for a text of which the given one's own family lacks a letter. */
export const wideOf: Record<Face, Face> = {
	serif: "serifWide",
	sans: "sansWide",
	bold: "boldWide",
	serifWide: "serifWide",
	sansWide: "sansWide",
	boldWide: "boldWide",
};
