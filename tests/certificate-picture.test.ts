import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { certificateContent, missing } from "./support/certificate.ts";
import {
	differing,
	type Picture,
	pictureOf,
	pngOf,
	ppmOf,
	readPng,
	shrunk,
} from "./support/picture.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-picture-"));
t.teardown(() => rm(dir, { recursive: true, force: true }));

/** Of some fifteen thousand squares: more than other versions of the rasteriser make, fewer than any block that moves. */
const MOST = 3;

const skip = missing("pdftoppm");

const principlesPage = [
	["Dialog", "Vi pratar med varandra tidigt, medan det går att påverka."],
	["Långsiktighet", "Vi planerar för flera år i taget."],
	["Öppenhet och insyn", "Alla ska kunna se vad vi gör och varför."],
	["Självständighet", "Organisationerna bestämmer själva över sin verksamhet."],
	["Mångfald", "Stora och små, nya och gamla organisationer behövs."],
	["Kvalitet", "Vi följer upp det vi gör tillsammans och lär av det."],
].map(([title = "", description = ""]) => ({ title, description }));

const ordinary = certificateContent();
const other = certificateContent({
	organisation: {
		name: "جمعية الصداقة في هالمستاد – Föreningen för vänskap mellan folken i Halmstad, Laholm och Hylte",
	},
	signatories: [
		{ name: "محمد الأحمد", title: "Ordförande" },
		{ name: "Nguyễn Thị Ánh Tuyết", title: "Kassör" },
	],
	principlesPage,
});

async function drawn(content: typeof ordinary, name: string): Promise<string> {
	const path = join(dir, `${name}.pdf`);
	await writeFile(path, await drawCertificate(content));
	return path;
}

/** The picture that the page is to look like. After a change that is meant, `UPDATE_PICTURES=1` writes it anew. */
async function reference(name: string, now: Picture): Promise<Picture> {
	const url = new URL(`support/pictures/${name}.png`, import.meta.url);
	if (process.env.UPDATE_PICTURES) await writeFile(url, pngOf(now));
	return readPng(await readFile(url));
}

for (const [name, content, pages] of [
	["ordinary", ordinary, 1],
	["two-scripts", other, 2],
] as const)
	t.test(`the certificate looks as it did: ${name}`, { skip }, async (t) => {
		const path = await drawn(content, name);
		for (let page = 1; page <= pages; page++) {
			const now = pictureOf(path, page);
			const then = await reference(`certificate-${name}-${page}`, now);
			const squares = differing(now, then);
			t.ok(squares <= MOST, `page ${page}: ${squares} squares differ`);
		}
	});

/** The picture of a page (PPM) with a part of it, given in millimetres, moved and in other colours. */
function altered(
	ppm: Buffer,
	[left, top, right, bottom]: [number, number, number, number],
	down: number,
	tint: (value: number, channel: number) => number = (value) => value,
): Picture {
	const head = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(ppm.toString("latin1", 0, 40));
	const [stride, from] = [Number(head?.[1]) * 3, head?.[0].length ?? 0];
	const dots = (mm: number) => Math.round((mm * 150) / 25.4);
	const out = Buffer.from(ppm);
	const rows = [dots(top), dots(bottom)] as const;
	const row = (y: number) =>
		[
			from + y * stride + dots(left) * 3,
			from + y * stride + dots(right) * 3,
		] as const;
	for (let y = rows[0]; y < rows[1]; y++) out.fill(255, ...row(y));
	for (let y = rows[0]; y < rows[1]; y++) {
		const moved = ppm.subarray(...row(y)).map((value, i) => tint(value, i % 3));
		out.set(moved, row(y + dots(down))[0]);
	}
	return shrunk(out);
}

t.test(
	"a picture differs when a block moves by 3 mm or has another colour",
	{ skip },
	async (t) => {
		const path = await drawn(ordinary, "altered");
		const ppm = ppmOf(path, 1);
		const now = shrunk(ppm);
		const differs = (other: Picture) => differing(now, other) > MOST;
		const facts: [number, number, number, number] = [32, 131, 140, 137];
		t.notOk(differs(altered(ppm, facts, 0)));
		t.ok(differs(altered(ppm, facts, 3)), "the facts under the name");
		t.ok(differs(altered(ppm, [32, 201, 90, 207], 3)), "the band's caption");
		t.ok(differs(altered(ppm, [32, 244, 56, 269], 3)), "the QR code");
		const paler = (value: number, channel: number) =>
			channel === 0 || value > 200 ? value : value + 40;
		const all: [number, number, number, number] = [0, 0, 209, 296];
		t.ok(differs(altered(ppm, all, 0, paler)), "paler colours");
	},
);
