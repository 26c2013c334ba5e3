import type { AgreementVersion } from "../../agreement/queries.ts";
import type { Fault } from "../../platform/errors.ts";

/** A version as it is compared: what a row says of the agreement. */
export type Version = Omit<AgreementVersion, "id" | "created_at">;

type Part = (version: Version) => unknown;

/** What a signature is given to, and what decides for whom and from when it is. By the names that the editor's form has. */
const signed: Record<string, Part> = {
	"name.sv": (v) => v.name_sv,
	"text.sv": (v) => v.text_sv,
	// On every certificate their titles stand; a follow-up asks by their ids.
	principles: (v) => v.principles.map(({ id, sv }) => [id, sv.title]),
	isSummary: (v) => v.is_summary,
	validFrom: (v) => v.valid_from,
	validFromPrecision: (v) => v.valid_from_precision,
	change: (v) => v.change,
};

/** What helps to read it, and nobody signs. */
const aids: Record<string, Part> = {
	"name.en": (v) => v.name_en,
	"text.en": (v) => v.text_en,
	"principles.description": (v) =>
		v.principles.map((one) => one.sv.description),
	"principles.en": (v) => v.principles.map((one) => one.en),
};

const differing = (
	parts: Record<string, Part>,
	before: Version | undefined,
	after: Version | undefined,
) => {
	const said = (version: Version | undefined, part: Part) =>
		version ? JSON.stringify(part(version)) : null;
	return Object.entries(parts)
		.filter(([, part]) => said(before, part) !== said(after, part))
		.map(([name]) => name);
};

/** What differs between two states of a version; undefined is a version that is not there. */
export const changedParts = (
	before: Version | undefined,
	after: Version | undefined,
) => ({
	signed: differing(signed, before, after),
	aids: differing(aids, before, after),
});

export type BindingRefusal = "agreement_signed" | "agreement_binds";

/**
 * Why somebody may not make a change public: what has been signed stays as it is, and only who may decide over what
 * people sign changes that.
 *
 * @param bound whether anything refers to the version as it is
 */
export function refusalOf(
	change: { signed: readonly string[] },
	bound: boolean,
	mayBind: boolean,
): BindingRefusal | null {
	if (change.signed.length === 0) return null;
	if (bound) return "agreement_signed";
	return mayBind ? null : "agreement_binds";
}

/** When each version applies, from the first. @param all in any order */
function periods(all: Version[]) {
	const sorted = [...all].sort((a, b) =>
		a.valid_from < b.valid_from ? -1 : 1,
	);
	return new Map(
		sorted.map((version, i) => [
			version.label,
			{
				from: version.valid_from,
				to: sorted[i + 1]?.valid_from ?? "9999-12-31",
			},
		]),
	);
}

/**
 * Whether versions that are referred to would have applied on other days than those on which they did: then somebody
 * would have signed one text on a day of another.
 */
function rewritesHistory(
	before: Version[],
	after: Version[],
	bound: ReadonlySet<string>,
	today: string,
): boolean {
	const [then, now] = [periods(before), periods(after)];
	return [...bound].some((label) => {
		const [was, is] = [then.get(label), now.get(label)];
		if (!was || !is) return true;
		const endsElsewhere =
			was.to !== is.to && (was.to <= today || is.to <= today);
		return was.from !== is.from || endsElsewhere;
	});
}

/** What does not go together between a version and the others. */
export function versionFaults(
	label: string,
	before: Version[],
	after: Version[],
	bound: ReadonlySet<string>,
	today: string,
): Fault[] {
	const own = after.find((one) => one.label === label);
	if (!own) return [];
	const others = after.filter((one) => one !== own);
	const was = before.find((one) => one.label === label);
	const wasBegun = was !== undefined && hasBegun(was, today);
	const isFirst = others.every((one) => one.valid_from > own.valid_from);
	const faults: Fault[] = [];
	if (others.some((one) => one.valid_from === own.valid_from))
		faults.push({ path: "validFrom", code: "version_day_taken" });
	else if (wasBegun && !hasBegun(own, today))
		faults.push({ path: "validFrom", code: "version_has_begun" });
	else if (rewritesHistory(before, after, bound, today))
		faults.push({ path: "validFrom", code: "version_too_early" });
	if ((own.change === "first") !== isFirst)
		faults.push({
			path: "change",
			code: isFirst ? "version_is_first" : "version_is_not_first",
		});
	const ids = own.principles.map(({ id }) => id);
	for (const [i, id] of ids.entries())
		if (ids.indexOf(id) < i)
			faults.push({
				path: `principles.${i}.title.sv`,
				code: "principle_twice",
			});
	return faults;
}

/** A version that has begun to apply is part of the agreement's history, whoever has signed it. */
export const hasBegun = (version: Version, today: string) =>
	version.valid_from <= today;
