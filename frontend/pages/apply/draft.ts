import type {
	ApplicationChange,
	ApplicationView,
	SignatoryFields,
} from "../../../api/applications/schema.ts";
import type { ContactFields } from "../../../api/organisations/schema.ts";
import { themes as suggested } from "../../../api/organisations/vocabulary.ts";

/** An application as it stands in the form: everything as typed, nothing checked. */
export interface Draft {
	organisation: {
		name: string;
		organisationNumber: string;
		withoutNumber: boolean;
		kind: string;
		/** A municipality's code, `county`, or empty while unanswered. */
		place: string;
		themes: string[];
		/** Themes in own words, with commas between. */
		otherThemes: string;
		website: string;
		description: string;
	};
	contacts: ContactFields[];
	mandate: {
		body: string;
		decidedOn: string;
		paragraph: string;
		signing: string;
	};
	signatories: SignatoryFields[];
}

/** What is saved together: a field of the organisation or the mandate, or a whole list. */
export type Part =
	| `organisation.${string}`
	| `mandate.${string}`
	| "contacts"
	| "signatories";

const isSuggested = (id: string) =>
	(suggested as readonly string[]).includes(id);

/** The form's content as the server last knew it. */
export function draftOf(view: ApplicationView): Draft {
	const { organisation, mandate } = view;
	return {
		organisation: {
			name: organisation.name,
			organisationNumber: organisation.organisationNumber ?? "",
			withoutNumber: organisation.withoutNumber,
			kind: organisation.kind ?? "",
			place: organisation.wholeCounty
				? "county"
				: (organisation.municipalityCode ?? ""),
			themes: organisation.themes.filter(isSuggested),
			otherThemes: organisation.themes
				.filter((id) => !isSuggested(id))
				.map((id) => id.replaceAll("-", " "))
				.join(", "),
			website: organisation.website ?? "",
			description: organisation.description,
		},
		contacts: structuredClone(view.contacts),
		mandate: {
			body: mandate.body,
			decidedOn: mandate.decidedOn ?? "",
			paragraph: mandate.paragraph,
			signing: mandate.signing ?? "",
		},
		signatories: view.signatories.map(({ name, title, email }) => ({
			name,
			title,
			email,
		})),
	};
}

/** The part that a field's path (`contacts.0.email`) is saved with. */
export function partOf(path: string): Part {
	const [first, second] = path.split(".");
	if (first === "contacts" || first === "signatories") return first;
	if (second === "withoutNumber") return "organisation.organisationNumber";
	if (second === "otherThemes") return "organisation.themes";
	if (second === "municipalityCode" || second === "wholeCounty")
		return "organisation.place";
	return (second === undefined ? first : `${first}.${second}`) as Part;
}

/** A field's path in the form, from the server's, which may reach further in. */
export function fieldOf(path: string): string {
	const [first, index] = path.split(".");
	const list = first === "contacts" || first === "signatories";
	if (list && index !== undefined) return path.split(".").slice(0, 3).join(".");
	return partOf(path);
}

/** What stands at a path, or undefined. */
export function read(draft: object, path: string): unknown {
	let value: unknown = draft;
	for (const key of path.split("."))
		value = (value as Record<string, unknown> | undefined)?.[key];
	return value;
}

/** A copy with another value at the path. */
export function written<T extends object>(
	draft: T,
	path: string,
	value: unknown,
): T {
	const copy = structuredClone(draft);
	const keys = path.split(".");
	const last = keys.pop() ?? "";
	let place = copy as unknown as Record<string, unknown>;
	for (const key of keys) {
		place[key] ??= {};
		place = place[key] as Record<string, unknown>;
	}
	place[last] = value;
	return copy;
}

function wireOrganisation(draft: Draft, field: string) {
	const { organisation } = draft;
	switch (field) {
		case "organisationNumber":
			if (organisation.withoutNumber) return { organisationNumber: null };
			// Empty is not an answer: null would say "we have none".
			return organisation.organisationNumber.trim() === ""
				? undefined
				: { organisationNumber: organisation.organisationNumber };
		case "kind":
			return organisation.kind ? { kind: organisation.kind } : undefined;
		case "place":
			return {
				municipalityCode:
					organisation.place === "county" ? null : organisation.place || null,
				wholeCounty: organisation.place === "county",
			};
		case "themes":
			return {
				themes: [
					...organisation.themes,
					...organisation.otherThemes
						.split(",")
						.map((word) => word.trim())
						.filter(Boolean),
				],
			};
		default:
			return { [field]: read(draft, `organisation.${field}`) };
	}
}

/** One part as the server takes it, or undefined while it is unanswered. */
export function wirePart(
	draft: Draft,
	part: Part,
): ApplicationChange | undefined {
	if (part === "contacts" || part === "signatories")
		return { [part]: draft[part] } as ApplicationChange;
	const [group, field = ""] = part.split(".");
	if (group === "organisation") {
		const organisation = wireOrganisation(draft, field);
		return organisation && ({ organisation } as ApplicationChange);
	}
	const value = read(draft, part);
	if (field === "signing" && !value) return undefined;
	return { mandate: { [field]: value } } as ApplicationChange;
}
