import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./cms.ts";
import { flawed } from "./flaws.ts";
import { dss, veraPdf } from "./java.ts";
import { pyHanko, pyHankoAdes } from "./pyhanko.ts";
import { mutool, pdfinfo, pdfsig, qpdf } from "./readers.ts";
import { makeSamples, type Sample } from "./samples.ts";
import { type Counts, drawTable, type Row } from "./table.ts";
import { type Flaw, Missing, type Validator } from "./validator.ts";

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
	veraPdf("3a", "PDF/A-3a", ["pdfaid"]),
	veraPdf("ua1", "PDF/UA-1", ["pdfuaid"]),
	pyHanko,
	pyHankoAdes,
	dss,
];

type Subject = Sample & { flaw?: Flaw };

/** Whether the program can be had here; says its version, or why not. */
async function isReady(validator: Validator): Promise<boolean> {
	try {
		console.log(`${validator.name} ${await validator.prepare()}`);
		return true;
	} catch (error) {
		if (!(error instanceof Missing)) throw error;
		console.log(`not run: ${validator.name}: ${error.message}`);
		return false;
	}
}

const seconds = (since: number) =>
	((performance.now() - since) / 1000).toFixed(1);

/** Enters the outcomes of one validator in the rows; a sample is as it should be when it is refused for its flaw only. */
async function enter(
	validator: Validator,
	subjects: Subject[],
	rows: Row[],
): Promise<void> {
	const { name, flaws } = validator;
	const asked = [...subjects.keys()].filter((i) => {
		const flaw = subjects[i]?.flaw;
		return !flaw || flaws.includes(flaw);
	});
	const began = performance.now();
	const ready = asked.length > 0 && (await isReady(validator));
	const complaints = ready
		? await validator
				.check(asked.map((i) => subjects[i] as Subject))
				.catch((error: Error) => asked.map(() => error.message))
		: [];
	if (ready) console.log(`    ${asked.length} files, ${seconds(began)} s`);
	for (const [at, i] of asked.entries()) {
		const row = rows[i] as Row;
		const complaint = complaints[at];
		const good = (complaint === undefined) === !subjects[i]?.flaw;
		row.cells[name] = !ready ? "not run" : good ? "ok" : "FAILED";
		if (!ready) continue;
		if (complaint) row.complaints.push(`${name}: ${complaint}`);
		else if (!good) row.complaints.push(`${name}: accepts it`);
	}
}

async function conform(dir: string, prove: boolean): Promise<Counts> {
	const samples = await makeSamples(dir);
	const subjects: Subject[] = prove
		? await flawed(samples, [...new Set(validators.flatMap((v) => v.flaws))])
		: samples;
	const rows = subjects.map(({ name }) => ({
		name,
		cells: {},
		complaints: [],
	}));
	for (const validator of validators) await enter(validator, subjects, rows);
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
