import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer } from "./measure-child.ts";

export interface Figure {
	name: string;
	/** CPU time per file (ms), and the median size of a file (bytes); undefined when not run */
	cpu?: number;
	bytes?: number;
	/** Why it was not run */
	why?: string;
}

interface Effort {
	rounds: number;
	/** CPU time that one alternative gets in a round */
	milliseconds: number;
}

const median = (numbers: number[]): number =>
	numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

function answer(child: ChildProcess): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const ended = () =>
			reject(new Error("A measured process ended before its time"));
		child.once("exit", ended);
		child.once("message", (message) => {
			child.off("exit", ended);
			resolve(message as Answer);
		});
	});
}

/**
 * Measures alternatives in turn, again and again, so that whatever else the machine does falls on all of them alike. Each
 * has a process of its own: the garbage of one is not collected at the expense of another.
 *
 * @param names in the list of alternatives
 * @returns medians of the rounds
 */
export async function measure(
	names: string[],
	{ rounds, milliseconds }: Effort,
): Promise<Figure[]> {
	const path = fileURLToPath(new URL("measure-child.ts", import.meta.url));
	const children: ChildProcess[] = [];
	const figures: Figure[] = [];
	const cpus = new Map<string, number[]>();
	try {
		// One after the other, or they would warm up in each other's way.
		for (const name of names) {
			const child = fork(path, [name, String(milliseconds)]);
			children.push(child);
			figures.push({ name, ...(await answer(child)) });
		}
		for (let i = 0; i < rounds; i++)
			for (const [at, { name, why }] of figures.entries()) {
				const child = children[at];
				if (why !== undefined || !child) continue;
				child.send("again");
				const { cpu = NaN, bytes } = await answer(child);
				cpus.set(name, [...(cpus.get(name) ?? []), cpu]);
				figures[at] = { name, bytes, cpu: median(cpus.get(name) ?? []) };
			}
		return figures;
	} finally {
		for (const child of children) if (child.connected) child.disconnect();
	}
}
