import {
	type Feedback,
	type Promises,
	type Section,
	type Untranslated,
	untranslatedList,
} from "../sv/statements.ts";

const untranslatedNames = {
	news: "some news",
	events: "some events",
	plan: "some years of the action plan",
	pages: "some pages",
	principles: "the principles of the agreement",
};

function inSwedish(what: Untranslated): string[] {
	const agreement = what.agreement
		? "The binding text of the agreement is in Swedish, and there is no translation of it."
		: "The binding text of the agreement is in Swedish. English pages have a translation beside it, to read.";
	const list = untranslatedList(what, untranslatedNames, "en");
	const rest = list
		? [
				`On English pages ${list} are in Swedish, since they have not been translated yet. They are marked as Swedish.`,
			]
		: [];
	return [agreement, ...rest];
}

export const privacySections = (officer: string, p: Promises): Section[] => [
	{
		title: "Who is responsible",
		paragraphs: [
			"Region Halland is the controller of the register. A coordinating association helps to run it, on behalf of the region.",
			`You reach the data protection officer at ${officer}.`,
		],
	},
	{
		title: "What we keep and why",
		paragraphs: ["We keep as little as we can."],
		list: [
			"Contacts: name, role, e-mail and phone. We need to be able to reach the organisation.",
			"Authorised signatories: name, title, e-mail, the time of signing and which text was signed. It is the proof that the organisation has signed.",
			"Extracts of minutes: what you upload. Feel free to strike out names that are not needed.",
			"Participants in events: name, organisation and e-mail. Allergies and access needs are kept apart, so that we can see to them.",
			"The working group: the name of whoever has a seat or is nominated. A vote is kept without who cast it.",
			"The newsletter: e-mail address and language. We send only to those who have confirmed their address.",
			"The follow-up: the answers of your organisation. Comments are shown with a name only if you have chosen so.",
			"Those who write to us: name, e-mail and message, so that we can answer.",
			"The network address (IP) of those who send a form. It helps us to stop misuse, and not to keep the same thing twice.",
			"Case officers: account, employer and what has been done in each case.",
		],
	},
	{
		title: "Personal identity numbers",
		paragraphs: [
			"We do not accept personal identity numbers. One that is typed in is refused and not kept.",
		],
	},
	{
		title: "What is public",
		paragraphs: [
			"The name, number, municipality, activity and signature of an organisation are open data. The name, e-mail and phone of a contact are shown only if the organisation has ticked it, field by field. The name and title of the signatory are on the certificate.",
			"Where publication would put somebody in danger we do not show the organisation. Contact us in that case.",
		],
	},
	{
		title: "Legal basis",
		paragraphs: [
			"We process the data to carry out a task in the public interest, article 6.1 e of the General Data Protection Regulation. The documents are public under the Swedish principle of public access. The newsletter rests on consent, article 6.1 a.",
		],
	},
	{
		title: "How long",
		paragraphs: [
			"Who has been a party, and when, is kept for ever. Contact details are removed when they are not needed. The rest follows the archive decisions of the region. This happens by itself:",
		],
		list: [
			`A link to log in works for ${p.linkHours} hours and once.`,
			`A link to sign with works for ${p.signingDays} days.`,
			`Allergies and access needs are removed ${p.needsDays} days after the event, unless the event says otherwise.`,
			`The name, organisation and e-mail of whoever registered are removed ${p.peopleMonths} months after the event. Then only the numbers are left.`,
			`A message to us is removed after ${p.messageDays} days, with what we have noted about it.`,
			`The e-mail address of a nominee is removed ${p.nomineeDays} days after the last day of the election, and within a day if the answer is no.`,
			`The address on a mail from us is removed after ${p.addressDays} days. What stays is that the mail was sent, when and in which case.`,
			`A newsletter address that nobody has confirmed is removed after ${p.unconfirmedDays} days. One that our letters do not reach is removed after ${p.unreachedDays} days.`,
		],
	},
	{
		title: "Your rights",
		paragraphs: [
			"You can ask for an extract, have mistakes corrected and ask us to remove data. Write to us, and we answer within a month. If you are not content you can complain to the Swedish Authority for Privacy Protection.",
		],
	},
	{
		title: "Cookies and tracking",
		paragraphs: [
			"We use one cookie, and only for those who log in. We do not measure visits and fetch nothing from other sites.",
		],
		links: [{ label: "Read more about cookies", href: "/en/kakor" }],
	},
];

