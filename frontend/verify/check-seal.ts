import {
	type Certified,
	findPath,
	readCertificate,
	readRoot,
	subjectName,
	verifySignature,
} from "./certificates.ts";
import { encodeCms, signedAttributes } from "./cms.ts";
import { type Bytes, same } from "./der.ts";
import { checkEvidence, type Link } from "./evidence.ts";
import { openSealedFile, type SealedFile, singleByteText } from "./file.ts";
import type { Evidence, PdfState } from "./pdf-updates.ts";
import { type CmsClaims, readCms } from "./read-cms.ts";
import {
	type Appended,
	readState,
	readUpdates,
	sealedLength,
} from "./read-updates.ts";
import { digest } from "./signature.ts";
import {
	checkTimes,
	countingStamps,
	isOrderly,
	type Stamp,
	unbroken,
} from "./times.ts";
import type { TokenFault } from "./token.ts";
import type { FoundSeal, Level, Trust } from "./verify.ts";

/** Faults that make a file altered. */
export type SealFault =
	| "content_changed"
	| "seal_not_readable"
	| "seal_not_canonical"
	| "signature_invalid"
	| "seal_time_missing"
	| "later_bytes_not_ours"
	| "evidence_not_ours"
	| TokenFault
	| Distrust;

/** Every byte may be as it was, but nobody whom the caller trusts vouches for it. */
export type Distrust =
	| "seal_not_trusted"
	| "seal_revoked"
	| "time_stamp_unknown";

/** A seal that fits its file, and why it is nevertheless not to be relied on. */
export interface Found {
	seal: FoundSeal;
	fault: Distrust | null;
	/** For whoever appends: the certificates of the seal and of each time stamp that counts to their roots, and what is not yet proven of them */
	paths: Certified[][];
	lacking: Link[];
	/** Until when the newest time stamp can be checked */
	until: Date | null;
}

interface WholeFile {
	bytes: Uint8Array;
	text: string;
	/** The text of the first revision: what was sealed */
	sealedText: string;
}

const RSA = { key: "rsa", hash: "SHA-256" } as const;
const ECDSA = { key: "ecdsa", hash: "SHA-256" } as const;

/** The message that the seal is, checked against the file and against itself. */
export async function checkMessage(
	file: SealedFile,
): Promise<
	{ claims: CmsClaims; signer: Certified; carried: Certified[] } | SealFault
> {
	const claims = readCms(file.cms);
	if (!claims?.algorithm) return "seal_not_readable";
	const carried = claims.certificates.map(readCertificate);
	const signer = carried.find(
		({ issuer, serialNumber }) =>
			same(issuer, claims.issuer) && same(serialNumber, claims.serialNumber),
	);
	if (!signer) return "seal_not_readable";
	const expected = signedAttributes(
		await digest("SHA-256", file.covered),
		await digest("SHA-256", signer.der),
	);
	if (!same(expected, claims.attributes)) return "content_changed";
	const { algorithm } = claims;
	if (!same(encodeCms({ ...claims, algorithm }), file.cms))
		return "seal_not_canonical";
	const scheme = algorithm === "rsa-sha256" ? RSA : ECDSA;
	if (!(await verifySignature(signer, scheme, claims.signature, expected)))
		return "signature_invalid";
	return { claims, signer, carried };
}

function levelOf(stamps: Stamp[], proven: boolean, firstProof: number): Level {
	if (!proven) return "B-T";
	return stamps.some(({ index }) => index > firstProof) ? "B-LTA" : "B-LT";
}

function mergeEvidence(appended: Appended[]): Evidence {
	const all: Evidence = { certificates: [], ocsps: [], crls: [] };
	for (const one of appended) {
		if (one.kind !== "store") continue;
		all.certificates.push(...one.evidence.certificates);
		all.ocsps.push(...one.evidence.ocsps);
		all.crls.push(...one.evidence.crls);
	}
	return all;
}

const distrusted = (seal: FoundSeal, fault: Distrust): Found => ({
	seal,
	fault,
	paths: [],
	lacking: [],
	until: null,
});

