import { staff as en } from "../../i18n/en/staff.ts";
import { vocabulary as enWords } from "../../i18n/en/vocabulary.ts";
import { type Formats, formats, type Locale } from "../../i18n/format.ts";
import { type StaffText, staff as sv } from "../../i18n/sv/staff.ts";
import { vocabulary as svWords } from "../../i18n/sv/vocabulary.ts";

export type { Locale, StaffText };

/** What a page of the office needs to say anything. */
export interface Language {
	locale: Locale;
	text: StaffText;
	words: typeof svWords;
	format: Formats;
}

const languages: Record<Locale, Language> = {
	sv: { locale: "sv", text: sv, words: svWords, format: formats.sv },
	en: { locale: "en", text: en, words: enWords, format: formats.en },
};

/** "14 november"; the year is told only when it is not this one. */
export function recentDay({ format }: Language, iso: string): string {
	const year = String(new Date().getFullYear());
	return format.day(iso).replace(new RegExp(` ${year}$`), "");
}

/** A Swedish clock's `YYYY-MM-DDTHH:MM` in words. It has no zone: the browser's own would move it. */
export function localMoment({ format, locale }: Language, at: string): string {
	const [day = "", clock = ""] = at.split("T");
	return locale === "sv"
		? `${format.day(day)} kl. ${clock.replace(":", ".")}`
		: `${format.day(day)}, ${clock}`;
}

/** Mid-sentence a word is written small: "Halmstad, ideell förening". */
export const small = (words: string): string =>
	words.charAt(0).toLowerCase() + words.slice(1);

/** Only the office's own texts: the public pages' are never sent here. */
export const languageOf = (locale: Locale): Language => languages[locale];
