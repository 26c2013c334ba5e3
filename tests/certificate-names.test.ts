import t from "tap";
import { plainContent } from "../api/certificates/drawing/content.ts";
import { loadFonts } from "../api/certificates/drawing/fonts.ts";
import { drawFoot } from "../api/certificates/drawing/foot.ts";
import { drawFace } from "../api/certificates/drawing/page.ts";
import { drawPrinciples } from "../api/certificates/drawing/principles.ts";
import { AREA } from "../api/certificates/drawing/sheet.ts";
import { certificateContent } from "./support/certificate.ts";
import { observedSheet, overlaps, type Part } from "./support/layout.ts";
import { namer } from "./support/names.ts";

const fonts = await loadFonts("aộب");

// The strokes of some letters begin a little before the place where the letter does, or end after it.
const OVERHANG = 0.8;

/** Each with an organisation's name and one to three signatories', titles and principles: some two thousand names. */
const CERTIFICATES = 500;

/** The seal beside which nothing else stands (mm). */
const seal: Part = {
	type: "seal",
	text: "",
	box: { left: 32.5, right: 74.9, top: 50.8, bottom: 93.2 },
	glyphs: [{ left: 32.5, right: 74.9, top: 50.8, bottom: 93.2 }],
};

const strayed = ({ box }: Part): boolean =>
	box.left < AREA.left - OVERHANG ||
	box.right > AREA.right + OVERHANG ||
	box.top < 28 ||
	box.bottom > 275;

/** In points, on both pages: below it nobody reads a name, above it a word that is too wide is not broken. */
const SMALLEST = 10;

const tiny = ({ type, size = Infinity }: Part): boolean =>
	type === "H1" && size < SMALLEST - 0.001;

const told = ({ type, text, box }: Part): string =>
	`${type} ${Object.values(box).map((side) => side.toFixed(1))} ${text.slice(0, 60)}`;

/** What is wrong with a page, in words; nothing is right. */
function faultsOf(parts: Part[]): string[] {
	const all = [seal, ...parts];
	return [
		...parts.filter(strayed).map((part) => `outside: ${told(part)}`),
		...parts.filter(tiny).map((part) => `tiny: ${part.size} ${told(part)}`),
		...overlaps(all).map(
			([one, other]) => `over each other: ${told(one)} / ${told(other)}`,
		),
	];
}

function contentBy(lot: ReturnType<typeof namer>) {
	const { name, next, upTo, pick } = lot;
	const person = () => ({
		name: name(),
		title: next() < 0.5 ? "Ordförande" : name(),
	});
	return plainContent(
		certificateContent({
			locale: pick(["sv", "en"]),
			organisation: {
				name: name(),
				organisationNumber: next() < 0.7 ? "802999-0416" : null,
				place: next() < 0.7 ? "Falkenberg" : null,
			},
			signatories: Array.from({ length: 1 + upTo(3) }, person),
			stitch: 1 + upTo(400),
			principlesPage: Array.from({ length: 1 + upTo(8) }, () => ({
				title: name(),
				description: name(),
			})),
		}),
	);
}

t.test(
	"whatever the names, nothing lies over anything else or leaves the type area",
	async (t) => {
		const lot = namer(20260312);
		const faults: string[] = [];
		for (let i = 0; i < CERTIFICATES; i++) {
			const content = contentBy(lot);
			const page = observedSheet(fonts, content);
			drawFace(page.sheet);
			if (i % 50 === 0) await drawFoot(page.sheet);
			const found = faultsOf(page.parts);
			if (i % 25 === 0) {
				const second = observedSheet(fonts, content);
				drawPrinciples(second.sheet);
				found.push(...faultsOf(second.parts));
			}
			faults.push(...found.map((fault) => `${i}: ${fault}`));
		}
		t.same(faults.slice(0, 10), [], `${faults.length} faults`);
	},
);

t.test(
	"a name of up to 250 characters is there to its last letter",
	async (t) => {
		const lot = namer(1905);
		for (let i = 0; i < 150; i++) {
			const content = contentBy(lot);
			const name = content.organisation.name.slice(0, 250).trim();
			const words = name.split(" ").every((word) => word.length < 20);
			if (!words) continue;
			const { sheet, parts } = observedSheet(
				fonts,
				plainContent({
					...content,
					organisation: { ...content.organisation, name },
					signatories: content.signatories.slice(0, 1),
				}),
			);
			drawFace(sheet);
			const shown = parts.filter(({ type }) => type === "H1");
			t.equal(shown.map(({ text }) => text).join(" "), name);
		}
	},
);

t.test(
	"a word that is wider than a line is broken before it becomes too small to read",
	async (t) => {
		for (const name of [
			"W".repeat(200),
			"جمعية".repeat(30),
			`Föreningen ${"M".repeat(90)} i Halland`,
			"مُحَمَّدٌ".repeat(20),
			"W".repeat(72),
		]) {
			const { sheet, parts } = observedSheet(
				fonts,
				plainContent(
					certificateContent({
						organisation: { name },
						signatories: [{ name, title: name }],
					}),
				),
			);
			drawFace(sheet);
			t.same(faultsOf(parts), [], name);
			const lines = parts.filter(({ type }) => type === "H1");
			const letters = lines.map(({ text }) => text).join("");
			t.equal(letters.replaceAll(" ", ""), name.replaceAll(" ", ""));
			t.notOk(
				lines.some(({ text }) => /^\p{M}/u.test(text)),
				"no mark is torn from its letter",
			);
		}
	},
);
