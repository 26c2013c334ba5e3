type Text = [title: string, detail: string];

/** Refusals about the yearly follow-up. */
export const followUpProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	follow_up_not_open: {
		status: 409,
		sv: [
			"Uppföljningen har inte öppnat",
			"Försök igen när uppföljningen har öppnat.",
		],
		en: [
			"The follow-up is not open yet",
			"Try again when the follow-up has opened.",
		],
	},
	follow_up_closed: {
		status: 409,
		sv: [
			"Uppföljningen är stängd",
			"Sista dagen har passerat, så det går inte att ändra något.",
		],
		en: [
			"The follow-up is closed",
			"The last day has passed, so nothing can be changed.",
		],
	},
	follow_up_party_left: {
		status: 409,
		sv: [
			"Ni är inte längre part",
			"{name} har lämnat överenskommelsen. Därför går det inte att svara.",
		],
		en: [
			"You are no longer a party",
			"{name} has left the agreement, so it is not possible to answer.",
		],
	},
	follow_up_round_exists: {
		status: 409,
		sv: ["Året finns redan", "Det finns redan en uppföljning för {year}."],
		en: ["The year exists already", "There is a follow-up for {year} already."],
	},
	follow_up_still_open: {
		status: 409,
		sv: [
			"Uppföljningen är inte stängd",
			"Svaren går att läsa och publicera när sista dagen har passerat.",
		],
		en: [
			"The follow-up has not closed",
			"The answers can be read and published when the last day has passed.",
		],
	},
	follow_up_not_published: {
		status: 409,
		sv: [
			"Uppföljningen är inte publicerad",
			"Det finns inget att ta bort från webbplatsen.",
		],
		en: [
			"The follow-up is not published",
			"There is nothing to take off the site.",
		],
	},
};
