import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { textFor } from "../../frontend/i18n/index.ts";
import type { RegistrationValues } from "../../frontend/views/event-models.ts";
import type { FormFault } from "../../frontend/views/models.ts";
import { Refusal } from "../platform/errors.ts";
import {
	faultMessage,
	type Locale,
	problemText,
} from "../platform/messages.ts";
import { faultOf, type Issue } from "../platform/problem.ts";
import type { fieldsOf } from "./form-posts.ts";

/** What the forms of events share: what was typed, and what was wrong with it. */

export type Fields = ReturnType<typeof fieldsOf>;

export const valuesOf = (fields: Fields): RegistrationValues => ({
	name: fields.name ?? "",
	email: fields.email ?? "",
	organisation: fields.organisation ?? "",
	accessNeeds: fields.accessNeeds ?? "",
	foodNeeds: fields.foodNeeds ?? "",
	party: fields.party ?? "",
});

const order = [
	"party",
	"name",
	"email",
	"organisation",
	"accessNeeds",
	"foodNeeds",
];

/** What was typed as a schema takes it, or each fault in the page's language. */
export function read<S extends z.ZodType>(
	schema: S,
	value: unknown,
	locale: Locale,
): { input: z.output<S> | null; faults: FormFault[] } {
	const parsed = schema.safeParse(value, { reportInput: true });
	if (parsed.success) return { input: parsed.data, faults: [] };
	const known = textFor(locale).events.form.faults;
	const faults = parsed.error.issues.map((issue) => {
		const fault = faultOf(issue as Issue);
		const own = ["required", "invalid_email"].includes(fault.code)
			? known[fault.path]
			: undefined;
		return { field: fault.path, message: own ?? faultMessage(fault, locale) };
	});
	// As the fields stand on the page, whatever order the schema has.
	const placeOf = ({ field }: FormFault) => order.indexOf(field);
	return {
		input: null,
		faults: faults.sort((a, b) => placeOf(a) - placeOf(b)),
	};
}

/** Why what was written could not be sent: signed out, or an account that may not. */
export function unsent(
	error: unknown,
	{ session }: FastifyRequest,
	locale: Locale,
) {
	const { status, words } = sentence(error, locale);
	// How to go on is said after it, with what was written.
	const { title } = problemText("unauthenticated", locale, {});
	return { status, words: session ? words : `${title}.` };
}

/** A refusal as a sentence and its status; what is not one is thrown on. */
export function sentence(error: unknown, locale: Locale) {
	if (!(error instanceof Refusal) || error.errors) throw error;
	const { status, title, detail } = problemText(
		error.code,
		locale,
		error.values,
	);
	return { status, words: `${title}. ${detail}` };
}
