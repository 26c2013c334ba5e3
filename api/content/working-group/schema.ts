import { z } from "zod";
import type { ElectionStatus } from "../../platform/database-types.ts";
import {
	day,
	email,
	id,
	line,
	revision,
	someLine,
} from "../../platform/text.ts";
import type { NamesResult, ProposalResult } from "./count.ts";

export type { ElectionStatus, NamesResult, ProposalResult };

/** How many seats each side has in the group. */
export const seatsOf = { public: 4, civil: 8 } as const;
export const rounds = ["proposal", "names"] as const;
export type Round = (typeof rounds)[number];
export type Sector = keyof typeof seatsOf;

export const electionParams = z.object({ id });
export const tokenParams = z.object({ token: z.string().min(1).max(200) });
const year = z.number().int().min(2000).max(2100);

export const electionSettings = z.object({
	termFrom: year,
	termTo: year,
	seats: z.number().int().min(1).max(20).default(seatsOf.civil),
	cutOffOn: day,
	nominationsOpenOn: day,
	/** The last day; 1 November of the year that the vote opens, unless told otherwise */
	nominationsCloseOn: day.optional(),
	proposalOpensOn: day,
	proposalClosesOn: day,
	namesOpensOn: day,
	namesClosesOn: day,
});
export type ElectionSettings = z.output<typeof electionSettings>;
export const settingsChange = electionSettings.extend({ revision });
export type SettingsChange = z.output<typeof settingsChange>;

export const nomination = z.object({
	name: someLine(120),
	organisation: line(200).default(""),
	email,
	/** The organisation that nominates, by who speaks for several */
	party: id.optional(),
	locale: z.enum(["sv", "en"]).optional(),
});
export type Nomination = z.output<typeof nomination>;

export const consent = z.object({ consent: z.boolean() });
export const proposal = z.object({
	nominees: z.array(id).min(1).max(100),
	revision,
});
export type Proposal = z.output<typeof proposal>;

export const vote = z.object({
	round: z.enum(rounds),
	choice: z.enum(["accept", "reject"]).optional(),
	names: z.array(z.string().max(100)).max(200).optional(),
});
export type VoteInput = z.output<typeof vote>;

const memberList = z
	.array(z.object({ name: someLine(120), organisation: line(200) }))
	.max(20);
export const members = z.object({
	termFrom: year,
	termTo: year,
	sector: z.enum(["public", "civil"]),
	members: memberList,
	/** Who stood there when these were written; without it these stand whoever was entered meanwhile. */
	replaces: memberList.optional(),
});
export type MembersInput = z.output<typeof members>;

/** The last change of one side's members for a term. */
export interface MembersChange {
	termFrom: number;
	termTo: number;
	sector: Sector;
	/** RFC 3339 */
	at: string;
	by: string;
	/** Who stood there before: what takes the change back */
	before: { name: string; organisation: string }[];
}

/** What moves an election on. */
export const actions = [
	"open_nominations",
	"open_proposal_vote",
	"close_proposal_vote",
	"close_name_vote",
	"publish",
] as const;
export type Action = (typeof actions)[number];
/** What may be done with an election beside the steps. */
export type Deed = Action | "change" | "cancel";
/** Why an election is called off, for everyone to read. */
export const cancellation = z.object({
	reason: z.object({ sv: someLine(300), en: line(300) }),
});
export type Cancellation = z.output<typeof cancellation>;
export const actionParams = z.object({ id, action: z.enum(actions) });

/** One who has agreed to stand, as everybody may know. */
export interface Candidate {
	id: string;
	name: string;
	organisation: string;
	/** Stands in the joint proposal */
	proposed: boolean;
}

export interface Dates {
	cutOffOn: string;
	nominationsOpenOn: string;
	nominationsCloseOn: string;
	proposalOpensOn: string;
	proposalClosesOn: string;
	namesOpensOn: string;
	namesClosesOn: string;
}

export interface ElectionView extends Dates {
	id: string;
	termFrom: number;
	termTo: number;
	seats: number;
	status: ElectionStatus;
	/** How many parties stand in the roll; null until it is frozen */
	roll: number | null;
	candidates: Candidate[];
	/** `commitment` is the SHA-256 (hex) of `secret`, which is told when the round has closed */
	lots: Record<Round, { commitment: string; secret: string | null }>;
	/** null while the round has not closed */
	results: { proposal: ProposalResult | null; names: NamesResult | null };
	/** Set when it was called off: the day, and why; `en` may be empty */
	cancelled: { on: string; reason: Cancellation["reason"] } | null;
}

export interface Member {
	sector: Sector;
	name: string;
	organisation: string;
}
export interface Term {
	from: number;
	to: number;
	members: Member[];
}
export interface WorkingGroupView {
	seats: typeof seatsOf;
	/** The latest first */
	terms: Term[];
	/** The latest first */
	elections: ElectionView[];
}

export interface PublishedBallot {
	receipt: string;
	/** `accept` or `reject`; or the ids of candidates, in no order */
	choices: string[];
}
export interface BallotsView {
	election: string;
	rounds: {
		round: Round;
		secret: string;
		candidates: Candidate[];
		/** By receipt */
		ballots: PublishedBallot[];
	}[];
}

export type VoteState =
	| "open"
	| "not_open"
	| "closed"
	| "voted"
	| "withdrawn"
	| "cancelled";
/** What a party's link opens. */
export interface VotePage {
	organisation: string;
	round: Round;
	state: VoteState;
	termFrom: number;
	termTo: number;
	opensOn: string;
	closesOn: string;
	votedOn: string | null;
	/** How many names a ballot has in the second round */
	names: number;
	candidates: Candidate[];
	election: string;
}
export interface VoteReceipt {
	receipt: string;
	round: Round;
	election: string;
}

export interface ConsentPage {
	name: string;
	organisation: string;
	status: "asked" | "consented" | "declined";
	/** Whether it can still be answered */
	open: boolean;
	termFrom: number;
	termTo: number;
	proposalOpensOn: string;
}

/** An election that a party of the session may nominate for */
export interface OwnNomination {
	election: string;
	/** The organisation's id */
	party: string;
	organisation: string;
	termFrom: number;
	termTo: number;
	/** The last day */
	closesOn: string;
}

export interface AdminNominee extends Candidate {
	email: string;
	status: "asked" | "consented" | "declined";
	/** The party's name; null: the office */
	nominatedBy: string | null;
}
export interface AdminElection extends ElectionView {
	nominees: AdminNominee[];
	/** Of settings and proposal: goes with a change of them */
	revision: number;
	rollFrozen: boolean;
	/** How many have voted in the round that is open, or was last; never who or what */
	voted: number | null;
	/** Parties in the roll that have left since, and so cannot vote */
	left: number;
	/** Parties in the roll that have no address to send a link to */
	unreachable: number;
	allowedActions: Deed[];
	/** What can be changed: all, or only the days of these rounds */
	changeable: "all" | readonly Round[];
	/** Why the next step cannot be taken yet, as a refusal's code and in words */
	hindrance: {
		action: Action;
		code: string;
		title: string;
		detail: string;
	} | null;
}
