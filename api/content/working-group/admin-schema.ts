import { z } from "zod";
import { instant } from "../../platform/answers.ts";
import {
	actions,
	candidate,
	electionView,
	rounds,
	sector,
	workingGroupView,
} from "./schema.ts";

/** What the office is answered of members and elections. */

/** What may be done with an election beside the steps. */
export const deed = z.enum([...actions, "change", "cancel"]);

/** The last change of one side's members for a term. */
export const membersChange = z.object({
	termFrom: z.int(),
	termTo: z.int(),
	sector,
	/** RFC 3339 */
	at: instant,
	by: z.string(),
	/** Who stood there before: what takes the change back */
	before: z.array(
		z.object({
			name: z.string(),
			organisation: z.string(),
		}),
	),
});
export type MembersChange = z.output<typeof membersChange>;

export const adminNominee = candidate.extend({
	email: z.string(),
	status: z.enum(["asked", "consented", "declined"]),
	/** The party's name; null: the office */
	nominatedBy: z.string().nullable(),
});
export type AdminNominee = z.output<typeof adminNominee>;
export const adminElection = electionView
	.extend({
		nominees: z.array(adminNominee),
		/** Of settings and proposal: goes with a change of them */
		revision: z.int(),
		rollFrozen: z.boolean(),
		/** How many have voted in the round that is open, or was last; never who or what */
		voted: z.int().nullable(),
		/** Parties in the roll that have left since, and so cannot vote */
		left: z.int(),
		/** Parties in the roll that have no address to send a link to */
		unreachable: z.int(),
		allowedActions: z.array(deed),
		/** What can be changed: all, or only the days of these rounds */
		changeable: z.union([z.array(z.enum(rounds)).readonly(), z.literal("all")]),
		/** Why the next step cannot be taken yet, as a refusal's code and in words */
		hindrance: z
			.object({
				action: z.enum(actions),
				code: z.string(),
				title: z.string(),
				detail: z.string(),
			})
			.nullable(),
	})
	.meta({ id: "ElectionForStaff" });
export type AdminElection = z.output<typeof adminElection>;

/** `GET /admin/working-group` */
export const adminWorkingGroup = workingGroupView
	.extend({
		lastChanges: z.array(membersChange),
		elections: z.array(adminElection),
	})
	.meta({ id: "WorkingGroupForStaff" });
/** How many parties */
export const reminded = z.object({ reminded: z.int() });
