import { mkdtemp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ask } from "./process.ts";
import type { Sample } from "./samples.ts";
import type { Level } from "./stages.ts";
import {
	type Complaint,
	each,
	ending,
	type Flaw,
	type Validator,
	versionOf,
} from "./validator.ts";

/** Whether the file's structure is whole. */
export const qpdf: Validator = {
	name: "qpdf",
	prepare: () => versionOf("qpdf", ["--version"]),
	flaws: () => ["table"],
	check: each(async ({ path }) => {
		const { code, out, err } = await ask("qpdf", ["--check", path]);
		const clean = out.includes("No syntax or stream encoding errors found");
		return code === 0 && clean && err === "" ? undefined : ending(err || out);
	}),
};

/** Whether a screen reader finds the organisation in a heading of the first level. */
export const pdfinfo: Validator = {
	name: "pdfinfo",
	prepare: () => versionOf("pdfinfo", ["-v"]),
	flaws: () => ["heading"],
	check: each(async ({ path, organisation }) => {
		const { out } = await ask("pdfinfo", ["-struct-text", path]);
		const bare = (text: string) => text.replaceAll(/\s+/g, " ").trim();
		const heading = /^ {2}H1 \(block\)\n((?: {4}.*\n)+)/m.exec(out)?.[1];
		if (heading === undefined) return "no heading of the first level";
		return bare(heading) === `"${bare(organisation)}"`
			? undefined
			: `the heading is ${ending(heading)}`;
	}),
};

const databases = new Map<string, Promise<string>>();

/** An NSS database that trusts these authorities and no others. */
function databaseFor({ path, roots }: Sample): Promise<string> {
	const key = roots.join("\n");
	const made = databases.get(key) ?? makeDatabase(dirname(path), roots);
	databases.set(key, made);
	return made;
}

async function makeDatabase(home: string, roots: string[]): Promise<string> {
	const dir = await mkdtemp(join(home, "nss-"));
	const certutil = async (...args: string[]) => {
		const { code, err } = await ask("certutil", [...args, "-d", `sql:${dir}`]);
		if (code !== 0) throw new Error(`certutil: ${ending(err)}`);
	};
	await certutil("-N", "--empty-password");
	for (const [i, root] of roots.entries())
		await certutil("-A", "-n", `root ${i}`, "-t", "C,C,C", "-i", root);
	return dir;
}

// A later revision shows in the archive time stamp that does not cover it. At B-LT there is none, and these readers
// cannot tell our revision from another.
const noticed = (level: Level): Flaw[] => [
	"content",
	"signature",
	...(level === "B-LT" ? [] : (["revision"] as const)),
];

/** Poppler's reader of signatures, which trusts what NSS trusts. */
export const pdfsig: Validator = {
	name: "pdfsig",
	prepare: async () => {
		await versionOf("certutil", ["-H"]);
		return versionOf("pdfsig", ["-v"]);
	},
	flaws: (level) => [...noticed(level), "stranger"],
	check: each(async (sample) => {
		const database = await databaseFor(sample);
		const args = ["-no-ocsp", "-nssdir", database, sample.path];
		return judgePdfsig((await ask("pdfsig", args)).out, sample);
	}),
};

function judgePdfsig(out: string, { level }: Sample): Complaint {
	const [, said = "", ...later] = out.split(/^Signature #\d+:$/m);
	const wanted = [
		"Signature Type: ETSI.CAdES.detached",
		"Signature Validation: Signature is Valid.",
		"Certificate Validation: Certificate is Trusted.",
	];
	// A level that ends with a time stamp of the whole file: that time stamp is the last signature.
	const whole = (later.at(-1) ?? said).includes("  - Total document signed\n");
	if (!whole && level !== "B-LT") return `not all is signed: ${ending(out)}`;
	const absent = wanted.find((line) => !said.includes(`  - ${line}\n`));
	return absent && `not "${absent}": ${ending(said)}`;
}

/**
 * MuPDF's reader of signatures. It trusts one authority, built in and expired, and cannot be told of another: of every
 * other certificate it says "Unknown error". Time stamps it does not know. Only what it says of the bytes counts.
 */
export const mutool: Validator = {
	name: "mutool",
	prepare: () => versionOf("mutool", ["-v"]),
	flaws: (level) => noticed(level === "B-LTA" ? "B-LT" : level),
	check: each(async ({ path, level }) => {
		const { out, err } = await ask("mutool", ["sign", "-v", path]);
		const said = out.split(/^Verifying signature \d+:$/m);
		const wanted =
			level === "B-B" || level === "B-T"
				? "The document is unchanged since signing."
				: "The signature is valid but there have been edits since signing.";
		return said[1]?.includes(wanted) ? undefined : ending(said[1] ?? err);
	}),
};
