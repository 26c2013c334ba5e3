import { factsIn, type SomeFacts, withoutFacts } from "../events/facts.ts";
import type { Change } from "./schema.ts";

type Part = Change["parts"][number];

/** Every text of a content by its path, e.g. `activities.0.title.sv`. */
function flat(value: unknown, path = ""): Map<string, string> {
	if (value !== null && typeof value === "object") {
		const entries = Object.entries(value).flatMap(([name, part]) => [
			...flat(part, path ? `${path}.${name}` : name),
		]);
		return new Map(entries);
	}
	const text = value === null || value === undefined ? "" : String(value);
	return new Map([[path, text]]);
}

// 2000 × 2000 words take 8 MB for a moment; longer texts are compared as a whole.
const mostCells = 4_000_000;

/** The longest common subsequence's lengths, from each pair of places to the end. */
function lengths(a: string[], b: string[]): Uint16Array {
	const row = b.length + 1;
	const table = new Uint16Array((a.length + 1) * row);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			table[i * row + j] =
				a[i] === b[j]
					? (table[(i + 1) * row + j + 1] ?? 0) + 1
					: Math.max(
							table[(i + 1) * row + j] ?? 0,
							table[i * row + j + 1] ?? 0,
						);
	return table;
}

function push(parts: Part[], kind: Part["kind"], text: string): void {
	if (text === "") return;
	const last = parts.at(-1);
	if (last?.kind === kind) last.text += text;
	else parts.push({ kind, text });
}

function walk(a: string[], b: string[], parts: Part[]): void {
	const table = lengths(a, b);
	const row = b.length + 1;
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) {
			push(parts, "same", a[i] ?? "");
			i += 1;
			j += 1;
		} else if (
			(table[(i + 1) * row + j] ?? 0) >= (table[i * row + j + 1] ?? 0)
		) {
			push(parts, "removed", a[i] ?? "");
			i += 1;
		} else {
			push(parts, "added", b[j] ?? "");
			j += 1;
		}
	}
	push(parts, "removed", a.slice(i).join(""));
	push(parts, "added", b.slice(j).join(""));
}

/** What was removed and added between two texts, word by word. */
export function compareTexts(before: string, after: string): Part[] {
	const a = before.match(/\s+|\S+/g) ?? [];
	const b = after.match(/\s+|\S+/g) ?? [];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start])
		start += 1;
	let end = 0;
	while (
		end < Math.min(a.length, b.length) - start &&
		a.at(-1 - end) === b.at(-1 - end)
	)
		end += 1;
	const parts: Part[] = [];
	push(parts, "same", a.slice(0, start).join(""));
	const [restA, restB] = [
		a.slice(start, a.length - end),
		b.slice(start, b.length - end),
	];
	if ((restA.length + 1) * (restB.length + 1) > mostCells) {
		push(parts, "removed", restA.join(""));
		push(parts, "added", restB.join(""));
	} else walk(restA, restB, parts);
	push(parts, "same", a.slice(a.length - end).join(""));
	return parts;
}

const words = ({ sv, en }: { sv: string; en: string }) =>
	en ? `${sv} (${en})` : sv;

/** Lists are read line by line: a row that comes between two others is one that has come. */
function asLines({ programme, documents }: SomeFacts) {
	return {
		...(programme && {
			programme: programme
				.map(({ day, time, title, speaker }) =>
					[`${day ? `(${day}) ` : ""}${time} ${words(title)}`, speaker]
						.filter(Boolean)
						.join(", "),
				)
				.join("\n"),
		}),
		...(documents && {
			documents: documents
				.map(({ title, url }) => `${words(title)}: ${url}`)
				.join("\n"),
		}),
	};
}

/** Two contents as they are compared. What one of them says nothing of has not changed. */
export function comparable(before: unknown, after: unknown) {
	const [a, b] = [before as object, after as object];
	const [from, to] = [factsIn(a), factsIn(b)];
	if (from && to)
		return [
			{ ...withoutFacts(a), ...from, ...asLines(from) },
			{ ...withoutFacts(b), ...to, ...asLines(to) },
		] as const;
	return from || to
		? ([withoutFacts(a), withoutFacts(b)] as const)
		: ([a, b] as const);
}

/** Where two contents differ, in the order of their fields. */
export function compareContents(before: unknown, after: unknown): Change[] {
	const [a, b] = [flat(before), flat(after)];
	const paths = [...new Set([...a.keys(), ...b.keys()])];
	return paths.flatMap((path) => {
		const [from, to] = [a.get(path) ?? "", b.get(path) ?? ""];
		return from === to ? [] : [{ path, parts: compareTexts(from, to) }];
	});
}
