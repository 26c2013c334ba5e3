import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	ContactMessageView,
	MessageAction,
} from "../../../api/content/contact/schema.ts";
import { ApiError } from "../../data/client.ts";
import { button, notice } from "../../ui/form.ts";
import { go, icon } from "../../ui/icon.ts";
import { doWithMessage, fetchMessage } from "./messages-api.ts";
import { answerAddress, messageFacts } from "./messages-parts.ts";
import { StaffPage } from "./page.ts";
import { ask } from "./parts/fields.ts";
import { success } from "./parts/problem.ts";
import { pathTo } from "./route.ts";

/** `/admin/meddelanden/:id`: what somebody wrote, and what the office does with it. */
export class StaffMessage extends StaffPage {
	static override properties: PropertyDeclarations = {
		message: { state: true },
		lost: { state: true },
		theirs: { state: true },
	};
	declare message: ContactMessageView | null;
	declare lost: boolean;
	/** What a colleague saved while this page was open; null when nobody did. */
	declare theirs: string | null;

	constructor() {
		super();
		this.message = null;
		this.lost = false;
		this.theirs = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			await this.read();
			this.draft = { note: this.message?.note ?? "" };
		});
	}

	protected get heading() {
		return this.lost
			? this.text.notFound.title
			: (this.message?.subject ?? null);
	}

	private async read() {
		try {
			this.message = await fetchMessage(this.name);
		} catch (error) {
			this.lost = error instanceof ApiError && error.status === 404;
			if (!this.lost) throw error;
		}
	}

	/** Whatever is pressed keeps the note too: nothing that is typed is lost by pressing another button. */
	private async act(action: MessageAction) {
		const { message } = this;
		if (!message) return;
		const { note = "" } = this.draft;
		const well = await this.attempt(action, async () => {
			const { revision } = message;
			try {
				await doWithMessage(message.id, action, { revision, note });
			} catch (error) {
				await this.follow(message, error);
				throw error;
			}
			this.theirs = null;
			await this.read();
		});
		this.tell();
		if (well) await this.say(this.text.messages.done[action]);
	}

	/** A colleague was here first: shows how it is now, and leaves what is typed. */
	private async follow(before: ContactMessageView, error: unknown) {
		if (!(error instanceof ApiError) || ![404, 409].includes(error.status))
			return;
		await this.read();
		const now = this.message?.note ?? "";
		if (now === before.note) return;
		if ((this.draft.note ?? "") === before.note) this.draft.note = now;
		else this.theirs = now;
	}

	/** The number in the head is another now. */
	private tell() {
		this.dispatchEvent(new CustomEvent("hs-recount", { bubbles: true }));
	}

	private form({ allowedActions }: ContactMessageView) {
		const { messages: t, saving, optional } = this.text;
		const draft = { values: this.draft, failure: this.failure };
		const acts = (["handle", "reopen", "note"] as const).filter((action) =>
			allowedActions.includes(action),
		);
		const labels = { handle: t.handle, reopen: t.reopen, note: t.saveNote };
		return html`<form class="form-grid" novalidate @submit=${(event: Event) => {
			event.preventDefault();
			void this.act("note");
		}}>
			${this.theirs === null ? nothing : notice("wait", this.theirs ? html`<p>${t.theirs}</p><p class="written">${this.theirs}</p>` : html`<p>${t.theirsGone}</p>`)}
			${ask(draft, "note", t.note, { rows: true, maxLength: 2000, hint: t.noteHint, optional })}
			<div class="actions">${acts.map((action) =>
				button({
					label: labels[action],
					busyLabel: saving,
					busy: this.busy === action,
					kind: action === "handle" ? "" : "quiet",
					onPress: () => void this.act(action),
				}),
			)}</div></form>`;
	}

	private content(message: ContactMessageView) {
		const { messages: t } = this.text;
		return html`${this.problem()}${success(this.said)}
			<div class="letter-desk">${messageFacts(this.language, message)}
			<section class="stack"><h2 class="visually-hidden">${t.message}</h2>
				<p class="written letter-sheet" lang=${message.locale}>${message.message}</p>
				<p><a class="button quiet" href=${answerAddress(this.language, message)}>${icon("mail")}${t.answer}</a></p></section>
			${this.form(message)}</div>`;
	}

	protected override render() {
		const { message, lost } = this;
		const { messages: t, notFound } = this.text;
		return html`<main id="innehall" class="frame office message-office">
			<p>${go(pathTo(this.language.locale, "messages"), t.title, "left", "before")}</p>
			<h1 tabindex="-1">${lost ? notFound.title : (message?.subject ?? t.title)}</h1>
			${lost ? html`<p>${t.gone}</p>` : message ? this.content(message) : this.failure ? this.problem() : this.loading()}
		</main>`;
	}
}
