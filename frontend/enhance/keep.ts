import { looksPersonal } from "../pages/apply/personal-number.ts";

/**
 * What is typed in a form that takes its time stays in the tab until it is sent: a telephone loads a page anew when it has been
 * away for a while. `data-keep` says which state of the form that is; of another state, as after sending, nothing is laid back.
 */

interface Kept {
	state: string;
	values: [name: string, value: string][];
}

const keyOf = () => `handslag:formular:${location.pathname}`;

/** All but what the page itself put there. */
const fieldsOf = (form: HTMLFormElement) =>
	[...form.elements].filter(
		(field): field is HTMLInputElement | HTMLTextAreaElement =>
			(field instanceof HTMLInputElement && field.type !== "hidden") ||
			field instanceof HTMLTextAreaElement,
	);

const isChoice = (field: Element): field is HTMLInputElement =>
	field instanceof HTMLInputElement && /radio|checkbox/.test(field.type);

function valuesOf(form: HTMLFormElement): Kept["values"] {
	return fieldsOf(form)
		.filter((field) => !isChoice(field) || field.checked)
		.map(({ name, value }) => [name, value]);
}

function read(): Kept | null {
	try {
		return JSON.parse(sessionStorage.getItem(keyOf()) ?? "null");
	} catch {
		return null;
	}
}

function layBack(form: HTMLFormElement, { values }: Kept): void {
	for (const field of fieldsOf(form)) {
		const mine = values.filter(([name]) => name === field.name);
		if (isChoice(field))
			field.checked = mine.some(([, value]) => value === field.value);
		else if (mine[0]) field.value = mine[0][1];
	}
}

/** Keeps a form, and lays back what was kept of it. What the server shows again after a fault is as new as what is kept. */
export function keepTyped(form: HTMLFormElement): void {
	const state = form.dataset.keep ?? "";
	const kept = read();
	if (kept?.state === state) layBack(form, kept);
	form.addEventListener("input", () => {
		const values = valuesOf(form);
		try {
			// A personal identity number is never stored, not even here.
			if (values.some(([, value]) => looksPersonal(value)))
				sessionStorage.removeItem(keyOf());
			else sessionStorage.setItem(keyOf(), JSON.stringify({ state, values }));
		} catch {
			// Storage may be full or forbidden; the page is then the only copy.
		}
	});
}
