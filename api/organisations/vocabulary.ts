/** The words that organisations are sorted by. Ids are public and never change. */

export const municipalities = [
	{ code: "1384", name: "Kungsbacka" },
	{ code: "1383", name: "Varberg" },
	{ code: "1382", name: "Falkenberg" },
	{ code: "1315", name: "Hylte" },
	{ code: "1380", name: "Halmstad" },
	{ code: "1381", name: "Laholm" },
] as const;

export const municipalityCodes = [
	"1384",
	"1383",
	"1382",
	"1315",
	"1380",
	"1381",
] as const;

export const kinds = [
	"ideell-forening",
	"stiftelse",
	"ekonomisk-forening",
	"trossamfund",
	"studieforbund",
	"folkhogskola",
	"natverk",
	"icke-vinstutdelande-bolag",
	"offentlig-part",
] as const;

/** Suggested themes. The vocabulary is open: what associations do is not ours to close. */
export const themes = [
	"barn-och-unga",
	"demokrati-och-rattigheter",
	"halsa-och-stod",
	"idrott-och-friluftsliv",
	"integration",
	"kultur-och-bildning",
	"natur-och-bygd",
	"tro-och-livsaskadning",
] as const;

/** The municipality of a code, as every representation shows it. */
export function municipalityOf(
	code: string | null,
): { code: string; name: string } | null {
	return municipalities.find((m) => m.code === code) ?? null;
}
