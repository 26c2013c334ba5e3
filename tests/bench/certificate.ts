import type { Alternative } from "./alternative.ts";
import { chromiumPages } from "./chromium.ts";
import { type Figure, measure } from "./measure.ts";
import { measureGrowth } from "./memory.ts";
import { naivePdfkit } from "./naive.ts";
import { drawnAndSealed, sealedByLibpdf, sealedOnly } from "./ours.ts";
import { pdfLib } from "./pdf-lib.ts";

const NAIVE = "naive pdfkit: fonts parsed per document, no seal";

/** What is measured, in the order of the table: one line for each. */
const alternatives: Alternative[] = [
	drawnAndSealed("Handslag, B-B, ECDSA P-256", "ecdsa", "B-B"),
	drawnAndSealed("Handslag, B-B, RSA-2048, one intermediate", "rsa", "B-B"),
	drawnAndSealed("Handslag, B-T, ECDSA P-256", "ecdsa", "B-T"),
	drawnAndSealed("Handslag, B-LTA, ECDSA P-256", "ecdsa", "B-LTA"),
	naivePdfkit(NAIVE),
	pdfLib("pdf-lib: fonts subset, no PDF/A, no seal"),
	chromiumPages("Chromium's page.pdf, warm, no PDF/A, no seal"),
	sealedOnly("Handslag, sealing alone, B-B, ECDSA"),
	sealedByLibpdf("@libpdf/core, sealing our drawn file, B-B, ECDSA"),
];

function printTable(figures: Figure[]): void {
	const naive = figures.find(({ name }) => name === NAIVE);
	const widest = Math.max(...figures.map(({ name }) => name.length));
	const share = (part = NaN, whole = NaN) =>
		Number.isNaN(part / whole) ? "-" : (part / whole).toFixed(3);
	const line = (name: string, ...cells: string[]) =>
		console.log(
			name.padEnd(widest) + cells.map((cell) => cell.padStart(11)).join(""),
		);
	line("per certificate, medians", "CPU ms", "of naive", "bytes", "of naive");
	for (const { name, cpu, bytes, why } of figures)
		if (cpu === undefined || bytes === undefined)
			console.log(`${name.padEnd(widest)}  not run: ${why}`);
		else
			line(
				name,
				cpu.toFixed(cpu < 1 ? 3 : 2),
				share(cpu, naive?.cpu),
				String(bytes),
				share(bytes, naive?.bytes),
			);
}

/** Certificates: CPU time and size beside other ways to make them, and whether making them leaks. */
export async function benchCertificates(quick: boolean): Promise<void> {
	const effort = quick
		? { rounds: 3, milliseconds: 150 }
		: { rounds: 11, milliseconds: 400 };
	printTable(await measure(alternatives, effort));
	await measureGrowth(quick ? [500, 1500] : [2000, 6000, 10_000]);
}
