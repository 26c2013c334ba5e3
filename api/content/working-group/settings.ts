import { type Fault, Refusal } from "../../platform/errors.ts";
import type { ElectionSettings } from "./schema.ts";

/** The days as columns. @throws Refusal `validation_failed` where they come in the wrong order */
export function columnsOf(settings: ElectionSettings) {
	const { termFrom, termTo, seats, ...days } = settings;
	const closes =
		days.nominationsCloseOn ?? `${days.proposalOpensOn.slice(0, 4)}-11-01`;
	const errors: Fault[] = [];
	const order = (
		path: keyof ElectionSettings,
		before: string,
		strict: boolean,
	) => {
		const at = path === "nominationsCloseOn" ? closes : String(settings[path]);
		if (strict ? at <= before : at < before)
			errors.push({ path, code: "ends_before_start" });
	};
	order("nominationsCloseOn", days.nominationsOpenOn, false);
	order("proposalOpensOn", closes, true);
	order("proposalClosesOn", days.proposalOpensOn, false);
	order("namesOpensOn", days.proposalClosesOn, true);
	order("namesClosesOn", days.namesOpensOn, false);
	// The roll is frozen when its day is over, and the vote needs the roll.
	if (days.cutOffOn >= days.proposalOpensOn)
		errors.push({ path: "cutOffOn", code: "cut_off_too_late" });
	if (termTo < termFrom)
		errors.push({ path: "termTo", code: "ends_before_start" });
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	return {
		term_from: termFrom,
		term_to: termTo,
		seats,
		cut_off_on: days.cutOffOn,
		nominations_open_on: days.nominationsOpenOn,
		nominations_close_on: closes,
		proposal_opens_on: days.proposalOpensOn,
		proposal_closes_on: days.proposalClosesOn,
		names_opens_on: days.namesOpensOn,
		names_closes_on: days.namesClosesOn,
	};
}
