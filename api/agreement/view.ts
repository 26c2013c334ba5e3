import type { Connection } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";
import { type AgreementVersion, versions } from "./queries.ts";
import type { AgreementVersionItem, AgreementView } from "./schema.ts";

/** The principles of a version in a reader's language. */
export function principlesOf(version: AgreementVersion, locale: Locale) {
	return version.principles.map((one) => ({ id: one.id, ...one[locale] }));
}

/** @param all newest first */
export function versionItems(all: AgreementVersion[]): AgreementVersionItem[] {
	return all.map((version, index) => ({
		label: version.label,
		validFrom: version.valid_from,
		validFromPrecision: version.valid_from_precision,
		validTo: all[index - 1]?.valid_from ?? null,
		change: version.change,
	}));
}

/** The version that applies on a day, or the one asked for; undefined when there is none. */
export async function findAgreement(
	db: Connection,
	today: string,
	locale: Locale,
	label?: string,
): Promise<AgreementView | undefined> {
	const all = await versions(db, today);
	const version = label ? all.find((one) => one.label === label) : all[0];
	const items = versionItems(all);
	const item = items.find((one) => one.label === version?.label);
	if (!version || !item) return undefined;
	return {
		name: version.name_sv,
		language: "sv",
		version: {
			...item,
			text: version.text_sv,
			textSha256: version.text_sha256,
			isSummary: version.is_summary,
			principles: principlesOf(version, locale),
		},
		versions: items,
		translations: { en: { name: version.name_en, text: version.text_en } },
	};
}
