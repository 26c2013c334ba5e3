import { html, render } from "lit";
import type { CertificateView } from "../../api/certificates/schema.ts";
import { ApiError, get } from "../data/client.ts";
import {
	type FileAnswers,
	MOST_BYTES,
	type Today,
	todayInList,
	todayInRegister,
} from "../verify/answers.ts";
import type { RevocationList } from "../verify/list.ts";
import { type PdfVerification, verifyPdf } from "../verify/verify.ts";
import {
	fileVerdict,
	type Unexamined,
	unexaminedVerdict,
} from "../views/file-verdict.ts";
import { Ahead } from "./ahead.ts";

/**
 * <hs-verify>: checks a chosen or dropped file in the browser. The file is never sent anywhere; only its number is asked
 * about, and without a network the register's signed list of revocations answers to that.
 */

const patience = 8_000;

async function todayOf(
	{ verdict, number, seal }: PdfVerification,
	list: RevocationList | null,
): Promise<Today> {
	if (verdict !== "authentic")
		return { status: "unknown", why: "not_authentic" };
	if (!number) return { status: "unknown", why: "no_number" };
	try {
		const path = `/certificates/${encodeURIComponent(number)}`;
		const signal = AbortSignal.timeout(patience);
		return todayInRegister(await get<CertificateView>(path, {}, signal));
	} catch (error) {
		if (error instanceof ApiError && error.status === 404)
			return { status: "unknown", why: "not_in_register" };
		return list
			? todayInList(list, number, seal?.at ?? null)
			: { status: "unknown", why: "no_contact" };
	}
}

async function examine(
	file: File,
	ahead: Ahead,
): Promise<FileAnswers | Unexamined> {
	if (!globalThis.crypto?.subtle) return "no_crypto";
	if (file.size > MOST_BYTES) return "too_large";
	const known = await ahead.refresh();
	if (!known) return "offline";
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const found = await verifyPdf(bytes, known.trust);
		if (found.reason === "not_a_pdf") return "failed";
		return { found, today: await todayOf(found, known.list) };
	} catch {
		return "failed";
	}
}

/** Calls back when the page is there and has nothing better to do. */
function whenIdle(callback: () => void): void {
	if (document.readyState !== "complete") {
		addEventListener("load", () => whenIdle(callback), { once: true });
		return;
	}
	// Safari has none.
	if (typeof requestIdleCallback === "function")
		requestIdleCallback(callback, { timeout: 2000 });
	else setTimeout(callback, 500);
}

/** Whether the visitor has asked the browser to be sparing with data. */
const isSparing = () =>
	(navigator as { connection?: { saveData?: boolean } }).connection
		?.saveData === true;

class HsVerify extends HTMLElement {
	/** Counts the files, so that a slow answer never replaces that of a later file. */
	#turn = 0;
	#prepared: Promise<void> | undefined;
	#ahead = new Ahead(
		document.documentElement.lang.startsWith("en") ? "en" : "sv",
	);

	connectedCallback() {
		if (!isSparing()) whenIdle(() => void this.#prepare());
		// Who is about to choose a file does not wait for that.
		for (const sign of ["focusin", "pointerenter", "dragenter"])
			this.addEventListener(sign, () => void this.#prepare());
		const input = this.querySelector<HTMLInputElement>("input[type=file]");
		input?.addEventListener("change", () => this.#take(input.files));
		this.addEventListener("dragover", (event) => {
			event.preventDefault();
			this.#mark(true);
		});
		this.addEventListener("dragleave", () => this.#mark(false));
		this.addEventListener("drop", (event) => {
			event.preventDefault();
			this.#mark(false);
			this.#take(event.dataTransfer?.files ?? null);
		});
	}

	#prepare(): Promise<void> {
		this.#prepared ??= this.#ahead
			.fetch()
			.then(() => this.setAttribute("data-ready", ""));
		return this.#prepared;
	}

	#mark(over: boolean) {
		this.querySelector(".drop")?.classList.toggle("over", over);
	}

	async #take(files: FileList | null) {
		const [file] = files ?? [];
		const answer = document.getElementById("svar");
		if (!file || !answer) return;
		this.#turn += 1;
		const turn = this.#turn;
		const email = this.dataset.email ?? "";
		const text = { ...(await this.#ahead.texts()), office: { email } };
		// What the server wrote there is about a number, not about this file.
		if (!answer.hasAttribute("data-file")) answer.replaceChildren();
		answer.setAttribute("data-file", "");
		render(
			html`<p class="result frame-text" role="status">${text.verify.working(file.name)}</p>`,
			answer,
		);
		const answers = await examine(file, this.#ahead);
		if (turn !== this.#turn) return;
		render(
			typeof answers === "string"
				? unexaminedVerdict(answers, text)
				: fileVerdict(answers, text),
			answer,
		);
		answer.querySelector<HTMLElement>("h2")?.focus();
	}
}

customElements.define("hs-verify", HsVerify);
