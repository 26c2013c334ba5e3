import type { FastifyReply, FastifyRequest } from "fastify";
import type { Selectable } from "kysely";
import type { AttachmentTable } from "../platform/database-types.ts";
import { Refusal } from "../platform/errors.ts";
import { type Attachment, attachmentKind } from "./schema.ts";

// The parser says what is wrong with a body in plain errors; only size has a code of its own.
async function* partsOf(request: FastifyRequest) {
	try {
		yield* request.parts();
	} catch (error) {
		if ((error as { statusCode?: number }).statusCode === 413) throw error;
		throw new Refusal("malformed_request");
	}
}

/** Reads one file and its kind from multipart/form-data (RFC 7578), the fields in any order. */
export async function readUpload(
	request: FastifyRequest,
): Promise<{ filename: string; kind: Attachment["kind"]; bytes: Buffer }> {
	if (!request.isMultipart()) throw new Refusal("unsupported_media_type");
	let kind: string | undefined;
	let file: { filename: string; bytes: Buffer } | undefined;
	for await (const part of partsOf(request)) {
		if (part.type === "file") {
			const bytes = await part.toBuffer();
			if (part.fieldname === "file") file = { filename: part.filename, bytes };
		} else if (part.fieldname === "kind") kind = String(part.value);
	}
	const parsed = attachmentKind.safeParse(kind);
	const errors = [
		...(file ? [] : [{ path: "file", code: "required" }]),
		...(parsed.success
			? []
			: [{ path: "kind", code: kind ? "unknown_value" : "required" }]),
	];
	if (!file || !parsed.success)
		throw new Refusal("validation_failed", { errors });
	return { ...file, kind: parsed.data };
}

/**
 * Sends a stranger's file so that it can do nothing here: sandboxed, never sniffed,
 * as a download unless a viewer asks for it inline.
 */
export function sendAttachment(
	reply: FastifyReply,
	file: Selectable<AttachmentTable>,
	inline: boolean,
): FastifyReply {
	return reply
		.header("content-type", file.media_type)
		.header(
			"content-security-policy",
			"sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
		)
		.header("x-content-type-options", "nosniff")
		.header("cache-control", "private, no-store")
		.header(
			"content-disposition",
			`${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
		)
		.send(file.bytes);
}
