import { write } from "../../../log/write.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Refusal } from "../../../platform/errors.ts";
import { newId, sha256 } from "../../../platform/ids.ts";
import { plainFilename, type Upload } from "../../../platform/multipart.ts";
import { adoptLive, type Editor } from "../drafts.ts";
import { refuseUsed } from "../files.ts";
import { hasEnd, isPdf } from "./rules.ts";

/** Takes in a PDF. @throws Refusal `document_type`, `document_unreadable` */
export async function addDocument(
	deps: Deps,
	actor: Editor,
	{ filename, bytes }: Upload,
): Promise<string> {
	if (!isPdf(bytes)) throw new Refusal("document_type");
	if (!hasEnd(bytes)) throw new Refusal("document_unreadable");
	const now = deps.clock();
	const id = newId(now);
	const base = plainFilename(filename, /\.pdf$/i);
	const row = {
		id,
		filename: `${base || "dokument"}.pdf`,
		size: bytes.length,
		sha256: sha256(bytes),
	};
	await write(deps, actor, async ({ tx, record }) => {
		await tx
			.insertInto("document")
			.values({
				...row,
				bytes,
				added_by: actor.id,
				added_by_name: actor.name,
				created_at: now,
			})
			.execute();
		record({
			event: "document.added",
			subject: { kind: "document", id, name: row.filename },
			detail: { size: row.size, sha256: row.sha256 },
		});
	});
	return id;
}

/**
 * Deletes a document that nothing public, scheduled or last written leads to.
 * @throws Refusal `not_found`; `document_in_use` with where
 */
export async function removeDocument(
	deps: Deps,
	actor: Editor,
	id: string,
): Promise<void> {
	await adoptLive(deps);
	await write(deps, actor, async ({ tx, record }) => {
		// Whoever is about to publish what leads to it holds the row: then it is used, and stays.
		const row = await tx
			.selectFrom("document")
			.select("filename")
			.where("id", "=", id)
			.forUpdate()
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		await refuseUsed(tx, id, "document_in_use");
		await tx.deleteFrom("document").where("id", "=", id).execute();
		record({
			event: "document.removed",
			subject: { kind: "document", id, name: row.filename },
		});
	});
	deps.registerChanged();
}
