import { alternatives, HALF_NAIVE, NAIVE } from "./alternatives.ts";
import { type Figure, measure } from "./measure.ts";
import { measureGrowth } from "./memory.ts";

function printTable(figures: Figure[]): void {
	const of = (wanted: string) => figures.find(({ name }) => name === wanted);
	const [naive, half] = [of(NAIVE), of(HALF_NAIVE)];
	const widest = Math.max(...figures.map(({ name }) => name.length));
	const share = (part = NaN, whole = NaN) =>
		Number.isNaN(part / whole) ? "-" : (part / whole).toFixed(3);
	const line = (name: string, ...cells: string[]) =>
		console.log(
			name.padEnd(widest) + cells.map((cell) => cell.padStart(12)).join(""),
		);
	const head = ["CPU ms", "of naive", "of the 2nd", "bytes", "of naive"];
	line("per certificate, medians", ...head);
	for (const { name, cpu, bytes, why } of figures)
		if (cpu === undefined || bytes === undefined)
			console.log(`${name.padEnd(widest)}  not run: ${why}`);
		else
			line(
				name,
				cpu.toFixed(cpu < 1 ? 3 : 2),
				share(cpu, naive?.cpu),
				share(cpu, half?.cpu),
				String(bytes),
				share(bytes, naive?.bytes),
			);
}

/** Certificates: CPU time and size beside other ways to make them, and whether making them leaks. */
export async function benchCertificates(quick: boolean): Promise<void> {
	const effort = quick
		? { rounds: 3, milliseconds: 150 }
		: { rounds: 11, milliseconds: 400 };
	printTable(
		await measure(
			alternatives.map(({ name }) => name),
			effort,
		),
	);
	await measureGrowth(quick ? [500, 1500] : [2000, 6000, 10_000]);
}
