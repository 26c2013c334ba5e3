import { apply as english } from "../../i18n/en/apply.ts";
import { vocabulary as englishWords } from "../../i18n/en/vocabulary.ts";
import { formats, type Locale } from "../../i18n/format.ts";
import { apply as swedish } from "../../i18n/sv/apply.ts";
import { vocabulary as swedishWords } from "../../i18n/sv/vocabulary.ts";

const texts = {
	sv: { t: swedish, words: swedishWords, format: formats.sv },
	en: { t: english, words: englishWords, format: formats.en },
};

/** What the application says in a language, and how it writes days and numbers. */
export const textsFor = (locale: Locale) => texts[locale];
