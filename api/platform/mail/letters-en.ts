import type { Correspondence } from "./letters.ts";
import { en as events } from "./letters-events.ts";
import { en as followUp } from "./letters-follow-up.ts";
import { en as newsletter } from "./letters-newsletter.ts";
import { en as workingGroup } from "./letters-working-group.ts";

export const en: Correspondence = {
	...events,
	...followUp,
	...workingGroup,
	...newsletter,
	resume_link: ({ url }) => ({
		subject: "Continue your application",
		paragraphs: [
			"You have begun to apply to sign the Halland Agreement.",
			"Open the link and press the button. That confirms your e-mail address, and you can continue on any computer or phone. The link is good for a day and works once.",
		],
		link: { label: "Continue the application", url },
	}),
	sign_in_link: ({ url, to }) => ({
		subject: to
			? "Your link to nominate for the working group"
			: "Your link to Handslag",
		paragraphs: [
			`Here is the link to ${to ? "the page where you nominate" : "your pages"}. It is good for a day and works once.`,
		],
		link: { label: to ? "Nominate" : "Open your pages", url },
	}),
	sign_request: ({ name, organisation, url, validUntil }) => ({
		subject: `Sign for ${organisation}`,
		paragraphs: [
			`Hello ${name}.`,
			`${organisation} wants to sign the Halland Agreement and has named you as an authorised signatory.`,
			`Open the link, read the agreement and sign. The link is personal and good until ${validUntil}.`,
		],
		link: { label: "Read and sign", url },
	}),
	sign_reminder: ({ name, organisation, url, validUntil }) => ({
		subject: `Reminder: sign for ${organisation}`,
		paragraphs: [
			`Hello ${name}.`,
			`${organisation} is waiting for your signature on the Halland Agreement. The link is good until ${validUntil}.`,
		],
		link: { label: "Read and sign", url },
	}),
	signatures_voided: ({ name, organisation }) => ({
		subject: `The signature for ${organisation} has to be made again`,
		paragraphs: [
			`Hello ${name}.`,
			`${organisation} has changed something in the application that you signed for. Your signature no longer counts. You will get a new link when the application is ready.`,
		],
	}),
	application_received: ({ organisation, url }) => ({
		subject: "The application has been sent",
		paragraphs: [
			`Everyone has signed for ${organisation}. We now review the application. You will get an answer by e-mail.`,
		],
		link: { label: "Follow the case", url },
	}),
	completion_requested: ({ organisation, message, url }) => ({
		subject: "The application needs to be completed",
		paragraphs: [
			`We have read the application from ${organisation} and need to know more:`,
			message,
		],
		link: { label: "Complete the application", url },
	}),
	application_rejected: ({ organisation, reason, url }) => ({
		subject: "Decision on the application",
		paragraphs: [
			`We cannot approve the application from ${organisation}.`,
			reason,
			"You are welcome back.",
		],
		link: { label: "Read the decision", url },
	}),
	application_approved: ({ organisation, url, number }) => ({
		subject: "The application is approved",
		paragraphs: [
			`${organisation} is now a party to the Halland Agreement and stands in the register.`,
			`The certificate has number ${number}. It comes in an e-mail of its own.`,
		],
		link: { label: "See your page in the register", url },
	}),
	certificate_issued: ({ organisation, number, url }) => ({
		subject: `Certificate ${number}`,
		paragraphs: [
			`Here is the certificate that ${organisation} has signed the Halland Agreement. The file is attached.`,
			"It carries an electronic seal. Anyone can check that the certificate is authentic and valid.",
		],
		link: { label: "Check the certificate", url },
	}),
	contacts_changed: ({ organisation, by, contacts, url }) => ({
		subject: `The contacts have changed: ${organisation}`,
		paragraphs: [
			`${by} has changed whom we contact at ${organisation}.`,
			`The contacts are now: ${contacts.join(", ")}.`,
			"A contact signs in to My pages with their e-mail address. Answer this e-mail if something is not right.",
		],
		link: { label: "To My pages", url },
	}),
	signature_ended: ({ organisation, on, reason }) => ({
		subject: "The signature has ended",
		paragraphs: [
			`${organisation} is no longer a party to the Halland Agreement as of ${on}.`,
			`The reason is: ${reason}`,
			"Answer this e-mail if that is not right.",
		],
	}),
	withdrawal_confirmed: ({ organisation, on }) => ({
		subject: "The withdrawal is recorded",
		paragraphs: [
			`${organisation} has left the Halland Agreement as of ${on}. The register shows from when to when you were a party.`,
		],
	}),
	seal_expiring: ({ seal, kind, days, until, url }) => ({
		subject:
			days < 0
				? `The seal has expired: ${seal}`
				: `The seal expires soon: ${seal}`,
		paragraphs: [
			days < 0
				? `${seal} expired on ${until}.`
				: `${seal} is valid until ${until}. ${days === 0 ? "Less than a day is" : days === 1 ? "One day is" : `${days} days are`} left.`,
			{
				"self-made":
					"Change it before then. You can make a new one on the page Seals.",
				p12: "Order a new certificate in good time, name it in SEAL_P12 and restart the service.",
				pkcs11:
					"Order a new certificate in good time, put it on the card or in the module and restart the service.",
				tsa: "It time-stamps the certificates. Ask the supplier when it changes, and that TSA_URL goes on working.",
			}[kind],
			"Certificates that are already sealed can be verified after the change too.",
		],
		unasked: true,
		link: { label: "Open the page Seals", url },
	}),
	staff_invitation: ({ name, by, role, url }) => ({
		subject: "Your account in Handslag",
		paragraphs: [
			`Hello ${name}.`,
			`${by} has invited you to Handslag as ${{ officer: "a case officer", editor: "an editor", admin: "an administrator" }[role]}. Open the link and choose a password. The link is good for a week.`,
		],
		link: { label: "Open the account", url },
	}),
};
