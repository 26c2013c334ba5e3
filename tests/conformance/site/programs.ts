import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ask } from "../process.ts";
import { ending, versionOf } from "../validator.ts";
import { calendars, feeds } from "./python.ts";
import { fetchText, type Reader } from "./reader.ts";

/** A feed reader for people: it has to find every entry of every feed. */
export const newsboat: Reader = {
	name: "newsboat",
	prepare: () => versionOf("newsboat", ["--version"]),
	checks: (site) =>
		feeds.map((path) => ({
			what: path,
			run: async () => {
				const home = await mkdtemp(join(site.dir, "newsboat-"));
				const urls = join(home, "urls");
				await writeFile(urls, `${site.base}${path}\n`);
				const cache = join(home, "cache.db");
				const { out, err } = await ask(
					"newsboat",
					["-C", "/dev/null", "-u", urls, "-c", cache].concat(
						"-x",
						"reload",
						"print-unread",
					),
					{ env: { HOME: home } },
				);
				const entries =
					(await fetchText(site, path)).split("<entry>").length - 1;
				const said = `${entries} unread articles`;
				return {
					found: said,
					wrong: out.trim() === said ? undefined : ending(out + err),
				};
			},
		})),
};

/** A calendar for people: it has to take in every event, as a day or with its times, and leave nothing out. */
export const calcurse: Reader = {
	name: "calcurse",
	prepare: () => versionOf("calcurse", ["--version"]),
	checks: (site) =>
		calendars(site).map((path) => ({
			what: path,
			run: async () => {
				const home = await mkdtemp(join(site.dir, "calcurse-"));
				const file = join(home, "read.ics");
				const text = await fetchText(site, path);
				await writeFile(file, text);
				const { out, err } = await ask("calcurse", ["-D", home, "-i", file], {
					env: { TMPDIR: home },
				});
				const counts = /(\d+) apps? \/ (\d+) events? .*\/ 0 skipped/.exec(out);
				const taken = Number(counts?.[1]) + Number(counts?.[2]);
				const events = text.split("BEGIN:VEVENT").length - 1;
				const good = events > 0 && taken === events;
				return {
					found: `${events} events`,
					wrong: good ? undefined : ending(out + err),
				};
			},
		})),
};
