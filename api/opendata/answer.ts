import type { z } from "zod";
import type { Made } from "../platform/http-cache.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import { licence } from "./words.ts";

/** Makes a file of a snapshot; an object is sent as JSON. */
export type Make = (snapshot: Snapshot, about: Provenance) => string | object;

export const tags = ["open data"];
export const terms =
	"CC0 1.0. ETag and 304, br and gzip, readable from any site.";

/** An answer, which names the licence. */
export const made = (
	type: string,
	body: string | object,
	headers = {},
): Made => ({
	type,
	body: typeof body === "string" ? body : JSON.stringify(body),
	headers: { link: `<${licence}>; rel="license"`, ...headers },
});

/** Serves what is made of the present snapshot at an address. */
export type Serve = (
	path: string,
	type: string,
	summary: string,
	make: Make,
	more?: { headers?: Record<string, string>; shape?: z.ZodType },
) => unknown;
