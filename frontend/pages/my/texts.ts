import { localeOf } from "../../i18n/path.ts";

// The page's address says its language: only its words are fetched.
const { locale } = localeOf(location.pathname);
const { my } =
	locale === "en"
		? await import("../../i18n/en/my.ts")
		: await import("../../i18n/sv/my.ts");

/** What the organisation's own pages say. */
export const texts = my;

/** What an application's states are called, for who has one. */
export async function statuses() {
	const { applyCase } =
		locale === "en"
			? await import("../../i18n/en/apply-case.ts")
			: await import("../../i18n/sv/apply-case.ts");
	return applyCase.status;
}
