import type { sign as sv } from "../sv/sign.ts";

export const sign: typeof sv = {
	title: "Sign the agreement",
	skip: "Skip to the signature",
	personal: (name, until) =>
		`Personal link for ${name}. Valid until and including ${until}.`,
	heading: (firstName) => `${firstName}, it is your turn to sign`,
	lead: (body, organisation) =>
		`${body} of ${organisation} has decided to join. You are an authorised signatory. Read the agreement and then sign at the end of the page.`,
	theBoard: "The board",
	toSignature: "Go to the signature",
	print: "Print or save the text as PDF",
	version: (label) => `Version ${label}`,
	form: "Sign",
	organisation: "Organisation",
	decision: "Decision",
	decided: (body, day, paragraph) =>
		[body, day, paragraph && `§ ${paragraph.replace(/^§\s*/, "")}`]
			.filter(Boolean)
			.join(", "),
	others: "Also signing",
	hasSigned: "has signed",
	hasNotSigned: "has not signed yet",
	confirm: "Confirm",
	confirmRead:
		"I have read the agreement and accept it on behalf of the organisation.",
	confirmAlone: "I am authorised to sign for the organisation on my own.",
	confirmJointly:
		"I am authorised to sign for the organisation together with the others who sign.",
	name: "Write your name as your signature",
	nameHint: (name) => `The same name as in the application: ${name}.`,
	notice:
		"When you sign we keep your name, the time and a fingerprint of the text. Your name and your role are shown on the certificate.",
	privacy: "How we handle personal data",
	fingerprint: (hash) => `Fingerprint of the text: ${hash}`,
	submit: (organisation) => `Sign for ${organisation}`,
	refuse: "I do not want to sign",
	refuseText:
		"Then you need not do anything. The link stops working by itself and nothing is signed. Tell whoever sent the application. If you think that something is wrong, call or e-mail us.",
	textChanged:
		"The text has changed since you opened the page. Read the new text and sign again. Nothing has been signed yet.",
	faults: {
		name: "Write your name.",
		confirmRead: "Confirm that you have read the agreement.",
		confirmAuthority: "Confirm that you are authorised to sign.",
	},
	thanks: (firstName) => `Thank you ${firstName}, your signature is saved`,
	handedOver:
		"The region now reviews the application. You get an answer within ten working days.",
	waiting: (names) =>
		`The application now waits for ${names}. When everyone has signed the region reviews it.`,
	receipt: "Receipt",
	receiptWho: "Signed by",
	receiptWhen: "Time",
	receiptText: "Text",
	keep: "Print the page or save it as PDF to keep the receipt.",
	closed: {
		expired: {
			title: "The link is no longer valid",
			text: "Links for signing are valid for a limited time. Ask whoever sent the application to send a new one. It comes by e-mail.",
		},
		voided: {
			title: "The application has changed",
			text: "What you were to sign has changed, so this link is no longer valid. You will get a new link by e-mail when the application is ready.",
		},
		unknown: {
			title: "We do not recognise the link",
			text: "A piece of the address may be missing. Open the link straight from the e-mail, or copy the whole line.",
		},
	},
	about: (organisation) => `It concerns ${organisation}.`,
	help: "Stuck? Call or e-mail us.",
};
