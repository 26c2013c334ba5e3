import { z } from "zod";
import { instant, onDay, uuid } from "../../platform/answers.ts";
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
export const contactMessageItem = z.object({
	id: uuid,
	name: z.string(),
	email: z.string(),
	subject: z.string(),
	locale: z.enum(["sv", "en"]),
	createdAt: instant,
	status: z.enum(messageStates),
	handled: z
		.object({
			at: instant,
			by: z.object({
				id: uuid,
				name: z.string(),
				employer: z.string(),
			}),
		})
		.nullable(),
	hasNote: z.boolean(),
});
export type ContactMessageItem = z.output<typeof contactMessageItem>;

export const messageAction = z.enum(["note", "handle", "reopen"]);
export type MessageAction = z.output<typeof messageAction>;

export const contactMessageView = contactMessageItem.extend({
	message: z.string(),
	note: z.string(),
	revision: z.int(),
	/** The day that it is disposed of, `YYYY-MM-DD` */
	disposedOn: onDay,
	allowedActions: z.array(messageAction),
});
export type ContactMessageView = z.output<typeof contactMessageView>;

export const contactMessageList = z.object({
	items: z.array(contactMessageItem),
	total: z.int(),
	next: z.string().nullable(),
	counts: z.record(z.enum(messageStates), z.int()),
	/** For how many days a message is kept */
	keptDays: z.int(),
});
export type ContactMessageList = z.output<typeof contactMessageList>;

/** What an act answers: nothing that anybody has written, for an answer may be kept to be repeated. */
export const messageStanding = z.object({
	id: uuid,
	status: z.enum(messageStates),
	revision: z.int(),
});
export type MessageStanding = z.output<typeof messageStanding>;
