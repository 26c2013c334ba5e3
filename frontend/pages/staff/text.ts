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

/** Only the office's own texts: the public pages' are never sent here. */
export const languageOf = (locale: Locale): Language => languages[locale];
