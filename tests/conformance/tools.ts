import { createHash } from "node:crypto";
import {
	copyFile,
	mkdir,
	readdir,
	readFile,
	rm,
	writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { ask } from "./process.ts";
import { ending, Missing, versionOf } from "./validator.ts";

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const pins = {
	pom: beside("pom.xml"),
	jars: beside("jars.sha256"),
	requirements: beside("requirements.txt"),
};
const COPY =
	"org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
const SECONDS = 90;

/** Where fetched validators are kept from one run to the next. */
const cache = process.env.XDG_CACHE_HOME
	? join(process.env.XDG_CACHE_HOME, "handslag-conformance")
	: beside("../../node_modules/.cache/conformance");

const sha256 = (data: Uint8Array) =>
	createHash("sha256").update(data).digest("hex");

const found = new Map<string, Promise<string>>();

/** A directory of the cache that is filled once, whoever asks. */
function kept(
	kind: string,
	pinned: string[],
	fill: (dir: string) => Promise<void>,
): Promise<string> {
	const dir = found.get(kind) ?? findOrFill(kind, pinned, fill);
	found.set(kind, dir);
	return dir;
}

/** Other pins, another directory. One left half-made is made again. */
async function findOrFill(
	kind: string,
	pinned: string[],
	fill: (dir: string) => Promise<void>,
): Promise<string> {
	const files = await Promise.all(pinned.map((path) => readFile(path)));
	const dir = join(
		cache,
		`${kind}-${sha256(Buffer.concat(files)).slice(0, 12)}`,
	);
	const mark = join(dir, "complete");
	if (await readFile(mark).catch(() => null)) return dir;
	await rm(dir, { recursive: true, force: true });
	await mkdir(dir, { recursive: true });
	await fill(dir);
	await writeFile(mark, "");
	return dir;
}

/** @throws {Missing} with the program's last words when it ends with another code than 0 */
async function must(program: string, args: string[]): Promise<void> {
	const said = await ask(program, args, { seconds: SECONDS }).catch(() => {
		throw new Missing(`${program} is not installed`);
	});
	if (said.code === 0) return;
	const all = stripVTControlCharacters(`${said.out}\n${said.err}`);
	const error = /^(\[ERROR\]|ERROR:|npm error) (.+)/m.exec(all)?.[2];
	const why = said.code === null ? `no answer in ${SECONDS} s` : error;
	throw new Missing(`${basename(program)}: ${ending(why ?? said.err)}`);
}

async function checkJars(dir: string): Promise<void> {
	const lines = (await readFile(pins.jars, "utf8")).trim().split("\n");
	const wanted = new Map(
		lines.map((line) => [line.slice(66), line.slice(0, 64)]),
	);
	const found = (await readdir(dir)).filter((name) => name.endsWith(".jar"));
	for (const name of new Set([...wanted.keys(), ...found])) {
		const data = await readFile(join(dir, name)).catch(() => null);
		if (!data || sha256(data) !== wanted.get(name))
			throw new Missing(`${name} is not the file that was pinned`);
	}
}

/** The directory of the pinned Java archives, fetched by Maven. @throws {Missing} */
export function javaArchives(): Promise<string> {
	return kept("jars", [pins.pom, pins.jars], async (dir) => {
		await versionOf("java", ["-version"]);
		const options = ["-DincludeScope=runtime", `-DoutputDirectory=${dir}`];
		// Strict: Maven itself refuses a file that is not what its repository says.
		await must("mvn", ["-q", "-B", "-C", "-f", pins.pom, COPY, ...options]);
		await checkJars(dir);
	});
}

/** A Python that has what a file of requirements pins, fetched by pip. @throws {Missing} */
export async function pythonWith(
	kind: string,
	requirements: string,
): Promise<string> {
	const home = await kept(kind, [requirements], async (dir) => {
		await must("python3", ["-m", "venv", dir]);
		const quiet = [
			"-q",
			"--disable-pip-version-check",
			"--retries",
			"1",
			"--timeout",
			"10",
		];
		const pinned = ["--require-hashes", "--only-binary", ":all:", "--no-deps"];
		await must(join(dir, "bin/python"), [
			...["-m", "pip", "install", ...quiet, ...pinned],
			...["-r", requirements],
		]);
	});
	return join(home, "bin/python");
}

/** A Python that has the pinned pyHanko. @throws {Missing} */
export const pyHankoPython = () => pythonWith("pyhanko", pins.requirements);

/**
 * Where the packages are that `package-lock.json` in a directory pins with their hashes, fetched by npm. None of their
 * scripts is run. @throws {Missing}
 */
export async function npmPackages(kind: string, from: string): Promise<string> {
	const names = ["package.json", "package-lock.json"];
	const pinned = names.map((name) => join(from, name));
	const home = await kept(kind, pinned, async (dir) => {
		for (const path of pinned) await copyFile(path, join(dir, basename(path)));
		const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
		const bare = ["--ignore-scripts", "--fetch-retries=1", ...quiet];
		await must("npm", ["ci", "--prefix", dir, ...bare]);
	});
	return join(home, "node_modules");
}
