import type { vocabulary as sv } from "../sv/vocabulary.ts";

export const vocabulary: typeof sv = {
	kind: {
		"ideell-forening": "Non-profit association",
		stiftelse: "Foundation",
		"ekonomisk-forening": "Economic association or cooperative",
		trossamfund: "Faith community",
		studieforbund: "Study association",
		folkhogskola: "Folk high school",
		natverk: "Network or umbrella organisation",
		"icke-vinstutdelande-bolag": "Non-profit company",
		"offentlig-part": "Public body",
	},
	theme: {
		"barn-och-unga": "Children and young people",
		"demokrati-och-rattigheter": "Democracy and rights",
		"halsa-och-stod": "Health and support",
		"idrott-och-friluftsliv": "Sports and outdoor life",
		integration: "Integration",
		"kultur-och-bildning": "Culture and education",
		"natur-och-bygd": "Nature and local heritage",
		"tro-och-livsaskadning": "Faith and philosophy of life",
	},
};
