import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canariesIn, type Found } from "./canaries.ts";
import { missing } from "./certificate.ts";
import type { World } from "./world.ts";

/** What the whole site gave to one who asked for everything. */
export interface Swept {
	/** Every canary that was found, by `Found.text`, with where it was first. */
	found: Map<string, Found & { url: string }>;
	/** Every address that was asked, with its status. */
	statuses: Map<string, number>;
	/** What was found in PDFs, by `Found.column`. */
	inPdfs: Set<string>;
	pdfs: number;
	/** Answers of 500 and above. */
	broken: string[];
}

/** More addresses than this, and something makes them without end. */
export const most = 3000;
const atOnce = 6;
/** Why PDFs cannot be read whole, as `missing` tells it. */
export const noPoppler = missing("pdftotext");
/** For each file that is named to it: its text, what is said of it, and what is attached; the plan's has nothing. */
const poppler = noPoppler
	? "cat >/dev/null"
	: `set -e
while read -r file; do
	pdftotext -raw "$file" "$file.text"
	{ pdfinfo "$file"; pdfinfo -meta "$file"; } >"$file.info"
	mkdir "$file.d" && pdfdetach -saveall -o "$file.d" "$file"
	cat "$file.d"/* >"$file.twin" 2>/dev/null || true
done`;

/** Every address that answers GET, as the router has it. */
function routesOf(world: World): string[] {
	const found: string[] = [];
	const way: string[] = [];
	for (const line of world.app
		.printRoutes({ commonPrefix: false })
		.split("\n")) {
		const [, indent = "", rest = ""] = /^([\s│├└─]*)(.*)$/u.exec(line) ?? [];
		const [, part = "", methods = ""] = /^(\S*)(?: \((.*)\))?/.exec(rest) ?? [];
		if (part === "") continue;
		way.length = indent.length / 4 - 1;
		way.push(part);
		if (/\bGET\b/.test(methods)) found.push(way.join("").replace(/\/+/g, "/"));
	}
	return found;
}

