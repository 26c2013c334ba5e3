import { count } from "../format.ts";

/**
 * What other people's sites show of the register: the element, the frame and the badge. Kept apart from the rest, for
 * the element carries these words with it to every site.
 */
export const embedded = {
	label: "Organisationer som har skrivit under den Halländska Överenskommelsen",
	search: "Sök organisation",
	searchButton: "Sök",
	loading: "Hämtar …",
	found: (n: number) => count("sv", n, "organisation", "organisationer"),
	shown: (shown: number, total: number) =>
		`Visar ${shown} av ${count("sv", total, "organisation", "organisationer")}`,
	none: "Ingen organisation passar. Sök på en del av namnet.",
	nobody: "Här finns ingen organisation än.",
	since: (day: string) => `sedan ${day}`,
	county: "Hela länet",
	status: {
		active: "",
		provisional: "preliminärt",
		superseded: "ersatt",
		withdrawn: "har gått ur",
		ended: "avslutad",
	},
	more: "Visa fler",
	first: "Till första sidan",
	unreachable: "Registret svarar inte just nu. Försök igen om en stund.",
	refused:
		"Listan kan inte visas som den är inställd. Säg gärna till den som sköter sidan.",
	retry: "Försök igen",
	whole: "Hela registret hos Handslag",
	badge: {
		signed: "Vi har skrivit under",
		agreement: "Halländska Överenskommelsen",
		provisional: "Preliminärt, protokollet väntar",
		until: (year: string) => `Har varit part till ${year}`,
		title: (words: string, name: string) =>
			`${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}. Halländska Överenskommelsen.`,
		// Stays true when the signature ends: the picture on the site changes then, the words beside it do not.
		alt: (name: string) =>
			`${name} i registret för Halländska Överenskommelsen`,
	},
};
