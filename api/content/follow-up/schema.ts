import { z } from "zod";
import { day, id, lines, revision, someLines } from "../../platform/text.ts";

export const tokenParams = z.object({ token: z.string().min(1).max(200) });
export const yearParams = z.object({
	year: z.coerce.number().int().min(2000).max(2999),
});
export const replyParams = yearParams.extend({ id });

export type Sector = "civil" | "public";
export type CommentStatus = "waiting" | "published" | "hidden";

/** The longest comment, in characters. */
export const maxComment = 1000;

/** When a round is open, from the first day to the last in Sweden, `YYYY-MM-DD`. */
export const roundDates = z.object({ opensOn: day, closesOn: day });
export type RoundDates = z.output<typeof roundDates>;
export const datesChange = roundDates.extend({ revision });
export const newRound = roundDates.extend({ year: yearParams.shape.year });
export type NewRound = z.output<typeof newRound>;

/** One party's answer: every principle once. */
export const answer = z.object({
	/** Comments may be shown with the party's name. */
	named: z.boolean().default(false),
	replies: z
		.array(
			z.object({
				principle: z.string().max(100),
				/** 1: not true at all; 5: wholly true; null: does not know */
				score: z.number().int().min(1).max(5).nullable(),
				comment: lines(maxComment).default(""),
			}),
		)
		.max(20),
	revision,
});
export type AnswerInput = z.output<typeof answer>;

export const publication = z.object({
	/** Markdown; without it, the one that is published already */
	introduction: z
		.object({ sv: someLines(10_000), en: lines(10_000) })
		.optional(),
	revision,
});
export type PublicationInput = z.output<typeof publication>;

/** A body that may be left out. */
export const withdrawal = z.object({ revision }).nullish();

/** As the comment stood when this was decided; without it the decision stands whatever was decided meanwhile. */
const was = z.enum(["waiting", "published", "hidden"]).optional();
export const moderation = z.discriminatedUnion("status", [
	z.object({ status: z.literal("published"), was }),
	z.object({ status: z.literal("hidden"), reason: someLines(500), was }),
]);
export type ModerationInput = z.output<typeof moderation>;

export type RoundState = "planned" | "open" | "closed";

interface AskedPrinciple {
	id: string;
	title: string;
	description: string;
}

/** What a party's link opens. */
export interface FollowUpForm {
	year: number;
	organisation: string;
	sector: Sector;
	state: RoundState | "left";
	opensOn: string;
	closesOn: string;
	agreementVersion: string;
	principles: AskedPrinciple[];
	/** As it was sent last; null: not answered. */
	answer: {
		named: boolean;
		replies: { principle: string; score: number | null; comment: string }[];
		at: string;
		/** Who of the public party's staff sent it; null: the party, by its link */
		by: string | null;
	} | null;
	/** Of the answer: goes with a change of it */
	revision: number;
}

/** `GET /follow-ups/own`: what an organisation may answer now. */
export interface OwnFollowUp {
	year: number;
	organisation: string;
	closesOn: string;
	answered: boolean;
	/** The path of the form, in the asker's language. */
	path: string;
}

/** The answers of a sector about one principle. All null where they would tell what a single party answered. */
export interface Tally {
	/** How many gave a score */
	scored: number | null;
	/** Of the scores, with two decimals */
	mean: number | null;
	/** How many gave 1, 2, 3, 4 and 5 */
	scores: number[] | null;
	unknown: number | null;
}

export interface PublishedComment {
	text: string;
	sector: Sector;
	/** Only where the party has ticked the box for it. */
	organisation: string | null;
}

export interface PrincipleResult {
	id: string;
	title: string;
	civil: Tally;
	public: Tally;
	comments: PublishedComment[];
}

/** `GET /follow-ups`, one of `items` */
export interface FollowUpItem {
	year: number;
	agreementVersion: string;
	openedOn: string;
	closedOn: string;
	publishedAt: string;
	/** How many parties have answered */
	answers: Record<Sector, number>;
}

/** `GET /follow-ups/:year` */
export interface FollowUp extends FollowUpItem {
	/** Markdown */
	introduction: string;
	/** The same as safe HTML. */
	html: string;
	/** Swedish also where English was asked for and nobody has translated it. */
	language: "sv" | "en";
	principles: PrincipleResult[];
	/** Civil answers below this many are not shown apart. */
	leastShown: number;
}

/** A published follow-up in figures alone: what may be copied, and so cannot be called back. */
export interface FollowUpFigures extends FollowUpItem {
	principles: Omit<PrincipleResult, "comments">[];
	leastShown: number;
}

export interface AdminRoundItem {
	year: number;
	state: RoundState;
	opensOn: string;
	closesOn: string;
	publishedAt: string | null;
	agreementVersion: string;
	parties: number;
	answers: Record<Sector, number>;
}

export interface AdminComment {
	id: string;
	principle: string;
	sector: Sector;
	text: string;
	/** null: may not be shown with a name */
	organisation: string | null;
	status: CommentStatus;
	hiddenReason: string | null;
}

/** `GET /admin/follow-ups/:year` */
export interface AdminRound extends AdminRoundItem {
	/** Of days and text: goes with a change of them */
	revision: number;
	introduction: { sv: string; en: string };
	/** Who has been asked; what they answered is not here. */
	participants: {
		organisation: string;
		sector: Sector;
		mailedOn: string | null;
		answeredOn: string | null;
	}[];
	/** null until the round has closed */
	results: PrincipleResult[] | null;
	comments: AdminComment[] | null;
	allowedActions: RoundAction[];
}

export type RoundAction =
	| "change"
	| "answer"
	| "moderate"
	| "publish"
	| "withdraw";
