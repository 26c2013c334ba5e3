import { createHash } from "node:crypto";
import type { Multipart } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { Refusal } from "./errors.ts";
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

// The parser says what is wrong with a body in plain errors; only size has a code of its own.
async function* partsOf(request: FastifyRequest) {
	try {
		yield* request.parts();
	} catch (error) {
		if ((error as { statusCode?: number }).statusCode === 413) throw error;
		throw new Refusal("malformed_request");
	}
}

export interface Upload {
	filename: string;
	bytes: Buffer;
}

/**
 * One file, under `file`, and the fields beside it from multipart/form-data (RFC 7578), in any order.
 * @throws Refusal `unsupported_media_type`, `malformed_request`
 */
export async function readForm(
	request: FastifyRequest,
): Promise<{ fields: Record<string, string>; file: Upload | undefined }> {
	if (!request.isMultipart()) throw new Refusal("unsupported_media_type");
	const fields: Record<string, string> = {};
	let file: Upload | undefined;
	for await (const part of partsOf(request)) {
		if (part.type !== "file") fields[part.fieldname] = String(part.value);
		else {
			const bytes = await part.toBuffer();
			if (part.fieldname === "file") file = { filename: part.filename, bytes };
		}
	}
	return { fields, file };
}

/** Names come from others' machines: no path, no control or bidi characters, not long; and without an ending that is put back. */
export const plainFilename = (name: string, ending = /$/): string =>
	name
		.normalize("NFC")
		.replace(/^.*[\\/]/s, "")
		.replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, "")
		.replace(ending, "")
		.slice(0, 100)
		.toWellFormed()
		.trim();
