import { type Text, textWith } from "../../frontend/i18n/index.ts";
import { officeIn, officeRow, officeSeed } from "../content/editing/office.ts";
import { type PartRow, partRows, partsIn } from "../content/editing/page.ts";
import type { Connection, Db } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";

/** What editors have written for every page. */
interface Written {
	office: Awaited<ReturnType<typeof officeRow>>;
	parts: PartRow[];
}

const read = async (db: Connection): Promise<Written> => ({
	office: await officeRow(db),
	parts: await partRows(db),
});

const wordsOf = ({ office, parts }: Written, locale: Locale): Text =>
	textWith(locale, officeIn(office, locale), partsIn(parts, locale));

/** What a page is written with: the code's words, and those of editors. */
export async function textIn(db: Connection, locale: Locale): Promise<Text> {
	return wordsOf(await read(db), locale);
}

const lastRead = new WeakMap<Db, Written>();

/** As {@link textIn}, and what it read is remembered for {@link textAnyhow}. */
export async function freshText(db: Db, locale: Locale): Promise<Text> {
	const written = await read(db);
	lastRead.set(db, written);
	return wordsOf(written, locale);
}

/** Without asking the database: a page that says that something is wrong with it has a foot too. */
export function textAnyhow(db: Db, locale: Locale): Text {
	const begun = { office: officeSeed, parts: [] };
	return wordsOf(lastRead.get(db) ?? begun, locale);
}
