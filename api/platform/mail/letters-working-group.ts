import { formats } from "../../../frontend/i18n/format.ts";
import type { Letter } from "./letters.ts";

interface Ballot {
	organisation: string;
	/** The term, in years */
	from: number;
	to: number;
	/** The days of the second round, and the last day of this one, `YYYY-MM-DD` */
	opens: string;
	closes: string;
	/** The party's own link */
	url: string;
}

interface Result {
	from: number;
	to: number;
	/** Those who were elected, by name and organisation */
	elected: string[];
	/** The election's page */
	url: string;
}

/** Letters about the election of the working group. */
export interface WorkingGroupLetters {
	election_vote: Ballot;
	election_names_vote: Ballot;
	election_reminder: Ballot;
	election_cancelled: {
		organisation: string;
		from: number;
		to: number;
		reason: string;
		/** What the organisation has done, or been asked to: it has a vote in the roll, or has nominated */
		part: "voted" | "asked" | "nominated";
		/** The election's page */
		url: string;
	};
	election_nominee_cancelled: {
		name: string;
		from: number;
		to: number;
		reason: string;
		/** The election's page */
		url: string;
	};
	/** To a party */
	election_result: Result;
	/** To one who stood */
	election_nominee_result: Result & { name: string; won: boolean };
	election_consent: {
		name: string;
		from: number;
		to: number;
		/** The party that nominated; empty: the office */
		by: string;
		url: string;
	};
}

type Correspondence = {
	[Name in keyof WorkingGroupLetters]: (
		values: WorkingGroupLetters[Name],
	) => Letter;
};

const daySv = (day: string) => formats.sv.day(day);
const secretSv =
	"Länken är er röst, så skicka den inte vidare utanför organisationen. Rösten är hemlig. När den är lagd får ni en kvittokod, som visas en enda gång.";

const cancelledSv = {
	voted:
		"Er röst används inte till något. Blir det ett nytt val får ni en ny länk.",
	asked: "Blir det ett nytt val får ni en ny länk.",
	nominated:
		"Er nominering gäller inte längre. Blir det ett nytt val kan ni nominera igen.",
};

