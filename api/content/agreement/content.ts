import type { AgreementVersion } from "../../agreement/queries.ts";
import { slugOf } from "../../organisations/service.ts";
import { sha256 } from "../../platform/ids.ts";
import type { Version } from "./rules.ts";
import type { AgreementRevision } from "./schema.ts";

/** A version as revisions hold it. */
export const contentOf = (row: AgreementVersion): AgreementRevision => ({
	name: { sv: row.name_sv, en: row.name_en },
	text: { sv: row.text_sv, en: row.text_en },
	principles: row.principles.map(({ id, sv, en }) => ({
		id,
		title: { sv: sv.title, en: en.title },
		description: { sv: sv.description, en: en.description },
	})),
	isSummary: row.is_summary,
	validFrom: row.valid_from,
	validFromPrecision: row.valid_from_precision,
	change: row.change,
});

/** What is typed has no white space at its ends: what is stored keeps its own, for its bytes are what is signed. */
const exact = (typed: string, stored: string | undefined) =>
	stored !== undefined && stored.trim() === typed.trim() ? stored : typed;

/**
 * A version as the live table has it.
 *
 * @param stored what is there already
 * @param today stands in for a first day that a draft has not got yet
 */
export function rowOf(
	label: string,
	content: AgreementRevision,
	stored: Version | undefined,
	today: string,
): Version {
	const text = exact(content.text.sv.replace(/\r\n?/g, "\n"), stored?.text_sv);
	return {
		label,
		valid_from: content.validFrom || today,
		valid_from_precision: content.validFromPrecision,
		change: content.change,
		name_sv: content.name.sv,
		name_en: content.name.en,
		text_sv: text,
		text_en: exact(content.text.en, stored?.text_en),
		text_sha256: sha256(text),
		principles: content.principles.map(({ id, title, description }) => ({
			// A new principle gets its id of its title, and keeps it for as long as it is called that.
			id: id || slugOf(title.sv, "princip"),
			sv: { title: title.sv, description: description.sv },
			en: { title: title.en, description: description.en },
		})),
		is_summary: content.isSummary,
	};
}
