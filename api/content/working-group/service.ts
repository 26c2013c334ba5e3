import { randomBytes } from "node:crypto";
import { type Actor, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { tellResult } from "./announcing.ts";
import { closeRound } from "./closing.ts";
import { labelOf, type Standing } from "./count.ts";
import {
	type Election,
	findCandidates,
	lockElection,
	toElectionView,
} from "./queries.ts";
import { findNotVoted, mailLinks, subjectOf } from "./roll.ts";
import { closedBecause, openRound, transitions } from "./rules.ts";
import type { Action, ElectionSettings, Proposal } from "./schema.ts";
import { checkNominations, columnsOf } from "./settings.ts";
import { findHindrance } from "./standing.ts";

const newSecret = () => randomBytes(32).toString("hex");

/** Sets up an election. The secrets of its lots are drawn here, before anybody stands. */
export async function createElection(
	deps: Deps,
	actor: Actor,
	settings: ElectionSettings,
): Promise<string> {
	const id = newId(deps.clock());
	const row = columnsOf(settings);
	checkNominations(row, swedishDay(deps.clock()));
	await write(deps, actor, async (w) => {
		const election = await w.tx
			.insertInto("election")
			.values({
				...row,
				id,
				status: "planned",
				proposal_secret: newSecret(),
				names_secret: newSecret(),
				created_at: deps.clock(),
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		w.record({
			event: "election.created",
			subject: subjectOf(election),
			detail: settings,
		});
	});
	deps.registerChanged();
	return id;
}

/** An election that nobody has changed since it was read. @throws Refusal `election_changed` */
export async function lockUnchanged(
	{ tx }: Write,
	id: string,
	seen: number | undefined,
): Promise<Election> {
	const election = await lockElection(tx, id, "update");
	if (seen !== undefined && seen !== election.revision)
		throw new Refusal("election_changed");
	return election;
}

export const nextOf = ({ revision }: Election) => ({ revision: revision + 1 });

/**
 * Draws up the nominees' joint proposal.
 * @throws Refusal `election_changed`, `election_wrong_status`, `too_many_names`, `choice_repeated`, `not_consented`
 */
export async function setProposal(
	deps: Deps,
	actor: Actor,
	id: string,
	{ nominees, revision }: Proposal,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const election = await lockUnchanged(w, id, revision);
		if (election.status !== "nominations")
			throw new Refusal("election_wrong_status");
		if (new Set(nominees).size !== nominees.length)
			throw new Refusal("choice_repeated");
		if (nominees.length > election.seats)
			throw new Refusal("too_many_names", {
				values: { names: election.seats },
			});
		const known = (await findCandidates(w.tx, id)).map((one) => one.id);
		if (nominees.some((one) => !known.includes(one)))
			throw new Refusal("not_consented");
		await w.tx
			.updateTable("nominee")
			.set((eb) => ({ proposed: eb("id", "in", nominees).$castTo<boolean>() }))
			.where("election_id", "=", id)
			.where("status", "=", "consented")
			.execute();
		await w.tx
			.updateTable("election")
			.set(nextOf(election))
			.where("id", "=", id)
			.execute();
		w.record({
			event: "election.proposal_drawn_up",
			subject: subjectOf(election),
			detail: { names: nominees.length },
		});
	});
	deps.registerChanged();
}

/** Seats those who were elected. */
async function seat(w: Write, election: Election): Promise<Standing[]> {
	const view = await toElectionView(w.tx, election);
	const elected = view.results.names
		? view.results.names.tally.filter((one) => one.elected)
		: view.candidates.filter((one) => one.proposed);
	const term = { term_from: election.term_from, term_to: election.term_to };
	await w.tx
		.deleteFrom("working_group_member")
		.where("term_from", "=", term.term_from)
		.where("term_to", "=", term.term_to)
		.where("sector", "=", "civil")
		.execute();
	if (elected.length > 0)
		await w.tx
			.insertInto("working_group_member")
			.values(
				elected.map(({ id, name, organisation }, position) => ({
					id,
					...term,
					sector: "civil" as const,
					position,
					name,
					organisation,
					election_id: election.id,
				})),
			)
			.execute();
	return elected;
}

/** What a step does beside changing the state. @returns the state that it leads to, and what the log tells */
async function take(
	w: Write,
	deps: Deps,
	election: Election,
	action: Action,
): Promise<{ to: Election["status"]; detail: Record<string, unknown> }> {
	switch (action) {
		case "open_nominations":
			return { to: "nominations", detail: {} };
		case "open_proposal_vote": {
			const parties = await findNotVoted(w.tx, election.id, "proposal");
			const open: Election = { ...election, status: "proposal_vote" };
			const mailed = await mailLinks(w, deps, open, "election_vote", parties);
			return { to: "proposal_vote", detail: { mailed } };
		}
		case "close_proposal_vote": {
			const { voted, accepted } = await closeRound(
				w,
				deps,
				election,
				"proposal",
			);
			if (accepted) return { to: "counted", detail: { voted, accepted } };
			// The days may have passed meanwhile: then nobody is told before there are new ones.
			if (swedishDay(deps.clock()) > election.names_closes_on)
				return { to: "name_vote", detail: { voted, accepted, mailed: 0 } };
			const parties = await findNotVoted(w.tx, election.id, "names");
			const open: Election = { ...election, status: "name_vote" };
			const mailed = await mailLinks(
				w,
				deps,
				open,
				"election_names_vote",
				parties,
			);
			return { to: "name_vote", detail: { voted, accepted, mailed } };
		}
		case "close_name_vote": {
			const { voted } = await closeRound(w, deps, election, "names");
			return { to: "counted", detail: { voted } };
		}
		default: {
			const elected = await seat(w, election);
			const mailed = await tellResult(w, deps, election, elected);
			return {
				to: "published",
				detail: { elected: elected.map(labelOf), mailed },
			};
		}
	}
}

/** Takes an election one step further. @throws Refusal why the step cannot be taken yet */
export async function moveElection(
	deps: Deps,
	actor: Actor,
	id: string,
	action: Action,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, id, "update");
		const today = swedishDay(deps.clock());
		const why = await findHindrance(w.tx, election, action, today);
		if (why) throw new Refusal(why);
		const { to, detail } = await take(w, deps, election, action);
		const moved = await w.tx
			.updateTable("election")
			.set({ status: to })
			.where("id", "=", id)
			.where("status", "=", transitions[action].from)
			.returning("id")
			.executeTakeFirst();
		if (!moved) throw new Refusal("election_wrong_status");
		w.record({ event: `election.${to}`, subject: subjectOf(election), detail });
	});
	deps.registerChanged();
}

/** Reminds the parties that have not voted, each at most once a day. @throws Refusal `vote_not_open` */
export async function remindParties(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<{ reminded: number }> {
	return write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, id, "update");
		const round = openRound(election.status);
		if (!round) throw new Refusal("vote_not_open");
		const today = swedishDay(deps.clock());
		const why = closedBecause(election, round, today);
		if (why) throw new Refusal(why);
		const due = (await findNotVoted(w.tx, id, round)).filter(
			({ reminded_on }) => reminded_on === null || reminded_on < today,
		);
		if (due.length > 0)
			await w.tx
				.updateTable("electoral_roll_entry")
				.set({ reminded_on: today })
				.where("election_id", "=", id)
				.where(
					"id",
					"in",
					due.map((one) => one.id),
				)
				.execute();
		const reminded = await mailLinks(
			w,
			deps,
			election,
			"election_reminder",
			due,
		);
		w.record({
			event: "election.reminded",
			subject: subjectOf(election),
			detail: { reminded },
		});
		return { reminded };
	});
}
