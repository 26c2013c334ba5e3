import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type BrowserServer, chromium, type Page } from "playwright-core";
import { qrCode } from "../../api/certificates/drawing/qr.ts";
import { wordsOf } from "../../api/certificates/drawing/words.ts";
import {
	borderThreads,
	EMBLEM,
	ringThreads,
	STITCH,
	stitchPath,
	stitchThread,
} from "../../frontend/geometry.ts";
import { chromiumPath } from "../support/browser.ts";
import { type Alternative, NotRun } from "./alternative.ts";
import { contentOf } from "./contents.ts";
import { partsOf } from "./naive.ts";

// Linux counts CPU time in hundredths of a second for every program (man 5 proc, and USER_HZ).
const TICK = 10;

/** The parent and the CPU time (ms, its dead children's included) of every process. */
function processes(): Map<number, { parent: number; cpu: number }> {
	const all = new Map<number, { parent: number; cpu: number }>();
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const stat = readFileSync(`/proc/${name}/stat`, "latin1");
			const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			const ticks = fields.slice(11, 15).reduce((sum, n) => sum + Number(n), 0);
			all.set(Number(name), { parent: Number(fields[1]), cpu: ticks * TICK });
		} catch {
			// It ended while we looked.
		}
	}
	return all;
}

function cpuOfTree(root: number): number {
	const all = processes();
	const inTree = (id: number): boolean =>
		id === root || (all.has(id) && inTree(all.get(id)?.parent ?? 0));
	let sum = 0;
	for (const [id, { cpu }] of all) if (inTree(id)) sum += cpu;
	return sum;
}

async function fontFaces(): Promise<string> {
	const files = {
		serif: "hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal",
		sans: "schibsted-grotesk/files/schibsted-grotesk-latin-400-normal",
		bold: "schibsted-grotesk/files/schibsted-grotesk-latin-600-normal",
	};
	const faces = Object.entries(files).map(async ([name, file]) => {
		const url = new URL(import.meta.resolve(`@fontsource/${file}.woff2`));
		const data = (await readFile(url)).toString("base64");
		return `@font-face{font-family:${name};src:url(data:font/woff2;base64,${data})}`;
	});
	return (await Promise.all(faces)).join("");
}

const escaped = (text: string) =>
	text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

const BLUE = 'stroke="#14465c"';
const ORANGE = 'stroke="#c4521b"';

/** The border and the seal as an SVG has them. */
function ornaments(): string {
	const box = { x: 12.5, y: 12.5, w: 185, h: 272, r: 11 };
	const border = borderThreads({
		...{ box, A: 2.5, n: 64, K: 2, delta: 0.24 },
		perWave: 5,
	});
	const ring = ringThreads({
		...{ cx: 53.7, cy: 72, R: 20, A: 1.15, n: 28, K: 1, delta: 0.35 },
		perWave: 5,
	});
	const threads = ({ a, b }: { a: string[]; b: string[] }) =>
		`<path d="${b.join("")}" ${BLUE}/><path d="${a.join("")}" ${ORANGE}/>`;
	return `<g fill="none" stroke-width=".17">${threads(border)}${threads(ring)}<g transform="translate(40.26 58.56) scale(.28)" stroke-width="${EMBLEM.stroke}"><path d="${EMBLEM.a}" ${ORANGE}/><path d="${EMBLEM.b}" ${BLUE}/></g></g>`;
}

function stitches(count: number): string {
	const fills = { "": "#e6dfce", a: "#c4521b", b: "#14465c", ab: "#14465c" };
	let out = "";
	for (let i = 0; i < count; i++) {
		const [x, y] = [Math.floor(i / 7) * STITCH.w, (i % 7) * STITCH.row];
		out += `<path fill="${fills[stitchThread(i, 7)]}" d="${stitchPath(x, y)}"/>`;
	}
	return `<g transform="translate(32.5 180) scale(.118)">${out}</g>`;
}

function qr(url: string): string {
	const { size: count, modules } = qrCode(new URL(url).href);
	let path = "";
	for (const [i, dark] of modules.entries())
		if (dark) path += `M${i % count} ${Math.floor(i / count)}h1v1h-1z`;
	return `<path transform="translate(32.5 245) scale(${23 / count})" d="${path}"/>`;
}

async function htmlOf(i: number, fixed: string): Promise<string> {
	const content = contentOf(i);
	const words = wordsOf(content);
	const texts = partsOf(content, words).map(
		({ tag, face, size, x, y, width, text }) =>
			`<${tag} style="left:${x}mm;top:${y - size}mm;width:${width}mm;font:${size}mm ${face}">${escaped(text)}</${tag}>`,
	);
	const drawing = `${stitches(content.stitch)}${qr(content.verifyUrl)}`;
	return `<!doctype html><html lang="sv"><title>${escaped(words.title)}</title>${fixed}${drawing}</svg>${texts.join("")}`;
}

async function launch(): Promise<BrowserServer> {
	if (!chromiumPath) throw new NotRun("no Chromium found");
	if (!existsSync("/proc/self/stat"))
		throw new NotRun("no /proc to read the CPU time of its processes from");
	return chromium.launchServer({
		executablePath: chromiumPath,
		args: ["--disable-gpu", "--no-first-run"],
		chromiumSandbox: process.getuid?.() !== 0,
	});
}

/** The same page as HTML and SVG, printed by a browser that is kept open, with one page that is used again. */
export function chromiumPages(name: string): Alternative {
	return {
		name,
		open: async () => {
			const server = await launch();
			const browser = await chromium.connect(server.wsEndpoint());
			const page: Page = await browser.newPage();
			const style = `<style>@page{size:A4;margin:0}body{margin:0}h1,h2,p,svg{position:absolute;margin:0}svg{width:210mm;height:297mm}${await fontFaces()}</style>`;
			const fixed = `${style}<svg viewBox="0 0 210 297">${ornaments()}`;
			const id = server.process().pid ?? 0;
			return {
				make: async (i) => {
					await page.setContent(await htmlOf(i, fixed));
					return page.pdf({ preferCSSPageSize: true, tagged: true });
				},
				elsewhere: () => cpuOfTree(id),
				close: () => server.close(),
			};
		},
	};
}