export const accessibilitySections = (
	address: string,
	reviewed: string,
	{ email, form, untranslated }: Feedback,
): Section[] => [
	{
		title: "How accessible is the site?",
		paragraphs: [
			`This statement concerns Handslag at ${address}. It says how the site meets the Swedish act on accessibility of digital public services (2018:1937), which shortcomings we know of and how you can tell us of more.`,
			"We know that parts of the site are not fully accessible. Which ones is said further down.",
		],
	},
	{
		title: "If you cannot use parts of the site",
		paragraphs: [
			"Do you need the content in another way, for example on paper or read aloud? Tell us. We answer within two working days.",
		],
	},
	{
		title: "Tell us when something falls short",
		paragraphs: [
			"Have you found a problem that is not listed here, or do you think that we do not meet the act? Tell us, with the address of the page if you can.",
		],
		links: [
			{
				label: "E-mail us about accessibility",
				href: `mailto:${email}?subject=Accessibility`,
			},
			{ label: "Write to us in a form", href: form },
		],
	},
	{
		title: "Supervision",
		paragraphs: [
			"The Agency for Digital Government, Digg, supervises the act. If you are not content with how we handle your comments you can report it to Digg.",
		],
		links: [
			{
				label: "Report poor accessibility to Digg",
				href: "https://www.digg.se/tdosanmalan",
			},
		],
	},
	{
		title: "How far the site meets the act",
		paragraphs: [
			"The site is partially compliant with the act, because of the shortcomings below. Our aim is WCAG 2.2 at level AA.",
		],
	},
	{
		title: "Content that is not accessible",
		paragraphs: ["These are the shortcomings that we know of:"],
		list: [
			"We have not tried the site with screen readers, nor with people who use them. So there may be shortcomings that we do not know of.",
			"Fields where you choose a file show the browser's own words. They may be in another language than the page (WCAG 3.1.2).",
			"Reports and programmes may be hard to have read aloud, both those that we have put here as PDF and those on other sites (WCAG 1.3.1).",
			...inSwedish(untranslated),
			"The application, the organisations' pages and the case officers' pages need JavaScript. You can also sign on paper.",
		],
	},
	{
		title: "Exceptions",
		paragraphs: [
			"We do not claim that any adaptation would be a disproportionate burden (section 12).",
			"Minutes and statutes that organisations upload are outside the act (section 9), and we do not review them for accessibility. They are shown to case officers only.",
		],
	},
	{
		title: "The certificates",
		paragraphs: [
			"Each certificate is a tagged PDF under PDF/UA-1. The same facts are on the certificate's page here.",
		],
	},
	{
		title: "How we have tested",
		paragraphs: [
			"We have assessed the site ourselves. We have tried it with the keyboard and at a width of 320 pixels. Automatic checks (axe and html-validate) run on the pages each time we change something.",
			`The latest assessment was made on ${reviewed}. The statement was updated then too.`,
		],
	},
];

export const cookieSections = (p: Promises): Section[] => [
	{
		title: "The only cookie",
		paragraphs: [
			`The cookie is called ${p.cookie}. It is set when you log in or begin an application, and keeps you logged in.`,
		],
		list: [
			"It holds a number for your log-in, and nothing else about you.",
			`It lasts for ${p.organisationDays} days for organisations and for ${p.staffHours} hours for case officers. It is removed when you log out.`,
			"It is sent to us only, and no script can read it.",
		],
	},
	{
		title: "Why we do not ask for consent",
		paragraphs: [
			"The Swedish Electronic Communications Act (2022:482) requires consent to cookies. It makes an exception for what is needed for a service that you have asked for. So there is no box to click away.",
		],
	},
	{
		title: "What stays in your browser",
		paragraphs: [
			"Some pages leave a note in the browser. It is not sent to us.",
		],
		list: [
			"handslag:ansokan: what you have typed in an application and that has not yet been saved. It is removed when it is saved.",
			"handslag:innehall: what an editor has typed and that has not yet been saved. It is removed when it is saved and when the editor signs out.",
			"handslag:formular: what you have typed in the answer to a follow-up. It is gone when the tab is closed.",
			"handslag.staff.keys: the case officer's choice to switch off keyboard shortcuts.",
			"handslag.staff.queue: the order of the case officer's queue. It is gone when the tab is closed.",
		],
	},
	{
		title: "Nothing more",
		paragraphs: [
			"We do not measure visits. The pages fetch nothing from other sites, so nobody else learns that you have been here.",
		],
	},
];
