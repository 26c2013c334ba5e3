import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "../process.ts";
import { pythonWith } from "../tools.ts";
import { ending } from "../validator.ts";
import type { Check, Reader, Site, Verdict } from "./reader.ts";

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const harness = beside("readers.py");
const shapes = beside("../../support/dcat-ap-se.shapes.ttl");
const python = () => pythonWith("site-python", beside("requirements.txt"));

export const feeds = ["/nyheter.atom", "/evenemang.atom"].flatMap((path) => [
	path,
	`/en${path}`,
]);
export const calendars = ({ event }: Site) => [
	"/evenemang.ics",
	"/en/evenemang.ics",
	`${event}/kalender.ics`,
];

const versionsOf = (...packages: string[]) =>
	python().then(async (program) =>
		(await ask(program, [harness, "version", ...packages])).out.trim(),
	);

async function read(...args: string[]): Promise<Verdict> {
	const { out, err } = await ask(await python(), [harness, ...args]);
	if (!out.startsWith("{")) return { found: "", wrong: ending(err) };
	const { found, wrong } = JSON.parse(out) as Record<string, string | null>;
	return { found: found ?? "", wrong: wrong ?? undefined };
}

const reading = (kind: string, base: string, path: string): Check => ({
	what: path,
	run: () => read(kind, base + path),
});

/** Whether a feed is Atom, well-formed and whole. */
export const feedparser: Reader = {
	name: "feedparser",
	prepare: () => versionsOf("feedparser"),
	checks: ({ base }) => feeds.map((path) => reading("feed", base, path)),
};

/** Whether a calendar can be read to its last property. */
export const icalendar: Reader = {
	name: "icalendar",
	prepare: () => versionsOf("icalendar"),
	checks: (site) =>
		calendars(site).map((path) => reading("calendar", site.base, path)),
};

/** Whether the catalogue says one thing in three forms, and keeps to the shapes of DCAT-AP-SE. */
export const pySHACL: Reader = {
	name: "rdflib and pySHACL",
	prepare: () => versionsOf("rdflib", "pyshacl"),
	checks: ({ base }) => [
		{
			what: "/datasets/dcat",
			run: () => read("catalogue", `${base}/datasets/dcat`, shapes),
		},
	],
};

/** Whether the table is as its description says, asked for by either. */
export const csvwvalidate: Reader = {
	name: "csvwvalidate",
	prepare: () => versionsOf("csvw"),
	checks: ({ base }) =>
		[
			"/datasets/signatories.csv-metadata.json",
			"/datasets/signatories.csv",
		].map((path) => ({
			what: path,
			run: async () => {
				const program = join(dirname(await python()), "csvwvalidate");
				const { code, out, err } = await ask(program, [base + path]);
				const good = code === 0 && out.trim() === "OK";
				return { found: "OK", wrong: good ? undefined : ending(out + err) };
			},
		})),
};
