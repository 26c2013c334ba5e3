import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	AdminEvent,
	AdminRegistration,
} from "../../../api/content/events/admin-schema.ts";
import { pathIn } from "../../i18n/path.ts";
import { button } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import { contentPath } from "./content-address.ts";
import {
	callOff,
	cancelFor,
	csvPath,
	fetchEvent,
	moveTo,
	notePresence,
	reinstate,
	saveSettings,
} from "./events-api.ts";
import {
	type Calling,
	callingPart,
	callingQuestion,
} from "./events-calling.ts";
import { EventEntering } from "./events-door.ts";
import {
	type ListModel,
	needsList,
	seatTable,
	waitingTable,
} from "./events-parts.ts";
import { type Asked, personQuestion } from "./events-questions.ts";
import {
	draftOf,
	opensItself,
	publicFacts,
	settingsForm,
	settingsOf,
} from "./events-settings.ts";
import { success } from "./parts/problem.ts";
import { pathTo } from "./route.ts";
import { localMoment } from "./text.ts";

/** `/admin/evenemang/:slug`: who comes, who waits, who came; and how one registers. */
export class StaffEvent extends EventEntering {
	static override properties: PropertyDeclarations = {
		sought: { state: true },
		asked: { state: true },
		calling: { state: true },
	};
	declare sought: string;
	/** Whom the open question is about, and what. */
	declare asked: Asked | null;
	/** Which question about the whole event is open. */
	declare calling: Calling | null;
	private reasons: Record<string, string> = {};
	/** Of the settings that the form was filled with: ticks and moves read the event anew, the form not. */
	private seen = 0;
	/** Decided once: the fold does not close over who has just opened registration in it. */
	private unfolded = false;
	// Ticks are sent one after the other, so that the last answer is the last tick.
	private ticking: Promise<void> = Promise.resolve();
	/** Ticks that are on their way: an answer to an earlier one does not know of them. */
	private readonly underWay = new Map<string, boolean>();

