import type { SealsView } from "../../api/certificates/schema.ts";
import { get } from "../data/client.ts";
import { formats } from "../i18n/format.ts";
import {
	type RevocationList,
	type SignedRevocations,
	trustWith,
	verifyRevocations,
} from "../verify/list.ts";
import { trustOf } from "../verify/trust.ts";
import type { Trust } from "../verify/verify.ts";
import type { VerdictText } from "../views/answers.ts";

/** What checking a file takes, fetched before there is a file: so that it is checked also when the network has gone. */

/** What the register's own words on seals and revocations were when it was last reached. */
export interface Known {
	trust: Trust;
	list: RevocationList | null;
}

// The verifier loads these when it sees a seal; without a network that is too late.
const modules = () =>
	Promise.all([
		import("../verify/certificates.ts"),
		import("../verify/check-seal.ts"),
	]);

async function textsIn(locale: "sv" | "en"): Promise<VerdictText> {
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

// A network that is there but answers nothing must not keep anybody from what is known already.
const patience = 8_000;

async function known(): Promise<Known> {
	const signal = AbortSignal.timeout(patience);
	const [seals, signed] = await Promise.all([
		get<SealsView>("/seals", {}, signal),
		get<SignedRevocations>("/certificates/revocations", {}, signal).catch(
			() => null,
		),
	]);
	const trust = trustOf(seals);
	const list = signed && (await verifyRevocations(signed, trust));
	return { trust: trustWith(trust, list), list };
}

/** Everything that checking takes; each part is fetched once and kept, and tried again when it could not be had. */
export class Ahead {
	#locale: "sv" | "en";
	#texts: Promise<VerdictText> | undefined;
	#known: Known | null = null;

	constructor(locale: "sv" | "en") {
		this.#locale = locale;
	}

	/** Fetches it all. Never throws: what is missing is asked for again when there is a file. */
	async fetch(): Promise<void> {
		await Promise.allSettled([this.texts(), this.refresh(), modules()]);
	}

	texts(): Promise<VerdictText> {
		this.#texts ??= textsIn(this.#locale).catch((error) => {
			this.#texts = undefined;
			throw error;
		});
		return this.#texts;
	}

	/** What the register says now, else what it said when it was last reached; null when it never was. */
	async refresh(): Promise<Known | null> {
		try {
			const now = await known();
			this.#known = { ...now, list: now.list ?? this.#known?.list ?? null };
		} catch {
			// What was known stays known.
		}
		return this.#known;
	}
}