/** Something that is not there, for every parameter. */
const nowhere = "finns-inte";
/** Where a slug is one of these tables' alone; anywhere else all slugs are tried. */
const slugsOf: [RegExp, string[]][] = [
	[/\/(signatarer|signatories|market)\//, ["organisation"]],
	[/\/(nyheter|news)\//, ["news_item"]],
	[/\/(evenemang|events)\//, ["event"]],
	[/./, ["organisation", "news_item", "event"]],
];
const tablesWithIds = ["application", "attachment", "picture", "signature"];

/** Values for the parameters of addresses: everything there is to ask for, and something that is not. */
async function valuesOf({ deps: { db } }: World) {
	const read = async (column: string, tables: string[]) => {
		const query = tables.map((name) => `select ${column}::text from ${name}`);
		const { rows } = await db.pool.query(query.join(" union "));
		return rows.map((row) => String(row[column])).concat(nowhere);
	};
	const slugs = await Promise.all(
		slugsOf.map(async ([at, tables]) => ({
			at,
			values: await read("slug", tables),
		})),
	);
	const others: Record<string, string[]> = {
		number: await read("number", ["certificate"]),
		year: await read("year", ["plan_year", "follow_up_round"]),
		id: await read("id", tablesWithIds),
	};
	return (route: string, name: string): string[] =>
		name === "slug"
			? (slugs.find(({ at }) => at.test(route))?.values ?? [])
			: (others[name] ?? [nowhere]);
}

/** All addresses that the routes and what is in the database give. */
async function addressesOf(world: World): Promise<string[]> {
	const values = await valuesOf(world);
	const filled = (route: string): string[] => {
		const [whole, name = ""] =
			/:([A-Za-z]+)(?:\(\^[^)]*\))?|\*/.exec(route) ?? [];
		if (whole === undefined) return [route];
		return values(route, name).flatMap((value) =>
			filled(route.replace(whole, value)),
		);
	};
	return routesOf(world).flatMap(filled);
}

const entities: Record<string, string> = {
	"&amp;": "&",
	"&quot;": '"',
	"&lt;": "<",
	"&gt;": ">",
};

/** Links to pages and files of ours in a text. */
function linksIn(body: string, publicUrl: string): string[] {
	const text = body.replace(
		/&(amp|quot|lt|gt);/g,
		(one) => entities[one] ?? "",
	);
	return [
		...text.matchAll(/(?:href|src|srcset)="(\/[^"#\s]*)/g),
		...text.matchAll(new RegExp(`${publicUrl}(/[^"#<>\\s,)\\\\]*)`, "g")),
	].map(([, url = ""]) => url);
}

/**
 * Everything PDFs say: their text, what is attached to them, their metadata. One shell beside us reads them all, for it
 * is small: a process of our size takes longer to start another than Poppler to read a page.
 */
class PdfReader {
	#dir = mkdtempSync(join(tmpdir(), "handslag-canary-"));
	#urls = new Map<string, string>();
	#shell = spawn("sh", ["-c", poppler], {
		cwd: this.#dir,
		stdio: ["pipe", "ignore", "inherit"],
	});

	get size(): number {
		return this.#urls.size;
	}

	/** A file that has been read is not read again. */
	add(bytes: Buffer, url: string): void {
		const hash = createHash("sha256").update(bytes).digest("hex");
		if (this.#urls.has(hash)) return;
		this.#urls.set(hash, url);
		writeFileSync(join(this.#dir, hash), bytes);
		this.#shell.stdin.write(`${hash}\n`);
	}

	/** What each says, with where it was. Without Poppler, what is not compressed. */
	async read(): Promise<[text: string, url: string][]> {
		const ended = once(this.#shell, "close");
		this.#shell.stdin.end();
		const [code] = await ended;
		if (code !== 0) throw new Error(`a PDF cannot be read: ${code}`);
		const texts = [...this.#urls].map(([hash, url]): [string, string] => {
			const [all, ...parts] = ["", ".text", ".info", ".twin"].map((end) => {
				const path = join(this.#dir, hash + end);
				return existsSync(path) ? readFileSync(path, "latin1") : "";
			});
			// Long words are broken over lines.
			const [text = "", ...others] = parts;
			const words = text.replace(/[\s\u00ad-]+/g, "");
			return [[words, ...others, noPoppler ? all : ""].join("\n"), url];
		});
		rmSync(this.#dir, { recursive: true });
		return texts;
	}
}

const inEnglish = /^(text|application)\/.*(html|json)/;

class Sweep implements Swept {
	found = new Map<string, Found & { url: string }>();
	statuses = new Map<string, number>();
	inPdfs = new Set<string>();
	broken: string[] = [];
	waiting: string[] = [];
	#world: World;
	#pdfs = new PdfReader();

	constructor(world: World) {
		this.#world = world;
	}

	get pdfs(): number {
		return this.#pdfs.size;
	}

	/** An address as it is asked for; two ways to write one are the same. */
	add(url: string): void {
		const { pathname, search } = new URL(url, "http://here");
		const address = pathname + search;
		if (this.statuses.has(address) || this.statuses.size > most) return;
		this.statuses.set(address, 0);
		this.waiting.push(address);
	}

	async all(): Promise<void> {
		while (this.waiting.length > 0)
			await Promise.all(
				this.waiting.splice(-atOnce).map((url) => this.#ask(url)),
			);
		for (const [text, url] of await this.#pdfs.read()) {
			this.#search(text, url);
			for (const { column } of canariesIn(text)) this.inPdfs.add(column);
		}
	}

	async #ask(url: string): Promise<void> {
		for (const language of ["sv", "en"]) {
			const answer = await this.#world.app.inject({
				url,
				headers: { "accept-language": language },
			});
			const { statusCode, headers, rawPayload } = answer;
			this.statuses.set(url, statusCode);
			if (statusCode >= 500)
				this.broken.push(`${url}: ${statusCode} ${answer.body}`);
			const type = String(headers["content-type"]);
			this.#search(JSON.stringify(headers), url);
			if (type.startsWith("application/pdf")) this.#pdfs.add(rawPayload, url);
			else this.#text(rawPayload.toString("utf8"), type, url);
			// A refusal says the same in English as in Swedish, about what was asked.
			if (statusCode >= 400 || !inEnglish.test(type)) break;
		}
	}

	#search(text: string, url: string): void {
		for (const one of canariesIn(text))
			if (!this.found.has(one.text)) this.found.set(one.text, { ...one, url });
	}

	#text(text: string, type: string, url: string): void {
		this.#search(text, url);
		if (/html|json|xml/.test(type))
			for (const link of linksIn(text, this.#world.deps.config.publicUrl))
				this.add(link);
	}
}

/** Reads every public representation, following links. @param also addresses that neither routes nor links give */
export async function sweep(world: World, also: string[]): Promise<Swept> {
	const one = new Sweep(world);
	for (const url of [...(await addressesOf(world)), ...also]) one.add(url);
	await one.all();
	return one;
}
