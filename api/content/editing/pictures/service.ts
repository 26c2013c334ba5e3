import { write } from "../../../log/write.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Refusal } from "../../../platform/errors.ts";
import { newId, sha256 } from "../../../platform/ids.ts";
import { plainFilename } from "../../../platform/multipart.ts";
import type { Editor } from "../drafts.ts";
import { encodePicture } from "./encode.ts";

export interface PictureText {
	alt: { sv: string; en: string };
	decorative: boolean;
}

/** @throws Refusal `validation_failed` where a picture that says something is not described */
function checkText({ alt, decorative }: PictureText): void {
	if (!decorative && alt.sv === "")
		throw new Refusal("validation_failed", {
			errors: [{ path: "alt.sv", code: "alt_required" }],
		});
}

// A decorative picture is skipped when the page is read aloud, so words for it would mislead.
const columnsOf = ({ alt, decorative }: PictureText) => ({
	alt_sv: decorative ? "" : alt.sv,
	alt_en: decorative ? "" : alt.en,
	decorative,
});

/**
 * Takes in a picture; only what is made anew of it is kept.
 * @throws Refusal `validation_failed`, `picture_type`, `picture_too_many_pixels`, `picture_unreadable`
 */
export async function addPicture(
	deps: Deps,
	actor: Editor,
	upload: { filename: string; bytes: Buffer },
	text: PictureText,
): Promise<string> {
	checkText(text);
	const files = await encodePicture(upload.bytes);
	const widest = files.at(-1);
	if (!widest) throw new Refusal("picture_unreadable");
	const { width, height } = widest;
	const now = deps.clock();
	const id = newId(now);
	const filename = plainFilename(upload.filename) || "bild";
	await write(deps, actor, async ({ tx, record }) => {
		await tx
			.insertInto("picture")
			.values({
				id,
				filename,
				...columnsOf(text),
				width,
				height,
				added_by: actor.id,
				added_by_name: actor.name,
				created_at: now,
			})
			.execute();
		for (const file of files)
			await tx
				.insertInto("picture_file")
				.values({ picture_id: id, ...file, sha256: sha256(file.bytes) })
				.execute();
		record({
			event: "picture.added",
			subject: { kind: "picture", id, name: filename },
			detail: { width, height },
		});
	});
	return id;
}

/** Describes a picture anew, wherever it is shown. @throws Refusal `not_found`, `validation_failed` */
export async function describePicture(
	deps: Deps,
	actor: Editor,
	id: string,
	text: PictureText,
): Promise<void> {
	checkText(text);
	await write(deps, actor, async ({ tx, record }) => {
		const row = await tx
			.updateTable("picture")
			.set(columnsOf(text))
			.where("id", "=", id)
			.returning("filename")
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		record({
			event: "picture.described",
			subject: { kind: "picture", id, name: row.filename },
		});
	});
	deps.registerChanged();
}
