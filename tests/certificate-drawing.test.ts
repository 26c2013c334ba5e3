import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import {
	drawCertificate,
	findUncoveredCharacters,
	UncoveredCharacters,
} from "../api/certificates/drawing/draw.ts";
import { wordsOf } from "../api/certificates/drawing/words.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-drawing-"));
t.teardown(() => rm(dir, { recursive: true, force: true }));

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** The file's text without the white space that PDF's delimiters make superfluous. */
const compact = (bytes: Uint8Array) =>
	latin1(bytes).replace(/\s*([/<>[\]()])\s*/g, "$1");

let count = 0;
async function saved(bytes: Uint8Array): Promise<string> {
	const path = join(dir, `${++count}.pdf`);
	await writeFile(path, bytes);
	return path;
}

async function textOf(content = certificateContent()): Promise<string> {
	const path = await saved(await drawCertificate(content));
	return run("pdftotext", ["-layout", path, "-"]).replace(/\s+/g, " ");
}

t.test("the same content gives the same bytes", async (t) => {
	const [one, two] = [
		await drawCertificate(certificateContent()),
		await drawCertificate(certificateContent()),
	];
	t.ok(Buffer.from(one).equals(two));
	const other = await drawCertificate(certificateContent({ stitch: 188 }));
	t.notOk(Buffer.from(one).equals(other));
	t.ok(one.length < 27_500, `${one.length} bytes`);
});

t.test(
	"the file declares what it is, and its fonts and twin are in it",
	async (t) => {
		const bytes = await drawCertificate(certificateContent());
		t.ok(latin1(bytes).startsWith("%PDF-1.7\n"));
		const text = compact(bytes);
		for (const part of [
			"<pdfaid:part>3</pdfaid:part>",
			"<pdfaid:conformance>A</pdfaid:conformance>",
			"<pdfuaid:part>1</pdfuaid:part>",
			"/Lang(sv-SE)",
			"/Marked true",
			"/DisplayDocTitle true",
			"/AFRelationship/Data",
			"/S/Form",
			"/F 132",
			'"number": "H\xc3\x96K-2026-0187"',
		])
			t.ok(text.includes(part), part);
		const fonts = text.match(/\/FontName\/\w+\+[\w-]+/g) ?? [];
		t.equal(fonts.length, 3);
		t.notOk(text.includes("/NeedAppearances"));
	},
);

t.test(
	"the page says who signed what, when and for whom, in both languages",
	{ skip: missing("pdftotext") },
	async (t) => {
		const swedish = await textOf();
		for (const part of [
			"Språkvännerna i Falkenberg",
			"Intyg HÖK-2026-0187",
			"12 mars 2026",
			"Samira Haddad",
			"Karin Almgren",
			"Maska 187",
			"Utfärdat 19 mars 2026. Diarienummer RS 2026/0123.",
			"handslag.example/verifiera",
			"till för att prova",
		])
			t.ok(swedish.includes(part), part);
		const english = await textOf(
			certificateContent({ locale: "en", caseNumber: null }),
		);
		for (const part of [
			"Certificate HÖK-2026-0187",
			"12 March 2026",
			"Stitch 187",
			"Issued 19 March 2026.",
		])
			t.ok(english.includes(part), part);
		t.notOk(english.includes("Case number"));
	},
);

t.test(
	"a moment just before midnight UTC is the next day in Sweden",
	{
		skip: missing("pdftotext"),
	},
	async (t) => {
		const text = await textOf(
			certificateContent({ issuedAt: "2026-03-19T23:30:00Z" }),
		);
		t.ok(text.includes("Utfärdat 20 mars 2026"));
	},
);

/** The boxes of all words (points), by pdftotext. */
function wordBoxes(path: string): { box: number[]; word: string }[] {
	const page = run("pdftotext", ["-bbox", path, "-"]);
	const pattern =
		/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
	return [...page.matchAll(pattern)].map((m) => ({
		box: m.slice(1, 5).map(Number),
		word: m[5] ?? "",
	}));
}

t.test(
	"whatever the names are, one page holds them inside the border",
	{ skip: missing("pdftotext") },
	async (t) => {
		const three = [
			{ name: "Samira Haddad", title: "Ordförande" },
			{ name: "X".repeat(3000), title: "Vice ordförande ".repeat(200) },
			{ name: "Li Öst", title: "Sekreterare" },
		];
		for (const [name, stitch] of [
			["Ö", 1],
			["Funktionsrättsföreningssamarbetsorganisationen", 7],
			[
				"Riksförbundet för barn, unga och vuxna, Halmstad–Laholm lokalavdelning",
				238,
			],
			["Å".repeat(10_000), 239],
			["Vi som bor i Halland ".repeat(476), 100_000],
		] as const) {
			const content = certificateContent({
				organisation: { name },
				stitch,
				signatories: three,
			});
			const path = await saved(await drawCertificate(content));
			const boxes = wordBoxes(path);
			t.ok(boxes.length > 40, "words are found");
			const outside = boxes.filter(
				({ box: [x1 = 0, y1 = 0, x2 = 999, y2 = 999] }) =>
					x1 < 90 || x2 > 505 || y1 < 60 || y2 > 800,
			);
			t.same(outside, [], name.slice(0, 30));
			t.match(run("pdfinfo", [path]), /Pages:\s+1\n/);
		}
	},
);

