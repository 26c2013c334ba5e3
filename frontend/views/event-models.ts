import type {
	EventDetail,
	EventItem,
	OwnRegistration,
} from "../../api/content/events/schema.ts";
import type { FormFault, PartyChoice } from "./models.ts";

export type { EventDetail, EventItem };

/** Whether one can register now. `closed`: its last moment has passed; `never`: not here, or not any more */
export type RegistrationStanding =
	| "open"
	| "not_open"
	| "closed"
	| "begun"
	| "never";
export interface ShownEvent extends EventItem {
	standing: RegistrationStanding;
}

export interface EventListModel {
	/** The soonest first */
	upcoming: ShownEvent[];
	/** The latest first */
	past: ShownEvent[];
}

export interface EventModel {
	event: EventDetail & ShownEvent;
	/** Bytes of the documents that are kept here, by address */
	sizes: Map<string, number>;
	past: boolean;
}

export interface RegistrationValues {
	name: string;
	email: string;
	organisation: string;
	accessNeeds: string;
	foodNeeds: string;
	/** An organisation's id; empty while none is chosen */
	party: string;
}

/** The page where one registers: a form, a question for the link, or what came of it. */
export type RegistrationModel = { event: EventItem; action: string } & (
	| {
			state: "form";
			/** Of this drawing of the form, so that a second press is known */
			formKey: string;
			/** Those that the visitor speaks for, and last none of them where one may come without */
			parties: PartyChoice[];
			values: RegistrationValues;
			faults: FormFault[];
			/** Why the whole was refused, when not for a field */
			refusal: string | null;
			/** The link or the session ended while somebody wrote; `sent`: a new link has been asked for */
			lapsed?: "now" | "sent";
	  }
	| { state: "ask"; email: string; faults: FormFault[]; refusal: string | null }
	| { state: "asked" }
	/** It cannot be done now; `refusal` says why. */
	| { state: "closed"; refusal: string }
	/** What somebody new gets; who was registered before is told the truth by mail. */
	| { state: "seated" | "waiting" }
);

/** The page behind a personal link. */
export type OwnModel =
	| { state: "unknown" }
	| {
			state: "known";
			action: string;
			own: OwnRegistration;
			values: Pick<
				RegistrationValues,
				"name" | "organisation" | "accessNeeds" | "foodNeeds"
			>;
			faults: FormFault[];
			refusal: string | null;
			said: "saved" | "cancelled" | null;
	  };
