const key = "handslag.staff.keys";

/** Single-key shortcuts must be possible to switch off (WCAG 2.2, 2.1.4). */
export function keysAreOn(): boolean {
	try {
		return localStorage.getItem(key) !== "off";
	} catch {
		return true;
	}
}

export function switchKeys(on: boolean): void {
	try {
		localStorage.setItem(key, on ? "on" : "off");
	} catch {
		// Where nothing may be kept the choice lasts as long as the page.
	}
}

export type QueueKey = "next" | "previous" | "mark" | "open" | "search";

const meanings: Record<string, QueueKey> = {
	j: "next",
	k: "previous",
	x: "mark",
	enter: "open",
	"/": "search",
};

/** What a key press asks for, or null: while someone writes, keys are letters. */
export function meaningOf(event: KeyboardEvent): QueueKey | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
		return null;
	if (document.querySelector("dialog[open]")) return null;
	const target = event.target as HTMLElement;
	const boxed =
		target instanceof HTMLInputElement && target.type === "checkbox";
	if (!boxed && target.closest("input, select, textarea, [contenteditable]"))
		return null;
	const meaning = meanings[event.key.toLowerCase()] ?? null;
	// Enter on a link or button is the browser's own.
	if (meaning === "open" && target.closest("a, button, input, summary"))
		return null;
	return meaning;
}