export const sv: Correspondence = {
	election_vote: ({ organisation, from, to, closes, url }) => ({
		subject: `Rösta: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`${organisation} har en röst i valet av samverkansgruppens idéburna ledamöter.`,
			`De nominerade har ett gemensamt förslag. Ni svarar om ni godkänner det, senast ${daySv(closes)}.`,
			secretSv,
		],
		link: { label: "Läs förslaget och rösta", url },
		unasked: true,
	}),
	election_names_vote: ({ organisation, from, to, opens, closes, url }) => ({
		subject: `Rösta på namn: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			"Det gemensamma förslaget blev inte godkänt. Därför röstar parterna nu på namn.",
			`${organisation} har en röst. Den går att lägga från ${daySv(opens)} till och med ${daySv(closes)}.`,
			secretSv,
		],
		link: { label: "Se namnen och rösta", url },
		unasked: true,
	}),
	election_reminder: ({ organisation, from, to, closes, url }) => ({
		subject: `Påminnelse: rösta om samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`${organisation} har inte röstat än. Sista dagen är ${daySv(closes)}.`,
			secretSv,
		],
		link: { label: "Rösta", url },
		unasked: true,
	}),
	election_cancelled: ({ organisation, from, to, reason, part, url }) => ({
		subject: `Valet är avbrutet: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`Valet av samverkansgruppens idéburna ledamöter ${from}–${to} är avbrutet. ${organisation} behöver inte göra något.`,
			`Skäl: ${reason}`,
			cancelledSv[part],
		],
		link: { label: "Läs mer på valets sida", url },
		unasked: true,
	}),
	election_nominee_cancelled: ({ name, from, to, reason, url }) => ({
		subject: `Valet är avbrutet: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`Hej ${name}.`,
			`Valet av samverkansgruppens idéburna ledamöter ${from}–${to} är avbrutet. Din nominering gäller inte längre, och du behöver inte göra något.`,
			`Skäl: ${reason}`,
			"Blir det ett nytt val är du med i det bara om någon nominerar dig igen och du svarar ja då.",
		],
		link: { label: "Läs mer på valets sida", url },
		unasked: true,
	}),
	election_result: ({ from, to, elected, url }) => ({
		subject: `Så gick valet: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`Valet av samverkansgruppens idéburna ledamöter ${from}–${to} är klart.`,
			`Valda är: ${elected.join("; ")}.`,
			"Resultatet och alla röstsedlar finns på valets sida. Med er kvittokod hittar ni er egen röstsedel.",
		],
		link: { label: "Se hur det gick", url },
		unasked: true,
	}),
	election_nominee_result: ({ name, from, to, elected, won, url }) => ({
		subject: won
			? `Du är vald till samverkansgruppen ${from}–${to}`
			: `Så gick valet: samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`Hej ${name}.`,
			won
				? `Du är vald till ledamot i samverkansgruppen ${from}–${to}.`
				: `Valet av samverkansgruppens idéburna ledamöter ${from}–${to} är klart. Du blev inte vald den här gången. Tack för att du ställde upp.`,
			`Valda är: ${elected.join("; ")}.`,
		],
		link: { label: "Se hur det gick", url },
		unasked: true,
	}),
	election_consent: ({ name, from, to, by, url }) => ({
		subject: `Du är nominerad till samverkansgruppen ${from}–${to}`,
		paragraphs: [
			`Hej ${name}.`,
			`${by || "Kansliet"} har nominerat dig till samverkansgruppen för den Halländska Överenskommelsen.`,
			"Öppna länken och svara ja eller nej. Säger du ja blir ditt namn och din organisation offentliga, men aldrig din e-postadress. Svarar du inte är du inte med i valet.",
		],
		link: { label: "Svara ja eller nej", url },
		unasked: true,
	}),
};

const dayEn = (day: string) => formats.en.day(day);
const secretEn =
	"The link is your vote, so do not pass it on outside the organisation. The vote is secret. When it is cast you get a receipt code, which is shown once only.";

const cancelledEn = {
	voted:
		"Your vote is not used for anything. If there is another election you get a new link.",
	asked: "If there is another election you get a new link.",
	nominated:
		"Your nomination no longer counts. If there is another election you can nominate again.",
};

export const en: Correspondence = {
	election_vote: ({ organisation, from, to, closes, url }) => ({
		subject: `Vote: the working group ${from}–${to}`,
		paragraphs: [
			`${organisation} has one vote in the election of the working group's civil members.`,
			`The nominees have a joint proposal. You say whether you accept it, by ${dayEn(closes)}.`,
			secretEn,
		],
		link: { label: "Read the proposal and vote", url },
		unasked: true,
	}),
	election_names_vote: ({ organisation, from, to, opens, closes, url }) => ({
		subject: `Vote for names: the working group ${from}–${to}`,
		paragraphs: [
			"The joint proposal was not accepted. Now the parties vote for names.",
			`${organisation} has one vote. It can be cast from ${dayEn(opens)} to ${dayEn(closes)}.`,
			secretEn,
		],
		link: { label: "See the names and vote", url },
		unasked: true,
	}),
	election_reminder: ({ organisation, from, to, closes, url }) => ({
		subject: `Reminder: vote on the working group ${from}–${to}`,
		paragraphs: [
			`${organisation} has not voted yet. The last day is ${dayEn(closes)}.`,
			secretEn,
		],
		link: { label: "Vote", url },
		unasked: true,
	}),
	election_cancelled: ({ organisation, from, to, reason, part, url }) => ({
		subject: `The election is cancelled: the working group ${from}–${to}`,
		paragraphs: [
			`The election of the working group's civil members ${from}–${to} is cancelled. ${organisation} does not have to do anything.`,
			`Reason: ${reason}`,
			cancelledEn[part],
		],
		link: { label: "Read more on the election's page", url },
		unasked: true,
	}),
	election_nominee_cancelled: ({ name, from, to, reason, url }) => ({
		subject: `The election is cancelled: the working group ${from}–${to}`,
		paragraphs: [
			`Dear ${name},`,
			`The election of the working group's civil members ${from}–${to} is cancelled. Your nomination no longer counts, and you do not have to do anything.`,
			`Reason: ${reason}`,
			"If there is another election you stand in it only if somebody nominates you again and you say yes then.",
		],
		link: { label: "Read more on the election's page", url },
		unasked: true,
	}),
	election_result: ({ from, to, elected, url }) => ({
		subject: `How the election went: the working group ${from}–${to}`,
		paragraphs: [
			`The election of the working group's civil members ${from}–${to} is finished.`,
			`Elected: ${elected.join("; ")}.`,
			"The result and all ballots are on the election's page. With your receipt code you find your own ballot.",
		],
		link: { label: "See how it went", url },
		unasked: true,
	}),
	election_nominee_result: ({ name, from, to, elected, won, url }) => ({
		subject: won
			? `You are elected to the working group ${from}–${to}`
			: `How the election went: the working group ${from}–${to}`,
		paragraphs: [
			`Dear ${name},`,
			won
				? `You are elected a member of the working group ${from}–${to}.`
				: `The election of the working group's civil members ${from}–${to} is finished. You were not elected this time. Thank you for standing.`,
			`Elected: ${elected.join("; ")}.`,
		],
		link: { label: "See how it went", url },
		unasked: true,
	}),
	election_consent: ({ name, from, to, by, url }) => ({
		subject: `You are nominated for the working group ${from}–${to}`,
		paragraphs: [
			`Dear ${name},`,
			`${by || "The office"} has nominated you for the working group of the Halland Agreement.`,
			"Open the link and answer yes or no. If you say yes, your name and organisation become public, but never your e-mail address. If you do not answer you do not stand.",
		],
		link: { label: "Answer yes or no", url },
		unasked: true,
	}),
};