	constructor() {
		super();
		this.sought = "";
		this.asked = null;
		this.calling = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			const event = await fetchEvent(this.name);
			this.unfolded = opensItself(event);
			this.fill(event);
		});
	}

	protected get heading() {
		return this.event?.title ?? null;
	}

	private fill(event: AdminEvent) {
		this.event = event;
		this.draft = draftOf(event.settings);
		this.seen = event.revision;
	}

	private readonly tick = (one: AdminRegistration, present: boolean) => {
		this.underWay.set(one.id, present);
		this.ticking = this.ticking.then(async () => {
			try {
				const event = await notePresence(this.name, one.id, present);
				if (this.underWay.get(one.id) === present) this.underWay.delete(one.id);
				this.event = event;
			} catch (error) {
				this.underWay.delete(one.id);
				this.failure = error;
				this.requestUpdate();
			}
		});
	};

	private async move(one: AdminRegistration, to: "seated" | "waiting") {
		const well = await this.attempt("move", async () => {
			this.event = await moveTo(this.name, one.id, to);
		});
		this.asked = null;
		if (well) await this.say(this.text.gatherings.moved(one.name));
	}

	private async cancel(one: AdminRegistration) {
		const well = await this.attempt("cancel", async () => {
			this.event = await cancelFor(this.name, one.id);
		});
		this.asked = null;
		if (well) await this.say(this.text.gatherings.cancelled(one.name));
	}

	private readonly save = async (event: SubmitEvent) => {
		event.preventDefault();
		const { gatherings: t } = this.text;
		const well = await this.attempt("save", async () => {
			const body = { ...settingsOf(this.draft), revision: this.seen };
			this.fill(await saveSettings(this.name, body));
		});
		if (well) await this.say(t.saved);
	};

	private readonly open = (what: Calling) => {
		const { sv = "", en = "" } = this.event?.cancelled?.reason ?? {};
		this.reasons = { "reason.sv": sv, "reason.en": en };
		this.failure = null;
		this.calling = what;
	};

	private async call(what: Calling) {
		const { "reason.sv": sv = "", "reason.en": en = "" } = this.reasons;
		const { people, callOff: t } = this.text.gatherings;
		let mailed = 0;
		const well = await this.attempt(what, async () => {
			const done =
				what === "reinstate"
					? await reinstate(this.name)
					: await callOff(this.name, { sv, en });
			this.event = done.event;
			// Our own step is known to the form; what others have saved beside it is not.
			if (done.event.revision === this.seen + 1) this.seen += 1;
			mailed = done.mailed;
		});
		if (!well) return;
		this.calling = null;
		const done = {
			cancel: mailed > 0 ? t.done(people(mailed)) : t.doneQuietly,
			reason: t.changed,
			reinstate: t.undone(people(mailed)),
		};
		await this.say(done[what]);
	}

	private isSought({ name, organisation }: AdminRegistration): boolean {
		const sought = this.sought.trim().toLowerCase();
		return `${name} ${organisation}`.toLowerCase().includes(sought);
	}

	private lists({ registrations, slug, counts, cancelled }: AdminEvent) {
		const { gatherings: t } = this.text;
		const of = (status: AdminRegistration["status"]) =>
			registrations.filter((one) => one.status === status);
		const seated = of("seated");
		const waiting = of("waiting");
		const shown = seated.filter((one) => this.isSought(one));
		const model: Omit<ListModel, "items"> = {
			language: this.language,
			anyoneWaits: waiting.length > 0,
			still: cancelled !== null,
			isPresent: ({ id, presentAt }) =>
				this.underWay.get(id) ?? presentAt !== null,
			onTick: this.tick,
			onSeat: (one) => void this.move(one, "seated"),
			onAsk: (asked) => {
				this.asked = asked;
			},
		};
		const input = (event: Event) => {
			this.sought = (event.target as HTMLInputElement).value;
		};
		return html`<h2>${t.list}</h2>
			<div class="field no-print"><label for="sought">${t.search}</label><input class="input medium" id="sought" type="search" .value=${this.sought} @input=${input}></div>
			${
				seated.length === 0
					? html`<p class="soft">${counts.seated > 0 ? t.forgotten : t.nobody}</p>`
					: shown.length === 0
						? html`<p class="soft" role="status">${t.noMatch}</p>`
						: seatTable({ ...model, items: shown })
			}
			${seated.length > 0 ? html`<div class="actions no-print">${button({ label: t.print, kind: "quiet", onPress: () => print() })} <a class="go" href=${csvPath(slug, this.language.locale)} download><span>${t.csv}</span></a></div>` : nothing}
			${waiting.length > 0 ? html`<section class="no-print stack"><h2>${t.waiting}</h2>${waitingTable({ ...model, items: waiting })}</section>` : nothing}
			${needsList(this.language, registrations)}`;
	}

	private question(event: AdminEvent, asked: Asked) {
		const { what, one } = asked;
		return personQuestion({
			language: this.language,
			event,
			asked,
			busy: this.busy === "cancel" || this.busy === "move",
			onConfirm: () =>
				void (what === "cancel" ? this.cancel(one) : this.move(one, "waiting")),
			onClose: () => {
				this.asked = null;
			},
		});
	}

	private callingQuestion(event: AdminEvent, what: Calling) {
		return callingQuestion({
			language: this.language,
			event,
			what,
			draft: { values: this.reasons, failure: this.failure },
			busy: this.busy === what,
			problem: this.problem(),
			onConfirm: () => void this.call(what),
			onClose: () => {
				this.calling = null;
			},
		});
	}

	private content(event: AdminEvent) {
		const { gatherings: t } = this.text;
		const { counts, settings, slug } = event;
		const { startsAt } = settings;
		const { locale } = this.language;
		const change = this.may("content:edit")
			? html`<p>${go(contentPath(locale, "events", slug), t.changeFacts)}</p>`
			: nothing;
		return html`<p>${startsAt ? html`<strong>${localMoment(this.language, startsAt)}</strong> ${settings.place}<br>` : nothing}${t.counts(t.of(counts.seated, settings.places), counts.waiting, counts.present)}</p>
			<p class="no-print">${go(pathIn(locale, `/evenemang/${slug}`), t.page)}</p>
			${this.calling || this.entering ? nothing : this.problem()}${success(this.said)}
			${this.enteringPart(event)}
			${callingPart({ language: this.language, event, onOpen: this.open })}
			${this.lists(event)}
			<section class="no-print stack"><h2>${t.facts}</h2>${publicFacts(this.language, event, change)}</section>
			<details class="no-print" ?open=${this.unfolded}><summary>${t.settings}</summary>
				${settingsForm({
					language: this.language,
					draft: { values: this.draft, failure: this.failure },
					busy: this.busy === "save",
					onSubmit: (submit) => void this.save(submit),
				})}</details>
			${this.asked ? this.question(event, this.asked) : nothing}
			${this.calling ? this.callingQuestion(event, this.calling) : nothing}`;
	}

	protected override render() {
		const { event } = this;
		const { gatherings: t } = this.text;
		return html`<main id="innehall" class="frame office event-office">
			<p class="no-print">${go(pathTo(this.language.locale, "events"), t.title, "left", "before")}</p>
			<h1 tabindex="-1">${event?.title ?? t.title}</h1>
			${event ? this.content(event) : this.failure ? this.problem() : this.loading()}
		</main>`;
	}
}
