import type { FileFault, SealedFile } from "./file.ts";
import { openSealedFile, readNumber, singleByteText } from "./file.ts";

/** What a file is found to be, apart from whether the certificate still holds: that only the register knows. */
export interface PdfVerification {
	/**
	 * authentic: sealed by us and not a byte changed. altered: says it is ours, but it has been changed. unknown: sealed, but not by a seal that
	 * we trust. not_sealed: no seal in it.
	 */
	verdict: "authentic" | "altered" | "unknown" | "not_sealed";
	/** Only for a seal that fits the file; `at` is RFC 3339 */
	seal: { by: string; at: string | null; timestamped: boolean } | null;
	number: string | null;
	/** A stable word for the check that failed, or `ok` */
	reason:
		| "ok"
		| FileFault
		| "content_changed"
		| "seal_not_canonical"
		| "signature_invalid"
		| "seal_not_trusted"
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
	options: { trusted: Uint8Array[] },
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
			seal: { by, at: file.at?.toISOString() ?? null, timestamped: false },
			number: trusted ? readNumber(bytes, text) : null,
			reason: trusted ? "ok" : "seal_not_trusted",
		};
	} catch {
		return await refused("seal_not_readable", text, options.trusted);
	}
}

/** Whose seal it is, if it fits the file; else the check that failed. */
async function checkSeal(
	file: SealedFile,
	roots: Uint8Array[],
): Promise<{ by: string; trusted: boolean } | Fault> {
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
	return { by: x509.subjectName(signer), trusted: used };
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
	return { verdict, seal: null, number: null, reason };
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
			const hex = Array.from(subject, (byte) =>
				byte.toString(16).padStart(2, "0"),
			);
			return lower.includes(hex.join(""));
		} catch {
			return false;
		}
	});
}
