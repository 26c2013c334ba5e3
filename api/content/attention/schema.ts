import type { segments } from "../editing/schema.ts";

/** Why an election does not go on by itself. */
export type StuckBecause =
	| "nobody_voted"
	| "election_day_passed"
	| "proposal_missing"
	| "roll_not_frozen"
	/** The votes are counted, and publishing is the office's own decision */
	| "counted"
	/** The day came yesterday or before, and the step has not been taken */
	| "overdue";

/** Something that stands still until somebody of the office sees to it. */
export type Need =
	| {
			kind: "election";
			id: string;
			termFrom: number;
			termTo: number;
			because: StuckBecause;
	  }
	| {
			kind: "publication";
			/** Its place in addresses */
			segment: (typeof segments)[keyof typeof segments];
			key: string;
			title: string;
			/** When it was to be published */
			at: string;
			/** It could not be done and is a draft again, or its time has passed and it still waits */
			because: "failed" | "late";
	  };

/** `GET /admin/attention` */
export interface Attention {
	items: Need[];
}
