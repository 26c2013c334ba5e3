import type { Office } from "../../../frontend/i18n/text.ts";
import type { Connection } from "../../platform/db.ts";
import type { Locale } from "../../platform/messages.ts";
import type { Both } from "../schema.ts";
import type { OfficeRevision } from "./schema.ts";

/** The one item of its kind. */
export const officeSlug = "kontaktuppgifter";

/** How the office is reached until an editor says something else. */
export const officeSeed = {
	email: "hej@handslag.example",
	phone: "070-174 06 05",
	hours: { sv: "vardagar 9–12", en: "weekdays 9–12" },
	about: {
		sv: "Registret för den Halländska Överens\u00adkommelsen, mellan Region Halland och länets idéburna sektor.",
		en: "The register of the Halland Agreement, between Region Halland and the civil society organisations of the county.",
	},
};
type WholeOffice = Required<OfficeRevision>;

/** What could not be said when it was written is said as the platform began. */
export const wholeOffice = (content: object): WholeOffice => ({
	about: officeSeed.about,
	...(content as Omit<WholeOffice, "about">),
});

export async function officeRow(db: Connection): Promise<WholeOffice> {
	const row = await db
		.selectFrom("office")
		.select("content")
		.where("slug", "=", officeSlug)
		.executeTakeFirst();
	return wholeOffice((row?.content as object | undefined) ?? officeSeed);
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
	{ email, phone, hours, about }: WholeOffice,
	locale: Locale,
): Office {
	const inLanguage = (words: Both) => {
		const language = words[locale] ? locale : "sv";
		return { text: words[language], language };
	};
	return {
		email,
		phone: telephone(phone, locale),
		hours: inLanguage(hours),
		about: inLanguage(about),
	};
}
