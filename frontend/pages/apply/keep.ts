import { type Draft, type Part, read, written } from "./draft.ts";
import { looksPersonal } from "./personal-number.ts";

/**
 * What is typed and not yet saved stays in the browser, so that a closed tab or a
 * lost network loses nothing. Only parts that the server has not taken are kept.
 */

const keyOf = (id: string) => `handslag:ansokan:${id}`;

// The form fields that hang together with a part and are not read at its own path.
const alsoKept: Record<string, string[]> = {
	"organisation.organisationNumber": ["organisation.withoutNumber"],
	"organisation.themes": ["organisation.otherThemes"],
};

function pathsOf(part: Part): string[] {
	return [part, ...(alsoKept[part] ?? [])];
}

/** Keeps the unsaved parts; with none left, nothing stays behind. */
export function keep(id: string, draft: Draft, unsaved: Iterable<Part>): void {
	const kept: Record<string, unknown> = {};
	for (const path of [...unsaved].flatMap(pathsOf)) {
		const value = read(draft, path);
		// A personal identity number is never stored, not even here.
		if (!looksPersonal(JSON.stringify(value) ?? "")) kept[path] = value;
	}
	try {
		if (Object.keys(kept).length === 0) localStorage.removeItem(keyOf(id));
		else localStorage.setItem(keyOf(id), JSON.stringify(kept));
	} catch {
		// Storage may be full or forbidden; the server's copy is then the only one.
	}
}

/** Lays what was kept over the server's draft: the newer words win. */
export function restore(
	id: string,
	draft: Draft,
): { draft: Draft; unsaved: string[] } {
	let kept: Record<string, unknown> = {};
	try {
		kept = JSON.parse(localStorage.getItem(keyOf(id)) ?? "{}");
	} catch {
		return { draft, unsaved: [] };
	}
	let restored = draft;
	for (const [path, value] of Object.entries(kept))
		restored = written(restored, path, value);
	return { draft: restored, unsaved: Object.keys(kept) };
}

/** Nothing more is to be saved: the case is in other hands, or on its way back. */
export function forget(id: string): void {
	try {
		localStorage.removeItem(keyOf(id));
	} catch {
		// See above.
	}
}
