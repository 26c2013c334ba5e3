import type {
	BallotsView,
	ConsentPage,
	ElectionView,
	Term,
	VotePage,
	WorkingGroupView,
} from "../../api/content/working-group/schema.ts";
import type { FormFault, PartyChoice } from "./models.ts";

export type { BallotsView, ElectionView, Term, WorkingGroupView };

export interface WorkingGroupModel extends WorkingGroupView {
	/** `YYYY-MM-DD` */
	today: string;
	/** Safe HTML: how its civil members are elected */
	how: string;
}

export interface ElectionModel {
	election: ElectionView;
	ballots: BallotsView;
	/** Whether the days of the vote are over without a vote, so that new ones are waited for */
	awaitsDays: boolean;
}

/** The page behind a party's link. */
export type VoteModel =
	| { state: "unknown" }
	| {
			state: "page";
			action: string;
			page: VotePage;
			/** Ids, or `accept` or `reject` */
			chosen: string[];
			/** Why the vote was refused */
			refusal: string | null;
	  }
	| { state: "done"; page: VotePage; receipt: string };

/** The page behind a nominee's link. */
export type ConsentModel =
	| { state: "unknown" }
	| {
			state: "page";
			action: string;
			page: ConsentPage;
			refusal: string | null;
	  };

export interface NominationValues {
	name: string;
	organisation: string;
	email: string;
	/** An organisation's id; empty while none is chosen */
	party: string;
}
/** The page where a party nominates. */
export type NominationModel =
	| { state: "closed" }
	| {
			state: "sign_in";
			action: string;
			/** Where the link is asked to go */
			email: string;
			faults: FormFault[];
			refusal: string | null;
	  }
	| { state: "link_sent" }
	| { state: "done"; name: string }
	| {
			state: "form";
			action: string;
			/** Those that the visitor speaks for; none when signed out while writing */
			parties: PartyChoice[];
			closesOn: string;
			values: NominationValues;
			faults: FormFault[];
			refusal: string | null;
	  };
