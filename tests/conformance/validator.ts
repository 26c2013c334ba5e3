import { ask } from "./process.ts";
import type { Sample } from "./samples.ts";
import type { Level } from "./stages.ts";

/** What is wrong with a file, in a few words; undefined when nothing is. */
export type Complaint = string | undefined;

/** Ways in which a file is broken, or what is said of it untrue, to see that a validator notices. */
export type Flaw =
	/** One byte of the page's content is another. */
	| "content"
	/** One digit of where the cross-reference table begins is another. */
	| "table"
	/** A later revision turns the page around. */
	| "revision"
	/** One digit of the signature value is another. */
	| "signature"
	/** One digit of the time stamp's signature value is another. */
	| "stamp"
	/** One byte of an embedded OCSP answer is another. */
	| "evidence"
	/** It is not our authority that is trusted. */
	| "stranger"
	/** It is said to be of the next level. */
	| "level"
	/** The heading is a heading no more. */
	| "heading"
	/** The metadata name another part of PDF/A. */
	| "pdfaid"
	/** The metadata do not name PDF/UA. */
	| "pdfuaid";

/** A program that others wrote, and what its answers mean. */
export interface Validator {
	name: string;
	/** Makes ready; returns its version. @throws {Missing} when it cannot be had */
	prepare(): Promise<string>;
	/** One complaint, or none, a sample. */
	check(samples: Sample[]): Promise<Complaint[]>;
	/** What it must notice in a file of this level. */
	flaws(level: Level): Flaw[];
}

/** Why a validator is not run. */
export class Missing extends Error {}

/** The version of a program that is made ready, or why it cannot be had here. */
export async function found(program: {
	prepare(): Promise<string>;
}): Promise<{ version: string } | { missing: string }> {
	try {
		return { version: await program.prepare() };
	} catch (error) {
		if (error instanceof Missing) return { missing: error.message };
		throw error;
	}
}

/** The first match of a pattern in what a program says of itself. @throws {Missing} */
export async function versionOf(
	program: string,
	args: string[],
	pattern = /\d+(\.\d+)+/,
): Promise<string> {
	const { out, err } = await ask(program, args).catch(() => {
		throw new Missing(`${program} is not installed`);
	});
	return pattern.exec(`${out}${err}`)?.[0] ?? "of unknown version";
}

/** What those who know PAdES must notice. */
export function seenByPades(level: Level): Flaw[] {
	const all: Flaw[] = ["content", "revision", "signature", "stranger"];
	if (level !== "B-B") all.push("stamp");
	if (level === "B-LT" || level === "B-LTA") all.push("evidence");
	if (level !== "B-LTA") all.push("level");
	return all;
}

/** Checks file by file. */
export function each(
	judge: (sample: Sample) => Promise<Complaint>,
): Validator["check"] {
	return async (samples) => {
		const complaints: Complaint[] = [];
		for (const sample of samples) complaints.push(await judge(sample));
		return complaints;
	};
}

/**
 * Asks a harness about all samples at once. It reads a line a sample: the path, whether the file itself must hold what
 * tells of revocation, the trusted roots; and writes a line of findings for each.
 */
export async function askHarness(
	program: string,
	args: string[],
	samples: Sample[],
	judge: (found: string[], sample: Sample) => Complaint,
): Promise<Complaint[]> {
	const lines = samples.map(({ path, level, roots }) => {
		const lasting = level === "B-LT" || level === "B-LTA";
		return [path, lasting ? "required" : "spared", ...roots].join("\t");
	});
	const input = lines.map((line) => `${line}\n`).join("");
	const { out, err } = await ask(program, args, { input, seconds: 240 });
	const found = out.trimEnd().split("\n");
	return samples.map((sample, i) =>
		found[i] ? judge(found[i].split("\t"), sample) : ending(err),
	);
}

/** The end of what a program said, on one line. */
export function ending(text: string): string {
	return text.replace(/\s+/g, " ").trim().slice(-200) || "it says nothing";
}
