import type { workingGroup as swedish } from "../sv/working-group.ts";

export const workingGroup: typeof swedish = {
	title: "The working group",
	members: "Members",
	term: (from, to) => (from === to ? String(from) : `${from}–${to}`),
	sectors: { public: "The public side", civil: "The civil side" },
	free: (n) => (n === 1 ? "One seat is free." : `${n} seats are free.`),
	none: "There are no members here yet",
	noneText: "They are listed here when they have been chosen.",
	coming: "Coming members",
	earlier: "Earlier members",
	how: "How the election is held",
	elections: "Elections",
	election: (term) => `Election of members ${term}`,
	back: "The working group",
	status: {
		planned: "Planned",
		nominations: "Nominations are open",
		proposal_vote: "Vote on the proposal",
		name_vote: "Vote for names",
		counted: "The votes have been counted",
		published: "Finished",
		cancelled: "Cancelled",
	},
	cancelled: (day) => `The election was cancelled on ${day}.`,
	cancelledReason: "Reason:",
	awaitsDays:
		"The days have passed and nobody has voted. The office sets new days, and then the parties get another e-mail.",
	facts: "Days",
	cutOff: "Electoral roll",
	cutOffText: (day) => `The civil parties on ${day}`,
	roll: (n) => (n === 1 ? "One party" : `${n} parties`),
	nominations: "Nominations",
	proposalVote: "Vote on the proposal",
	namesVote: "Vote for names, if it is needed",
	span: (from, to) => (from === to ? from : `${from} – ${to}`),
	seats: "Seats",
	candidates: "Candidates",
	candidatesNone: "Nobody has agreed to stand yet.",
	proposed: "in the proposal",
	nominate: "Nominate somebody",
	result: "Result",
	resultNone: "The result is shown here when the vote has closed.",
	turnout: (voted, roll) => `${voted} of ${roll} parties voted.`,
	accepted: "The proposal was accepted.",
	rejected:
		"The proposal was not accepted. A vote for names therefore followed.",
	votes: "Votes",
	choice: { accept: "Yes", reject: "No" },
	name: "Name",
	elected: "Elected",
	notElected: "Not elected",
	lot: (order) => `There was a tie. The lot gave this order: ${order}.`,
	ballots: "Ballots",
	ballotsLead:
		"Every ballot is open to read, ordered by receipt code. Whoever has voted finds their own. Nobody can see who cast a ballot.",
	receipt: "Receipt code",
	says: "Vote",
	csv: "Download the ballots (CSV)",
	json: "Download the ballots (JSON)",
	again: "Count for yourself",
	againText:
		"The file has a row for each choice on a ballot. Count the rows of each name, and you have the result.",
	lots: "Lots",
	lotsLead: "Ties are decided by lot, which everybody can check.",
	lotsHow: "How to check the lot",
	lotsText:
		"The lot comes of a secret that was drawn when the election was set up. Its fingerprint (SHA-256) has been shown here since then. The secret is shown when the vote has closed. In a tie, take the SHA-256 of the secret, all the tied names in order and then the name itself, one a line. The lowest value comes first.",
	lotNames: { proposal: "Vote on the proposal", names: "Vote for names" },
	commitment: "Fingerprint",
	secret: "Secret",
	secretLater: "Shown when the vote has closed",
	vote: {
		title: "Vote",
		for: (organisation) => `You vote for ${organisation}.`,
		voted: (organisation) => `${organisation} has voted.`,
		term: (term) => `Election of civil members of the working group ${term}`,
		until: (day) => `The vote is open until ${day}.`,
		proposal: "The nominees' joint proposal",
		question: "Do you accept the proposal?",
		accept: "Yes, we accept the proposal",
		reject: "No, we want to vote for names instead",
		names: (n) => (n === 1 ? "Choose one name" : `Choose ${n} names`),
		namesHint: (n) =>
			`The ballot holds only if it has ${n === 1 ? "one name" : `exactly ${n} names`}.`,
		allNames: (n) => (n === 1 ? "Tick the name" : `Tick all ${n} names`),
		allNamesHint: (n) =>
			n === 1
				? "There are no more names than seats, so the one here is elected. The ballot holds only if the name is ticked."
				: "There are no more names than seats, so all who stand here are elected. The ballot holds only if every name is ticked.",
		secret:
			"The vote is secret and cannot be changed. We note that you have voted, but not how.",
		submit: "Cast the vote",
		doneTitle: "Your vote is cast",
		done: "Keep the receipt code. It is shown only now, and nobody can find it again. With it you find your ballot when the votes have been counted.",
		receipt: "Your receipt code",
		where: "To the election's page",
		states: {
			not_open: (opens) =>
				`The vote opens on ${opens}. Use the same link then.`,
			closed:
				"The vote is closed. The election's page says how it went, or what happens now.",
			cancelled:
				"The election is cancelled. You do not have to do anything. The election's page says why.",
			voted: (on) =>
				`The organisation voted on ${on}. The electoral roll says so. Every party has one vote.`,
			withdrawn:
				"The organisation is on the electoral roll but has left the agreement since. It can therefore not vote.",
		},
		unknownTitle: "We do not recognise the link",
		unknown:
			"Only parties on the electoral roll have a link. Perhaps a piece of the address has been lost. Open the link straight from the e-mail.",
	},
	consent: {
		title: "Your nomination",
		lead: (term) => `The working group ${term}`,
		text: (name) =>
			`${name}, you have been nominated. Will you stand? If you say yes, your name and organisation are shown openly. Your e-mail address is never shown.`,
		until: (day) =>
			`You can change your answer until the vote opens on ${day}.`,
		yes: "Yes, I will stand",
		no: "No, thank you",
		status: {
			asked: "You have not answered yet.",
			consented: "You have said yes.",
			declined: "You have said no.",
		},
		closed: "The answer cannot be changed now.",
	},
	nomination: {
		title: "Nominate for the working group",
		for: (organisation) => `You nominate for ${organisation}.`,
		whichParty: "Which party do you nominate for?",
		closes: (day) => `Nominations are open until ${day}.`,
		closed: "It is not possible to nominate now.",
		signIn:
			"Only civil parties nominate. Write the e-mail address that we have of your organisation, and we mail you a link to this page.",
		ownEmail: "Your e-mail address",
		mailLink: "Mail the link",
		linkSent:
			"Look in your e-mail. If we know the address, a link to this page comes within a few minutes. Look among the junk mail too.",
		notSent:
			"The nomination has not been sent, but what you have written is still here. Sign in for your organisation in a new tab and then send it from here.",
		signInTab: "To the sign-in (opens in a new tab)",
		name: "Name",
		organisation: "Organisation that the person comes from",
		optional: "(optional)",
		email: "The person's e-mail address",
		emailHint: "We send the question here. The address is never shown.",
		submit: "Nominate",
		done: (name) =>
			`Thank you. We have e-mailed ${name} and asked. The name is shown only after a yes.`,
		faults: {
			party: "Choose which party you nominate for.",
			name: "Write the person's name.",
			email: "Write a whole e-mail address.",
		},
	},
};
