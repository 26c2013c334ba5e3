import { html, nothing, type PropertyDeclarations } from "lit";
import type { AdminEvent } from "../../../api/content/events/admin-schema.ts";
import { button } from "../../ui/form.ts";
import { enterPerson, fetchEvent } from "./events-api.ts";
import { enteredOf, enteringForm } from "./events-entering.ts";
import { StaffPage } from "./page.ts";

/** What an event's page does to register somebody who phones or stands at the door. */
export abstract class EventEntering extends StaffPage {
	static override properties: PropertyDeclarations = {
		event: { state: true },
		entering: { state: true },
	};
	declare event: AdminEvent | null;
	/** Who is being registered, by field; null while nobody is. */
	declare entering: Record<string, string> | null;

	constructor() {
		super();
		this.event = null;
		this.entering = null;
	}

	private readonly openEntering = async () => {
		this.failure = null;
		this.said = null;
		this.entering = {};
		await this.updateComplete;
		this.focusOn("#entering-title");
	};

	private async enter(submit: SubmitEvent) {
		submit.preventDefault();
		const { entered } = this.text.gatherings.entering;
		let said = "";
		const well = await this.attempt("enter", async () => {
			const body = enteredOf(this.entering ?? {});
			const { name, position } = await enterPerson(this.name, body);
			said = entered(name, position);
			this.event = await fetchEvent(this.name);
		});
		if (!well) return;
		this.entering = null;
		await this.say(said);
	}

	protected enteringPart(event: AdminEvent) {
		const { entering, language, failure } = this;
		if (event.cancelled) return nothing;
		if (!entering)
			return html`<p class="no-print">${button({ label: this.text.gatherings.entering.open, onPress: () => void this.openEntering() })}</p>`;
		return enteringForm({
			language,
			event,
			draft: { values: entering, failure },
			busy: this.busy === "enter",
			problem: this.problem(),
			onSubmit: (submit) => void this.enter(submit),
			onClose: () => {
				this.failure = null;
				this.entering = null;
			},
		});
	}
}
