import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inPairs } from "../process.ts";
import { found } from "../validator.ts";
import { vnu } from "./html.ts";
import { lighthouse } from "./lighthouse.ts";
import { calcurse, newsboat } from "./programs.ts";
import { csvwvalidate, feedparser, icalendar, pySHACL } from "./python.ts";
import type { Check, Reader, Site } from "./reader.ts";
import { openSite } from "./site.ts";
import { spoil } from "./spoil.ts";

/**
 * What `npm run conformance:site` runs: the real server, read by programs that others wrote. With `--prove`, a site with
 * flaws instead, which each of them must refuse.
 */

// The last one measures time, so that it is alone.
const readers: Reader[] = [
	vnu,
	csvwvalidate,
	pySHACL,
	feedparser,
	newsboat,
	icalendar,
	calcurse,
	lighthouse,
];

const counts = { passed: 0, failed: 0, missing: 0 };

async function look(reader: string, { what, run }: Check, prove: boolean) {
	const began = performance.now();
	const { found, wrong } = await run().catch((error: Error) => ({
		found: "",
		wrong: error.message,
	}));
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const good = (wrong === undefined) !== prove;
	counts[good ? "passed" : "failed"] += 1;
	const said = wrong ?? found;
	console.log(
		`${good ? "ok" : "FAILED"}  ${reader}: ${what}: ${said} (${seconds} s)`,
	);
}

async function conform(site: Site, prove: boolean): Promise<void> {
	for (const [reader, here] of await versions) {
		// To see that it notices, one of a kind is enough.
		const checks = reader.checks(site).slice(prove ? -1 : 0);
		if ("missing" in here) {
			counts.missing += checks.length;
			console.log(`not run: ${reader.name}: ${here.missing}`);
			continue;
		}
		for (const check of checks)
			await look(`${reader.name} ${here.version}`, check, prove);
	}
}

const dir = await mkdtemp(join(tmpdir(), "handslag-site-"));
const prove = process.argv.includes("--prove");
// They are fetched while the server starts.
const versions = inPairs(
	readers,
	async (reader) => [reader, await found(reader)] as const,
);
try {
	const site = await openSite(dir);
	try {
		if (prove) console.log("A site with flaws: ok is what a reader refuses.");
		const seen = prove ? await spoil(site) : null;
		await versions;
		await conform(seen ?? site, prove);
		await seen?.close();
	} finally {
		await site.close();
	}
	const { passed, failed, missing } = counts;
	console.log(`${passed} passed, ${failed} failed, ${missing} not run`);
	process.exitCode = failed > 0 ? 1 : 0;
} finally {
	await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}
