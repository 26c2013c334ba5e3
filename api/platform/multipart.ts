import { createHash } from "node:crypto";
import type { Multipart } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { sha256 } from "./ids.ts";

/** What a part says, without the boundary, which each attempt chooses anew. */
async function contentOf(part: Multipart): Promise<string> {
	const { fieldname } = part;
	if (part.type === "field")
		return JSON.stringify([fieldname, part.mimetype, part.value]);
	const bytes = createHash("sha256").update(await part.toBuffer());
	return JSON.stringify([fieldname, part.filename, bytes.digest("hex")]);
}

/**
 * Reads the parts of a form before its route, which gets the same parts in the same order, and the same
 * error where reading ends with one. A file is in memory once: its part keeps the buffer.
 *
 * @returns what tells this content from any other; null when it cannot be read, for which the route has the words
 */
export async function readAhead(
	request: FastifyRequest,
): Promise<string | null> {
	const parts: Multipart[] = [];
	const contents: string[] = [];
	let fault: unknown;
	try {
		for await (const part of request.parts()) {
			contents.push(await contentOf(part));
			parts.push(part);
		}
	} catch (error) {
		fault = error;
	}
	request.parts = async function* () {
		yield* parts;
		if (fault) throw fault;
	};
	return fault ? null : sha256(contents.join("\n"));
}
