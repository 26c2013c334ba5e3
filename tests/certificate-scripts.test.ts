import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Font } from "fontkit";
import t from "tap";
import { inVisualOrder, loadBidi } from "../api/certificates/drawing/bidi.ts";
import { plain } from "../api/certificates/drawing/content.ts";
import { groupOf } from "../api/certificates/drawing/coverage.ts";
import {
	drawCertificate,
	findUncoveredCharacters,
} from "../api/certificates/drawing/draw.ts";
import {
	type Family,
	faces,
	families,
	type Group,
} from "../api/certificates/drawing/faces.ts";
import { Fonts, loadFonts } from "../api/certificates/drawing/fonts.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-scripts-"));
t.teardown(() => rm(dir, { recursive: true, force: true }));

const fonts = await loadFonts("aộب");
const filesOf = (name: string, { files }: Family) =>
	files.map((_, i) => fonts.all.get(`${name}${i}`) as Font);

function drawnBy(group: Group): (code: number) => boolean {
	const ofFaces = (["serif", "sans", "bold"] as const).map((face) => {
		const sets = faces[face]
			.filter((name) =>
				group === "arabic"
					? families[name].group === "arabic"
					: ["latin", group].includes(families[name].group),
			)
			.flatMap((name) => filesOf(name, families[name]))
			.map((font) => new Set(font.characterSet));
		return (code: number) => sets.some((set) => set.has(code));
	});
	return (code) => ofFaces.every((has) => has(code));
}

t.test(
	"what the list says is covered, every face has a glyph for, and every letter that they have is in the list",
	async (t) => {
		const by = {
			latin: drawnBy("latin"),
			wide: drawnBy("wide"),
			arabic: drawnBy("arabic"),
		};
		const wrong: string[] = [];
		// Phonetic letters, marks and presentation forms are left out by choice: the list says so.
		const expected = /[\p{L}\p{Nd}\p{P}\p{Sc}]/u;
		for (let code = 0x20; code < 0x10000; code++) {
			const character = String.fromCodePoint(code);
			const group = groupOf(character);
			if (group && !by[group](code)) wrong.push(code.toString(16));
			const first = (["latin", "wide"] as const).find((one) => by[one](code));
			const inBlock =
				code < 0x250 || (code >= 0x1e00 && code < 0x1f00) || code === 0x20ac;
			if (inBlock && expected.test(character) && group !== (first ?? null))
				wrong.push(code.toString(16));
		}
		t.same(wrong, []);
	},
);

t.test("the alphabets of the country's associations are covered", async (t) => {
	const alphabets = {
		nordic: "åäö æø áéíóúý þð ÅÄÖ ÆØ ÁÉÍÓÚÝ ÞÐ",
		sami: "áčđŋšŧž ÁČĐŊŠŦŽ âǥǧǩõʒǯ ÂǤǦǨÕƷǮ ïńñ ʹʼ",
		finnish: "šžå ŠŽÅ",
		polish: "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ",
		baltic: "āčēģīķļņšūž ąčęėįšųūž õäöü ĀČĒĢĪĶĻŅŠŪŽ ĄČĘĖĮŠŲŪŽ",
		balkan: "čćđšž ăâîșț ëç ČĆĐŠŽ ĂÂÎȘȚ",
		yoruba:
			"ẹọṣ Ẹ\u0301Ẹ\u0300Ọ\u0301Ọ\u0300 ẹ\u0301ẹ\u0300ọ\u0301ọ\u0300 é\u0323",
		turkish: "çğıİöşü ÇĞÖŞÜ âîû əƏ",
		kurdish: "êîşûç ÊÎŞÛÇ ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
		arabic: "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ٠١٢٣٤٥٦٧٨٩ ،؛؟",
		persian: "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ۰۱۲۳۴۵۶۷۸۹ ۀ",
		urdu: "ٹڈڑںھہےۓؤئۂ",
		sindhi: "ٻڀٺٽٿڃڄچڇڌڏڊڍڙڦڪڳگڱڻھء",
		pashto: "ټځڅډړږښګڼۍې",
	};
	for (const [name, letters] of Object.entries(alphabets))
		t.same(findUncoveredCharacters(letters), [], name);
	const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
	const vietnamese = [..."aăâeêioôơuưyđ"].flatMap((letter) =>
		tones.map((tone) => letter + (letter === "đ" ? "" : tone)),
	);
	const both = vietnamese.join("") + vietnamese.join("").toUpperCase();
	t.same(findUncoveredCharacters(both), [], "vietnamese");
});

