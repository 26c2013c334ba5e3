import type { Both } from "./schema.ts";

/** What the open data says about itself, in both languages. */

/** As dataportal.se writes it; Creative Commons redirects to https. */
export const licence = "http://creativecommons.org/publicdomain/zero/1.0/";

export const publisher = {
	name: "Region Halland",
	/** The portal's own name for a public body: SE and the organisation number. */
	uri: "http://dataportal.se/organisation/SE2321000115",
	homepage: "https://www.regionhalland.se/",
};

export const county = {
	name: { sv: "Hallands län", en: "Halland County" },
	geonames: "http://sws.geonames.org/2708794",
	nuts: "http://data.europa.eu/nuts/code/SE231",
};

export const catalogueWords: { title: Both; description: Both } = {
	title: {
		sv: "Den Halländska Överenskommelsen: öppna data",
		en: "The Halland Agreement: open data",
	},
	description: {
		sv: "Vilka organisationer som har skrivit under överenskommelsen mellan Region Halland och den idéburna sektorn, och vad de gör tillsammans.",
		en: "The organisations that have signed the agreement between Region Halland and the civil sector, and what they do together.",
	},
};

export const serviceWords: { title: Both; description: Both } = {
	title: { sv: "Handslags programgränssnitt", en: "The Handslag API" },
	description: {
		sv: "Sök och filtrera i registret, hämta statistik, handlingsplan, nyheter och evenemang. Ingen nyckel behövs.",
		en: "Search and filter the register, get statistics, the action plan, news and events. No key is needed.",
	},
};

export const contactName: Both = {
	sv: "Handslag, öppna data",
	en: "Handslag, open data",
};
