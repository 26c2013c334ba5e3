import { z } from "zod";
import { Refusal } from "./errors.ts";

/** `limit` and `cursor` of every list (contract.md, Conventions). */
export const paging = z.object({
	limit: z.coerce.number().int().min(1).max(200).default(50),
	cursor: z.string().max(1000).optional(),
});

/** A page of a list: `next` is the cursor of the following page, or null at the end. */
export interface Page<Item> {
	items: Item[];
	total: number;
	next: string | null;
}

/** Packs where a page ended, so that clients treat it as opaque. */
export function encodeCursor(position: readonly (string | number)[]): string {
	return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * Unpacks a cursor made by {@link encodeCursor}.
 * @throws Refusal `invalid_cursor` (422) when it was not made by us for this list.
 */
export function decodeCursor<T>(
	cursor: string | undefined,
	shape: z.ZodType<T>,
): T | null {
	if (cursor === undefined || cursor === "") return null;
	try {
		return shape.parse(
			JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
		);
	} catch {
		throw new Refusal("validation_failed", {
			errors: [{ path: "cursor", code: "invalid_cursor" }],
		});
	}
}
