import { spawn } from "node:child_process";

interface Said {
	/** null when it was stopped by a signal. */
	code: number | null;
	/** Standard output and standard error, each on its own. */
	out: string;
	err: string;
}

/**
 * Runs a program to its end, whatever its end is, in English and without colours.
 *
 * @throws {Error} when it cannot be started
 */
export function ask(
	program: string,
	args: string[],
	options: {
		input?: string;
		seconds?: number;
		cwd?: string;
		env?: Record<string, string>;
	} = {},
): Promise<Said> {
	const { input = "", seconds = 120, cwd, env } = options;
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd,
			timeout: seconds * 1000,
			env: { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1", ...env },
		});
		const said = { out: "", err: "" };
		child.stdout.setEncoding("utf8").on("data", (text) => {
			said.out += text;
		});
		child.stderr.setEncoding("utf8").on("data", (text) => {
			said.err += text;
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, ...said }));
		// A program that has ended need not read to the end.
		child.stdin.on("error", () => undefined);
		child.stdin.end(input);
	});
}

/** Answers in the order of the questions, with no more than two under way. */
export async function inPairs<Q, A>(
	questions: readonly Q[],
	answer: (question: Q) => Promise<A>,
): Promise<A[]> {
	const answers: A[] = [];
	let next = 0;
	const work = async () => {
		while (next < questions.length) {
			const at = next++;
			answers[at] = await answer(questions[at] as Q);
		}
	};
	await Promise.all([work(), work()]);
	return answers;
}
