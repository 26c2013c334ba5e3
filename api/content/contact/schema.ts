import { z } from "zod";
import { paging } from "../../platform/paging.ts";
import { email, id, lines, someLine, someLines } from "../../platform/text.ts";

/** What somebody writes to the office. */
export const contactMessage = z.object({
	name: someLine(120),
	email,
	subject: someLine(120),
	message: someLines(5000),
});
export type ContactInput = z.output<typeof contactMessage>;

export const messageStates = ["open", "handled"] as const;
export type MessageState = (typeof messageStates)[number];

/** `status` left out: all of them. */
export const messageQuery = paging.extend({
	status: z.enum(messageStates).optional(),
});
export const messageParams = z.object({ id });

/** What is done with a message builds on what was read: `revision` is the one that the reader saw. */
const revision = z.number().int().min(0);
const note = lines(2000);
/** A note that is left out stays as it is. */
export const messageAct = z.object({ revision, note: note.optional() });
export type MessageAct = z.output<typeof messageAct>;
export const messageNote = z.object({ revision, note });

/** A message as it stands in the list: without what was written. */
export interface ContactMessageItem {
	id: string;
	name: string;
	email: string;
	subject: string;
	locale: "sv" | "en";
	createdAt: string;
	status: MessageState;
	handled: {
		at: string;
		by: { id: string; name: string; employer: string };
	} | null;
	hasNote: boolean;
}

export type MessageAction = "note" | "handle" | "reopen";

export interface ContactMessageView extends ContactMessageItem {
	message: string;
	note: string;
	revision: number;
	/** The day that it is disposed of, `YYYY-MM-DD` */
	disposedOn: string;
	allowedActions: MessageAction[];
}

export interface ContactMessageList {
	items: ContactMessageItem[];
	total: number;
	next: string | null;
	counts: Record<MessageState, number>;
	/** For how many days a message is kept */
	keptDays: number;
}

/** What an act answers: nothing that anybody has written, for an answer may be kept to be repeated. */
export interface MessageStanding {
	id: string;
	status: MessageState;
	revision: number;
}
