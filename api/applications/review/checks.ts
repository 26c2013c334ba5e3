import { sql } from "kysely";
import type { Connection } from "../../platform/db.ts";
import type { Locale } from "../../platform/messages.ts";
import { plain } from "../../platform/plain-text.ts";
import {
	type Application,
	currentSignatories,
	listAttachments,
	type Signatory,
} from "../queries.ts";
import type { Attachment } from "../schema.ts";
import type { Check } from "./schema.ts";

export interface Facts {
	application: Application;
	attachments: Attachment[];
	signatories: Signatory[];
	similar: {
		name: string;
		organisationNumber: string | null;
		path: string;
		same: boolean;
	}[];
}

/** What the checks look at, read in one place. */
export async function gatherFacts(
	db: Connection,
	application: Application,
): Promise<Facts> {
	const [attachments, signatories, similar] = await Promise.all([
		listAttachments(db, application.id),
		currentSignatories(db, application.id),
		findSimilar(db, application),
	]);
	return { application, attachments, signatories, similar };
}

/** Organisations and open cases with the same number, or a similar name in the same place. */
async function findSimilar(
	db: Connection,
	application: Application,
): Promise<Facts["similar"]> {
	const { name, organisationNumber, municipalityCode } =
		application.content.organisation;
	const decided = application.status === "approved";
	const rows = await sql<{
		name: string;
		number: string | null;
		path: string;
		same: boolean;
	}>`
		select name, organisation_number as number, '/signatarer/' || slug as path,
			organisation_number is not distinct from ${organisationNumber} and organisation_number is not null as same
		from organisation
		where id is distinct from ${decided ? application.organisation_id : null}
			and (organisation_number = ${organisationNumber}
				or (similarity(lower(name), lower(${name})) > 0.5
					and (municipality_code is not distinct from ${municipalityCode} or whole_county)))
		union all
		select content->'organisation'->>'name', content->'organisation'->>'organisationNumber', '/admin/arenden/' || id,
			content->'organisation'->>'organisationNumber' = ${organisationNumber}
		from application
		where id <> ${application.id}
			and status in ('awaiting_signature', 'submitted', 'in_review', 'completion_requested')
			and (content->'organisation'->>'organisationNumber' = ${organisationNumber}
				or (similarity(lower(content->'organisation'->>'name'), lower(${name})) > 0.5
					and content->'organisation'->>'municipalityCode' is not distinct from ${municipalityCode}))
		limit 5`.execute(db);
	return rows.rows.map(({ number, ...row }) => ({
		...row,
		same: row.same ?? false,
		organisationNumber: number,
	}));
}

/** The automatic checks of a case. They advise; a person decides. */
export function runChecks(facts: Facts, locale: Locale): Check[] {
	const say = (sv: string, en: string) => (locale === "sv" ? sv : en);
	return [
		numberCheck(facts, say),
		duplicateCheck(facts, say),
		minutesCheck(facts, say),
		signatureCheck(facts, say),
		mandateCheck(facts, say),
	];
}

type Say = (sv: string, en: string) => string;

function numberCheck({ application }: Facts, say: Say): Check {
	const { organisationNumber } = application.content.organisation;
	return organisationNumber
		? {
				id: "organisation_number",
				outcome: "passed",
				detail: say(
					`${organisationNumber}. Kontrollsiffran är rätt.`,
					`${organisationNumber}. The check digit is right.`,
				),
			}
		: {
				id: "organisation_number",
				outcome: "warning",
				detail: say(
					"Organisationen uppger att den inte har något nummer.",
					"The organisation says that it has no number.",
				),
			};
}

function duplicateCheck({ similar }: Facts, say: Say): Check {
	const first = similar[0];
	if (!first)
		return {
			id: "duplicates",
			outcome: "passed",
			detail: say(
				"Ingen liknande organisation finns.",
				"No similar organisation.",
			),
		};
	const label = first.organisationNumber
		? `${first.name}, ${first.organisationNumber}.`
		: `${first.name}.`;
	return {
		id: "duplicates",
		outcome: "warning",
		detail: first.same
			? say(`${label} Numret är detsamma.`, `${label} The number is the same.`)
			: say(`${label} Namnet liknar.`, `${label} The name is similar.`),
		related: similar.map(({ same: _same, ...one }) => one),
	};
}

function minutesCheck({ application, attachments }: Facts, say: Say): Check {
	const file = attachments.find(
		(one) =>
			one.kind === "minutes" || (application.paper && one.kind === "scan"),
	);
	return file
		? { id: "minutes", outcome: "passed", detail: file.filename }
		: {
				id: "minutes",
				outcome: "failed",
				detail: say("Protokollet saknas.", "The minutes are missing."),
			};
}

function signatureCheck({ application, signatories }: Facts, say: Say): Check {
	if (application.paper)
		return {
			id: "signatures",
			outcome: "passed",
			detail: say(
				`Undertecknat på papper ${application.paper_signed_on}: ${application.content.signatories.map((one) => one.name).join(", ")}.`,
				`Signed on paper ${application.paper_signed_on}: ${application.content.signatories.map((one) => one.name).join(", ")}.`,
			),
		};
	const waiting = signatories.filter((one) => one.status !== "signed");
	if (signatories.length === 0 || waiting.length > 0)
		return {
			id: "signatures",
			outcome: "failed",
			detail: say(
				`Underskrift saknas: ${waiting.map((one) => one.name).join(", ")}`,
				`Signature missing: ${waiting.map((one) => one.name).join(", ")}`,
			),
		};
	const other = signatories.find(
		(one) =>
			plain(one.signed_name ?? "").toLowerCase() !==
			plain(one.name).toLowerCase(),
	);
	return other
		? {
				id: "signatures",
				outcome: "warning",
				detail: say(
					`${other.name} skrev sitt namn som ”${other.signed_name}”.`,
					`${other.name} typed the name “${other.signed_name}”.`,
				),
			}
		: {
				id: "signatures",
				outcome: "passed",
				detail: signatories.map((one) => one.name).join(", "),
			};
}

function mandateCheck({ application }: Facts, say: Say): Check {
	const { mandate, signatories } = application.content;
	const names = signatories.map((one) => one.name).join(", ");
	if (!mandate.body || !mandate.decidedOn)
		return {
			id: "mandate",
			outcome: "warning",
			detail: say(
				"Det står inte vem som beslutade eller när.",
				"Who decided, or when, is not stated.",
			),
		};
	if (mandate.signing === "jointly" && signatories.length < 2)
		return {
			id: "mandate",
			outcome: "failed",
			detail: say(
				"De tecknar i förening, men bara en har angetts.",
				"They sign jointly, but only one is given.",
			),
		};
	const paragraph = mandate.paragraph ? `, ${mandate.paragraph}` : "";
	return {
		id: "mandate",
		outcome: "passed",
		detail: say(
			`${mandate.body} ${mandate.decidedOn}${paragraph}. Se efter att protokollet nämner ${names}.`,
			`${mandate.body} ${mandate.decidedOn}${paragraph}. See that the minutes name ${names}.`,
		),
	};
}
