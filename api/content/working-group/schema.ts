import { z } from "zod";
import { onDay, uuid } from "../../platform/answers.ts";
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

export type { ElectionStatus };

/** How many seats each side has in the group. */
export const seatsOf = { public: 4, civil: 8 } as const;
export const rounds = ["proposal", "names"] as const;
export type Round = (typeof rounds)[number];
export const sector = z.enum(["public", "civil"]);

export const electionParams = z.object({ id });
export const tokenParams = z.object({ token: z.string().min(1).max(200) });
const year = z.number().int().min(2000).max(2100);

export const electionSettings = z.object({
	termFrom: year,
	termTo: year,
	seats: z.number().int().min(1).max(20).default(seatsOf.civil),
	nominationsOpenOn: day,
	/** The last day; 1 November of the year that the vote opens, unless told otherwise */
	nominationsCloseOn: day.optional(),
	cutOffOn: day,
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
	sector,
	members: memberList,
	/** Who stood there when these were written; without it these stand whoever was entered meanwhile. */
	replaces: memberList.optional(),
});
export type MembersInput = z.output<typeof members>;

const electionStatuses = [
	"planned",
	"nominations",
	"proposal_vote",
	"name_vote",
	"counted",
	"published",
	"cancelled",
] as const satisfies ElectionStatus[];

/** What moves an election on. */
export const actions = [
	"open_nominations",
	"open_proposal_vote",
	"close_proposal_vote",
	"close_name_vote",
	"publish",
] as const;
export type Action = (typeof actions)[number];
/** Why an election is called off, for everyone to read. */
export const cancellation = z.object({
	reason: z.object({ sv: someLine(300), en: line(300) }),
});
export type Cancellation = z.output<typeof cancellation>;
export const actionParams = z.object({ id, action: z.enum(actions) });

/** One who has agreed to stand, as everybody may know. */
export const candidate = z.object({
	id: uuid,
	name: z.string(),
	organisation: z.string(),
	/** Stands in the joint proposal */
	proposed: z.boolean(),
});
export type Candidate = z.output<typeof candidate>;

export const dates = z.object({
	cutOffOn: onDay,
	nominationsOpenOn: onDay,
	nominationsCloseOn: onDay,
	proposalOpensOn: onDay,
	proposalClosesOn: onDay,
	namesOpensOn: onDay,
	namesClosesOn: onDay,
});

const lot = z.object({ order: z.array(z.string()) }).nullable();
const proposalResult = z.object({
	voted: z.int(),
	accept: z.int(),
	reject: z.int(),
	accepted: z.boolean(),
	lot,
}) satisfies z.ZodType<ProposalResult>;
const namesResult = z.object({
	voted: z.int(),
	/** Most votes first; the lot orders those who are alike */
	tally: z.array(
		z.object({
			id: uuid,
			name: z.string(),
			organisation: z.string(),
			votes: z.int(),
			elected: z.boolean(),
		}),
	),
	lot,
}) satisfies z.ZodType<NamesResult>;

export const electionView = dates
	.extend({
		id: uuid,
		termFrom: z.int(),
		termTo: z.int(),
		seats: z.int(),
		status: z.enum(electionStatuses),
		/** How many parties stand in the roll; null until it is frozen */
		roll: z.int().nullable(),
		candidates: z.array(candidate),
		/** `commitment` is the SHA-256 (hex) of `secret`, which is told when the round has closed */
		lots: z.record(
			z.enum(rounds),
			z.object({
				commitment: z.string(),
				secret: z.string().nullable(),
			}),
		),
		/** null while the round has not closed */
		results: z.object({
			proposal: proposalResult.nullable(),
			names: namesResult.nullable(),
		}),
		/** Set when it was called off: the day, and why; `en` may be empty */
		cancelled: z
			.object({
				on: onDay,
				reason: cancellation.shape.reason,
			})
			.nullable(),
	})
	.meta({ id: "Election" });
export type ElectionView = z.output<typeof electionView>;

export const member = z.object({
	sector,
	name: z.string(),
	organisation: z.string(),
});
export const term = z.object({
	from: z.int(),
	to: z.int(),
	members: z.array(member),
});
export type Term = z.output<typeof term>;
export const workingGroupView = z.object({
	seats: z.object({ public: z.literal(4), civil: z.literal(8) }),
	/** The latest first */
	terms: z.array(term),
	/** The latest first */
	elections: z.array(electionView),
});
export type WorkingGroupView = z.output<typeof workingGroupView>;

export const publishedBallot = z.object({
	receipt: z.string(),
	/** `accept` or `reject`; or the ids of candidates, in no order */
	choices: z.array(z.string()),
});
export type PublishedBallot = z.output<typeof publishedBallot>;
export const ballotsView = z.object({
	election: z.string(),
	rounds: z.array(
		z.object({
			round: z.enum(rounds),
			secret: z.string(),
			candidates: z.array(candidate),
			/** By receipt */
			ballots: z.array(publishedBallot),
		}),
	),
});
export type BallotsView = z.output<typeof ballotsView>;

export const voteState = z.enum([
	"open",
	"not_open",
	"closed",
	"voted",
	"withdrawn",
	"cancelled",
]);
export type VoteState = z.output<typeof voteState>;
/** What a party's link opens. */
export const votePage = z.object({
	organisation: z.string(),
	round: z.enum(rounds),
	state: voteState,
	termFrom: z.int(),
	termTo: z.int(),
	opensOn: onDay,
	closesOn: onDay,
	votedOn: onDay.nullable(),
	/** How many names a ballot has in the second round */
	names: z.int(),
	candidates: z.array(candidate),
	election: z.string(),
});
export type VotePage = z.output<typeof votePage>;
export const voteReceipt = z.object({
	receipt: z.string(),
	round: z.enum(rounds),
	election: z.string(),
});
export type VoteReceipt = z.output<typeof voteReceipt>;

export const consentPage = z.object({
	name: z.string(),
	organisation: z.string(),
	status: z.enum(["asked", "consented", "declined"]),
	/** Whether it can still be answered */
	open: z.boolean(),
	termFrom: z.int(),
	termTo: z.int(),
	proposalOpensOn: onDay,
});
export type ConsentPage = z.output<typeof consentPage>;

/** An election that a party of the session may nominate for */
export const ownNomination = z.object({
	election: z.string(),
	/** The organisation's id */
	party: z.string(),
	organisation: z.string(),
	termFrom: z.int(),
	termTo: z.int(),
	/** The last day */
	closesOn: onDay,
});
export type OwnNomination = z.output<typeof ownNomination>;

export const nominated = z.object({ id: uuid });
