import { html, render } from "lit";
import type { CertificateView } from "../../api/certificates/schema.ts";
import { ApiError, get } from "../data/client.ts";
import { formats } from "../i18n/format.ts";
import { type PdfVerification, verifyPdf } from "../verify/verify.ts";
import type { VerdictModel } from "../views/models.ts";
import {
	fileVerdict,
	type Unexamined,
	type VerdictText,
} from "../views/verdict.ts";

/**
 * <hs-verify>: checks a chosen or dropped file in the browser. The file is never sent anywhere; only its number is
 * asked about. The trusted root is the service's own, from /seal.crt.
 */

// Ours are some 30 kB. A limit keeps a mistaken film from filling a phone's memory.
const mostBytes = 10_000_000;

async function textsFor(locale: "sv" | "en"): Promise<VerdictText> {
	const [{ verify }, { common }] =
		locale === "en"
			? await Promise.all([
					import("../i18n/en/verify.ts"),
					import("../i18n/en/common.ts"),
				])
			: await Promise.all([
					import("../i18n/sv/verify.ts"),
					import("../i18n/sv/common.ts"),
				]);
	return { locale, format: formats[locale], verify, common };
}

/** The certificates in a PEM file, or the one that a DER file is. */
function certificatesIn(bytes: Uint8Array): Uint8Array[] {
	const text = new TextDecoder("latin1").decode(bytes);
	const blocks = text.matchAll(
		/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g,
	);
	const found = Array.from(blocks, ([, body = ""]) =>
		Uint8Array.from(atob(body.replace(/\s/g, "")), (c) => c.charCodeAt(0)),
	);
	return found.length > 0 ? found : [bytes];
}

async function trustedRoots(): Promise<Uint8Array[]> {
	const answer = await fetch("/seal.crt");
	if (!answer.ok) throw new Error(`seal.crt: ${answer.status}`);
	return certificatesIn(new Uint8Array(await answer.arrayBuffer()));
}

/** What the register says about a number: null when it could not be reached, "unknown" when it has none. */
async function standingOf(
	number: string,
): Promise<CertificateView | "unknown" | null> {
	try {
		return await get<CertificateView>(
			`/certificates/${encodeURIComponent(number)}`,
		);
	} catch (error) {
		return error instanceof ApiError && error.status === 404 ? "unknown" : null;
	}
}

async function modelOf(found: PdfVerification): Promise<VerdictModel> {
	const { verdict, seal, number } = found;
	const known =
		verdict === "authentic" && number ? await standingOf(number) : null;
	// A seal of ours on a number that the register lacks: made by another installation with the same key, at best.
	if (known === "unknown")
		return { verdict: "unknown", standing: null, certificate: null, seal };
	return { verdict, seal, certificate: known, standing: known?.status ?? null };
}

async function examine(file: File): Promise<VerdictModel | Unexamined> {
	if (!globalThis.crypto?.subtle) return "no_crypto";
	if (file.size > mostBytes) return "too_large";
	const trusted = await trustedRoots().catch(() => null);
	if (!trusted) return "offline";
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const found = await verifyPdf(bytes, { trusted });
		return found.reason === "not_a_pdf" ? "failed" : await modelOf(found);
	} catch {
		return "failed";
	}
}

class HsVerify extends HTMLElement {
	/** Counts the files, so that a slow answer never replaces that of a later file. */
	#turn = 0;
	#texts?: Promise<VerdictText>;

	connectedCallback() {
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

	#mark(over: boolean) {
		this.querySelector(".drop")?.classList.toggle("over", over);
	}

	async #take(files: FileList | null) {
		const [file] = files ?? [];
		const answer = document.getElementById("svar");
		if (!file || !answer) return;
		this.#turn += 1;
		const turn = this.#turn;
		const lang = document.documentElement.lang.startsWith("en") ? "en" : "sv";
		this.#texts ??= textsFor(lang);
		const text = await this.#texts;
		// What the server wrote there is about a number, not about this file.
		if (!answer.hasAttribute("data-file")) answer.replaceChildren();
		answer.setAttribute("data-file", "");
		render(
			html`<p class="result frame-text" role="status">${text.verify.working(file.name)}</p>`,
			answer,
		);
		const model = await examine(file);
		if (turn !== this.#turn) return;
		render(fileVerdict(model, text), answer);
		answer.querySelector<HTMLElement>("h2")?.focus();
	}
}

customElements.define("hs-verify", HsVerify);
