import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./cms.ts";
import { type Flawed, flawed } from "./flaws.ts";
import { dss, veraPdf } from "./java.ts";
import { inPairs } from "./process.ts";
import { pyHanko } from "./pyhanko.ts";
import { mutool, pdfinfo, pdfsig, qpdf } from "./readers.ts";
import { makeSamples, type Sample } from "./samples.ts";
import type { Level } from "./stages.ts";
import { type Counts, drawTable, type Row } from "./table.ts";
import { found, type Validator } from "./validator.ts";

/**
 * What `npm run conformance` runs: sealed samples, checked by programs that others wrote. With `--prove`, broken samples
 * instead, which those programs must refuse.
 */

const validators: Validator[] = [
	qpdf,
	pdfsig,
	mutool,
	openssl,
	pdfinfo,
	veraPdf("3a", "PDF/A-3a", "pdfaid"),
	veraPdf("ua1", "PDF/UA-1", "pdfuaid"),
	pyHanko,
	dss,
];

type Subject = Sample & Partial<Flawed>;

/** Enters the outcomes of one validator in the rows. A sample with a flaw is as it should be when it is refused. */
async function enter(
	validator: Validator,
	subjects: Subject[],
	rows: Row[],
): Promise<void> {
	const { name } = validator;
	const asked = [...subjects.keys()].filter((i) => {
		const { flaw, of } = subjects[i] as Subject;
		return !flaw || !of || validator.flaws(of).includes(flaw);
	});
	const began = performance.now();
	const here = await found(validator);
	if ("missing" in here) {
		console.log(`not run: ${name}: ${here.missing}`);
		for (const i of asked) (rows[i] as Row).cells[name] = "not run";
		return;
	}
	const complaints = await validator
		.check(asked.map((i) => subjects[i] as Subject))
		.catch((error: Error) => asked.map(() => error.message));
	for (const [at, i] of asked.entries()) {
		const row = rows[i] as Row;
		const complaint = complaints[at];
		const good = (complaint === undefined) === !subjects[i]?.flaw;
		row.cells[name] = good ? "ok" : "FAILED";
		if (complaint) row.complaints.push(`${name}: ${complaint}`);
		else if (!good) row.complaints.push(`${name}: accepts it`);
	}
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(`${name} ${here.version}: ${asked.length} files, ${seconds} s`);
}

async function conform(dir: string, prove: boolean): Promise<Counts> {
	const samples = await makeSamples(dir);
	const flawsAt = (level: Level) => validators.flatMap((v) => v.flaws(level));
	const subjects: Subject[] = prove ? await flawed(samples, flawsAt) : samples;
	const rows = subjects.map(({ name }) => ({
		name,
		cells: {},
		complaints: [],
	}));
	// The slow ones first, so that neither of two processors waits for the other at the end.
	await inPairs(validators.toReversed(), (one) => enter(one, subjects, rows));
	return drawTable(
		validators.map(({ name }) => name),
		rows,
	);
}

const dir = await mkdtemp(join(tmpdir(), "handslag-conformance-"));
try {
	const prove = process.argv.includes("--prove");
	if (prove) console.log("Broken samples: ok is what a validator refuses.");
	const { passed, failed, missing } = await conform(dir, prove);
	console.log(`${passed} passed, ${failed} failed, ${missing} not run`);
	process.exitCode = failed > 0 ? 1 : 0;
} finally {
	await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}
