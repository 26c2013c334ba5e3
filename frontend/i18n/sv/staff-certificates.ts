import { formats } from "../format.ts";

const { number } = formats.sv;
const certificates = (n: number) =>
	n === 1 ? "1 intyg" : `${number(n)} intyg`;
const minutes = (n: number) => (n === 1 ? "en minut" : `${number(n)} minuter`);
const hours = (n: number) => (n === 1 ? "en timme" : `${number(n)} timmar`);

/** The office's texts about certificates that are made many at a time. */
export const staffCertificates = {
	batches: {
		title: "Intyg",
		lead: "Gör många intyg på en gång. Du kan lämna sidan under tiden, arbetet går vidare ändå.",
		start: "Gör intyg",
		what: "Vad ska göras?",
		kinds: {
			issue: "Gör intyg som saknas",
			reissue: "Gör om alla gällande intyg",
		},
		kindHints: {
			issue: (n: number) =>
				n === 0
					? "Alla nummer har sitt intyg."
					: `${certificates(n)} har fått nummer men är inte ${n === 1 ? "gjort" : "gjorda"}.`,
			reissue: (n: number) =>
				n === 0
					? "Inga gällande intyg."
					: `${certificates(n)} får nya nummer, till exempel efter en ny stämpel. De gamla blir ersatta.`,
		},
		reason: "Skäl",
		reasonHint: "Visas på de gamla intygens sidor.",
		mail: "Skicka intygen med e-post till organisationerna",
		next: "Fortsätt",
		empty: "Det finns inget att göra just nu. Välj något annat.",
		confirmTitle: (n: number) => `Gör ${certificates(n)}?`,
		confirmIssue: (n: number) =>
			n === 1
				? "Det intyg som saknas görs och stämplas."
				: `De ${certificates(n)} som saknas görs och stämplas.`,
		confirmReissue: (n: number) =>
			`${certificates(n)} blir ersatta av nya med nya nummer. De får det namn som organisationen har i registret nu. Det går inte att ångra.`,
		confirmMail: "Varje organisation får sitt intyg med e-post.",
		confirmNoMail: "Inga mejl skickas.",
		confirm: (n: number) => `Gör ${certificates(n)}`,
		starting: "Startar …",
		latest: "Senaste omgången",
		running: "Pågår nu",
		chosen: (when: string) => `Omgången ${when}`,
		status: { running: "Pågår", cancelled: "Avbruten", done: "Klar" },
		progress: "Så långt har omgången kommit",
		of: (done: number, total: number) => `${number(done)} av ${number(total)}`,
		/** @param n minutes */
		left: (n: number) =>
			n < 1
				? "klart om mindre än en minut"
				: n < 90
					? `klart om cirka ${minutes(Math.round(n))}`
					: `klart om cirka ${hours(Math.round(n / 60))}`,
		skipped: (n: number) =>
			n === 1
				? "Ett hoppades över, för det gällde inte längre."
				: `${number(n)} hoppades över, för de gällde inte längre.`,
		by: (name: string, when: string) => `Startades av ${name} ${when}.`,
		withReason: (reason: string) => `Skäl: ${reason}`,
		stale: "Servern svarar inte just nu. Vi försöker igen.",
		cancelBatch: "Avbryt omgången",
		cancelling: "Avbryter …",
		cancelled: "Omgången är avbruten. Det som är gjort står kvar.",
		resume: "Återuppta",
		retry: "Försök igen med det som inte gick",
		resuming: "Startar …",
		resumed: "Omgången går vidare.",
		startedSaid: "Omgången har startat.",
		failures: (n: number) =>
			n === 1
				? "Ett intyg gick inte att göra"
				: `${number(n)} intyg gick inte att göra`,
		firstFailures: (n: number) => `De första ${number(n)} visas.`,
		problems: {
			uncovered_characters:
				"Namnet, diarienumret eller något annat på intyget har tecken som inget av dess typsnitt har.",
			drawing_failed: "Intyget gick inte att rita.",
			worker_died: "Ritningen avbröts två gånger.",
			sealing_failed: "Det gick inte att stämpla.",
			storing_failed: "Det gick inte att spara.",
			signature_ended: "Organisationen är inte längre part.",
			certificate_not_valid: "Intyget gäller inte längre.",
		},
		all: "Alla omgångar",
		caption: "Omgångar, den senaste först",
		columns: {
			started: "Startades",
			kind: "Vad",
			made: "Gjorda",
			failed: "Gick inte",
			status: "Status",
			action: "Åtgärd",
		},
		show: "Visa",
		showName: (when: string) => `Visa omgången ${when}`,
		settings: "Utseende",
		principlesPage: "Lägg till en andra sida med de sex principerna",
		principlesHint: "Gäller intyg som görs från och med nu.",
		settingsSaved: "Valet är sparat.",
	},
};
