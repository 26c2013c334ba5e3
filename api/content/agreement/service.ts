import { holdAgreement } from "../../agreement/queries.ts";
import type { Write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import { allVersions, boundLabels } from "./queries.ts";
import {
	changedParts,
	hasBegun,
	refusalOf,
	type Version,
	versionFaults,
} from "./rules.ts";

/** Characters that no certificate could be drawn with. */
function uncovered(
	{ uncoveredCharacters }: Pick<Deps, "uncoveredCharacters">,
	{ name_sv, principles }: Version,
): Fault[] {
	const texts: [path: string, text: string][] = [
		["name.sv", name_sv],
		...principles.flatMap(({ sv, en }, i): [string, string][] => [
			[`principles.${i}.title.sv`, sv.title],
			[`principles.${i}.title.en`, en.title],
			[`principles.${i}.description.sv`, sv.description],
			[`principles.${i}.description.en`, en.description],
		]),
	];
	return texts.flatMap(([path, text]) => {
		const characters = uncoveredCharacters(text).slice(0, 5).join(" ");
		const code = "uncovered_characters";
		return characters ? [{ path, code, values: { characters } }] : [];
	});
}

/**
 * Changes a version in the live table, alone: meanwhile nobody signs, or sends anything to be signed. What must not be is
 * taken back with the transaction.
 *
 * @returns what the log says of it
 * @throws Refusal `agreement_signed`, `agreement_binds`, `agreement_has_begun`, `validation_failed` with every fault at once
 */
export async function changeVersion(
	deps: Pick<Deps, "clock" | "uncoveredCharacters">,
	{ tx }: Write,
	{ label, mayBind }: { label: string; mayBind: boolean },
	change: () => Promise<void>,
): Promise<Record<string, unknown>> {
	await holdAgreement(tx, "alone");
	const [before, bound] = [await allVersions(tx), await boundLabels(tx)];
	await change();
	const after = await allVersions(tx);
	const named = (all: Version[]) => all.find((one) => one.label === label);
	const [was, is] = [named(before), named(after)];
	const changed = changedParts(was, is);
	const refusal = refusalOf(changed, bound.has(label), mayBind);
	if (refusal) throw new Refusal(refusal, { values: { version: label } });
	const today = swedishDay(deps.clock());
	if (was && !is && hasBegun(was, today))
		throw new Refusal("agreement_has_begun", { values: { version: label } });
	const errors = [
		...(changed.signed.length > 0
			? versionFaults(label, before, after, bound, today)
			: []),
		...(is ? uncovered(deps, is) : []),
	];
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	return {
		changed: [...changed.signed, ...changed.aids],
		textSha256: is?.text_sha256 ?? null,
		...(was && is && was.text_sha256 !== is.text_sha256
			? { textSha256Before: was.text_sha256 }
			: {}),
	};
}
