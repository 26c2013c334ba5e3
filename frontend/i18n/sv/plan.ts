export const plan = {
	title: (from: number, to: number) => `Handlingsplan ${from}–${to}`,
	titleEmpty: "Handlingsplan",
	description:
		"Teman, fokusområden och aktiviteter i handlingsplanen för den Halländska Överenskommelsen.",
	years: "År i planen",
	focus: "Fokusområde",
	continued: "Fortsatt arbete",
	now: "Pågår nu",
	noFollowUp: "Uppföljningen publiceras när verksamhetsåret är slut.",
	noActivities: "Aktiviteterna är inte bestämda än.",
	empty: "Planen är inte publicerad än",
	emptyText: "Här kommer teman, fokusområden och aktiviteter år för år.",
};
