import { html, type TemplateResult } from "lit";
import type { ContactFields } from "../../../api/organisations/schema.ts";
import { ask, type Draft, tick } from "./parts/fields.ts";
import type { Language } from "./text.ts";

const published = ["name", "email", "phone"] as const;

/** One contact's fields; nothing is public unless its own box is ticked. */
export function contactFields(
	{ text }: Language,
	draft: Draft,
	index: number,
): TemplateResult {
	const { organisation: say } = text;
	const at = `contacts.${index}.`;
	return html`<div class="twin">
			${ask(draft, `${at}name`, say.contactName)}
			${ask(draft, `${at}role`, say.contactRole, { optional: text.optional })}
			${ask(draft, `${at}email`, say.contactEmail, { type: "email", inputMode: "email" })}
			${ask(draft, `${at}phone`, say.contactPhone, { type: "tel", inputMode: "tel", optional: text.optional })}
		</div>
		<fieldset class="group"><legend>${say.publish}</legend><div class="choices two">
			${tick(draft, `${at}publish.name`, say.publishName)}
			${tick(draft, `${at}publish.email`, say.publishEmail)}
			${tick(draft, `${at}publish.phone`, say.publishPhone)}
		</div></fieldset>`;
}

/** The contact as the API takes it, or null when nothing is written. */
export function contactBody(values: Record<string, string>, index: number) {
	const of = (name: string) =>
		(values[`contacts.${index}.${name}`] ?? "").trim();
	const [name, role, email, phone] = [
		of("name"),
		of("role"),
		of("email"),
		of("phone"),
	];
	if (!name && !role && !email && !phone) return null;
	const publish = Object.fromEntries(
		published.map((part) => [part, of(`publish.${part}`) === "1"]),
	);
	return { name, role, email, phone, isPrimary: index === 0, publish };
}

/** The contacts' fields as they are now. */
export function contactValues(
	contacts: ContactFields[],
): Record<string, string> {
	const values: Record<string, string> = {};
	contacts.forEach((contact, index) => {
		const at = `contacts.${index}.`;
		for (const name of ["name", "role", "email", "phone"] as const)
			values[at + name] = contact[name] ?? "";
		for (const part of published)
			values[`${at}publish.${part}`] = contact.publish[part] ? "1" : "";
	});
	return values;
}
