import type { Found, SealFault } from "./check-seal.ts";
import {
	type FileFault,
	openSealedFile,
	readTwin,
	singleByteText,
} from "./file.ts";
import { sealedLength } from "./read-updates.ts";

/** How far a seal is proven (ETSI EN 319 142-1, 6): alone, time-stamped, with what proves its certificates, archived. */
export type Level = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** A seal that fits its file. */
export interface FoundSeal {
	by: string;
	/** RFC 3339: what a time stamp attests, or else what the sealer claims */
	at: string | null;
	timestamped: boolean;
	/** The name of the time-stamping authority */
	timestampedBy: string | null;
	level: Level;
	/** hex, SHA-256 of the signer's certificate */
	fingerprint: string;
}

/** A seal or a time-stamper that holds no longer. */
export interface RevokedSeal {
	/** hex, SHA-256 of its certificate */
	fingerprint: string;
	/** RFC 3339 */
	at: string;
	/** RFC 5280, 5.3.1 */
	reason?: string | null;
}

/** What the caller knows and the file cannot say of itself. */
export interface Trust {
	/** Root certificates of seals, in DER */
	trusted: Uint8Array[];
	/** Root certificates of time-stamping authorities, in DER; without them no time stamp counts */
	timestampers?: Uint8Array[];
	/**
	 * Seals and time-stampers that have been revoked. Of a key that nobody stole, what it says itself of the time of sealing is still believed.
	 */
	revoked?: RevokedSeal[];
	/** The time at which time stamps have to hold; by default now */
	now?: Date;
}

/** What a file is found to be, apart from whether the certificate still holds: that only the register knows. */
export interface PdfVerification {
	/**
	 * authentic: sealed by us and not a byte changed. altered: says it is ours, but it has been changed. unknown: sealed, but not by a seal that
	 * we trust. not_sealed: no seal in it.
	 */
	verdict: "authentic" | "altered" | "unknown" | "not_sealed";
	/** Only for a seal that fits the file */
	seal: FoundSeal | null;
	number: string | null;
	/** The agreement version that the certificate is about, from its machine-readable twin */
	agreementVersion: string | null;
	/** A stable word for the check that failed, or `ok` */
	reason: "ok" | FileFault | SealFault;
}

/**
 * Checks a file against the roots that the caller trusts. Stricter than common readers: the seal and all that has been
 * appended to it have to be encoded exactly as we encode them, and cover every byte of the file. Runs in the browser and in
 * Node, and loads the cryptographic library only when there is a seal to look at. Never throws, whatever the bytes are.
 */
export async function verifyPdf(
	bytes: Uint8Array,
	trust: Trust,
): Promise<PdfVerification> {
	const text = singleByteText(bytes);
	try {
		const length = sealedLength(text);
		const sealed = bytes.subarray(0, length);
		const sealedText = text.slice(0, length);
		const file = openSealedFile(sealed, sealedText);
		if (typeof file === "string") return await refused(file, text, trust);
		const { checkSeal } = await import("./check-seal.ts");
		const found = await checkSeal(file, { bytes, text, sealedText }, trust);
		if (typeof found === "string") return await refused(found, text, trust);
		return answer(found, readTwin(sealed, sealedText));
	} catch {
		return await refused("seal_not_readable", text, trust);
	}
}

function answer(
	{ seal, fault }: Found,
	twin: ReturnType<typeof readTwin>,
): PdfVerification {
	if (fault)
		return {
			verdict: "unknown",
			seal,
			number: null,
			agreementVersion: null,
			reason: fault,
		};
	return {
		verdict: "authentic",
		seal,
		number: twin?.number ?? null,
		agreementVersion: twin?.agreementVersion ?? null,
		reason: "ok",
	};
}

/** A file that fails is altered when it bears the mark of our seal, unknown when it bears another, else not sealed. */
async function refused(
	reason: FileFault | SealFault,
	text: string,
	{ trusted }: Trust,
): Promise<PdfVerification> {
	const sealed =
		text.includes("/ByteRange") && !text.includes("/Contents <>\n");
	const verdict = (await bearsOurMark(text, trusted))
		? "altered"
		: sealed
			? "unknown"
			: "not_sealed";
	return {
		verdict,
		seal: null,
		number: null,
		agreementVersion: null,
		reason,
	};
}

const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether the name of a trusted root stands in the file as the issuer of a certificate in a seal. */
async function bearsOurMark(
	text: string,
	roots: Uint8Array[],
): Promise<boolean> {
	if (!text.includes("/Contents <")) return false;
	const { readRoot } = await import("./certificates.ts");
	const lower = text.toLowerCase();
	return roots.some((root) => {
		try {
			return lower.includes(hex(readRoot(root).subject));
		} catch {
			return false;
		}
	});
}