/** Whose seal it is and how far it is proven; or the check that failed. */
export async function checkSeal(
	file: SealedFile,
	whole: WholeFile,
	trust: Trust,
): Promise<Found | SealFault> {
	const message = await checkMessage(file);
	if (typeof message === "string") return message;
	if (!file.at) return "seal_time_missing";
	const { claims, signer, carried } = message;
	const appended = appendedTo(whole);
	if (!appended) return "later_bytes_not_ours";
	const fingerprint = hex(await digest("SHA-256", signer.der));
	const plain: FoundSeal = {
		by: subjectName(signer),
		at: file.at.toISOString(),
		timestamped: false,
		timestampedBy: null,
		level: "B-B",
		fingerprint,
	};
	const authorities = (trust.timestampers ?? []).map(readRoot);
	const times = await checkTimes(claims, appended, authorities);
	if (times === "token_not_trusted" && authorities.length === 0)
		return distrusted(plain, "time_stamp_unknown");
	if (typeof times === "string") return times;
	const roots = trust.trusted.map(readRoot);
	const inSeal = times.find(({ index }) => index < 0);
	const at = inSeal?.at ?? file.at;
	const path = await findPath(signer, carried, roots, at);
	// A certificate that the path does without is a byte that nothing vouches for.
	if (
		!path ||
		!carried.every((one) => path.some((on) => same(on.der, one.der)))
	)
		return distrusted(plain, "seal_not_trusted");
	return conclude(plain, path, times, appended, trust);
}

async function conclude(
	plain: FoundSeal,
	path: Certified[],
	stamps: Stamp[],
	appended: Appended[],
	trust: Trust,
): Promise<Found | SealFault> {
	const paths = [path, ...stamps.map((stamp) => stamp.path)];
	const evidence = await checkEvidence(mergeEvidence(appended), paths);
	if (!evidence) return "evidence_not_ours";
	const counted = countingStamps(stamps, evidence, trust.revoked ?? []);
	const [first] = counted;
	const last = counted.at(-1);
	const now = trust.now ?? new Date();
	const seal = { ...plain };
	const uses = [{ path, at: first?.at ?? sealedAt(plain) }, ...counted];
	if (first && last && unbroken(counted, now)) {
		// The newest archive time stamp is proven by whatever comes after it.
		const proven = last.index < 0 ? uses : uses.slice(0, -1);
		const lacks = evidence.lackingIn(proven, now).length > 0;
		const store = appended.findIndex(({ kind }) => kind === "store");
		Object.assign(seal, {
			at: first.at.toISOString(),
			timestamped: true,
			timestampedBy: first.by,
			level: levelOf(counted, !lacks && store >= 0, store),
		});
	}
	const since = revokedSince(seal, evidence.revokedIn(path), trust);
	return {
		seal,
		fault: since && !(sealedAt(seal) < since) ? "seal_revoked" : null,
		paths: uses.map((use) => use.path),
		lacking: evidence.lackingIn(uses, now),
		until: last?.until ?? null,
	};
}

const sealedAt = ({ at }: FoundSeal): Date => new Date(at ?? Number.NaN);

/** Since when nothing that the seal says is to be believed: as the file's own evidence has it, or as the caller knows. */
function revokedSince(
	seal: FoundSeal,
	inFile: Date | null,
	{ revoked = [] }: Trust,
): Date | null {
	const known = revoked.find((one) => one.fingerprint === seal.fingerprint);
	const times = [inFile, known ? new Date(known.at) : null]
		.filter((time) => time !== null)
		.map((time) => time.getTime());
	if (times.length === 0) return null;
	// A time that only the seal itself claims could be made up by a thief.
	const claimed = !seal.timestamped && !isOrderly(known?.reason);
	return new Date(claimed ? 0 : Math.min(...times));
}

/** A file of ours as whoever appends to it has to know it. */
export interface Inspected {
	found: Found;
	state: PdfState;
	/** What it carries already */
	evidence: Evidence;
}

/**
 * Checks a file of ours before something is appended to it.
 * @throws {Error} naming the check that failed: nothing is appended to what is not authentic
 */
export async function inspectSealed(
	bytes: Uint8Array,
	trust: Trust,
): Promise<Inspected> {
	const text = singleByteText(bytes);
	const sealedText = text.slice(0, sealedLength(text));
	const file = openSealedFile(bytes.subarray(0, sealedText.length), sealedText);
	if (typeof file === "string") throw new Error(file);
	const found = await checkSeal(file, { bytes, text, sealedText }, trust);
	if (typeof found === "string") throw new Error(found);
	if (found.fault) throw new Error(found.fault);
	const whole = new Uint8Array(bytes) as Bytes;
	const { appended, state } = readUpdates(whole, text, readState(sealedText));
	return { found, state, evidence: mergeEvidence(appended) };
}

function appendedTo({ bytes, text, sealedText }: WholeFile): Appended[] | null {
	if (text.length === sealedText.length) return [];
	try {
		const whole = new Uint8Array(bytes) as Bytes;
		return readUpdates(whole, text, readState(sealedText)).appended;
	} catch {
		return null;
	}
}

const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
