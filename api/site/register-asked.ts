import type { z } from "zod";
import type { RegisterModel } from "../../frontend/views/models.ts";
import { Refusal } from "../platform/errors.ts";
import { check } from "../platform/http.ts";
import { faultMessage } from "../platform/messages.ts";
import { signatoryQuery } from "../register/schema.ts";
import type { Visit } from "./pages.ts";

/** What people type themselves; the other filters are picked, and a wrong one is a wrong address. */
const typedFields = ["q", "asOf"] as const;
type Typed = Partial<Record<(typeof typedFields)[number], string>>;

interface RegisterAsked extends Required<Pick<RegisterModel, "faults">> {
	query: z.output<typeof signatoryQuery>;
	typed: Typed;
}

/**
 * What a visitor asks the register for. What they typed and cannot be understood is left out of the question, and
 * goes back to its field with what is wrong.
 *
 * @throws Refusal `validation_failed`
 */
export function registerAsked({ request, locale, text }: Visit): RegisterAsked {
	const asked = request.query as Record<string, unknown>;
	try {
		return { query: check(signatoryQuery, asked), typed: {}, faults: [] };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const typed: Typed = {};
		const faults = (error.errors ?? []).flatMap((fault) => {
			const field = typedFields.find((name) => name === fault.path);
			const value = field && asked[field];
			if (!field || typeof value !== "string") return [];
			typed[field] = value;
			const message =
				field === "asOf"
					? text.register.noSuchDay(value.slice(0, 30))
					: faultMessage(fault, locale);
			return [{ field, message }];
		});
		const known = Object.fromEntries(
			Object.entries(asked).filter(([name]) => !(name in typed)),
		);
		return { query: check(signatoryQuery, known), typed, faults };
	}
}