t.test(
	"a long name wraps between words and is not hyphenated",
	{
		skip: missing("pdftotext"),
	},
	async (t) => {
		const name =
			"Halmstads förening för hållbar utveckling och landsbygd i samverkan";
		t.ok(
			(await textOf(certificateContent({ organisation: { name } }))).includes(
				name,
			),
		);
	},
);

t.test(
	"markup, PDF syntax and control characters in a name are only letters",
	{
		skip: missing("pdftotext"),
	},
	async (t) => {
		const shown =
			"<script> Rock & Roll <Varberg> (x) \\ >> endobj /ByteRange [0 1 2 3]";
		const name = `${shown.slice(0, 9)}\u202e\u0000\u200b${shown.slice(9)}`;
		const bytes = await drawCertificate(
			certificateContent({ organisation: { name } }),
		);
		const path = await saved(bytes);
		const words = run("pdftotext", ["-layout", path, "-"]).replace(/\s+/g, " ");
		t.ok(words.includes("<script> Rock & Roll <Varberg> (x)"));
		t.match(run("pdfinfo", [path]), "Rock & Roll <Varberg>");
		t.match(run("pdfinfo", ["-meta", path]), "Rock &amp; Roll &lt;Varberg&gt;");
		t.notMatch(words, /[\u202e\u200b]/);
		t.notOk(
			Buffer.from(bytes).includes(Buffer.from("\u202e")),
			"nor in the twin",
		);
	},
);

t.test(
	"a name that the fonts cannot draw is refused, and says which characters",
	async (t) => {
		const draw = (name: string) =>
			drawCertificate(certificateContent({ organisation: { name } }));
		await t.rejects(draw("Vännerna 🌊"), UncoveredCharacters);
		const outcome = (drawn: Promise<unknown>) =>
			drawn.catch((error: unknown) => error);
		t.match(await outcome(draw("Друзья")), {
			characters: ["Д", "р", "у", "з", "ь", "я"],
		});
		const signatories = [{ name: "李", title: "" }];
		t.match(
			await outcome(drawCertificate(certificateContent({ signatories }))),
			{
				characters: ["李"],
			},
		);
		t.same(findUncoveredCharacters("Åsa Ōnishi-Łukasz é ß – ”ja”"), []);
		t.same(findUncoveredCharacters("e\u0301"), [], "composed first");
		for (const locale of ["sv", "en"] as const) {
			const { forParty, signed, ...words } = wordsOf(
				certificateContent({ locale }),
			);
			const more = [forParty("A"), signed("A", "2026-03-19")];
			t.same(findUncoveredCharacters(JSON.stringify([words, more])), []);
		}
	},
);

t.test(
	"the principles have a page of their own, and the seal and the twin are as without it",
	{ skip: missing("pdftotext") },
	async (t) => {
		const principlesPage = [
			{ title: "Dialog", description: "Vi pratar med varandra <tidigt>." },
			{ title: "Kvalitet", description: "Vi följer upp det vi gör." },
		];
		const one = await drawCertificate(certificateContent());
		const two = await drawCertificate(certificateContent({ principlesPage }));
		const path = await saved(two);
		t.match(run("pdfinfo", [path]), /Pages:\s+2\n/);
		const second = run("pdftotext", ["-f", "2", path, "-"]);
		for (const part of [
			"Den Halländska",
			"Version 2025. Parterna samverkar enligt två principer.",
			"Vi pratar med varandra <tidigt>.",
			"Kvalitet",
			"Sida 2 av intyg HÖK-2026-0187",
		])
			t.ok(second.includes(part), part);
		t.equal(run("pdfinfo", ["-struct", path]).match(/ H2 /g)?.length, 3);
		const twin = (bytes: Uint8Array) =>
			/\{\s+"\$schema".*?\n\}\n/s.exec(latin1(bytes))?.[0];
		t.match(twin(one), '"number": "H');
		t.equal(twin(two), twin(one));
		t.equal(compact(two).match(/\/Annots/g)?.length, 1, "on the first page");
		const none = await drawCertificate(
			certificateContent({ principlesPage: [] }),
		);
		t.ok(Buffer.from(none).equals(one));
	},
);

t.test(
	"qpdf finds no fault in the file",
	{ skip: missing("qpdf") },
	async (t) => {
		const path = await saved(await drawCertificate(certificateContent()));
		t.match(
			run("qpdf", ["--check", path]),
			"No syntax or stream encoding errors found",
		);
	},
);
