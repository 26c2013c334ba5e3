import { contactBody } from "./contact-fields.ts";
import { organisationBody, organisationFaults } from "./organisation-fields.ts";

const filled = (part: object) =>
	Object.fromEntries(Object.entries(part).filter(([, value]) => value !== ""));

/** What the form says, as `POST /admin/applications` takes it. Days are `YYYY-MM-DD`. */
export function paperBody(
	values: Record<string, string>,
	signatories: number,
	locale: "sv" | "en",
) {
	const of = (name: string) => (values[name] ?? "").trim();
	const contact = contactBody(values, 0);
	return {
		onBehalfOf: of("onBehalfOf"),
		signedOn: of("signedOn"),
		...filled({
			receivedOn: of("receivedOn"),
			agreementVersion: of("agreementVersion"),
			caseNumber: of("caseNumber"),
		}),
		organisation: organisationBody(values, "organisation."),
		contacts: contact ? [contact] : [],
		mandate: filled({
			body: of("mandate.body"),
			decidedOn: of("mandate.decidedOn"),
			paragraph: of("mandate.paragraph"),
			signing: of("mandate.signing") || "alone",
		}),
		signatories: Array.from({ length: signatories }, (_, i) => ({
			name: of(`signatories.${i}.name`),
			title: of(`signatories.${i}.title`),
		})),
		locale,
	};
}

/** What is left out that must not be, by field. */
export function paperFaults(
	values: Record<string, string>,
	signatories: number,
	required: string,
) {
	const faults: Record<string, string> = {};
	for (const name of ["onBehalfOf", "signedOn"])
		if (!values[name]?.trim()) faults[name] = required;
	Object.assign(faults, organisationFaults(values, "organisation.", required));
	for (let i = 0; i < signatories; i++)
		if (!values[`signatories.${i}.name`]?.trim())
			faults[`signatories.${i}.name`] = required;
	return faults;
}
