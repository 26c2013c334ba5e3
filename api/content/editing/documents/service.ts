import { write } from "../../../log/write.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Refusal } from "../../../platform/errors.ts";
import { newId, sha256 } from "../../../platform/ids.ts";
import { plainFilename, type Upload } from "../../../platform/multipart.ts";
import type { Editor } from "../drafts.ts";
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