t.test("marks that would not be put in their place are refused", async (t) => {
	t.same(findUncoveredCharacters("q\u0301 e\u0301 ụ\u0301"), [
		"q\u0301",
		"ụ\u0301",
	]);
	t.same(findUncoveredCharacters("a\u0338"), ["a\u0338"]);
	t.same(findUncoveredCharacters(`\u0301Å`), ["\u0301"]);
	t.same(findUncoveredCharacters("مُحَمَّد"), [], "vowel signs have theirs");
	t.same(findUncoveredCharacters("اللَّٰه"), [], "three, as the name is written");
	t.same(findUncoveredCharacters("م\u064e\u0651\u064f"), [
		"م\u064e\u064f\u0651",
	]);
	t.same(findUncoveredCharacters("a\u064e"), ["a\u064e"], "on other letters");
});

const drawsAll = ({ characterSet }: Font, word: string): boolean =>
	[...word].every((one) => characterSet.includes(one.codePointAt(0) ?? 0));

t.test("every glyph of the Arabic fonts has one meaning", async (t) => {
	const letters = Array.from({ length: 0x100 }, (_, i) => 0x600 + i)
		.map((code) => String.fromCodePoint(code))
		.filter((one) => groupOf(one) === "arabic" && /\p{L}/u.test(one));
	for (const [name, family] of Object.entries<Family>(families)) {
		if (family.group !== "arabic") continue;
		const [font] = filesOf(name, family);
		const wrong = new Set<string>();
		for (const [i, one] of letters.entries())
			for (let k = 0; k < 12; k++) {
				const other = letters[(i * 5 + k * 8) % letters.length];
				const word = `م${one}${other}${one}`;
				if (!font || !drawsAll(font, word)) continue;
				const { glyphs } = font.layout(word);
				const read = glyphs.toReversed().flatMap((glyph) => glyph.codePoints);
				if (String.fromCodePoint(...read) !== word) wrong.add(word);
			}
		t.same([...wrong], [], name);
	}
});

t.test(
	"a non-joiner is kept where it is spelling, and nowhere else",
	async (t) => {
		t.equal(plain("گفت\u200cوگو"), "گفت\u200cوگو");
		for (const [text, left] of [
			["Rö\u200cda", "Röda"],
			["دا\u200cد", "داد"],
			["گفت\u200c\u200cوگو", "گفتوگو"],
			["گفت\u200c", "گفت"],
			["گف\u202eت", "گفت"],
		] as const)
			t.equal(plain(text), left);
	},
);

t.test(
	"words of two directions stand in the order that readers expect",
	async (t) => {
		await loadBidi();
		const drawn = (lines: string[], direction: "ltr" | "auto" = "auto") =>
			inVisualOrder(lines, direction).map((line) =>
				line.map(({ text, leftwards }) => (leftwards ? `<${text}>` : text)),
			);
		t.same(drawn(["Hem الخير (ب) Ö"]), [["Hem ", "<الخير )ب(>", " Ö"]]);
		t.same(drawn(["الخير Hem ب"]), [["< ب>", "Hem", "<الخير >"]]);
		t.same(drawn(["الخير 2024"]), [["2024", "<الخير >"]]);
		t.same(drawn(["الخير", "Hem 7", "ب"]), [["<الخير>"], ["Hem 7"], ["<ب>"]]);
		t.same(drawn(["Hem (الخير", "ب) Ö"]), [
			["Hem (", "<الخير>"],
			["<ب>", ") Ö"],
		]);
		t.same(drawn(["ب. Hem"], "ltr"), [["<ب>", ". Hem"]]);
	},
);

