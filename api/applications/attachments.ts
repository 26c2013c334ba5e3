import { fileTypeFromBuffer } from "file-type";
import type { Selectable } from "kysely";
import { type Actor, write } from "../log/write.ts";
import type { AttachmentTable } from "../platform/database-types.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId, sha256 } from "../platform/ids.ts";
import { plainFilename } from "../platform/multipart.ts";
import { lockApplication } from "./queries.ts";
import { editable } from "./rules.ts";
import type { ApplicationStatus, Attachment } from "./schema.ts";

export const maxBytes = 10 * 1024 * 1024;
const maxFiles = 10;
const accepted = ["application/pdf", "image/jpeg", "image/png"] as const;
type MediaType = (typeof accepted)[number];

/** The type by content, never by name. @throws Refusal `unsupported_media_type` */
async function mediaTypeOf(bytes: Buffer): Promise<MediaType> {
	const found = await fileTypeFromBuffer(bytes);
	const type = accepted.find((one) => one === found?.mime);
	if (!type) throw new Refusal("unsupported_media_type");
	return type;
}

/** The extension is of the content's type, whatever the name says. */
function safeFilename(name: string, type: MediaType): string {
	const extension = {
		"application/pdf": ".pdf",
		"image/jpeg": ".jpg",
		"image/png": ".png",
	}[type];
	const base = plainFilename(name, /\.[^.]*$/);
	return `${base || "dokument"}${extension}`;
}

/** Stores a file with a case. Files live in the database, so that one transaction and one backup hold everything. */
export async function attach(
	deps: Deps,
	actor: Actor,
	applicationId: string,
	file: { filename: string; kind: Attachment["kind"]; bytes: Buffer },
	allowed: readonly ApplicationStatus[] = editable,
): Promise<Attachment> {
	if (file.bytes.length > maxBytes) throw new Refusal("too_large");
	const mediaType = await mediaTypeOf(file.bytes);
	const now = deps.clock();
	const saved: Attachment = {
		id: newId(now),
		kind: file.kind,
		filename: safeFilename(file.filename, mediaType),
		mediaType,
		size: file.bytes.length,
		sha256: sha256(file.bytes),
	};
	return write(deps, actor, async (w) => {
		const application = await lockApplication(w.tx, applicationId);
		if (!allowed.includes(application.status))
			throw new Refusal("wrong_status");
		const { count } = await w.tx
			.selectFrom("attachment")
			.select(({ fn }) => fn.countAll<number>().as("count"))
			.where("application_id", "=", applicationId)
			.where("removed_at", "is", null)
			.executeTakeFirstOrThrow();
		if (count >= maxFiles) throw new Refusal("too_many_files");
		const { mediaType: media_type, ...columns } = saved;
		await w.tx
			.insertInto("attachment")
			.values({
				...columns,
				media_type,
				application_id: applicationId,
				bytes: file.bytes,
				created_at: now,
			})
			.execute();
		w.record({
			event: "attachment.added",
			subject: { kind: "attachment", id: saved.id, name: saved.filename },
			caseId: applicationId,
			detail: { kind: saved.kind, size: saved.size, sha256: saved.sha256 },
		});
		return saved;
	});
}

/** Takes a file out of the case. It stays in the archive until disposal. */
export async function removeAttachment(
	deps: Deps,
	actor: Actor,
	applicationId: string,
	id: string,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const application = await lockApplication(w.tx, applicationId);
		if (!editable.includes(application.status))
			throw new Refusal("wrong_status");
		const row = await w.tx
			.updateTable("attachment")
			.set({ removed_at: deps.clock() })
			.where("id", "=", id)
			.where("application_id", "=", applicationId)
			.where("removed_at", "is", null)
			.returning(["filename"])
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		w.record({
			event: "attachment.removed",
			subject: { kind: "attachment", id, name: row.filename },
			caseId: applicationId,
		});
	});
}

/** A file with its bytes. @throws Refusal `not_found` */
export async function readAttachment(
	deps: Deps,
	id: string,
	applicationId?: string,
): Promise<Selectable<AttachmentTable>> {
	let query = deps.db
		.selectFrom("attachment")
		.selectAll()
		.where("id", "=", id)
		.where("removed_at", "is", null);
	if (applicationId) query = query.where("application_id", "=", applicationId);
	const row = await query.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}
