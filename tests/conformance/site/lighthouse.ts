import { mkdtemp, readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromiumPath, flags } from "../../support/browser.ts";
import { ask } from "../process.ts";
import { ending, Missing } from "../validator.ts";
import { packages } from "./html.ts";
import type { Reader, Site, Verdict } from "./reader.ts";

/**
 * All four are to be 100. How long the main thread is busy is measured, so other programs on the same processors take points
 * in the first one: there a few fewer are told and not refused.
 */
const enough = (id: string) => (id === "performance" ? 95 : 100);
const categories = [
	"performance",
	"accessibility",
	"best-practices",
	"seo",
] as const;

interface Report {
	runtimeError?: { message: string };
	categories: Record<
		string,
		{ score: number | null; auditRefs: { id: string; weight: number }[] }
	>;
	audits: Record<
		string,
		{
			score: number | null;
			scoreDisplayMode: string;
			displayValue?: string;
			numericValue?: number;
		}
	>;
}

const program = async () => join(await packages(), "lighthouse/cli/index.js");

/** One run of its own default: a phone on a slow network, simulated from what it measures. */
async function measure(site: Site, path: string): Promise<Report> {
	const dir = await mkdtemp(join(site.dir, "lighthouse-"));
	const file = join(dir, "report.json");
	const said = await ask(
		process.execPath,
		[
			...[await program(), site.base + path, "--quiet", "--output=json"],
			...[`--output-path=${file}`, `--only-categories=${categories}`],
			`--chrome-flags=--headless=new ${flags.join(" ")}`,
			"--no-enable-error-reporting",
		],
		{ env: { CHROME_PATH: chromiumPath ?? "", TMPDIR: dir, HOME: dir } },
	);
	const text = await readFile(file, "utf8").catch(() => {
		throw new Error(ending(said.err));
	});
	return JSON.parse(text) as Report;
}

const scoreOf = ({ categories }: Report, id: string) =>
	Math.round((categories[id]?.score ?? 0) * 100);
const sum = (report: Report) =>
	categories.reduce((total, id) => total + scoreOf(report, id), 0);
const whole = categories.length * 100;

/** What took points in a category, with its figure. */
function reasons({ categories, audits }: Report, id: string): string {
	const lost = (categories[id]?.auditRefs ?? []).flatMap(({ id, weight }) => {
		const audit = audits[id];
		if (!audit || weight === 0 || audit.score === null || audit.score === 1)
			return [];
		return `${id} ${audit.displayValue ?? ""}`.trim();
	});
	return lost.join(", ");
}

function judge(report: Report): Verdict {
	const timed = (id: string) =>
		Math.round(report.audits[id]?.numericValue ?? Number.NaN);
	const found = [
		categories.map((id) => `${id} ${scoreOf(report, id)}`).join(", "),
		`FCP ${timed("first-contentful-paint")} ms`,
		`LCP ${timed("largest-contentful-paint")} ms`,
		`TBT ${timed("total-blocking-time")} ms`,
		`CLS ${report.audits["cumulative-layout-shift"]?.numericValue?.toFixed(3)}`,
		`load ${loadavg()[0]?.toFixed(2)}`,
	].join("; ");
	const less = categories.filter((id) => scoreOf(report, id) < enough(id));
	const wrong = less.map(
		(id) => `${id} ${scoreOf(report, id)} (${reasons(report, id)})`,
	);
	if (report.runtimeError) wrong.push(report.runtimeError.message);
	return { found, wrong: wrong.join("; ") || undefined };
}

/** The best of three runs, or the first that is whole. */
async function best(site: Site, path: string): Promise<Verdict> {
	let found = await measure(site, path);
	for (let again = 0; again < 2 && sum(found) < whole; again++) {
		const other = await measure(site, path);
		if (sum(other) > sum(found)) found = other;
	}
	return judge(found);
}

/** Google's Lighthouse, on the pages that people meet first. */
export const lighthouse: Reader = {
	name: "Lighthouse",
	prepare: async () => {
		if (!chromiumPath) throw new Missing("chromium is not installed");
		const { out, err, code } = await ask(process.execPath, [
			await program(),
			"--version",
		]);
		if (code !== 0) throw new Missing(ending(err));
		return out.trim();
	},
	checks: (site) =>
		["/", "/signatarer", site.organisation, "/handlingsplan", site.event].map(
			(path) => ({ what: path, run: () => best(site, path) }),
		),
};
