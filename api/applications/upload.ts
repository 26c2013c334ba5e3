import type { FastifyReply, FastifyRequest } from "fastify";
import type { Selectable } from "kysely";
import type { AttachmentTable } from "../platform/database-types.ts";
import { Refusal } from "../platform/errors.ts";
import { readForm } from "../platform/multipart.ts";
import { type Attachment, attachmentKind } from "./schema.ts";

/** Reads one file and its kind from multipart/form-data (RFC 7578), the fields in any order. */
export async function readUpload(
	request: FastifyRequest,
): Promise<{ filename: string; kind: Attachment["kind"]; bytes: Buffer }> {
	const { fields, file } = await readForm(request);
	const { kind } = fields;
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
