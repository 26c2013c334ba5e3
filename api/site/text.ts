import { type Text, textWith } from "../../frontend/i18n/index.ts";
import { officeIn, officeRow, officeSeed } from "../content/editing/office.ts";
import type { OfficeRevision } from "../content/editing/schema.ts";
import type { Connection, Db } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";

/** What a page is written with: the code's words, and how the office is reached. */
export async function textIn(db: Connection, locale: Locale): Promise<Text> {
	return textWith(locale, officeIn(await officeRow(db), locale));
}

const lastRead = new WeakMap<Db, OfficeRevision>();

/** As {@link textIn}, and what it read is remembered for {@link textAnyhow}. */
export async function freshText(db: Db, locale: Locale): Promise<Text> {
	const office = await officeRow(db);
	lastRead.set(db, office);
	return textWith(locale, officeIn(office, locale));
}

/** Without asking the database: a page that says that something is wrong with it has a foot too. */
export function textAnyhow(db: Db, locale: Locale): Text {
	return textWith(locale, officeIn(lastRead.get(db) ?? officeSeed, locale));
}
