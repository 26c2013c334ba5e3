import { type Fault, Refusal } from "../../platform/errors.ts";
import type { ElectionSettings } from "./schema.ts";

/** The days as columns. @throws Refusal `validation_failed` where they come in the wrong order */
export function columnsOf(settings: ElectionSettings) {
	const { termFrom, termTo, seats, ...days } = settings;
	const closes =
		days.nominationsCloseOn ?? `${days.proposalOpensOn.slice(0, 4)}-11-01`;
	const errors: Fault[] = [];
	const at = (path: keyof ElectionSettings) =>
		path === "nominationsCloseOn" ? closes : String(settings[path]);
	const notBefore = (path: keyof ElectionSettings, day: string) => {
		if (at(path) < day)
			errors.push({ path, code: "day_before", values: { day } });
	};
	const after = (path: keyof ElectionSettings, day: string) => {
		if (at(path) <= day)
			errors.push({ path, code: "day_not_after", values: { day } });
	};
	// As the fields stand in the office's form.
	if (termTo < termFrom)
		errors.push({ path: "termTo", code: "ends_before_start" });
	notBefore("nominationsCloseOn", days.nominationsOpenOn);
	// The roll is frozen when its day is over, and the vote needs the roll.
	if (days.cutOffOn >= days.proposalOpensOn)
		errors.push({ path: "cutOffOn", code: "cut_off_too_late" });
	after("proposalOpensOn", closes);
	notBefore("proposalClosesOn", days.proposalOpensOn);
	after("namesOpensOn", days.proposalClosesOn);
	notBefore("namesClosesOn", days.namesOpensOn);
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

/** Nominations that are over before anybody can nominate leave an election without names. @throws Refusal `validation_failed` */
export function checkNominations(
	{ nominations_close_on }: ReturnType<typeof columnsOf>,
	today: string,
): void {
	if (nominations_close_on < today)
		throw new Refusal("validation_failed", {
			errors: [{ path: "nominationsCloseOn", code: "election_day_over" }],
		});
}
