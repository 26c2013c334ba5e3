import type { staffMessages as swedish } from "../sv/staff-messages.ts";

export const staffMessages: typeof swedish = {
	title: "Messages",
	lead: (days) =>
		`What visitors have written in the contact form. Each message has also come by e-mail. Here you see which have had an answer. After ${days} days they are removed.`,
	views: "Views",
	view: { open: "To answer", handled: "Done", all: "All" },
	caption: "Messages, the latest first",
	columns: {
		subject: "Subject",
		from: "From",
		received: "Received",
		status: "State",
	},
	status: { open: "To answer", handled: "Done" },
	noted: "Has a note",
	emptyTitle: "No messages",
	empty: {
		open: "All messages have had an answer. New ones are shown here.",
		handled: "No message is marked as done yet.",
		all: "Nobody has written to you in the last months.",
	},
	email: "E-mail",
	language: "Written on",
	languages: { sv: "the Swedish page", en: "the English page" },
	handledBy: (when, name, employer) => `${when}, ${name}, ${employer}`,
	disposed: "Removed on",
	message: "The message",
	answer: "Answer by e-mail",
	answerSubject: (subject) => `Re: ${subject}`,
	note: "Note",
	noteHint:
		"Only you at the office read it. Removed together with the message.",
	theirs: "A colleague saved this note while you were writing:",
	theirsGone: "A colleague removed the note while you were writing.",
	handle: "Mark as done",
	reopen: "Open again",
	saveNote: "Save the note",
	done: {
		handle: "The message is done.",
		reopen: "The message is open again.",
		note: "The note is saved.",
	},
	gone: "The message is no longer here. It may have been removed because it was old.",
};