t.test(
	"a letter keeps its meaning after one that is composed of it",
	async (t) => {
		const file = fonts.all.get("hedvig0") as Font;
		const meaning = () => file.layout("ı").glyphs.map((one) => one.codePoints);
		const id = file.layout("ı").glyphs[0]?.id ?? 0;
		t.same(file.getGlyph(id), file.getGlyph(id));
		t.same(meaning(), [[0x131]]);
		t.same(file.getGlyph(id, [0x69]).codePoints, [0x69]);
		t.same(meaning(), [[0x131]]);
	},
);

t.test(
	"a name that only one of the Arabic fonts can draw is drawn by it alone",
	async (t) => {
		for (const face of ["serif", "sans", "bold"] as const) {
			const name = "سنڌي سنگت";
			const runs = fonts.runs(fonts.suited(face, name), name);
			const letters = runs.filter(({ joined }) => joined);
			t.same([...new Set(letters.map(({ font }) => font))], ["scheherazade0"]);
		}
		const [run] = fonts.runs(fonts.suited("sans", "جمعية"), "جمعية");
		t.equal(run?.font, "vazirmatn0", "others have the face's own");
	},
);

t.test("a hyphen at which no line is broken is drawn as one", async (t) => {
	t.equal(plain("Kultur\u2011 och\u00A0bildning"), "Kultur- och bildning");
	t.same(findUncoveredCharacters("Kultur\u2011"), []);
});

t.test("a process that draws Latin names opens no other fonts", async (t) => {
	const own = new Fonts();
	await own.need("latin");
	t.equal(own.all.size, 6);
	t.ok(fonts.all.size > 6);
});

const names = {
	arabic: "جمعية الصداقة في هالمستاد",
	persian: "انجمن پژوهشگران گیتی",
	sorani: "کۆمەڵەی هەولێر",
	vietnamese: "Hội Người Việt tại Halmstad",
	urdu: "انجمن خواتین ستارۂ نور",
	sindhi: "سنڌي سنگت گوٿنبرگ",
	sami: "Sääʹmsiida Ǩiõll Ŋuorttat",
	yoruba: "Ẹgbẹ́ Ọmọ Yorùbá Ọ̀dọ́",
	turkish: "İşçi Derneği Iğdır",
};

t.test(
	"a heading of a principle that can be drawn can be drawn within the sentence too",
	async (t) => {
		const { agreement } = certificateContent();
		const principles = ["İşbirliği", "Ẹgbẹ́", "Dialog"];
		t.same(findUncoveredCharacters(principles.join("")), []);
		const content = certificateContent({
			agreement: { ...agreement, principles },
		});
		await t.resolves(drawCertificate(content));
	},
);

t.test(
	"a name in any of the scripts is on the page, and can be copied from it as it is read",
	{ skip: missing("pdftotext") },
	async (t) => {
		for (const [script, name] of Object.entries(names)) {
			const content = certificateContent({
				organisation: { name },
				signatories: [{ name, title: "Ordförande" }],
			});
			const bytes = await drawCertificate(content);
			const path = join(dir, `${script}.pdf`);
			await writeFile(path, bytes);
			const text = run("pdftotext", ["-layout", path, "-"])
				.replace(/[\u202a-\u202e]/g, "")
				.replace(/\s+/g, " ");
			t.ok(text.includes(`För ${name}`), script);
			t.match(run("pdfinfo", ["-struct", path]), `H1`);
			t.ok(bytes.length < 60_000, `${bytes.length} bytes`);
		}
	},
);
