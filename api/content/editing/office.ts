import type { Office } from "../../../frontend/i18n/text.ts";
import type { Connection } from "../../platform/db.ts";
import type { Locale } from "../../platform/messages.ts";
import type { OfficeRevision } from "./schema.ts";

/** The one item of its kind. */
export const officeSlug = "kontaktuppgifter";

/** How the office is reached until an editor says something else. */
export const officeSeed: OfficeRevision = {
	email: "hej@handslag.example",
	phone: "070-174 06 05",
	hours: { sv: "vardagar 9–12", en: "weekdays 9–12" },
};

export async function officeRow(db: Connection): Promise<OfficeRevision> {
	const row = await db
		.selectFrom("office")
		.select("content")
		.where("slug", "=", officeSlug)
		.executeTakeFirst();
	return row ? (row.content as OfficeRevision) : officeSeed;
}

/** Where mail to the office goes: to `sender` until an editor has said, since the seed's address is nobody's. */
export async function officeAddress(
	db: Connection,
	sender: string,
): Promise<string> {
	const { email } = await officeRow(db);
	return email === officeSeed.email ? sender : email;
}

/** A number as it is read in a language, and as a telephone takes it (RFC 3966): a Swedish one is called from abroad too. */
function telephone(typed: string, locale: Locale): Office["phone"] {
	const abroad = typed.replace(/^0(?!0)/, "+46 ").replace(/^00/, "+");
	return {
		shown: locale === "sv" ? typed : abroad,
		href: `tel:${abroad.replace(/[^+\d]/g, "")}`,
	};
}

/** How the office is reached, as a page in this language says it. */
export function officeIn(
	{ email, phone, hours }: OfficeRevision,
	locale: Locale,
): Office {
	const language = hours[locale] ? locale : "sv";
	return {
		email,
		phone: telephone(phone, locale),
		hours: { text: hours[language], language },
	};
}
