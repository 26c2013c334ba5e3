import { createHash } from "node:crypto";

/**
 * The count. Pure: from the published ballots, the candidates and the secret that is told after
 * closing, anybody gets the same result (docs/decisions/0014 has the recipe).
 */

export interface Ballot {
	choices: readonly string[];
}
export interface Standing {
	id: string;
	name: string;
	organisation: string;
}
/** Those who had as many votes where not all could win, in the order that the lot gave them. */
export interface Lot {
	order: string[];
}
export interface ProposalResult {
	voted: number;
	accept: number;
	reject: number;
	accepted: boolean;
	lot: Lot | null;
}
export interface NamesResult {
	voted: number;
	/** Most votes first; the lot orders those who are alike */
	tally: {
		id: string;
		name: string;
		organisation: string;
		votes: number;
		elected: boolean;
	}[];
	lot: Lot | null;
}

/** How a candidate is written in a lot. */
export const labelOf = ({ name, organisation }: Omit<Standing, "id">) =>
	organisation ? `${name}, ${organisation}` : name;

// Code units, not a language's order: everybody's computer sorts these alike.
const plainly = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Draws lots between names: each gets the SHA-256 of the secret, all the names in order, and its
 * own name, one a line (LF, UTF-8); the lowest hash comes first.
 */
export function drawLots(secret: string, names: readonly string[]): string[] {
	const all = [...names].sort(plainly);
	const ticket = (name: string) =>
		createHash("sha256")
			.update([secret, ...all, name].join("\n"))
			.digest("hex");
	return all.sort((a, b) => plainly(ticket(a), ticket(b)));
}

/** Accepted when more parties accept than reject. As many of each: by lot. No votes: not accepted. */
export function countProposal(
	ballots: readonly Ballot[],
	secret: string,
): ProposalResult {
	const of = (choice: string) =>
		ballots.filter(({ choices }) => choices[0] === choice).length;
	const [accept, reject] = [of("accept"), of("reject")];
	const tied = accept === reject && accept > 0;
	const lot = tied ? { order: drawLots(secret, ["accept", "reject"]) } : null;
	const accepted = lot ? lot.order[0] === "accept" : accept > reject;
	return { voted: ballots.length, accept, reject, accepted, lot };
}

/** The `seats` names with most votes are elected; where the last seats are tied the lot decides. */
export function countNames(
	ballots: readonly Ballot[],
	candidates: readonly Standing[],
	seats: number,
	secret: string,
): NamesResult {
	const votesFor = (id: string) =>
		ballots.filter(({ choices }) => choices.includes(id)).length;
	const counted = candidates.map((one) => ({ one, votes: votesFor(one.id) }));
	const last = counted.map(({ votes }) => votes).sort((a, b) => b - a)[
		seats - 1
	];
	const above = counted.filter(
		({ votes }) => last === undefined || votes > last,
	);
	const level = counted.filter(({ votes }) => votes === last);
	const tied = above.length + level.length > seats;
	const lot = tied
		? {
				order: drawLots(
					secret,
					level.map(({ one }) => labelOf(one)),
				),
			}
		: null;
	const place = ({ one, votes }: (typeof counted)[number]) =>
		votes === last && lot ? lot.order.indexOf(labelOf(one)) : 0;
	const tally = counted
		.sort(
			(a, b) =>
				b.votes - a.votes ||
				place(a) - place(b) ||
				plainly(labelOf(a.one), labelOf(b.one)),
		)
		.map(({ one: { id, name, organisation }, votes }, i) => ({
			id,
			name,
			organisation,
			votes,
			elected: i < seats,
		}));
	return { voted: ballots.length, tally, lot };
}
