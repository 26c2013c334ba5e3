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
	answer_changed: {
		status: 409,
		sv: [
			"Någon har svarat sedan du öppnade formuläret",
			"{name} har sparat ett annat svar. Jämför det med ditt. Sparar du igen ersätter ditt svar det.",
		],
		en: [
			"Somebody has answered since you opened the form",
			"{name} has saved another answer. Compare it with yours. If you save again, yours replaces it.",
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
	follow_up_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat uppföljningen",
			"Uppföljningen har ändrats sedan du öppnade sidan, och det du har skrivit är inte sparat. Kopiera det du vill ha kvar och ladda om sidan.",
		],
		en: [
			"Somebody else has changed the follow-up",
			"The follow-up has changed since you opened the page, and what you have written is not saved. Copy what you want to keep, and reload the page.",
		],
	},
	follow_up_comment_moderated: {
		status: 409,
		sv: [
			"Någon annan har redan granskat kommentaren",
			"Någon annan har visat eller dolt kommentaren sedan du öppnade sidan, och det du bestämde är inte sparat. Ladda om sidan för att se vad som gäller nu.",
		],
		en: [
			"Somebody else has already seen to the comment",
			"Somebody else has shown or hidden the comment since you opened the page, and what you decided is not saved. Reload the page to see what holds now.",
		],
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
