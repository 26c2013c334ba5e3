import { formats } from "../../../frontend/i18n/format.ts";
import type { Letter } from "./letters.ts";

interface Asked {
	organisation: string;
	year: number;
	/** The last day to answer, `YYYY-MM-DD` */
	closes: string;
	/** The party's own link */
	url: string;
}

/** Letters about the yearly follow-up. */
export interface FollowUpLetters {
	follow_up_invitation: Asked;
	follow_up_reminder: Asked;
}

type Correspondence = {
	[Name in keyof FollowUpLetters]: (values: FollowUpLetters[Name]) => Letter;
};

const daySv = (day: string) => formats.sv.day(day);
const laterSv =
	"Ni kan ändra svaret tills uppföljningen stänger. Länken gäller för er organisation, så skicka den inte vidare till andra.";

export const sv: Correspondence = {
	follow_up_invitation: ({ organisation, year, closes, url }) => ({
		subject: `Uppföljning ${year}: tre minuter om överenskommelsen`,
		paragraphs: [
			`Hur fungerar överenskommelsen för ${organisation}? Svara på en fråga för varje princip. Det tar ungefär tre minuter.`,
			`Svara senast ${daySv(closes)}.`,
			laterSv,
		],
		link: { label: "Svara på uppföljningen", url },
		unasked: true,
	}),
	follow_up_reminder: ({ organisation, year, closes, url }) => ({
		subject: `Påminnelse: uppföljningen ${year}`,
		paragraphs: [
			`${organisation} har inte svarat på uppföljningen än. Sista dagen är ${daySv(closes)}.`,
			laterSv,
		],
		link: { label: "Svara på uppföljningen", url },
		unasked: true,
	}),
};

const dayEn = (day: string) => formats.en.day(day);
const laterEn =
	"You can change the answer until the follow-up closes. The link is your organisation's own, so do not pass it on to others.";

export const en: Correspondence = {
	follow_up_invitation: ({ organisation, year, closes, url }) => ({
		subject: `Follow-up of ${year}: three minutes about the agreement`,
		paragraphs: [
			`How does the agreement work for ${organisation}? Answer one question for each principle. It takes about three minutes.`,
			`Answer by ${dayEn(closes)}.`,
			laterEn,
		],
		link: { label: "Answer the follow-up", url },
		unasked: true,
	}),
	follow_up_reminder: ({ organisation, year, closes, url }) => ({
		subject: `Reminder: the follow-up of ${year}`,
		paragraphs: [
			`${organisation} has not answered the follow-up yet. The last day is ${dayEn(closes)}.`,
			laterEn,
		],
		link: { label: "Answer the follow-up", url },
		unasked: true,
	}),
};
