import {
	createCipheriv,
	createDecipheriv,
	hkdfSync,
	randomBytes,
} from "node:crypto";
import type { Round } from "./schema.ts";

/**
 * Ballots while the vote is open: AES-256-GCM with a key that is not in the database. A row of
 * `sealed_ballot` is written by the transaction that marks the roll, so the database itself knows
 * whose it is (xmin); what it does not know is what is in it. On closing the ballots are
 * written anew, all at once and in a random order, and the sealed ones are deleted.
 */

export interface Paper {
	receipt: string;
	choices: string[];
}

export interface BoxOf {
	electionId: string;
	round: Round;
}

// No letters or digits that are mistaken for another (Crockford's base 32).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixty random bits, to be read aloud: `7K2M-X9QD-4HTR`. */
export function newReceipt(): string {
	const letters = [...randomBytes(12)].map((byte) => alphabet[byte % 32]);
	return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

const keyOf = (sessionKey: Buffer, { electionId }: BoxOf) =>
	Buffer.from(hkdfSync("sha256", sessionKey, electionId, "ballot", 32));

const bindingOf = ({ electionId, round }: BoxOf) =>
	Buffer.from(`${electionId} ${round}`);

// A ballot with twenty names, the most there can be. All are as long: the length would tell.
const length = 1024;

/** Seals one ballot: 12 bytes nonce, 16 bytes tag, 1024 bytes of ciphertext. */
export function sealBallot(
	sessionKey: Buffer,
	box: BoxOf,
	paper: Paper,
): Buffer {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", keyOf(sessionKey, box), nonce);
	cipher.setAAD(bindingOf(box));
	const plain = Buffer.from(JSON.stringify(paper).padEnd(length, " "));
	if (plain.length !== length) throw new Error("A ballot is too long");
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when it was sealed with another key, for another round, or has been changed */
export function openBallot(
	sessionKey: Buffer,
	box: BoxOf,
	sealed: Buffer,
): Paper {
	const decipher = createDecipheriv(
		"aes-256-gcm",
		keyOf(sessionKey, box),
		sealed.subarray(0, 12),
	);
	decipher.setAAD(bindingOf(box));
	decipher.setAuthTag(sealed.subarray(12, 28));
	const plain = Buffer.concat([
		decipher.update(sealed.subarray(28)),
		decipher.final(),
	]);
	return JSON.parse(plain.toString("utf8")) as Paper;
}
