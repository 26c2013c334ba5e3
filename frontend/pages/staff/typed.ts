/** What every field of a form holds. */
function stateOf(form: HTMLFormElement): string {
	const values = [...form.elements].map((field) => {
		if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type))
			return field.checked;
		return "value" in field ? field.value : "";
	});
	return JSON.stringify(values);
}

/**
 * What is typed in a page's forms and has not been sent. A search, a password and what saves itself
 * (`data-saves-itself`) are not held.
 */
export class Typed {
	/** How each form was when somebody came to it. */
	private readonly before = new WeakMap<HTMLFormElement, string>();
	private readonly touched = new Set<HTMLFormElement>();
	private sending: HTMLFormElement | null = null;

	constructor(page: HTMLElement) {
		for (const type of ["focusin", "pointerdown"])
			page.addEventListener(type, ({ target }) => this.begin(target), true);
		for (const type of ["input", "change"])
			page.addEventListener(type, ({ target }) => this.touch(target), true);
		for (const type of ["submit", "click"])
			page.addEventListener(type, ({ target }) => this.press(target), true);
	}

	/** Whether something would be lost with the page. A form that is gone has been dealt with. */
	get unsaved(): boolean {
		return [...this.touched].some(
			(form) => form.isConnected && this.before.get(form) !== stateOf(form),
		);
	}

	/** The form whose sending is what is about to be done. */
	sent(): HTMLFormElement | null {
		return this.sending;
	}

	/** It is saved as it is now. */
	done(form: HTMLFormElement): void {
		this.touched.delete(form);
		this.before.set(form, stateOf(form));
	}

	forget(): void {
		this.touched.clear();
	}

	private formOf(target: EventTarget | null): HTMLFormElement | null {
		const form = (target as Element | null)?.closest("form");
		const free = "[role=search], [data-saves-itself], :has([type=password])";
		return form && !form.matches(free) ? form : null;
	}

	/** A form is sent, or a button in it pressed: only work that begins at once is that of the form. */
	private press(target: EventTarget | null): void {
		const button = (target as Element).closest("form, button");
		this.sending = this.formOf(button);
		setTimeout(() => {
			this.sending = null;
		});
	}

	private begin(target: EventTarget | null): void {
		const form = this.formOf(target);
		if (form && !this.before.has(form)) this.before.set(form, stateOf(form));
	}

	private touch(target: EventTarget | null): void {
		const form = this.formOf(target);
		if (form) this.touched.add(form);
	}
}
