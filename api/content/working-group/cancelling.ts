import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { findAsked } from "./nominations.ts";
import { type Election, lockElection } from "./queries.ts";
import {
	findNominators,
	findVoters,
	type Reached,
	subjectOf,
	votedColumn,
} from "./roll.ts";
import { canCancel } from "./rules.ts";
import type { Cancellation } from "./schema.ts";
import { nextOf } from "./service.ts";

/** What the letters about one election say alike, in a language. */
function sayOf(deps: Deps, election: Election, { reason }: Cancellation) {
	const path = `/samverkansgrupp/val/${election.id}`;
	return (locale: Locale) => ({
		from: election.term_from,
		to: election.term_to,
		reason: locale === "en" ? reason.en || reason.sv : reason.sv,
		url: `${deps.config.publicUrl}${locale === "en" ? "/en" : ""}${path}`,
	});
}

const partOf = (voter: Reached) =>
	Object.values(votedColumn).some((one) => voter[one] !== null)
		? ("voted" as const)
		: ("asked" as const);

/** The parties that know of the election: those who have been asked to vote, and the others who have nominated. */
async function findParties({ tx }: Write, { id, status }: Election) {
	const voters = ["planned", "nominations"].includes(status)
		? []
		: await findVoters(tx, id);
	const asked = new Set(voters.map((one) => one.organisation_id));
	const nominators = await findNominators(tx, id);
	return [
		...voters.map((one) => ({ ...one, part: partOf(one) })),
		...nominators
			.filter((one) => !asked.has(one.organisation_id))
			.map((one) => ({ ...one, part: "nominated" as const })),
	];
}

/**
 * Tells everybody who has been written to of the election, or has nominated for it: the parties,
 * then the nominees at addresses that nothing has gone to yet.
 * @returns how many mails
 */
async function tellCancelled(
	w: Write,
	deps: Deps,
	election: Election,
	why: Cancellation,
): Promise<number> {
	const say = sayOf(deps, election, why);
	const told = new Set<string>();
	let mailed = 0;
	for (const party of await findParties(w, election)) {
		const { email, locale, organisation_name: organisation, part } = party;
		if (!email) continue;
		const values = { ...say(locale), organisation, part };
		const template = "election_cancelled";
		await queueMail(w, deps, { to: email, locale, template, values });
		told.add(email.toLowerCase());
		mailed += 1;
	}
	for (const { name, email, locale } of await findAsked(w.tx, election.id)) {
		if (told.has(email.toLowerCase())) continue;
		const values = { ...say(locale), name };
		const template = "election_nominee_cancelled";
		await queueMail(w, deps, { to: email, locale, template, values });
		told.add(email.toLowerCase());
		mailed += 1;
	}
	return mailed;
}

/**
 * Calls an election off. What lies sealed is deleted unread; rounds that have closed stay for
 * everybody to count.
 * @throws Refusal `election_wrong_status` when it is published or called off already
 */
export async function cancelElection(
	deps: Deps,
	actor: Actor,
	id: string,
	why: Cancellation,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, id, "update");
		if (!canCancel(election.status)) throw new Refusal("election_wrong_status");
		const mailed = await tellCancelled(w, deps, election, why);
		const { length: unopened } = await w.tx
			.deleteFrom("sealed_ballot")
			.where("election_id", "=", id)
			.returning("id")
			.execute();
		await w.tx
			.updateTable("election")
			.set({
				status: "cancelled",
				cancelled_at: deps.clock(),
				cancel_reason: JSON.stringify(why.reason),
				...nextOf(election),
			})
			.where("id", "=", id)
			.execute();
		w.record({
			event: "election.cancelled",
			subject: subjectOf(election),
			detail: { ...why, from: election.status, unopened, mailed },
		});
	});
	deps.registerChanged();
}
