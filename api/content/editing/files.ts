import { sql } from "kysely";
import type { Connection } from "../../platform/db.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import { useOf } from "../../platform/messages-problems-content.ts";
import { titleOf } from "./addresses.ts";
import { filesIn, type NamedFile } from "./rules.ts";
import type { Kind, RevisionState } from "./schema.ts";

/** Where pictures and documents are used, and what names one that is no more. */

const idsOf = (named: NamedFile[], kind: NamedFile["kind"]) => [
	...new Set(named.filter((one) => one.kind === kind).map(({ id }) => id)),
];

/** Each field that names a picture or a document that is not there. */
export async function missingFiles(
	db: Connection,
	content: object,
): Promise<Omit<NamedFile, "id">[]> {
	const named = filesIn(content);
	const there = new Set<string>();
	for (const kind of ["picture", "document"] as const) {
		const ids = idsOf(named, kind);
		if (ids.length === 0) continue;
		const rows = await db
			.selectFrom(kind)
			.select("id")
			.where("id", "in", ids)
			.execute();
		for (const { id } of rows) there.add(id);
	}
	const gone = named.filter(({ id }) => !there.has(id));
	return [...new Map(gone.map((one) => [one.path, one])).values()].map(
		({ path, kind }) => ({ path, kind }),
	);
}

/** As {@link missingFiles}, as faults; and what is there cannot be deleted before this transaction has ended. */
export async function holdFiles(
	tx: Connection,
	content: object,
): Promise<Fault[]> {
	const named = filesIn(content);
	for (const kind of ["picture", "document"] as const) {
		const ids = idsOf(named, kind);
		// In one order, so that two who hold the same never wait for each other.
		if (ids.length > 0)
			await tx
				.selectFrom(kind)
				.select("id")
				.where("id", "in", ids)
				.orderBy("id")
				.forKeyShare()
				.execute();
	}
	const missing = await missingFiles(tx, content);
	return missing.map(({ path, kind }) => ({ path, code: `unknown_${kind}` }));
}

interface Use {
	kind: Kind | "newsletter";
	key: string;
	state: RevisionState;
	content: unknown;
}

/**
 * What the public reads or will read, or an editor wrote last, that names a file. A letter that has gone out is not asked:
 * nothing could be done about it.
 */
async function usesOf(db: Connection, id: string): Promise<Use[]> {
	const naming = `%${id}%`;
	const { rows } = await sql<Use>`
		select kind, item_key as key, state, content from content_revision r
		where content::text like ${naming} and (state in ('published', 'scheduled')
			or not exists (select from content_revision l where l.kind = r.kind and l.item_key = r.item_key and l.ordinal > r.ordinal))
		union all
		select 'event', d.slug, 'published', e.content from event_detail d join event e on e.slug = d.slug
		where d.documents::text like ${naming}
		union all
		select 'newsletter', id::text, 'draft', content from newsletter_issue
		where status in ('draft', 'scheduled', 'sending', 'paused') and content::text like ${naming}`.execute(
		db,
	);
	return rows;
}

/** @throws Refusal `code`, with where it is used in both languages, while something that counts names the file */
export async function refuseUsed(
	db: Connection,
	id: string,
	code: "picture_in_use" | "document_in_use",
): Promise<void> {
	const uses = await usesOf(db, id);
	if (uses.length === 0) return;
	const told = (locale: "sv" | "en") =>
		[
			...new Set(
				uses.map(({ kind, key, state, content }) => {
					const { title } = content as { title?: { sv?: string } };
					const called =
						kind === "newsletter"
							? (title?.sv ?? "")
							: titleOf(kind, key, content);
					return useOf(locale, kind, called, state);
				}),
			),
		].join("; ");
	throw new Refusal(code, {
		values: { whereSv: told("sv"), whereEn: told("en") },
	});
}
