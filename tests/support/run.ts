import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { COORDINATES, type Coordinates, createCluster } from "./cluster.ts";

/**
 * What `npm test` runs: one server for all test files, tap, and one last line
 * `N passed, N failed` for people and programs alike.
 *
 *   node tests/support/run.ts [files…]
 */

interface Counts {
	pass: number;
	fail: number;
	skip: number;
}

const NOTHING: Counts = { pass: 0, fail: 1, skip: 0 };

const counts = await runAll(process.argv.slice(2)).catch((error) => {
	console.error(error);
	return NOTHING;
});
const skipped = counts.skip > 0 ? `, ${counts.skip} skipped` : "";
console.log(`${counts.pass} passed, ${counts.fail} failed${skipped}`);
process.exitCode = counts.fail > 0 ? 1 : 0;

async function runAll(files: string[]): Promise<Counts> {
	const cluster = await createCluster(process.env.TEST_DATABASE_URL);
	const compiled = await mkdtemp(join(tmpdir(), "handslag-compiled-"));
	try {
		return await count(startTap(files, cluster.coordinates, compiled));
	} finally {
		await cluster.remove();
		await rm(compiled, { recursive: true, force: true });
	}
}

/** @param compiled a folder where what one test file has compiled waits for the next: half of its time to start */
function startTap(
	files: string[],
	coordinates: Coordinates,
	compiled: string,
): ChildProcess {
	const home = import.meta.resolve("tap/package.json");
	const tap = fileURLToPath(new URL("dist/esm/run.mjs", home));
	const look = process.stdout.isTTY
		? ["--reporter=base", "--color"]
		: ["--reporter=tap", "--no-color"];
	const child = spawn(process.execPath, [tap, ...look, ...files], {
		env: {
			...process.env,
			NODE_COMPILE_CACHE: compiled,
			[COORDINATES]: JSON.stringify(coordinates),
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	// The server is removed when tap has ended, not before.
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.on(signal, () => child.kill(signal));
	}
	return child;
}

/** Passes on what tap says, and reads its summary `# { total, pass, fail, skip }`. */
async function count(child: ChildProcess): Promise<Counts> {
	if (child.stdout === null) return NOTHING;
	const closed = once(child, "close");
	let summary: string | undefined;
	for await (const line of shorten(createInterface(child.stdout))) {
		console.log(line);
		summary = /^# \{ (.*) \}$/.exec(line)?.[1] ?? summary;
	}
	const [code] = await closed;
	if (summary === undefined) return NOTHING;
	const number = (name: string) =>
		Number(new RegExp(`\\b${name}: (\\d+)`).exec(summary)?.[1] ?? 0);
	// tap may refuse for a reason of its own, such as a file that it cannot find.
	const fail = Math.max(number("fail"), code === 0 ? 0 : 1);
	return { pass: number("pass"), fail, skip: number("skip") };
}

/** Of a file that passed, one line and what it skipped; of one that failed, everything. */
async function* shorten(lines: AsyncIterable<string>): AsyncGenerator<string> {
	let held: string[] | null = null;
	for await (const line of lines) {
		if (line.startsWith("# Subtest: ")) {
			held = [line];
		} else if (held === null) {
			yield line;
		} else if (/^(not )?ok /.test(line)) {
			const all = line.startsWith("not");
			yield* held.filter((one) => all || one.includes(" # SKIP"));
			yield line;
			held = null;
		} else {
			held.push(line);
		}
	}
	yield* held ?? [];
}
