import { type Actor, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import type { Election } from "./queries.ts";
import { findNotVoted, mailLinks, subjectOf } from "./roll.ts";
import { changeable, openRound } from "./rules.ts";
import type { Round, SettingsChange } from "./schema.ts";
import { lockUnchanged, nextOf } from "./service.ts";
import { checkNominations, columnsOf } from "./settings.ts";
import { countOpen } from "./standing.ts";

/** Another set of days, once an election has begun. */

type Columns = ReturnType<typeof columnsOf>;

const daysOf = {
	proposal: ["proposal_opens_on", "proposal_closes_on"],
	names: ["names_opens_on", "names_closes_on"],
} as const satisfies Record<Round, readonly (keyof Columns)[]>;

const differs = (election: Election, row: Columns, round: Round) =>
	daysOf[round].some((column) => election[column] !== row[column]);

/** Only days of `rounds` may be others, and they have to come. @throws Refusal `election_settings_fixed`, `validation_failed` */
function checkDays(
	election: Election,
	row: Columns,
	rounds: readonly Round[],
	today: string,
) {
	const free = rounds.flatMap((round): (keyof Columns)[] => [...daysOf[round]]);
	const fixed = (Object.keys(row) as (keyof Columns)[]).filter(
		(column) => !free.includes(column),
	);
	if (fixed.some((column) => election[column] !== row[column]))
		throw new Refusal("election_settings_fixed");
	const errors: Fault[] = [];
	const over = (round: Round, path: keyof SettingsChange, last: string) => {
		if (last < today && differs(election, row, round))
			errors.push({ path, code: "election_day_over" });
	};
	over("proposal", "proposalClosesOn", row.proposal_closes_on);
	over("names", "namesClosesOn", row.names_closes_on);
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
}

/** Tells those who have not voted the new days of the round that is open. */
async function tellDays(w: Write, deps: Deps, before: Election, row: Columns) {
	const round = openRound(before.status);
	if (!round || !differs(before, row, round)) return {};
	const parties = await findNotVoted(w.tx, before.id, round);
	const mailed = await mailLinks(
		w,
		deps,
		{ ...before, ...row },
		round === "names" ? "election_names_vote" : "election_vote",
		parties,
	);
	return { mailed };
}

/**
 * Changes days and seats before the vote, then the days of a round that nobody has voted in.
 * @throws Refusal `election_changed`, `election_wrong_status`, `election_settings_fixed`, `roll_frozen`
 */
export async function changeElection(
	deps: Deps,
	actor: Actor,
	id: string,
	{ revision, ...settings }: SettingsChange,
): Promise<void> {
	const row = columnsOf(settings);
	await write(deps, actor, async (w) => {
		const election = await lockUnchanged(w, id, revision);
		const may = changeable(election.status, await countOpen(w.tx, election));
		if (may.length === 0) throw new Refusal("election_wrong_status");
		const today = swedishDay(deps.clock());
		if (may !== "all") checkDays(election, row, may, today);
		// Nominations that have been held are over, and other days can still be changed.
		else if (
			election.status === "planned" ||
			election.nominations_close_on !== row.nominations_close_on
		)
			checkNominations(row, today);
		if (election.roll_frozen_at && election.cut_off_on !== row.cut_off_on)
			throw new Refusal("roll_frozen");
		await w.tx
			.updateTable("election")
			.set({ ...row, ...nextOf(election) })
			.where("id", "=", id)
			.execute();
		// A proposal for other seats is another proposal.
		if (election.seats !== row.seats)
			await w.tx
				.updateTable("nominee")
				.set({ proposed: false })
				.where("election_id", "=", id)
				.execute();
		const told = await tellDays(w, deps, election, row);
		w.record({
			event: "election.changed",
			subject: subjectOf(election),
			detail: { ...settings, ...told },
		});
	});
	deps.registerChanged();
}
