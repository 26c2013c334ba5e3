import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "./process.ts";
import type { Sample } from "./samples.ts";
import { javaArchives } from "./tools.ts";
import {
	askHarness,
	type Complaint,
	ending,
	type Flaw,
	Missing,
	seenByPades,
	type Validator,
	versionOf,
} from "./validator.ts";

const VERAPDF = /^cli-([\d.]+)\.jar$/;
const DSS = /^dss-pades-([\d.]+)\.jar$/;

async function archives(pattern: RegExp) {
	const java = await versionOf("java", ["-version"], /(?<=version ")\d+/);
	if (Number(java) < 11) throw new Missing(`Java ${java} is older than 11`);
	const dir = await javaArchives();
	const all = (await readdir(dir)).filter((name) => name.endsWith(".jar"));
	const version = all.map((name) => pattern.exec(name)?.[1]).find(Boolean);
	return { dir, all, version: version ?? "of unknown version" };
}

interface VeraReport {
	report: {
		jobs: {
			itemDetails: { name: string };
			taskException?: { exceptionMessage?: string };
			validationResult?: {
				compliant: boolean;
				profileName: string;
				details: {
					passedChecks: number;
					ruleSummaries: { clause: string; description: string }[];
				};
			}[];
		}[];
	};
}

/** veraPDF: whether the sealed file keeps every rule of a standard. */
export function veraPdf(
	flavour: "3a" | "ua1",
	profile: string,
	flaw: Flaw,
): Validator {
	return {
		name: `veraPDF ${flavour}`,
		flaws: () => [flaw],
		prepare: async () => (await archives(VERAPDF)).version,
		check: async (samples) => {
			const { dir, all } = await archives(VERAPDF);
			const jar = join(dir, all.find((name) => VERAPDF.test(name)) ?? "");
			const paths = samples.map(({ path }) => path);
			const args = ["-f", flavour, "--format", "json", ...paths];
			const { out, err } = await ask("java", ["-jar", jar, ...args], {
				seconds: 240,
			});
			const { jobs } = parse(out, err).report;
			return paths.map((path) => {
				const job = jobs.find(({ itemDetails }) => itemDetails.name === path);
				const result = job?.validationResult?.[0];
				if (!result?.profileName.startsWith(profile))
					return `no result: ${ending(job?.taskException?.exceptionMessage ?? err)}`;
				const { passedChecks, ruleSummaries } = result.details;
				if (result.compliant && passedChecks > 0) return undefined;
				return ruleSummaries
					.map(({ clause, description }) => `${clause} ${description}`)
					.join("; ");
			});
		},
	};
}

function parse(out: string, err: string): VeraReport {
	try {
		return JSON.parse(out) as VeraReport;
	} catch {
		throw new Error(`veraPDF: ${ending(err)}`);
	}
}

/** EU DSS, by its own policy; without a network. Below B-LT nothing in the file can tell of revocation, and it is not asked for. */
export const dss: Validator = {
	name: "EU DSS",
	flaws: seenByPades,
	prepare: async () => (await archives(DSS)).version,
	check: async (samples) => {
		const { dir, all } = await archives(DSS);
		const own = all.filter((name) => !VERAPDF.test(name));
		const path = own.map((name) => join(dir, name)).join(delimiter);
		const harness = fileURLToPath(new URL("Validate.java", import.meta.url));
		return askHarness("java", ["-cp", path, harness], samples, judge);
	},
};

function judge(found: string[], { level }: Sample): Complaint {
	const [count, format, indication, subindication, why = ""] = found;
	if (count !== "1") return `${count} signatures: ${why}`;
	if (indication !== "TOTAL_PASSED")
		return `${indication} ${subindication} ${why}`;
	const wanted = `PAdES-BASELINE-${level.slice(2)}`;
	if (format !== wanted) return `${format}, not ${wanted}`;
	// Of a broken time stamp it thinks that there might as well be none, and of an upside-down page that one should know.
	return why || undefined;
}
