import { ask, inPairs } from "./process.ts";
import type { Sample } from "./samples.ts";

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
	/** What it must notice. */
	flaws: Flaw[];
}

/** Why a validator is not run. */
export class Missing extends Error {}

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

/** Checks file by file. */
export function each(
	judge: (sample: Sample) => Promise<Complaint>,
): Validator["check"] {
	return (samples) => inPairs(samples, judge);
}

/** The end of what a program said, on one line. */
export function ending(text: string): string {
	return text.replace(/\s+/g, " ").trim().slice(-200) || "it says nothing";
}
