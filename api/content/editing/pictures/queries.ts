import type { Connection } from "../../../platform/db.ts";
import { Refusal } from "../../../platform/errors.ts";
import { filesIn } from "../rules.ts";
import type { PictureView } from "../schema.ts";

/** The pictures of a content, by their ids. */
export async function picturesOf(
	db: Connection,
	content: object,
): Promise<Map<string, PictureView>> {
	const ids = filesIn(content)
		.filter(({ kind }) => kind === "picture")
		.map(({ id }) => id);
	const found = await findPictures(db, { ids });
	return new Map(found.map((picture) => [picture.id, picture]));
}

/** Pictures with the widths that they come in, newest first; those that are named, or the latest. */
export async function findPictures(
	db: Connection,
	asked: { ids: string[] } | { limit: number },
): Promise<PictureView[]> {
	if ("ids" in asked && asked.ids.length === 0) return [];
	let query = db
		.selectFrom("picture")
		.select((eb) => [
			"id",
			"filename",
			"alt_sv",
			"alt_en",
			"decorative",
			"width",
			"height",
			"added_by_name",
			"created_at",
			eb
				.selectFrom("picture_file")
				.whereRef("picture_id", "=", "picture.id")
				.where("format", "=", "webp")
				.select((inner) =>
					inner.fn.agg<number[]>("array_agg", ["picture_file.width"]).as("w"),
				)
				.as("widths"),
		])
		.orderBy("created_at", "desc")
		.orderBy("id", "desc");
	query =
		"ids" in asked
			? query.where("id", "in", asked.ids)
			: query.limit(asked.limit);
	const rows = await query.execute();
	return rows.map((row) => ({
		id: row.id,
		filename: row.filename,
		alt: { sv: row.alt_sv, en: row.alt_en },
		decorative: row.decorative,
		width: row.width,
		height: row.height,
		widths: [...(row.widths ?? [])].sort((a, b) => a - b),
		addedBy: row.added_by_name,
		createdAt: row.created_at.toISOString(),
	}));
}

/** @throws Refusal `not_found` */
export async function findPicture(
	db: Connection,
	id: string,
): Promise<PictureView> {
	const [found] = await findPictures(db, { ids: [id] });
	if (!found) throw new Refusal("not_found");
	return found;
}

/** One file of a picture, or undefined. */
export function findPictureFile(
	db: Connection,
	id: string,
	width: number,
	format: "webp" | "jpeg",
) {
	return db
		.selectFrom("picture_file")
		.select(["bytes", "sha256"])
		.where("picture_id", "=", id)
		.where("width", "=", width)
		.where("format", "=", format)
		.executeTakeFirst();
}
