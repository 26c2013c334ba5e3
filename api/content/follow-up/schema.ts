import { z } from "zod";
import { instant, onDay, uuid } from "../../platform/answers.ts";
import { day, id, lines, revision, someLines } from "../../platform/text.ts";

export const tokenParams = z.object({ token: z.string().min(1).max(200) });
export const yearParams = z.object({
	year: z.coerce.number().int().min(2000).max(2999),
});
export const replyParams = yearParams.extend({ id });

export const sector = z.enum(["civil", "public"]);
export type Sector = z.output<typeof sector>;
export const commentStatus = z.enum(["waiting", "published", "hidden"]);

/** The longest comment, in characters. */
export const maxComment = 1000;

/** When a round is open, from the first day to the last in Sweden, `YYYY-MM-DD`. */
export const roundDates = z.object({ opensOn: day, closesOn: day });
export type RoundDates = z.output<typeof roundDates>;
export const datesChange = roundDates.extend({ revision });
export const newRound = roundDates.extend({
	year: z.int().min(2000).max(2999),
});
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

export const roundState = z.enum(["planned", "open", "closed"]);
export type RoundState = z.output<typeof roundState>;

const askedPrinciple = z.object({
	id: z.string(),
	title: z.string(),
	description: z.string(),
});

/** What a party's link opens. */
export const followUpForm = z
	.object({
		year: z.int(),
		organisation: z.string(),
		sector,
		state: z.enum([...roundState.options, "left"]),
		opensOn: onDay,
		closesOn: onDay,
		agreementVersion: z.string(),
		principles: z.array(askedPrinciple),
		/** As it was sent last; null: not answered. */
		answer: z
			.object({
				named: z.boolean(),
				replies: z.array(
					z.object({
						principle: z.string(),
						score: z.int().nullable(),
						comment: z.string(),
					}),
				),
				at: instant,
				/** Who of the public party's staff sent it; null: the party, by its link */
				by: z.string().nullable(),
			})
			.nullable(),
		/** Of the answer: goes with a change of it */
		revision: z.int(),
	})
	.meta({ id: "FollowUpForm" });
export type FollowUpForm = z.output<typeof followUpForm>;

/** `GET /follow-ups/own`: what an organisation may answer now. */
export const ownFollowUp = z.object({
	year: z.int(),
	organisation: z.string(),
	closesOn: onDay,
	answered: z.boolean(),
	/** The path of the form, in the asker's language. */
	path: z.string(),
});
export type OwnFollowUp = z.output<typeof ownFollowUp>;

/** The answers of a sector about one principle. All null where they would tell what a single party answered. */
export const tally = z.object({
	/** How many gave a score */
	scored: z.int().nullable(),
	/** Of the scores, with two decimals */
	mean: z.number().nullable(),
	/** How many gave 1, 2, 3, 4 and 5 */
	scores: z.array(z.int()).nullable(),
	unknown: z.int().nullable(),
});
export type Tally = z.output<typeof tally>;

export const publishedComment = z.object({
	text: z.string(),
	sector,
	/** Only where the party has ticked the box for it. */
	organisation: z.string().nullable(),
});

export const principleResult = z.object({
	id: z.string(),
	title: z.string(),
	civil: tally,
	public: tally,
	comments: z.array(publishedComment),
});
export type PrincipleResult = z.output<typeof principleResult>;

/** `GET /follow-ups`, one of `items` */
export const followUpItem = z.object({
	year: z.int(),
	agreementVersion: z.string(),
	openedOn: onDay,
	closedOn: onDay,
	publishedAt: instant,
	/** How many parties have answered */
	answers: z.record(sector, z.int()),
});
export type FollowUpItem = z.output<typeof followUpItem>;

/** `GET /follow-ups/:year` */
export const followUp = followUpItem.extend({
	/** Markdown */
	introduction: z.string(),
	/** The same as safe HTML. */
	html: z.string(),
	/** Swedish also where English was asked for and nobody has translated it. */
	language: z.enum(["sv", "en"]),
	principles: z.array(principleResult),
	/** Civil answers below this many are not shown apart. */
	leastShown: z.int(),
});
export type FollowUp = z.output<typeof followUp>;

/** A published follow-up in figures alone: what may be copied, and so cannot be called back. */
export const followUpFigures = followUpItem.extend({
	principles: z.array(principleResult.omit({ comments: true })),
	leastShown: z.int(),
});
export type FollowUpFigures = z.output<typeof followUpFigures>;

export const roundAction = z.enum([
	"change",
	"answer",
	"moderate",
	"publish",
	"withdraw",
]);
export type RoundAction = z.output<typeof roundAction>;

export const adminRoundItem = z.object({
	year: z.int(),
	state: roundState,
	opensOn: onDay,
	closesOn: onDay,
	publishedAt: instant.nullable(),
	agreementVersion: z.string(),
	parties: z.int(),
	answers: z.record(sector, z.int()),
});
export type AdminRoundItem = z.output<typeof adminRoundItem>;

export const adminComment = z.object({
	id: uuid,
	principle: z.string(),
	sector,
	text: z.string(),
	/** null: may not be shown with a name */
	organisation: z.string().nullable(),
	status: commentStatus,
	hiddenReason: z.string().nullable(),
});
export type AdminComment = z.output<typeof adminComment>;

/** `GET /admin/follow-ups/:year` */
export const adminRound = adminRoundItem
	.extend({
		/** Of days and text: goes with a change of them */
		revision: z.int(),
		introduction: z.object({
			sv: z.string(),
			en: z.string(),
		}),
		/** Who has been asked; what they answered is not here. */
		participants: z.array(
			z.object({
				organisation: z.string(),
				sector,
				mailedOn: onDay.nullable(),
				answeredOn: onDay.nullable(),
			}),
		),
		/** null until the round has closed */
		results: z.array(principleResult).nullable(),
		comments: z.array(adminComment).nullable(),
		allowedActions: z.array(roundAction),
	})
	.meta({ id: "FollowUpForStaff" });
export type AdminRound = z.output<typeof adminRound>;

/** What a change of a round answers: whose. */
export const roundOf = z.object({ year: z.int() });
