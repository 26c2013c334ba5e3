import type { SealsView } from "../../api/certificates/schema.ts";
import type { Trust } from "./verify.ts";

/** The bytes that a base64 text stands for. @throws {DOMException} when it is not base64 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** What a register says that its files are to be checked against (`GET /api/v1/seals`), as the verifier takes it. */
export function trustOf({ seals, timestampers }: SealsView): Trust {
	const roots = (views: SealsView["seals"]) =>
		[...new Set(views.map(({ root }) => root))].map(fromBase64);
	return {
		trusted: roots(seals),
		timestampers: roots(timestampers),
		revoked: [...seals, ...timestampers].flatMap(
			({ fingerprint, revokedAt, revocationReason }) =>
				revokedAt
					? [{ fingerprint, at: revokedAt, reason: revocationReason }]
					: [],
		),
	};
}
