import type { Letter } from "./letters.ts";
import type { ChangeTold, EventTold } from "./letters-events.ts";

/** Letters to those who have registered, when something becomes of the event itself. */
export interface EventChangeLetters {
	event_already: EventTold;
	event_changed: EventTold;
	event_called_off: EventTold;
	event_reinstated: EventTold;
}

type Correspondence = {
	[Name in keyof EventChangeLetters]: (
		values: EventChangeLetters[Name],
	) => Letter;
};
type Facts = (told: EventTold) => string;

/** A paragraph, where there is something to say. */
const stated = (text: string) => (text ? [text] : []);

const changed = ({ changes }: EventTold, what: ChangeTold["what"]) =>
	changes.some((one) => one.what === what);

const namesSv = {
	when: "Ny tid",
	place: "Ny plats",
	online: "Ny länk för att delta på distans",
};

const changeSv = ({ what, before, now }: ChangeTold) =>
	`${namesSv[what]}: ${now || "inte bestämt"}\nFörut: ${before || "inte bestämt"}`;

function subjectSv(told: EventTold): string {
	const both = changed(told, "when") && changed(told, "place");
	if (both) return "Ny tid och plats";
	return namesSv[told.changes[0]?.what ?? "when"];
}

export const sv = (facts: Facts): Correspondence => ({
	event_already: (told) => ({
		subject: told.waiting
			? `Du står redan på väntelistan: ${told.title}`
			: `Du är redan anmäld: ${told.title}`,
		paragraphs: [
			told.waiting
				? `Någon har nyss skrivit din adress i anmälan till ${told.title}. Du står redan på väntelistan, ${told.position === 1 ? "först" : `som nummer ${told.position}`}.`
				: `Någon har nyss skrivit din adress i anmälan till ${told.title}. Du är redan anmäld och har en plats.`,
			"Den nya anmälan har inte ändrat något. Var det inte du? Då behöver du inte göra något.",
			...stated(facts(told)),
			"Öppna länken om du vill ändra något eller avboka. Länken är personlig, så skicka den inte vidare.",
		],
		link: { label: "Ändra eller avboka", url: told.url },
		unasked: true,
	}),
	event_changed: (told) => ({
		subject: `${subjectSv(told)}: ${told.title}`,
		paragraphs: [
			`Något har ändrats för ${told.title}. Här står vad, och vad som gäller nu.`,
			...told.changes.map(changeSv),
			...stated(facts(told)),
			told.waiting ? "Du står kvar på väntelistan." : "Du har kvar din plats.",
			"En ny kalenderfil är bifogad. Kan du inte komma? Avboka, så kan någon annan få platsen.",
		],
		link: { label: "Ändra eller avboka", url: told.url },
		unasked: true,
	}),
	event_called_off: (told) => ({
		subject: `Inställt: ${told.title}`,
		paragraphs: [
			`${told.title} är inställt.`,
			...stated(told.reason),
			...stated(facts(told)),
			"Du behöver inte avboka. Filen som är bifogad tar bort evenemanget ur din kalender.",
		],
		link: { label: "Till evenemanget", url: told.url },
		unasked: true,
	}),
	event_reinstated: (told) => ({
		subject: `Blir av ändå: ${told.title}`,
		paragraphs: [
			`Vi har skrivit att ${told.title} är inställt. Nu är det bestämt att det blir av.`,
			...stated(facts(told)),
			told.waiting ? "Du står kvar på väntelistan." : "Du har kvar din plats.",
			"En ny kalenderfil är bifogad. Kan du inte komma? Avboka, så kan någon annan få platsen.",
		],
		link: { label: "Ändra eller avboka", url: told.url },
		unasked: true,
	}),
});

const namesEn = {
	when: "New time",
	place: "New place",
	online: "New link for taking part online",
};

const changeEn = ({ what, before, now }: ChangeTold) =>
	`${namesEn[what]}: ${now || "not decided"}\nBefore: ${before || "not decided"}`;

function subjectEn(told: EventTold): string {
	const both = changed(told, "when") && changed(told, "place");
	if (both) return "New time and place";
	return namesEn[told.changes[0]?.what ?? "when"];
}

export const en = (facts: Facts): Correspondence => ({
	event_already: (told) => ({
		subject: told.waiting
			? `You are already on the waiting list: ${told.title}`
			: `You are already registered: ${told.title}`,
		paragraphs: [
			told.waiting
				? `Somebody has just written your address in the registration for ${told.title}. You are already on the waiting list, ${told.position === 1 ? "first" : `as number ${told.position}`}.`
				: `Somebody has just written your address in the registration for ${told.title}. You are already registered and have a place.`,
			"The new registration has changed nothing. If it was not you, you need do nothing.",
			...stated(facts(told)),
			"Open the link if you want to change something or cancel. The link is personal, so do not pass it on.",
		],
		link: { label: "Change or cancel", url: told.url },
		unasked: true,
	}),
	event_changed: (told) => ({
		subject: `${subjectEn(told)}: ${told.title}`,
		paragraphs: [
			`Something has changed for ${told.title}. Here is what, and what holds now.`,
			...told.changes.map(changeEn),
			...stated(facts(told)),
			told.waiting
				? "You are still on the waiting list."
				: "You still have your place.",
			"A new calendar file is attached. If you cannot come, cancel, and somebody else can have the place.",
		],
		link: { label: "Change or cancel", url: told.url },
		unasked: true,
	}),
	event_called_off: (told) => ({
		subject: `Will not take place: ${told.title}`,
		paragraphs: [
			`${told.title} is cancelled.`,
			...stated(told.reason),
			...stated(facts(told)),
			"You need not cancel your registration. The attached file takes the event out of your calendar.",
		],
		link: { label: "To the event", url: told.url },
		unasked: true,
	}),
	event_reinstated: (told) => ({
		subject: `Takes place after all: ${told.title}`,
		paragraphs: [
			`We have written that ${told.title} is cancelled. Now it is decided that it takes place.`,
			...stated(facts(told)),
			told.waiting
				? "You are still on the waiting list."
				: "You still have your place.",
			"A new calendar file is attached. If you cannot come, cancel, and somebody else can have the place.",
		],
		link: { label: "Change or cancel", url: told.url },
		unasked: true,
	}),
});
