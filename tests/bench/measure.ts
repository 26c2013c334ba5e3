import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Alternative, NotRun, type Opened } from "./alternative.ts";

setFlagsFromString("--expose-gc");
/** Collects garbage now. */
export const collect = runInNewContext("gc") as () => void;

export interface Figure {
	name: string;
	/** CPU time per file (ms), and the median size of a file (bytes); undefined when not run */
	cpu?: number;
	bytes?: number;
	/** Why it was not run */
	why?: string;
}

export const median = (numbers: number[]): number =>
	numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

interface Runner extends Opened {
	name: string;
	/** Files per round, so that each takes a similar time */
	count: number;
	next: number;
	cpus: number[];
	sizes: number[];
}

/** One round: its files and their CPU time (ms), of all threads and of processes elsewhere. */
async function round(runner: Runner, count: number): Promise<number> {
	collect();
	const beyond = runner.elsewhere?.() ?? 0;
	const before = process.cpuUsage();
	for (let i = 0; i < count; i++)
		runner.sizes.push((await runner.make(runner.next++)).length);
	const { user, system } = process.cpuUsage(before);
	const there = (runner.elsewhere?.() ?? 0) - beyond;
	return (user + system) / 1000 + there;
}

/** Opens an alternative and warms it up until it takes its usual time. */
async function ready(
	{ name, open }: Alternative,
	milliseconds: number,
): Promise<Runner> {
	const opened = await open();
	const runner = { ...opened, name, count: 1, next: 0, cpus: [], sizes: [] };
	let spent = 0;
	let last = 0;
	for (let count = 2; spent < 10 * milliseconds; ) {
		last = (await round(runner, count)) / count;
		spent += last * count;
		count = Math.min(100, Math.ceil(milliseconds / last));
	}
	runner.count = Math.max(2, Math.ceil(milliseconds / last));
	return { ...runner, sizes: [] };
}

/**
 * Measures all alternatives in turn, again and again, so that whatever else the machine does falls on all of them alike.
 *
 * @param milliseconds of CPU time that one alternative gets in a round
 * @returns medians of the rounds
 */
export async function measure(
	alternatives: Alternative[],
	{ rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Figure[]> {
	const runners: Runner[] = [];
	const missing = new Map<string, string>();
	try {
		for (const alternative of alternatives) {
			try {
				runners.push(await ready(alternative, milliseconds));
			} catch (error) {
				if (!(error instanceof NotRun)) throw error;
				missing.set(alternative.name, error.message);
			}
		}
		for (let i = 0; i < rounds; i++)
			for (const runner of runners)
				runner.cpus.push((await round(runner, runner.count)) / runner.count);
	} finally {
		for (const runner of runners) await runner.close?.();
	}
	return alternatives.map(({ name }) => {
		const runner = runners.find((one) => one.name === name);
		if (!runner) return { name, why: missing.get(name) ?? "" };
		return { name, cpu: median(runner.cpus), bytes: median(runner.sizes) };
	});
}
