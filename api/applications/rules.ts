import type { Fault } from "../platform/errors.ts";
import type {
	ApplicantAction,
	ApplicationChange,
	ApplicationContent,
	ApplicationStatus,
	ApplicationView,
} from "./schema.ts";

/** Every change of status there is. The UPDATE that makes one repeats `from`. */
export const transitions = {
	submit: { from: ["draft", "completion_requested"], to: "awaiting_signature" },
	resubmit: { from: ["completion_requested"], to: "submitted" },
	allSigned: { from: ["awaiting_signature"], to: "submitted" },
	resign: { from: ["awaiting_signature"], to: "awaiting_signature" },
	claim: { from: ["submitted", "in_review"], to: "in_review" },
	approve: { from: ["submitted", "in_review"], to: "approved" },
	reject: { from: ["submitted", "in_review"], to: "rejected" },
	requestCompletion: {
		from: ["submitted", "in_review"],
		to: "completion_requested",
	},
	retract: {
		from: [
			"draft",
			"awaiting_signature",
			"submitted",
			"in_review",
			"completion_requested",
		],
		to: "retracted",
	},
} as const satisfies Record<
	string,
	{ from: readonly ApplicationStatus[]; to: ApplicationStatus }
>;

export const editable: readonly ApplicationStatus[] = [
	"draft",
	"awaiting_signature",
	"completion_requested",
];
export const decided: readonly ApplicationStatus[] = ["approved", "rejected"];

/** Of what an application says, that which its certificate will say. */
export const onCertificate = ({
	organisation,
	signatories,
}: {
	organisation?: { name?: string | undefined } | undefined;
	signatories?: { name: string; title: string }[] | undefined;
}) => ({
	organisation: { name: organisation?.name },
	signatories: signatories?.map(({ name, title }) => ({ name, title })),
});

export function emptyContent(): ApplicationContent {
	return {
		organisation: {
			name: "",
			organisationNumber: null,
			withoutNumber: false,
			kind: null,
			municipalityCode: null,
			wholeCounty: false,
			themes: [],
			website: null,
			description: "",
		},
		contacts: [],
		mandate: { body: "", decidedOn: null, paragraph: "", signing: null },
		signatories: [],
	};
}

const given = <T extends object>(part: T) =>
	Object.fromEntries(
		Object.entries(part).filter(([, value]) => value !== undefined),
	) as T;

/** The content after a change. A number of null is the answer "we have none". */
export function changed(
	content: ApplicationContent,
	change: ApplicationChange,
): ApplicationContent {
	const organisation = {
		...content.organisation,
		...given(change.organisation ?? {}),
	};
	if (change.organisation?.organisationNumber !== undefined)
		organisation.withoutNumber =
			change.organisation.organisationNumber === null;
	if (organisation.website === "") organisation.website = null;
	return {
		organisation,
		contacts: change.contacts ?? content.contacts,
		mandate: { ...content.mandate, ...given(change.mandate ?? {}) },
		signatories: change.signatories ?? content.signatories,
	};
}

type SignedPart = ApplicationView["signedParts"][number];
export const signedParts: SignedPart[] = [
	"organisation.name",
	"organisation.organisationNumber",
	"mandate",
	"signatories",
];

/** Whether a change touches what the signatories sign for. */
export function touchesSigned(
	before: ApplicationContent,
	after: ApplicationContent,
): boolean {
	const signed = (content: ApplicationContent) =>
		JSON.stringify([
			content.organisation.name,
			content.organisation.organisationNumber,
			content.mandate.body,
			content.mandate.decidedOn,
			content.mandate.paragraph,
			content.mandate.signing,
			content.signatories.map((one) => [one.name, one.title, one.email]),
		]);
	return signed(before) !== signed(after);
}

/** Everything that is missing before an application can be sent, all at once. */
export function missing(content: ApplicationContent, today: string): Fault[] {
	const faults: Fault[] = [];
	const need = (there: unknown, path: string, code = "required") => {
		if (!there) faults.push({ path, code });
	};
	const { organisation, contacts, mandate, signatories } = content;
	need(
		organisation.organisationNumber || organisation.withoutNumber,
		"organisation.organisationNumber",
		"number_or_none",
	);
	need(organisation.name, "organisation.name");
	need(organisation.kind, "organisation.kind");
	need(
		organisation.municipalityCode || organisation.wholeCounty,
		"organisation.municipalityCode",
		"place_required",
	);
	need(contacts.length, "contacts", "primary_contact");
	contacts.forEach((contact, i) => {
		need(contact.name, `contacts.${i}.name`);
		need(contact.email, `contacts.${i}.email`);
	});
	need(mandate.body, "mandate.body");
	need(mandate.decidedOn, "mandate.decidedOn");
	if (mandate.decidedOn && mandate.decidedOn > today)
		faults.push({ path: "mandate.decidedOn", code: "day_in_future" });
	need(mandate.signing, "mandate.signing");
	need(signatories.length, "signatories", "signatories_required");
	if (mandate.signing === "jointly" && signatories.length === 1)
		faults.push({ path: "signatories", code: "two_signatories" });
	const seen = new Set<string>();
	signatories.forEach((signatory, i) => {
		need(signatory.name, `signatories.${i}.name`);
		need(signatory.email, `signatories.${i}.email`);
		if (signatory.email && seen.has(signatory.email))
			faults.push({ path: `signatories.${i}.email`, code: "duplicate_email" });
		seen.add(signatory.email);
	});
	return faults;
}

/** What the applicant may do now; the page offers this and nothing else. */
export function applicantActions(
	status: ApplicationStatus,
	standing: boolean,
): ApplicantAction[] {
	const actions: ApplicantAction[] = [];
	if (editable.includes(status)) actions.push("edit", "attach");
	if (status === "draft" || status === "completion_requested")
		actions.push("submit");
	if (status === "awaiting_signature") actions.push("remind_signatories");
	if ((transitions.retract.from as readonly string[]).includes(status))
		actions.push("retract");
	if (status === "approved" && standing) actions.push("withdraw");
	return actions;
}
