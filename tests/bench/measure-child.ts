import { NotRun, type Opened } from "./alternative.ts";
import { alternatives } from "./alternatives.ts";

/** What a round came to: CPU time per file (ms) and the median size (bytes); or why there is none. */
export interface Answer {
	cpu?: number;
	bytes?: number;
	why?: string;
}

const [name = "", milliseconds = "0"] = process.argv.slice(2);
const budget = Number(milliseconds);
let next = 0;

/**
 * Makes some files, and as many before them that are not measured: while others were measured, caches and what V8 had
 * compiled went cold. The CPU time is that of all threads, garbage collection included, and of processes elsewhere.
 */
async function round({ make, elsewhere }: Opened, count: number) {
	for (let i = 0; i < count; i++) await make(next++);
	const sizes: number[] = [];
	const beyond = elsewhere?.() ?? 0;
	const before = process.cpuUsage();
	for (let i = 0; i < count; i++) sizes.push((await make(next++)).length);
	const { user, system } = process.cpuUsage(before);
	const there = (elsewhere?.() ?? 0) - beyond;
	sizes.sort((a, b) => a - b);
	const bytes = sizes[Math.floor(count / 2)] ?? NaN;
	return { cpu: ((user + system) / 1000 + there) / count, bytes };
}

/** Makes files until it takes its usual time. Returns how many fill a round. */
async function warmUp(opened: Opened): Promise<number> {
	let [spent, cpu] = [0, 0];
	for (let count = 2; spent < 10 * budget; ) {
		({ cpu } = await round(opened, count));
		spent += cpu * count;
		count = Math.min(100, Math.ceil(budget / cpu));
	}
	return Math.max(2, Math.ceil(budget / cpu));
}

const tell = (answer: Answer) => process.send?.(answer);

try {
	const opened = await alternatives.find((one) => one.name === name)?.open();
	if (!opened) throw new Error(`No such alternative: ${name}`);
	const count = await warmUp(opened);
	process.on("message", async () => tell(await round(opened, count)));
	process.on("disconnect", async () => {
		await opened.close?.();
		process.exit();
	});
	tell({});
} catch (error) {
	if (!(error instanceof NotRun)) throw error;
	tell({ why: error.message });
}
