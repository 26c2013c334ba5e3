import { askNumber } from "../../data/applications.ts";
import { ApiError } from "../../data/client.ts";
import { looksPersonal } from "./personal-number.ts";

export type NumberState =
	| { kind: "unknown" }
	| { kind: "free" }
	| { kind: "known" }
	| { kind: "personal" }
	| { kind: "wrong"; message: string };

const rest = 400;

/** Asks about the organisation number while it is being written. */
export class NumberCheck {
	state: NumberState = { kind: "unknown" };
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking: AbortController | undefined;
	#onState: () => void;

	constructor(onState: () => void) {
		this.#onState = onState;
	}

	/** @param typed the field's whole text; asked about when it could be a number */
	typed(typed: string): void {
		clearTimeout(this.#timer);
		this.#asking?.abort();
		this.state = { kind: "unknown" };
		if (typed.replace(/\D/g, "").length < 10) return;
		// An address ends up in logs, so this one is never asked about.
		if (looksPersonal(typed)) {
			this.state = { kind: "personal" };
			return;
		}
		this.#timer = setTimeout(() => void this.#ask(typed.trim()), rest);
	}

	async #ask(number: string): Promise<void> {
		const asking = new AbortController();
		this.#asking = asking;
		try {
			const { known } = await askNumber(number, asking.signal);
			this.state = { kind: known ? "known" : "free" };
		} catch (error) {
			// Without an answer the number is simply not judged yet.
			if (!(error instanceof ApiError) || error.status !== 422) return;
			const message = error.faults[0]?.message ?? error.message;
			this.state = { kind: "wrong", message };
		}
		if (!asking.signal.aborted) this.#onState();
	}
}
