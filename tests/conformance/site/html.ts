import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "../process.ts";
import { npmPackages } from "../tools.ts";
import { ending, versionOf } from "../validator.ts";
import { fetchText, type Reader, type Site, type Verdict } from "./reader.ts";

/** The directory of the packages that are fetched by npm. @throws {Missing} */
export const packages = () =>
	npmPackages("site-npm", fileURLToPath(new URL("npm", import.meta.url)));

const jar = async () => join(await packages(), "vnu-jar/build/dist/vnu.jar");

interface Message {
	type: string;
	url?: string;
	lastLine?: number;
	message: string;
	extract?: string;
}

const absent = "/finns-inte";

/** Every page that search engines are told of, and more that people meet, in one language. */
async function pagesOf(site: Site, language: "sv" | "en"): Promise<string[]> {
	const sitemap = await fetchText(site, "/sitemap.xml");
	const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)]
		.map(([, url = ""]) => URL.parse(url)?.pathname ?? "")
		.filter((path) => /^\/en(\/|$)/.test(path) === (language === "en"));
	const more = [
		...["/signatarer?q=sprak&municipality=1382&sort=-signedOn", "/mina-sidor"],
		...["/signatarer?q=finnsinte", "/sok?q=dialog", `${site.event}/anmalan`],
		...["/verifiera?number=H%C3%96K-2026-0001", "/verifiera?number=inget"],
		absent,
	];
	return [
		...listed,
		...more.map((path) => (language === "en" ? `/en${path}` : path)),
	];
}

async function check(site: Site, language: "sv" | "en"): Promise<Verdict> {
	const dir = await mkdtemp(join(site.dir, "vnu-"));
	const paths = await pagesOf(site, language);
	const files = new Map<string, string>();
	// It forbids itself to fetch from this machine, so that it is given files.
	for (const [i, path] of paths.entries()) {
		const file = join(dir, `${i}.html`);
		const status = path.endsWith(absent) ? 404 : 200;
		await writeFile(file, await fetchText(site, path, status));
		files.set(`file:${file}`, path);
	}
	const args = ["-jar", await jar(), "--format", "json", "--stdout"];
	const { out, err } = await ask("java", [...args, dir]);
	if (!out.startsWith("{")) return { found: "", wrong: ending(err) };
	const { messages } = JSON.parse(out) as { messages: Message[] };
	const errors = messages.filter(({ type }) => type !== "info");
	const said = errors.map(
		({ url = "", message, extract = "" }) =>
			`${files.get(url)}: ${message} ${extract.replace(/\s+/g, " ")}`,
	);
	const advice = messages.length - errors.length;
	return {
		found: `${files.size} pages, ${advice} pieces of advice`,
		wrong:
			errors.length === 0
				? undefined
				: [`${errors.length} errors`, ...new Set(said)]
						.slice(0, 9)
						.join("\n  "),
	};
}

/** The Nu HTML checker of the W3C: no page may have an error. */
export const vnu: Reader = {
	name: "vnu",
	prepare: async () => {
		await versionOf("java", ["-version"]);
		return versionOf("java", ["-jar", await jar(), "--version"]);
	},
	checks: (site) =>
		(["sv", "en"] as const).map((language) => ({
			what: language === "sv" ? "pages in Swedish" : "pages in English",
			run: () => check(site, language),
		})),
};
