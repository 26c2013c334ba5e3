import type {
	FollowUp,
	FollowUpForm,
	FollowUpItem,
	PrincipleResult,
	Sector,
	Tally,
} from "../../api/content/follow-up/schema.ts";
import type { FormFault } from "./models.ts";

export type { FollowUp, FollowUpForm, PrincipleResult, Sector, Tally };

/** One principle over the years, the oldest first; null in a year that did not ask about it. */
export interface PrincipleSeries {
	id: string;
	title: string;
	years: {
		year: number;
		civil: Tally | null;
		public: Tally | null;
	}[];
}

export interface FollowUpListModel {
	/** Newest first */
	items: FollowUpItem[];
	/** What parties answer now */
	open: { year: number; closesOn: string } | null;
	series: PrincipleSeries[];
	/** What the action plan says of earlier years' follow-ups. */
	earlier: { year: number; period: string; url: string | null }[];
}

export interface FollowUpModel {
	followUp: FollowUp;
	/** Up to the year that is shown. */
	series: PrincipleSeries[];
}

/** What is chosen and written, by principle. */
export interface FollowUpValues {
	/** `1`–`5`, `unknown`, or empty while nothing is chosen */
	scores: Record<string, string>;
	comments: Record<string, string>;
	named: boolean;
}

export type FollowUpFormModel =
	| { state: "unknown" }
	| {
			state: "known";
			form: FollowUpForm;
			/** Where it posts; the page's own address. */
			action: string;
			values: FollowUpValues;
			/** The answer that what is written began with */
			revision: number;
			/** What somebody else has sent meanwhile; null: nothing */
			theirs: FollowUpValues | null;
			faults: FormFault[];
			/** Why the whole was refused; what was written is still shown. */
			refusal: string | null;
			/** The way back in for who has been signed out */
			signIn?: string;
			saved: boolean;
			/** The way back for staff; null for a party */
			back: string | null;
	  };
