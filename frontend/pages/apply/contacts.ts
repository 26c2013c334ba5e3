import { html, nothing, type TemplateResult } from "lit";
import type { ContactFields } from "../../../api/organisations/schema.ts";
import { choiceField } from "../../ui/field.ts";
import { button } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { textAt, type Written } from "./page.ts";

const most = 10;

/** A contact nobody has written anything about, hidden from the register. */
export function emptyContact(isPrimary: boolean, email = ""): ContactFields {
	return {
		name: "",
		role: "",
		email,
		phone: "",
		isPrimary,
		publish: { name: false, email: false, phone: false },
	};
}

function publish(page: Written, contact: ContactFields, i: number) {
	const { store, t } = page;
	const words = t.contacts;
	const fields = ["name", "email", "phone"] as const;
	const labels = {
		name: words.publishName,
		email: words.publishEmail,
		phone: words.publishPhone,
	};
	return choiceField({
		type: "checkbox",
		id: `contacts-${i}-publish`,
		label: words.publish,
		optional: t.optional,
		options: fields.map((field) => ({ value: field, label: labels[field] })),
		selected: fields.filter((field) => contact.publish[field]),
		onChange: (field, on) => store.change(`contacts.${i}.publish.${field}`, on),
	});
}

function contactFields(page: Written, contact: ContactFields, i: number) {
	const { store, t } = page;
	const words = t.contacts;
	const remove = () => {
		const rest = store.draft.contacts.toSpliced(i, 1);
		const [first] = rest;
		// Someone is always first to be asked.
		if (first && !rest.some((one) => one.isPrimary)) first.isPrimary = true;
		store.change("contacts", rest);
	};
	return html`<fieldset class="stack">
		<legend><h3>${words.one(i + 1)}</h3></legend>
		${textAt(page, `contacts.${i}.name`, { label: words.name, maxLength: 120 })}
		${textAt(page, `contacts.${i}.role`, { label: words.role, optional: t.optional, size: "medium", maxLength: 120 })}
		${textAt(page, `contacts.${i}.email`, { label: words.email, type: "email", maxLength: 254 })}
		${textAt(page, `contacts.${i}.phone`, { label: words.phone, optional: t.optional, type: "tel", size: "medium", maxLength: 30 })}
		${publish(page, contact, i)}
		${
			store.draft.contacts.length > 1
				? html`<p>${button({ label: words.remove(i + 1), kind: "quiet small", onPress: remove })}</p>`
				: nothing
		}
	</fieldset>`;
}

function primary(page: Written) {
	const { store, t } = page;
	const { contacts } = store.draft;
	if (contacts.length < 2) return nothing;
	return choiceField({
		type: "radio",
		id: "contacts-primary",
		label: t.contacts.primary,
		options: contacts.map((contact, i) => ({
			value: String(i),
			label: contact.name || t.contacts.unnamed(i + 1),
		})),
		selected: [String(contacts.findIndex((contact) => contact.isPrimary))],
		onChange: (chosen) =>
			store.change(
				"contacts",
				contacts.map((contact, i) => ({
					...contact,
					isPrimary: String(i) === chosen,
				})),
			),
	});
}

/** Whom to reach, and what of it the register may show. */
export function contactSection(page: Written): TemplateResult {
	const { store, t } = page;
	const { contacts } = store.draft;
	const error = store.errorAt("contacts");
	const add = () =>
		store.change("contacts", [
			...contacts,
			emptyContact(contacts.length === 0),
		]);
	return html`<h2>${t.contacts.title}</h2>
		<p class="soft">${t.contacts.intro}</p>
		${error ? html`<p class="field-error">${icon("alert")}<span>${error}</span></p>` : nothing}
		${contacts.map((contact, i) => contactFields(page, contact, i))}
		${primary(page)}
		${contacts.length < most ? html`<p>${button({ label: t.contacts.add, kind: "quiet", onPress: add })}</p>` : nothing}`;
}
