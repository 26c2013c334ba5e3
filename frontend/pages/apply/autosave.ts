import {
	type ApplicationChange,
	type ApplicationView,
	changeApplication,
} from "../../data/applications.ts";
import { ApiError, type Fault, OfflineError } from "../../data/client.ts";
import { pressEnded } from "../../ui/press.ts";
import {
	type Draft,
	fieldOf,
	type Part,
	partOf,
	read,
	wirePart,
} from "./draft.ts";

export type SaveState =
	| { kind: "idle" }
	| { kind: "saving" }
	| { kind: "saved"; at: Date }
	| { kind: "offline" }
	| { kind: "failed" }
	| { kind: "signed_out" }
	| { kind: "conflict" };

/** A value that was refused, and why: it is not sent again while it is the same. */
interface Refused {
	value: string;
	fault: Fault;
	/** Said when sending in, of what is not there yet: it stops nothing before that. */
	missing: boolean;
}

const asText = (draft: Draft, path: string) =>
	JSON.stringify([
		read(draft, path),
		// The two fields that are saved as one with another.
		path === "organisation.organisationNumber" &&
			draft.organisation.withoutNumber,
		path === "organisation.themes" && draft.organisation.otherThemes,
	]);

const delay = 800;
const again = 10_000;

export interface AutosaveHost {
	id: string;
	draft: Draft;
	/** Parts that may not be sent yet, because the applicant has not agreed to it. */
	held: (part: Part) => boolean;
	onSaved: (view: ApplicationView) => void;
	onState: () => void;
}

/**
 * Sends what has been changed, one request at a time. A refused value stays in the form
 * and is left out of what is sent, so that one bad field never stops the others.
 */
export class Autosave {
	state: SaveState = { kind: "idle" };
	unsaved = new Set<Part>();
	#host: AutosaveHost;
	#refused = new Map<string, Refused>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;

	constructor(host: AutosaveHost) {
		this.#host = host;
	}

	/** Marks a part as changed and sends it when the typing rests. */
	touch(part: Part): void {
		this.unsaved.add(part);
		this.#schedule(delay);
	}

	/** The fault of a field, as long as the refused value still stands there. */
	faultAt(path: string): Fault | undefined {
		const refused = this.#refused.get(path);
		return refused?.value === asText(this.#host.draft, path)
			? refused.fault
			: undefined;
	}

	/** Every fault that still stands. */
	faults(): { path: string; fault: Fault; missing: boolean }[] {
		return [...this.#refused].flatMap(([path, { fault, missing }]) =>
			this.faultAt(path) ? [{ path, fault, missing }] : [],
		);
	}

	/** Takes in the faults of an answer; paths are the server's. */
	refuse(faults: Fault[], draft = this.#host.draft, missing = false): void {
		if (missing) this.forgiveMissing();
		for (const fault of faults) {
			const path = fieldOf(fault.path);
			const value = asText(draft, path);
			if (this.#refused.get(path)?.value !== value)
				this.#refused.set(path, { value, fault, missing });
		}
	}

	/** What was missing is judged anew. */
	forgiveMissing(): void {
		for (const [path, { missing }] of this.#refused)
			if (missing) this.#refused.delete(path);
	}

	/** Sends at once, and returns when everything that can be sent has been. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		// A second round takes what was typed while the first was under way.
		if (this.#running) await this.#running;
		this.#running ??= this.#run().finally(() => {
			this.#running = undefined;
		});
		await this.#running;
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#schedule(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), ms);
	}

	#show(state: SaveState): void {
		this.state = state;
		this.#host.onState();
	}

	async #run(): Promise<void> {
		await pressEnded();
		const before = this.state;
		await this.#rounds();
		// Nothing could be sent: what was said before still holds.
		if (this.state.kind === "saving") this.#show(before);
	}

	async #rounds(): Promise<void> {
		// Each refusal leaves less to send, so this ends; the bound is for a server that disagrees.
		for (let round = 0; round < 5; round++) {
			const sent = this.#host.draft;
			const change = this.#change(sent);
			if (!change) return;
			this.#show({ kind: "saving" });
			try {
				const view = await changeApplication(this.#host.id, change.body);
				await pressEnded();
				this.#settle(sent, change.parts);
				this.#host.onSaved(view);
				this.#show({ kind: "saved", at: new Date() });
			} catch (error) {
				await pressEnded();
				if (!this.#refusal(error, sent)) return;
			}
		}
	}

	#settle(sent: Draft, parts: Part[]): void {
		for (const part of parts) {
			const same = asText(sent, part) === asText(this.#host.draft, part);
			const whole = !this.faults().some(({ path }) => partOf(path) === part);
			if (same && whole) this.unsaved.delete(part);
			// Sent without its refused fields: nothing more to send until one is changed.
			else if (same) this.#partly.set(part, asText(sent, part));
		}
	}

	/** Lists sent without their refused fields, as they stood then. */
	#partly = new Map<Part, string>();

	#refusal(error: unknown, sent: Draft): boolean {
		if (
			error instanceof ApiError &&
			error.status === 422 &&
			error.faults.length
		) {
			this.refuse(error.faults, sent);
			this.#host.onState();
			return true;
		}
		const status = error instanceof ApiError ? error.status : 0;
		if (status === 401 || status === 404) this.#show({ kind: "signed_out" });
		else if (status === 409 || status === 403) this.#show({ kind: "conflict" });
		else {
			this.#show({
				kind: error instanceof OfflineError ? "offline" : "failed",
			});
			this.#schedule(again);
		}
		return false;
	}

	#change(
		draft: Draft,
	): { body: ApplicationChange; parts: Part[] } | undefined {
		const body: ApplicationChange = {};
		const parts: Part[] = [];
		for (const part of this.unsaved) {
			if (this.#host.held(part) || this.faultAt(part)) continue;
			if (this.#partly.get(part) === asText(draft, part)) continue;
			const wire = wirePart(this.#withoutRefused(draft, part), part);
			if (!wire) continue;
			parts.push(part);
			if (wire.organisation)
				body.organisation = { ...body.organisation, ...wire.organisation };
			if (wire.mandate) body.mandate = { ...body.mandate, ...wire.mandate };
			if (wire.contacts) body.contacts = wire.contacts;
			if (wire.signatories) body.signatories = wire.signatories;
		}
		return parts.length ? { body, parts } : undefined;
	}

	#withoutRefused(draft: Draft, part: Part): Draft {
		if (part !== "contacts" && part !== "signatories") return draft;
		const copy = structuredClone(draft);
		for (const { path } of this.faults()) {
			const [list, index, field] = path.split(".");
			const row = list === part ? copy[part][Number(index)] : undefined;
			if (row && field) (row as unknown as Record<string, unknown>)[field] = "";
		}
		return copy;
	}
}
