import type { Session } from "../../auth/session.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { nominatingParties } from "./nominations.ts";
import { type Election, listElections } from "./queries.ts";
import type { OwnNomination } from "./schema.ts";

/** The election that parties may nominate for on a day, `YYYY-MM-DD`. */
export async function openForNominations(
	db: Connection,
	today: string,
): Promise<Election | undefined> {
	return (await listElections(db)).find(
		(one) => one.status === "nominations" && today <= one.nominations_close_on,
	);
}

/** For what the parties that a session speaks for may nominate now; empty for who speaks for none. */
export async function findOwnNominations(
	{ db, clock }: Deps,
	session: Session,
): Promise<OwnNomination[]> {
	const election = await openForNominations(db, swedishDay(clock()));
	if (!election) return [];
	try {
		const parties = await nominatingParties(db, session);
		return parties.map(({ organisationId, organisation }) => ({
			election: election.id,
			party: organisationId,
			organisation,
			termFrom: election.term_from,
			termTo: election.term_to,
			closesOn: election.nominations_close_on,
		}));
	} catch (error) {
		if (error instanceof Refusal) return [];
		throw error;
	}
}
