import { z } from "zod";

/**
 * What answers are made of, for the API's description (`/api/openapi.json`). It describes only: an answer is sent as it
 * was made, and neither checked nor filtered (`setUpHttp`).
 */

export const uuid = z.string().meta({ format: "uuid" });
/** `YYYY-MM-DD`, in Sweden */
export const onDay = z.string().meta({ format: "date" });
/** RFC 3339, in UTC */
export const instant = z.string().meta({ format: "date-time" });
/** SHA-256 in lower-case hexadecimal */
export const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });
export const language = z.enum(["sv", "en"]);

/** A page of a list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
	z.object({
		items: z.array(item),
		total: z.int(),
		/** The cursor of the next page */
		next: z.string().nullable(),
	});

/** Everything there is, on one page. */
export const allOf = <Item extends z.ZodType>(item: Item) =>
	z.object({ items: z.array(item) });

/** A file: a text in a form of its own, or bytes. */
export const file = (...types: string[]) => ({
	content: Object.fromEntries(
		types.map((type) => [
			type,
			{ schema: z.any().meta(text.test(type) ? { type: "string" } : {}) },
		]),
	),
});
// In OpenAPI 3.1 bytes are what has no type.
const text = /^text\/|xml$/;

/** JSON by another name. */
export const jsonAs = <Shape extends z.ZodType>(
	type: string,
	schema: Shape,
) => ({
	content: { [type]: { schema } },
});

/** Nothing to say but that it was taken (202). */
export const taken = z.object({});
/** Nothing at all (204). */
export const nothing = z.undefined();
