import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

type Use = Record<"count" | "heapUsed" | "external" | "rss", number>;

const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const change = (bytes: number) => `${bytes < 0 ? "" : "+"}${mb(bytes)}`;

/** Prints what a process that draws and seals certificates has in use after each of these counts, and the growth from the first on. */
export async function measureGrowth(counts: number[]): Promise<void> {
	const dir = await mkdtemp(join(tmpdir(), "handslag-bench-"));
	try {
		const path = fileURLToPath(new URL("memory-child.ts", import.meta.url));
		const { stdout } = await promisify(execFile)(process.execPath, [
			path,
			join(dir, "seal"),
			...counts.map(String),
		]);
		const uses = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as Use);
		console.log("\nin use after collecting garbage (MB), every name different");
		for (const { count, heapUsed, external, rss } of uses)
			console.log(
				`after ${String(count).padStart(5)}: heap ${mb(heapUsed)}, outside it ${mb(external)}, resident ${mb(rss)}`,
			);
		const [first, last] = [uses.at(0), uses.at(-1)];
		if (first && last)
			console.log(
				`growth: heap ${change(last.heapUsed - first.heapUsed)}, outside it ${change(last.external - first.external)}, resident ${change(last.rss - first.rss)}`,
			);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}
