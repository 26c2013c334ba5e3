import type { staffGatherings as sv } from "../sv/staff-gatherings.ts";

export const staffGatherings: typeof sv = {
	gatherings: {
		title: "Events",
		lead: "Choose an event to see who has registered, tick who came and change how one registers.",
		caption: "Events, the latest first",
		columns: {
			name: "Event",
			on: "Day",
			registration: "Registration",
			seated: "Registered",
			waiting: "On the waiting list",
			present: "Have come",
		},
		kinds: {
			conference: "Conference",
			workshop: "Workshop",
			dialogue: "Dialogue meeting",
			seminar: "Seminar",
		},
		registrations: {
			closed: "Closed",
			signatories: "For those who have signed",
			public: "For everyone",
		},
		of: (seated, places) =>
			places === null ? String(seated) : `${seated} of ${places}`,
		counts: (seated, waiting, present) =>
			`${seated} registered, ${waiting} on the waiting list, ${present} have come.`,
		page: "Show the page",
		list: "Registered",
		search: "Search name or organisation",
		print: "Print the list",
		csv: "Get as CSV, without needs",
		nobody: "Nobody has registered yet.",
		forgotten:
			"Names and e-mail addresses are removed, since it was long ago. The numbers are left.",
		noMatch: "Nobody of that name.",
		present: "Has come",
		presentName: (name) => `${name} has come`,
		organisation: "Organisation",
		email: "E-mail",
		person: "Name",
		action: "Action",
		waiting: "Waiting list",
		position: "Number",
		toSeat: "Give a place",
		toSeatName: (name) => `Give a place to ${name}`,
		toWaiting: "To the waiting list",
		toWaitingName: (name) => `To the waiting list: ${name}`,
		toWaitingTitle: (name) => `Move ${name} to the waiting list?`,
		toWaitingText: (name) =>
			`The first on the waiting list gets the place, and ${name} comes last. Both get an e-mail. It cannot be undone.`,
		toWaitingConfirm: "Move and send",
		cancel: "Cancel",
		cancelName: (name) => `Cancel ${name}`,
		cancelTitle: (name) => `Cancel ${name}?`,
		cancelText:
			"The person gets an e-mail. The place goes to the first on the waiting list.",
		cancelOnly: "The person gets an e-mail.",
		toWaitingOnly: (name) =>
			`More have a place than there are places, so nobody else gets it. ${name} comes last on the waiting list and gets an e-mail.`,
		moved: (name) => `${name} is moved and has got an e-mail.`,
		cancelled: (name) => `${name} is cancelled.`,
		entering: {
			open: "Register somebody",
			emailHint: "The confirmation goes here.",
			seat: "Give a place all the same",
			seatHint:
				"It is full, or some are waiting. Without the tick the person comes last on the waiting list.",
			seatOnly: "It is full. Without the tick nobody can be registered.",
			submit: "Register",
			entered: (name, position) =>
				position === null
					? `${name} is registered and has a place.`
					: position === 1
						? `${name} is first on the waiting list.`
						: `${name} is number ${position} on the waiting list.`,
		},
		needs: "Needs and diet",
		needsLead:
			"Shown only here. Keep it out of lists that others see. It is removed after the event.",
		access: "Accessibility",
		food: "Diet",
		settings: "Registration",
		facts: "What the page says",
		factsLead:
			"It is written and published under Content, with the programme and documents. The link is mailed to those who have a place.",
		changeFacts: "Change time, place and programme",
		saved: "Saved.",
		people: (n) => (n === 1 ? "1 person" : `${n} people`),
		callOff: {
			badge: "Cancelled",
			open: "Cancel the event",
			title: (event) => `Cancel ${event}?`,
			text: "The page, the calendar and the open data say that the event is cancelled. Nobody can register, and no reminders are sent.",
			mails: (people) =>
				`We tell ${people} by e-mail at once, with a file that takes the event out of their calendar.`,
			mailsNobody: "Nobody has registered, so nobody gets an e-mail.",
			sv: "Reason in Swedish",
			en: "Reason",
			hint: "Shown to everyone, on the page and in the e-mail.",
			confirm: "Cancel it and send",
			done: (people) => `The event is cancelled. We have mailed ${people}.`,
			doneQuietly: "The event is cancelled.",
			since: (moment) => `The event is cancelled since ${moment}.`,
			reason: (reason) => `The reason: ${reason}`,
			change: "Change the reason",
			changeTitle: "Change the reason",
			changeText: "Nobody gets another e-mail.",
			changed: "The reason is changed.",
			undo: "It takes place after all",
			undoTitle: (event) => `Does ${event} take place after all?`,
			undoText: (people) =>
				`We tell ${people} by e-mail that it takes place, with a new calendar file. They keep their places.`,
			undone: (people) => `The event takes place. We have mailed ${people}.`,
		},
		fields: {
			kind: "Kind",
			startsAt: "Begins",
			endsAt: "Ends",
			place: "Place",
			onlineUrl: "Link for taking part online",
			places: "Number of places",
			placesHint:
				"Empty means unlimited. Raise it, and those on the waiting list get places at once.",
			registration: "Who can register?",
			opensAt: "Registration opens",
			closesAt: "Registration closes",
			waitingList: "Waiting list when it is full",
			keepNeedsDays:
				"How many days after the event is what people need removed?",
		},
	},
};
