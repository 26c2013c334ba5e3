import { spawnSync } from "node:child_process";
import {
	globSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { better, type Examples } from "./examples.ts";

/**
 * `npm run api-examples`: runs the tests and writes the best that they ask and are answered where the API's description
 * reads it. Then `git diff` shows what has changed.
 */

const target = new URL("../../api/platform/api-examples.json", import.meta.url);
const runner = fileURLToPath(new URL("run.ts", import.meta.url));
/** Whose questions are no examples to follow. */
const odd = /hostile|canary/;

const folder = mkdtempSync(join(tmpdir(), "handslag-examples-"));
try {
	const files = globSync("tests/*.test.ts").filter((file) => !odd.test(file));
	const { status } = spawnSync(process.execPath, [runner, ...files.sort()], {
		env: { ...process.env, EXAMPLES_IN: folder },
		stdio: "inherit",
	});
	if (status !== 0) throw new Error("examples are made of tests that pass");
	const best: Examples = {};
	for (const file of globSync(join(folder, "*.json")).sort())
		for (const [name, example] of Object.entries(
			JSON.parse(readFileSync(file, "utf8")) as Examples,
		))
			best[name] = better(best[name], example);
	const sorted = Object.entries(best).sort(([a], [b]) => (a < b ? -1 : 1));
	writeFileSync(
		target,
		presentable(JSON.stringify(Object.fromEntries(sorted))),
	);
	console.log(`${sorted.length} examples`);
} finally {
	rmSync(folder, { recursive: true });
}

/** Tests' addresses are drawn by lot. */
function presentable(json: string): string {
	return `${json.replace(/[a-p]{8}(-[a-p]{4}){3}-[a-p]{12}@/g, "eva.lindqvist@")}\n`;
}
