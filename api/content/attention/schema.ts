import { z } from "zod";
import { allOf, instant, uuid } from "../../platform/answers.ts";
import { segments } from "../editing/schema.ts";

/** Why an election does not go on by itself. */
const stuckBecause = z.enum([
	"nobody_voted",
	"election_day_passed",
	"proposal_missing",
	"roll_not_frozen",
	// The votes are counted, and publishing is the office's own decision.
	"counted",
	// The day came yesterday or before, and the step has not been taken.
	"overdue",
]);

/** Something that stands still until somebody of the office sees to it. */
const need = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("election"),
		id: uuid,
		termFrom: z.int(),
		termTo: z.int(),
		because: stuckBecause,
	}),
	z.object({
		kind: z.literal("publication"),
		/** Its place in addresses */
		segment: z.enum(Object.values(segments)),
		key: z.string(),
		title: z.string(),
		/** When it was to be published */
		at: instant,
		/** It could not be done and is a draft again, or its time has passed and it still waits */
		because: z.enum(["failed", "late"]),
	}),
]);
export type Need = z.output<typeof need>;

/** `GET /admin/attention` */
export const attention = allOf(need).meta({ id: "Attention" });
export type Attention = z.output<typeof attention>;
