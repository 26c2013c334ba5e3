import type { CertificateContent } from "../../api/certificates/drawing/draw.ts";
import { certificateContent } from "../support/certificate.ts";

const first =
	"Språkvännerna Båtklubben Hembygdsföreningen Scoutkåren Naturskyddet Orkesterföreningen Odlarna Väntjänsten Folkdanslaget Bygdegården Cykelfrämjandet Ridklubben".split(
		" ",
	);
const middle =
	"Björken Tallhöjden Ängslyckan Solgläntan Havsörnen Klitterhus Fyren Kvarnbäcken Rågården Ljungheden Möllegård".split(
		" ",
	);
const places =
	"Falkenberg Varberg Laholm Hylte Kungsbacka Halmstad Getinge Veddige Åsa Harplinge Oskarström Tvååker Knäred".split(
		" ",
	);
const given =
	"Samira Göran Åsa Ebba Mohammed Kerstin Jörgen Li Saga Yusuf".split(" ");

const pick = (words: string[], i: number): string =>
	words[i % words.length] ?? "";

/** What the i-th certificate says. No two of 10 000 have the same names. */
export function contentOf(i: number): CertificateContent {
	const place = pick(places, i);
	const number = `HÖK-2026-${String(i + 1).padStart(4, "0")}`;
	return certificateContent({
		number,
		organisation: {
			name: `${pick(first, i)} ${pick(middle, i)} ${i + 1} i ${place}`,
			place,
		},
		signatories: [
			{ name: `${pick(given, i)} Larsson ${i + 1}`, title: "Ordförande" },
		],
		stitch: 1 + (i % 238),
		verifyUrl: `https://handslag.example/intyg/${number}`,
	});
}
