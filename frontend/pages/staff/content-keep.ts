import { looksPersonal } from "../apply/personal-number.ts";
import type { Content } from "./content-api.ts";

/**
 * What an editor has typed and the server has not taken stays in the browser, so that neither a lost network nor a closed
 * tab loses it. It is taken away once it is saved, and when the editor signs out.
 */

const prefix = "handslag:innehall:";

/** Whose it is, and of which item. */
export interface Place {
	user: string;
	/** `news/slug` */
	item: string;
}

const keyOf = ({ user, item }: Place) => `${prefix}${user}:${item}`;

export interface Kept {
	/** The revision that it was written on. */
	basedOn: string;
	/** When, as an ISO time. */
	at: string;
	content: Content;
}

export function keep(place: Place, kept: Kept): void {
	// A personal identity number is never stored, not even here.
	const personal = looksPersonal(JSON.stringify(kept.content));
	try {
		if (personal) localStorage.removeItem(keyOf(place));
		else localStorage.setItem(keyOf(place), JSON.stringify(kept));
	} catch {
		// Storage may be full or forbidden; then the open page has the only copy.
	}
}

export function keptOf(place: Place): Kept | null {
	try {
		return JSON.parse(localStorage.getItem(keyOf(place)) ?? "null");
	} catch {
		return null;
	}
}

export function forget(place: Place): void {
	try {
		localStorage.removeItem(keyOf(place));
	} catch {
		// See above.
	}
}

/** Takes away what accounts other than this have typed; without one, everything. */
export function forgetOthers(user?: string): void {
	try {
		for (const key of Object.keys(localStorage))
			if (key.startsWith(prefix) && !key.startsWith(`${prefix}${user}:`))
				localStorage.removeItem(key);
	} catch {
		// See above.
	}
}
