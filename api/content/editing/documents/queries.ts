import type { Connection } from "../../../platform/db.ts";
import { filesIn } from "../rules.ts";
import type { DocumentView } from "../view-schema.ts";
import { documentUrl } from "./rules.ts";

/** Documents without their bytes, newest first; the named one, or the latest. */
export async function findDocuments(
	db: Connection,
	asked: { id: string } | { limit: number },
): Promise<DocumentView[]> {
	const query = db
		.selectFrom("document")
		.select(["id", "filename", "size", "added_by_name", "created_at"])
		.orderBy("created_at", "desc")
		.orderBy("id", "desc");
	const rows = await ("id" in asked
		? query.where("id", "=", asked.id)
		: query.limit(asked.limit)
	).execute();
	return rows.map((row) => ({
		id: row.id,
		filename: row.filename,
		url: documentUrl(row),
		size: row.size,
		addedBy: row.added_by_name,
		createdAt: row.created_at.toISOString(),
	}));
}

/** A document with its bytes, or undefined. */
export function findDocumentFile(db: Connection, id: string) {
	return db
		.selectFrom("document")
		.select(["id", "filename", "sha256", "bytes"])
		.where("id", "=", id)
		.executeTakeFirst();
}

/** How large what addresses lead to is, in bytes, by address; only of what has been uploaded here. */
export async function sizesOf(
	db: Connection,
	urls: string[],
): Promise<Map<string, number>> {
	const named = urls.flatMap((url) =>
		filesIn(url)
			.filter(({ kind }) => kind === "document")
			.map(({ id }) => ({ url, id })),
	);
	if (named.length === 0) return new Map();
	const rows = await db
		.selectFrom("document")
		.select(["id", "size"])
		.where(
			"id",
			"in",
			named.map(({ id }) => id),
		)
		.execute();
	const sizes = new Map(rows.map(({ id, size }) => [id, size]));
	return new Map(
		named.flatMap(({ url, id }) => {
			const size = sizes.get(id);
			return size === undefined ? [] : [[url, size] as const];
		}),
	);
}
