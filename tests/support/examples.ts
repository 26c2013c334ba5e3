import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describedBy, hear } from "./described.ts";
import type { World } from "./world.ts";

/** What tests ask and are answered, kept as examples for the API's description (`npm run api-examples`). */

export interface Example {
	/** As it was asked, with its parameters */
	url: string;
	/** JSON, of an operation that takes it */
	request?: unknown;
	status: string;
	/** JSON, of an operation that answers with it */
	answer?: unknown;
}

/** By operation: `GET /api/v1/news`. */
export type Examples = Record<string, Example>;

/** Values that a reader learns something from, each place in a list counted once. */
function placesOf(value: unknown, path = ""): string[] {
	if (value === null || value === "") return [];
	if (Array.isArray(value))
		return value.flatMap((one) => placesOf(one, `${path}[]`));
	if (typeof value !== "object") return [path];
	return Object.entries(value as object).flatMap(([name, one]) =>
		placesOf(one, `${path}.${name}`),
	);
}

/** How much an example tells: what is sent where something may be, many fields that are filled, and few words. */
function worth({ request, answer, url }: Example) {
	const places = new Set(placesOf({ request, answer }));
	return [
		request ? 0 : 1,
		-places.size,
		JSON.stringify({ request, answer }).length,
		url,
	] as const;
}

/** The better of two examples of one operation. */
export function better(a: Example | undefined, b: Example): Example {
	if (!a) return b;
	const [x, y] = [worth(a), worth(b)];
	const at = x.findIndex((one, i) => one !== y[i]);
	return at === -1 || (x[at] as number) < (y[at] as number) ? a : b;
}

/** As an example shows it: the first of many, and the beginning of what is long. */
function shortened(value: unknown): unknown {
	if (typeof value === "string") {
		const most = value.includes(" ") ? 160 : 80;
		return value.length > most ? `${value.slice(0, most - 1)}…` : value;
	}
	if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, shortened(one)]),
	);
}

let kept: Examples | undefined;

/** Keeps what this process asks and is answered, for the folder that is being filled. */
function keep(folder: string): Examples {
	if (kept) return kept;
	const examples: Examples = {};
	kept = examples;
	const file = basename(process.argv[1] ?? "", ".ts");
	process.on("exit", () => {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `${file}.json`), JSON.stringify(examples));
	});
	return examples;
}

/** Watches a world while examples are being made; else does nothing. */
export async function recordExamples(world: World): Promise<void> {
	const folder = process.env.EXAMPLES_IN;
	if (!folder) return;
	const examples = keep(folder);
	hear(world, await describedBy(world), (operation, asked, answer) => {
		const { url = "", method } = answer.raw.req;
		const payload = typeof asked === "object" ? asked.payload : undefined;
		const { headers } = answer;
		if (headers["content-encoding"]) return;
		const json = /json/.test(String(headers["content-type"]));
		const name = `${method} ${operation.path}`;
		examples[name] = better(examples[name], {
			url,
			...(isPlain(payload) && { request: shortened(payload) }),
			status: String(answer.statusCode),
			...(json && { answer: shortened(JSON.parse(answer.body)) }),
		});
	});
}

const isPlain = (value: unknown): boolean =>
	typeof value === "object" && value !== null && !Buffer.isBuffer(value);
