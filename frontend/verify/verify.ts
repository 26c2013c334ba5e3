import type { FileFault, SealedFile } from "./file.ts";
import { openSealedFile, readNumber, singleByteText } from "./file.ts";

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

/** What the caller knows and the file cannot say of itself. */
export interface Trust {
	/** Root certificates of seals, in DER */
	trusted: Uint8Array[];
	/** Root certificates of time-stamping authorities, in DER; without them no time stamp counts */
	timestampers?: Uint8Array[];
	/** Seals that have been revoked: hex SHA-256 of the signer's certificate, and since when (RFC 3339) */
	revoked?: { fingerprint: string; at: string }[];
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
	reason:
		| "ok"
		| FileFault
		| "content_changed"
		| "seal_not_canonical"
		| "signature_invalid"
		| "seal_not_trusted"
		| "seal_revoked"
		| "seal_time_missing";
}

type Fault = Exclude<PdfVerification["reason"], "ok">;

/**
 * Checks a file against the roots that the caller trusts. Stricter than common readers: the seal has to be encoded exactly as
 * we encode it, and cover every byte of the file. Runs in the browser and in Node, and loads the cryptographic library only
 * when there is a seal to look at. Never throws, whatever the bytes are.
 *
 * @param options.trusted root certificates in DER
 */
export async function verifyPdf(
	bytes: Uint8Array,
	options: Trust,
): Promise<PdfVerification> {
	const text = singleByteText(bytes);
	try {
		const file = openSealedFile(bytes, text);
		if (typeof file === "string")
			return await refused(file, text, options.trusted);
		const outcome = await checkSeal(file, options.trusted);
		if (typeof outcome === "string")
			return await refused(outcome, text, options.trusted);
		const { by, trusted } = outcome;
		return {
			verdict: trusted ? "authentic" : "unknown",
			seal: {
				by,
				at: file.at?.toISOString() ?? null,
				timestamped: false,
				timestampedBy: null,
				level: "B-B",
				fingerprint: outcome.fingerprint,
			},
			number: trusted ? readNumber(bytes, text) : null,
			agreementVersion: null,
			reason: trusted ? "ok" : "seal_not_trusted",
		};
	} catch {
		return await refused("seal_not_readable", text, options.trusted);
	}
}

const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whose seal it is, if it fits the file; else the check that failed. */
async function checkSeal(
	file: SealedFile,
	roots: Uint8Array[],
): Promise<{ by: string; trusted: boolean; fingerprint: string } | Fault> {
	const [{ readCms, same }, { encodeCms, signedAttributes }, x509] =
		await Promise.all([
			import("./read-cms.ts"),
			import("./cms.ts"),
			import("./certificates.ts"),
		]);
	const sha256 = async (data: Uint8Array<ArrayBuffer>) =>
		new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", data));
	const claims = readCms(file.cms);
	if (!claims?.algorithm) return "seal_not_readable";
	const carried = claims.certificates.map(x509.readCertificate);
	const signer = carried.find(
		({ issuer, serialNumber }) =>
			same(issuer, claims.issuer) && same(serialNumber, claims.serialNumber),
	);
	if (!signer) return "seal_not_readable";
	const expected = signedAttributes(
		await sha256(file.covered),
		await sha256(signer.der),
	);
	if (!same(expected, claims.attributes)) return "content_changed";
	const { issuer, serialNumber, algorithm, signature, certificates } = claims;
	const parts = {
		attributes: expected,
		certificates,
		issuer,
		serialNumber,
		algorithm,
		signature,
	};
	if (!same(encodeCms(parts), file.cms)) return "seal_not_canonical";
	if (!(await x509.verifySignature(signer, algorithm, signature, expected)))
		return "signature_invalid";
	if (!file.at) return "seal_time_missing";
	const trusted = roots.map(x509.readRoot);
	const path = await x509.findPath(signer, carried, trusted, file.at);
	// A certificate that the path does without is a byte that nothing vouches for.
	const used =
		path !== null &&
		carried.every(({ der }) => path.some((one) => same(one.der, der)));
	const fingerprint = hex(await sha256(signer.der));
	return { by: x509.subjectName(signer), trusted: used, fingerprint };
}

/** A file that fails is altered when it bears the mark of our seal, unknown when it bears another, else not sealed. */
async function refused(
	reason: Fault,
	text: string,
	roots: Uint8Array[],
): Promise<PdfVerification> {
	const sealed =
		text.includes("/ByteRange") && !text.includes("/Contents <>\n");
	const verdict = (await bearsOurMark(text, roots))
		? "altered"
		: sealed
			? "unknown"
			: "not_sealed";
	return { verdict, seal: null, number: null, agreementVersion: null, reason };
}

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
			const { subject } = readRoot(root);
			return lower.includes(hex(subject));
		} catch {
			return false;
		}
	});
}
