import type { staffWorkingGroup as swedish } from "../sv/staff-working-group.ts";

export const staffWorkingGroup: typeof swedish = {
	workingGroup: {
		title: "Working group",
		lead: "Election of the civil members, and who sits in the group. Nobody sees the ballots before the vote has closed.",
		election: (term) => `Election ${term}`,
		term: (from, to) => (from === to ? String(from) : `${from}–${to}`),
		publicPage: "The election's page",
		status: {
			planned: "Planned",
			nominations: "Nominations are open",
			proposal_vote: "Vote on the proposal",
			name_vote: "Vote for names",
			counted: "The votes have been counted",
			published: "Finished",
			cancelled: "Cancelled",
		},
		next: "Next step",
		actions: {
			open_nominations: "Open nominations",
			open_proposal_vote: "Open the vote",
			close_proposal_vote: "Close and count",
			close_name_vote: "Close and count",
			publish: "Publish the members",
		},
		byItself:
			"It happens automatically when the day comes, if all is ready. Only publishing is up to you.",
		hindered: (action, why) => `${action}: ${why}.`,
		changeHint: (rounds) =>
			`Nobody has voted, so these days can be changed: ${rounds}. If the vote has opened, those who have not voted are mailed the new days.`,
		rounds: {
			proposal: "the vote on the proposal",
			names: "the vote for names",
		},
		callOff: "Cancel the election",
		callOffTitle: (term) => `Cancel the election ${term}?`,
		callOffText:
			"It cannot be undone. Votes that have been cast are never opened and not counted. The reason is shown on the election's page.",
		callOffMails:
			"Those who have been sent a link to vote by are mailed the reason.",
		callOffReason: "Reason in Swedish",
		callOffReasonEn: "Reason in English",
		callOffNot: "Let the election go on",
		calledOff: "The election is cancelled.",
		reason: (words) => `Reason: ${words}`,
		moved: "The election has moved on.",
		roll: "Electoral roll",
		rollSize: (n, day) =>
			`${n === 1 ? "One party" : `${n} parties`}, on ${day}`,
		rollMissing: (day) =>
			`Frozen when ${day} is over. It cannot be changed after that.`,
		freeze: "Freeze the roll",
		frozen: "The roll is frozen.",
		left: (n) =>
			`${n === 1 ? "One party has" : `${n} parties have`} left since and cannot vote.`,
		unreachable: (n) =>
			`${n === 1 ? "One party has" : `${n} parties have`} no e-mail address. Add a contact in the register.`,
		turnout: "Turnout",
		voted: (voted, roll) => `${voted} of ${roll} parties have voted`,
		remind: "Remind those who have not voted",
		remindHint: "Each gets one reminder a day at most.",
		reminded: (n) =>
			n === 1
				? "One reminder is on its way."
				: `${n} reminders are on their way.`,
		nominees: "Nominees",
		nomineesCaption: "Nominees, in alphabetical order",
		nomineesNone: "Nobody has been nominated yet.",
		columns: {
			name: "Name",
			email: "E-mail",
			by: "Nominated by",
			answer: "Answer",
			proposed: "Proposal",
		},
		answers: { asked: "No answer yet", consented: "Yes", declined: "No" },
		office: "The office",
		inProposal: (name) => `Include ${name} in the proposal`,
		isProposed: "In the proposal",
		saveProposal: "Save the proposal",
		proposalHint: (seats) =>
			`Choose at most ${seats} names among those who have said yes.`,
		proposalSaved: "The proposal is saved.",
		nominate: "Nominate on somebody's behalf",
		name: "Name",
		organisation: "Organisation",
		email: "E-mail",
		submitNomination: "Nominate and ask",
		nominated: "The nominee has been asked by e-mail.",
		create: "Set up an election",
		change: "Change the days",
		created: "The election is set up.",
		changed: "The days are changed.",
		fields: {
			termFrom: "First year",
			termTo: "Last year",
			seats: "Seats",
			cutOffOn: "Day that decides who may vote",
			nominationsOpenOn: "Nominations open",
			nominationsCloseOn: "Last day to nominate",
			proposalOpensOn: "The vote on the proposal opens",
			proposalClosesOn: "The vote on the proposal, last day",
			namesOpensOn: "The vote for names opens",
			namesClosesOn: "The vote for names, last day",
		},
		cutOffHint:
			"The civil organisations that are parties on that day are on the roll.",
		nominationsCloseHint: "Empty means 1 November.",
		fewNames: (n, seats) =>
			`${n === 1 ? "One name" : `${n} names`} for ${seats === 1 ? "one seat" : `${seats} seats`}: there are no more names than seats. If the proposal is not accepted there is nothing to choose between, and all who have said yes are elected.`,
		nominateMore:
			"Nominate more if the parties are to have something to choose between.",
		questions: {
			final: "It cannot be changed afterwards.",
			freeze: "Freeze the roll?",
			freezeText: (day) =>
				`The civil organisations that were parties on ${day} may vote, and no others. Nobody is mailed yet.`,
			open: "Open the vote?",
			openText: (names, seats) =>
				`The proposal has ${names === 1 ? "one name" : `${names} names`} for ${seats === 1 ? "one seat" : `${seats} seats`}.`,
			openMails: (parties, day) =>
				`${parties === 1 ? "One party is" : `${parties} parties are`} mailed a link to vote by, until ${day}.`,
			openFinal:
				"After that neither the proposal nor the seats can be changed, and nobody more can be nominated.",
			close: "Close the vote and count?",
			closeProposal: (parties) =>
				`The result and the ballots are shown on the election's page. If the proposal is not accepted, ${parties === 1 ? "one party is" : `${parties} parties are`} mailed to vote for names.`,
			closeNames:
				"The result and the ballots are shown on the election's page.",
			publish: "Publish the members?",
			publishText: (names, seats) =>
				`${names === 1 ? "One elected person" : `${names} elected people`} for ${seats === 1 ? "one seat" : `${seats} seats`} will be shown as members on the working group's page.`,
			publishMails: (people, parties) =>
				`${people === 1 ? "One candidate" : `${people} candidates`} and ${parties === 1 ? "one party" : `${parties} parties`} are mailed the result.`,
			replace: (before, after) =>
				`Replace ${before === 1 ? "one member" : `${before} members`} by ${after}?`,
			gone: (names) => `No longer there: ${names}.`,
			added: (names) => `New: ${names}.`,
			undo: (side) => `Undo the change of ${side}?`,
			nowStand: (names) => `Now ${names} stand here.`,
			nowNobody: "Nobody stands here now.",
			thenStand: (names) => `Afterwards ${names} stand here.`,
			thenNobody: "Afterwards nobody stands here.",
		},
		members: "Members",
		membersLead: (seats) =>
			`One member a line: name, semicolon, organisation. At most ${seats}.`,
		sector: "Side",
		sectors: { public: "The public side", civil: "The civil side" },
		membersField: "Members",
		enterMembers: "Change the members",
		saveMembers: "Save the members",
		membersOnly:
			"Who sits in the group, term by term. Administrators see to the elections.",
		lastChange: (side, by, when, before) =>
			`${side}: changed by ${by} on ${when}. ${before ? `Before that ${before} stood there.` : "Before that nobody stood there."}`,
		undo: "Undo the change",
		undone: "The members are as they were before the change.",
		membersSaved: "The members are saved.",
	},
};
