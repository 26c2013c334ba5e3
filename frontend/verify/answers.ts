import type {
	CertificateStatus,
	CertificateView,
} from "../../api/certificates/schema.ts";
import type { RevocationList } from "./list.ts";
import type { PdfVerification } from "./verify.ts";

/**
 * The four answers about a file, kept apart: what the file itself proves (authentic, sealed by whom, which version) is in
 * `found`, whether it holds today is in `today`. The page and the command line say the same.
 */
export interface FileAnswers {
	found: PdfVerification;
	today: Today;
}

/** Whether a certificate holds today, and how we know; or why that cannot be told. */
export type Today =
	| {
			status: CertificateStatus;
			/** RFC 3339: since when it is revoked or replaced */
			at: string | null;
			reason: string | null;
			/** What the reason is written in, and what stands for the same in every language */
			reasonIn: { language: "sv" | "en"; code: string | null };
			supersededBy: string | null;
			/** What the register shows of it; null when only its list of revocations was at hand */
			certificate: CertificateView | null;
			/** RFC 3339: when the list was made; null when the register itself answered */
			asOf: string | null;
	  }
	| { status: "unknown"; why: UnknownToday };

export type UnknownToday =
	/** The file is not authentic: then it says nothing that could hold */
	| "not_authentic"
	| "no_number"
	| "not_in_register"
	| "no_contact"
	| "newer_than_list";

/** More than any certificate has. A limit keeps a mistaken film from filling a phone's memory. */
export const MOST_BYTES = 10_000_000;

/** As the register answers to a number now. */
export function todayInRegister(certificate: CertificateView): Today {
	const { status, reason, revokedAt, supersededBy } = certificate;
	const { reasonLanguage } = certificate;
	return {
		status,
		at: revokedAt,
		reason,
		reasonIn: { language: reasonLanguage ?? "sv", code: null },
		supersededBy,
		certificate,
		asOf: null,
	};
}

/**
 * As the register's signed list has it. What is not listed held when the list was made, if it was sealed by then.
 *
 * @param sealedAt RFC 3339
 */
export function todayInList(
	list: RevocationList,
	number: string,
	sealedAt: string | null,
): Today {
	const asOf = list.issuedAt;
	const listed = list.revoked.find((one) => one.number === number);
	if (listed) {
		const { number: _, reasonCode = null, ...rest } = listed;
		const reasonIn = { language: "sv" as const, code: reasonCode };
		return { ...rest, reasonIn, certificate: null, asOf };
	}
	if (!sealedAt || Date.parse(sealedAt) > Date.parse(asOf))
		return { status: "unknown", why: "newer_than_list" };
	const reasonIn = { language: "sv" as const, code: null };
	const none = { at: null, reason: null, reasonIn, supersededBy: null };
	return { status: "valid", ...none, certificate: null, asOf };
}
