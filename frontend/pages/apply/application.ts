import { locale } from "./texts.ts";

/** What an application takes beside the page that begins it: fetched when there is one. */
export { casePage } from "./case-page.ts";
export { CaseStore } from "./case-store.ts";
export { emptyContact } from "./contacts.ts";
export { formPage, voidDialog } from "./form-page.ts";

const { vocabulary } =
	locale === "en"
		? await import("../../i18n/en/vocabulary.ts")
		: await import("../../i18n/sv/vocabulary.ts");

export { vocabulary };
