/** The words of pages whose shape is in the code: by the page's own address, and by two of its places. */
export const partSlugs = [
	"start",
	"skriv-under",
	"handlingsplan",
	"overenskommelsen",
	"samverkansgrupp",
	"uppfoljning",
	"signatarer",
	"nyheter",
	"evenemang",
	"nyhetsbrev",
] as const;
export type PartSlug = (typeof partSlugs)[number];

interface Shape {
	/** A text in Markdown, beside title and lead */
	text?: true;
	/** A sentence that stands by itself elsewhere on the page */
	note?: true;
	/** What search engines show; the steps are a part of the start page */
	description?: true;
}

/** What each part has beside title and lead. */
export const partShapes: Record<PartSlug, Shape> = {
	start: { text: true, note: true, description: true },
	"skriv-under": { text: true },
	// The years are its text.
	handlingsplan: { note: true, description: true },
	overenskommelsen: { text: true, note: true, description: true },
	samverkansgrupp: { text: true, description: true },
	uppfoljning: { description: true },
	signatarer: { description: true },
	nyheter: { description: true },
	evenemang: { description: true },
	nyhetsbrev: { description: true },
};

export const isPart = (key: string): key is PartSlug =>
	partSlugs.some((slug) => slug === key);
