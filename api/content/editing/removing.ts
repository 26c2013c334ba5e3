import { write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { adoptLive, type Editor } from "./drafts.ts";
import { refuseUsed } from "./files.ts";
import type { NamedFile } from "./rules.ts";

/**
 * Deletes a picture or a document that nothing public, scheduled or last written needs.
 * @throws Refusal `not_found`; `picture_in_use` or `document_in_use` with where
 */
export async function removeFile(
	deps: Deps,
	actor: Editor,
	kind: NamedFile["kind"],
	id: string,
): Promise<void> {
	await adoptLive(deps);
	await write(deps, actor, async ({ tx, record }) => {
		// Whoever is about to publish what names it holds the row: then it is used, and stays.
		const row = await tx
			.selectFrom(kind)
			.select("filename")
			.where("id", "=", id)
			.forUpdate()
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		await refuseUsed(tx, id, `${kind}_in_use`);
		if (kind === "picture")
			await tx
				.deleteFrom("picture_file")
				.where("picture_id", "=", id)
				.execute();
		await tx.deleteFrom(kind).where("id", "=", id).execute();
		record({
			event: `${kind}.removed`,
			subject: { kind, id, name: row.filename },
		});
	});
	deps.registerChanged();
}
