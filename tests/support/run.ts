import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COORDINATES, createCluster } from "./cluster.ts";

/**
 * What `npm test` runs: one server for all test files, each file in a process of its own, and one last line
 * `N passed, N failed` for people and programs alike. The command `tap` would do, but it loads into each process what
 * measures coverage, which takes longer than all that is tested does to start.
 *
 *   node tests/support/run.ts [files…]
 */

interface Counts {
	pass: number;
	fail: number;
	skip: number;
}

const JOBS = 3;
/** In seconds, for a file: it ends what hangs, not what is slow. */
const PATIENCE = 400;
/** The same as what `npm start` keeps: what is compiled once need not be compiled by the next process. */
const COMPILED = new URL("../../node_modules/.cache/compile", import.meta.url);

const PRELOADED = `--import=${new URL("lone-errors.ts", import.meta.url)}`;

const total: Counts = { pass: 0, fail: 0, skip: 0 };
const running = new Set<ChildProcess>();
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
	// The server is removed when the tests have ended, not before.
	process.on(signal, () => {
		stopped = true;
		for (const child of running) child.kill(signal);
	});
}

const asked = process.argv.slice(2);
await runAll(asked.length > 0 ? asked : globSync("tests/*.test.ts").sort());
const skipped = total.skip > 0 ? `, ${total.skip} skipped` : "";
console.log(`${total.pass} passed, ${total.fail} failed${skipped}`);
process.exitCode = total.fail > 0 ? 1 : 0;

async function runAll(files: string[]): Promise<void> {
	const cluster = await createCluster(process.env.TEST_DATABASE_URL);
	const env = {
		...process.env,
		TAP_TIMEOUT: String(PATIENCE),
		NODE_COMPILE_CACHE: fileURLToPath(COMPILED),
		[COORDINATES]: JSON.stringify(cluster.coordinates),
	};
	const waiting = files.values();
	const work = async () => {
		for (const file of waiting) if (!stopped) await runFile(file, env);
	};
	try {
		await Promise.all(Array.from({ length: JOBS }, work));
	} finally {
		await cluster.remove();
	}
	if (stopped || files.length === 0) total.fail += 1;
}

/** Of a file that passed, it says one line and what was skipped; of one that failed, everything. */
async function runFile(file: string, env: NodeJS.ProcessEnv): Promise<void> {
	const began = performance.now();
	const child = spawn(process.execPath, [PRELOADED, file], {
		env,
		stdio: ["ignore", "pipe", "inherit"],
		timeout: (PATIENCE + 30) * 1000,
		killSignal: "SIGKILL",
	});
	running.add(child);
	const [said, [code]] = await Promise.all([
		child.stdout.setEncoding("utf8").toArray(),
		once(child, "close"),
	]);
	running.delete(child);
	const lines = said.join("").split("\n");
	const counts = countsOf(lines, code === 0);
	total.pass += counts.pass;
	total.fail += counts.fail;
	total.skip += counts.skip;
	const failed = counts.fail > 0;
	for (const line of lines)
		if (failed || line.includes(" # SKIP")) console.log(`    ${line}`);
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(`${failed ? "not ok" : "ok"} - ${file} (${seconds} s)`);
}

/** From tap's summary `# { total, pass, fail, skip }`. A file that says nothing has failed, as has one that ends ill. */
function countsOf(lines: string[], endedWell: boolean): Counts {
	const summaries = lines.filter((line) => /^# \{ .* \}$/.test(line));
	const number = (name: string) =>
		Number(
			new RegExp(`\\b${name}: (\\d+)`).exec(summaries.at(-1) ?? "")?.[1] ?? 0,
		);
	const fail = number("fail");
	const unsaid = !endedWell || number("total") === 0;
	return {
		pass: number("pass"),
		fail: fail === 0 && unsaid ? 1 : fail,
		skip: number("skip"),
	};
}
