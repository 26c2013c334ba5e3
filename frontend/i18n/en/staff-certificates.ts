import { formats } from "../format.ts";
import type { staffCertificates as sv } from "../sv/staff-certificates.ts";

const { number } = formats.en;
const certificates = (n: number) =>
	n === 1 ? "1 certificate" : `${number(n)} certificates`;
const minutes = (n: number) =>
	n === 1 ? "one minute" : `${number(n)} minutes`;
const hours = (n: number) => (n === 1 ? "one hour" : `${number(n)} hours`);

export const staffCertificates: typeof sv = {
	batches: {
		title: "Certificates",
		lead: "Make many certificates at once. You may leave the page; the work goes on.",
		start: "Make certificates",
		what: "What is to be made?",
		kinds: {
			issue: "Make the certificates that are missing",
			reissue: "Make all valid certificates anew",
		},
		kindHints: {
			issue: (n) =>
				n === 0
					? "Every number has its certificate."
					: `${certificates(n)} ${n === 1 ? "has a number but is" : "have numbers but are"} not made.`,
			reissue: (n) =>
				n === 0
					? "No valid certificates."
					: `${certificates(n)} ${n === 1 ? "gets a new number" : "get new numbers"}, for instance after a new seal. The old ones are superseded.`,
		},
		reason: "Reason",
		reasonHint: "Shown on the pages of the old certificates.",
		mail: "Send the certificates to the organisations by e-mail",
		next: "Continue",
		empty: "There is nothing to make now. Choose something else.",
		confirmTitle: (n) => `Make ${certificates(n)}?`,
		confirmIssue: (n) =>
			n === 1
				? "The certificate that is missing is made and sealed."
				: `The ${certificates(n)} that are missing are made and sealed.`,
		confirmReissue: (n) =>
			`${certificates(n)} ${n === 1 ? "is" : "are"} superseded by new ones with new numbers. They bear the name that the organisation has in the register now. This cannot be undone.`,
		confirmMail: "Each organisation gets its certificate by e-mail.",
		confirmNoMail: "No mails are sent.",
		confirm: (n) => `Make ${certificates(n)}`,
		starting: "Starting …",
		latest: "The latest batch",
		running: "Under way",
		chosen: (when) => `The batch of ${when}`,
		status: { running: "Under way", cancelled: "Cancelled", done: "Done" },
		progress: "How far the batch has come",
		of: (done, total) => `${number(done)} of ${number(total)}`,
		left: (n) =>
			n < 1
				? "done in less than a minute"
				: n < 90
					? `done in about ${minutes(Math.round(n))}`
					: `done in about ${hours(Math.round(n / 60))}`,
		skipped: (n) =>
			n === 1
				? "One was passed over, for it was no longer valid."
				: `${number(n)} were passed over, for they were no longer valid.`,
		by: (name, when) => `Started by ${name}, ${when}.`,
		withReason: (reason) => `Reason: ${reason}`,
		stale: "The server is not answering. We are trying again.",
		cancelBatch: "Cancel the batch",
		cancelling: "Cancelling …",
		cancelled: "The batch is cancelled. What is made stands.",
		resume: "Resume",
		retry: "Try what failed again",
		resuming: "Starting …",
		resumed: "The batch goes on.",
		startedSaid: "The batch has started.",
		failures: (n) =>
			n === 1
				? "One certificate could not be made"
				: `${number(n)} certificates could not be made`,
		firstFailures: (n) => `The first ${number(n)} are shown.`,
		problems: {
			uncovered_characters:
				"The name, the case number or something else on the certificate has characters that none of its fonts has.",
			drawing_failed: "The certificate could not be drawn.",
			worker_died: "The drawing broke off twice.",
			sealing_failed: "It could not be sealed.",
			storing_failed: "It could not be stored.",
			signature_ended: "The organisation is no longer a party.",
			certificate_not_valid: "The certificate is no longer valid.",
		},
		all: "All batches",
		caption: "Batches, the latest first",
		columns: {
			started: "Started",
			kind: "What",
			made: "Made",
			failed: "Failed",
			status: "Status",
			action: "Action",
		},
		show: "Show",
		showName: (when) => `Show the batch of ${when}`,
		settings: "Appearance",
		principlesPage: "Add a second page with the six principles",
		principlesHint: "Holds for certificates that are made from now on.",
		settingsSaved: "Your choice is saved.",
	},
};
