/** Names of the ids in api/organisations/vocabulary.ts. An id that is not here is shown as it is written. */
export const vocabulary = {
	kind: {
		"ideell-forening": "Ideell förening",
		stiftelse: "Stiftelse",
		"ekonomisk-forening": "Ekonomisk förening eller kooperativ",
		trossamfund: "Trossamfund",
		studieforbund: "Studieförbund",
		folkhogskola: "Folkhögskola",
		natverk: "Nätverk eller paraply\u00adorganisation",
		"icke-vinstutdelande-bolag": "Icke vinstutdelande bolag",
		"offentlig-part": "Offentlig part",
	} as Record<string, string>,
	theme: {
		"barn-och-unga": "Barn och unga",
		"demokrati-och-rattigheter": "Demokrati och rättigheter",
		"halsa-och-stod": "Hälsa och stöd",
		"idrott-och-friluftsliv": "Idrott och friluftsliv",
		integration: "Integration",
		"kultur-och-bildning": "Kultur och bildning",
		"natur-och-bygd": "Natur och bygd",
		"tro-och-livsaskadning": "Tro och livsåskådning",
	} as Record<string, string>,
};
