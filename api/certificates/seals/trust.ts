import type { Connection } from "../../platform/db.ts";
import { listSeals, rootOf } from "./queries.ts";
import { type RevocationReason, splitReason } from "./rules.ts";

/** What our files are verified against: every seal that has been used, and those that no longer hold. */
export interface SealTrust {
	/** Roots of seals, DER, each once */
	trusted: Uint8Array[];
	/** Roots of time-stampers, DER, each once */
	timestampers: Uint8Array[];
	/** hex SHA-256 of the signer's certificate, since when (RFC 3339), and why */
	revoked: {
		fingerprint: string;
		at: string;
		reason: RevocationReason | null;
	}[];
}

interface Kept {
	trusted: boolean;
	value: Promise<SealTrust> | null;
}

const kept = new WeakMap<Connection, Kept>();

/**
 * The trust that all seals on record give. Kept in memory for a connection of which {@link forgetTrust} has said that
 * changes are heard of; read anew each time otherwise, also inside a transaction.
 */
export function trustOf(db: Connection): Promise<SealTrust> {
	const memory = kept.get(db);
	if (!memory?.trusted) return readTrust(db);
	if (memory.value) return memory.value;
	const value = readTrust(db);
	memory.value = value;
	value.catch(() => {
		if (memory.value === value) memory.value = null;
	});
	return value;
}

/** Forgets what {@link trustOf} has kept. @param trusted whether it may keep from now on */
export function forgetTrust(db: Connection, trusted: boolean): void {
	// A new object: what is being read meanwhile is kept in the old one, where nobody looks.
	kept.set(db, { trusted, value: null });
}

async function readTrust(db: Connection): Promise<SealTrust> {
	const rows = await listSeals(db);
	const rootsFor = (purpose: "seal" | "timestamp") =>
		[...new Set(rows.filter((row) => row.purpose === purpose).map(rootOf))].map(
			(root) => new Uint8Array(Buffer.from(root, "base64")),
		);
	return {
		trusted: rootsFor("seal"),
		timestampers: rootsFor("timestamp"),
		revoked: rows.flatMap(({ fingerprint, revoked_at, revocation_reason }) =>
			revoked_at
				? [
						{
							fingerprint,
							at: revoked_at.toISOString(),
							reason: splitReason(revocation_reason).reason,
						},
					]
				: [],
		),
	};
}
