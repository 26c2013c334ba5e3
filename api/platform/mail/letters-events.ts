import type { Letter } from "./letters.ts";
import {
	en as changesEn,
	sv as changesSv,
	type EventChangeLetters,
} from "./letters-events-changes.ts";

/** What is otherwise than it was. */
export interface ChangeTold {
	what: "when" | "place" | "online";
	/** In words; empty when it was not decided */
	before: string;
	now: string;
}

export interface EventTold {
	title: string;
	/** In words, with day and time */
	when: string;
	place: string;
	/** The address to take part by, for who has a seat */
	online: string | null;
	/** In the waiting list, from 1; 0 when not in it */
	position: number;
	/** The personal link, or the event's page when there is nothing left to change */
	url: string;
	/** Whether who gets it waits for a place */
	waiting: boolean;
	/** Why the event is cancelled; empty when nothing has been said */
	reason: string;
	changes: ChangeTold[];
}
type Told = EventTold;

/** Letters to those who register for an event. What anyone needs there is in none of them. */
export interface EventLetters extends EventChangeLetters {
	event_seat: Told;
	event_waiting: Told;
	event_promoted: Told;
	event_reminder: Told;
	event_cancelled: Told;
	event_invitation: { title: string; url: string };
}

type Correspondence = {
	[Name in keyof EventLetters]: (values: EventLetters[Name]) => Letter;
};

const factsSv = ({ when, place, online }: Told) =>
	[
		when && `Tid: ${when}`,
		place && `Plats: ${place}`,
		online && `Länk för att delta på distans: ${online}`,
	]
		.filter(Boolean)
		.join("\n");
const placeSv = ({ position }: Told) =>
	position === 1
		? "Du står först på väntelistan."
		: `Du står som nummer ${position} på väntelistan.`;
const changeSv =
	"Öppna länken om du vill ändra något eller avboka. Länken är personlig, så skicka den inte vidare.";

export const sv: Correspondence = {
	...changesSv(factsSv),
	event_seat: (told) => ({
		subject: `Du är anmäld: ${told.title}`,
		paragraphs: [
			`Du har en plats på ${told.title}.`,
			factsSv(told),
			"Kalenderfilen är bifogad.",
			changeSv,
		],
		link: { label: "Ändra eller avboka", url: told.url },
	}),
	event_waiting: (told) => ({
		subject: `Du står på väntelistan: ${told.title}`,
		paragraphs: [
			`${told.title} är fullt just nu. ${placeSv(told)}`,
			factsSv(told),
			"Blir det en plats över får du den, och ett nytt mejl.",
			changeSv,
		],
		link: { label: "Ändra eller lämna väntelistan", url: told.url },
	}),
	event_promoted: (told) => ({
		subject: `Du har fått en plats: ${told.title}`,
		paragraphs: [
			`Det blev en plats över på ${told.title}, och den är din.`,
			factsSv(told),
			"Kan du inte komma? Avboka, så får den som står först på väntelistan platsen.",
			changeSv,
		],
		link: { label: "Ändra eller avboka", url: told.url },
	}),
	event_reminder: (told) => ({
		subject: `Påminnelse: ${told.title}`,
		paragraphs: [
			`Snart är det dags för ${told.title}.`,
			factsSv(told),
			"Kan du inte komma? Avboka, så kan någon annan få platsen.",
		],
		link: { label: "Ändra eller avboka", url: told.url },
	}),
	event_cancelled: (told) => ({
		subject: `Avbokad: ${told.title}`,
		paragraphs: [
			`Din anmälan till ${told.title} är avbokad.`,
			"Vill du ändå komma kan du anmäla dig igen, om det finns plats.",
		],
		link: { label: "Till evenemanget", url: told.url },
	}),
	event_invitation: ({ title, url }) => ({
		subject: `Er länk till anmälan: ${title}`,
		paragraphs: [
			`Här är länken till anmälan för ${title}. Den gäller för er organisation, så skicka den inte vidare.`,
		],
		link: { label: "Öppna anmälan", url },
	}),
};

const factsEn = ({ when, place, online }: Told) =>
	[
		when && `Time: ${when}`,
		place && `Place: ${place}`,
		online && `Link for taking part online: ${online}`,
	]
		.filter(Boolean)
		.join("\n");
const placeEn = ({ position }: Told) =>
	position === 1
		? "You are first on the waiting list."
		: `You are number ${position} on the waiting list.`;
const changeEn =
	"Open the link if you want to change something or cancel. The link is personal, so do not pass it on.";

export const en: Correspondence = {
	...changesEn(factsEn),
	event_seat: (told) => ({
		subject: `You are registered: ${told.title}`,
		paragraphs: [
			`You have a place at ${told.title}.`,
			factsEn(told),
			"The calendar file is attached.",
			changeEn,
		],
		link: { label: "Change or cancel", url: told.url },
	}),
	event_waiting: (told) => ({
		subject: `You are on the waiting list: ${told.title}`,
		paragraphs: [
			`${told.title} is full at present. ${placeEn(told)}`,
			factsEn(told),
			"If a place becomes free it is yours, and you get another e-mail.",
			changeEn,
		],
		link: { label: "Change or leave the waiting list", url: told.url },
	}),
	event_promoted: (told) => ({
		subject: `You have got a place: ${told.title}`,
		paragraphs: [
			`A place has become free at ${told.title}, and it is yours.`,
			factsEn(told),
			"If you cannot come, cancel, and the first on the waiting list gets the place.",
			changeEn,
		],
		link: { label: "Change or cancel", url: told.url },
	}),
	event_reminder: (told) => ({
		subject: `Reminder: ${told.title}`,
		paragraphs: [
			`${told.title} is soon.`,
			factsEn(told),
			"If you cannot come, cancel, and somebody else can have the place.",
		],
		link: { label: "Change or cancel", url: told.url },
	}),
	event_cancelled: (told) => ({
		subject: `Cancelled: ${told.title}`,
		paragraphs: [
			`Your registration for ${told.title} is cancelled.`,
			"If you want to come after all you can register again, if there is room.",
		],
		link: { label: "To the event", url: told.url },
	}),
	event_invitation: ({ title, url }) => ({
		subject: `Your link to register: ${title}`,
		paragraphs: [
			`Here is the link to register for ${title}. It is for your organisation, so do not pass it on.`,
		],
		link: { label: "Open the registration", url },
	}),
};
