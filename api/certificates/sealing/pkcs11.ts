import {
	createHash,
	type KeyObject,
	randomBytes,
	verify,
	X509Certificate,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, sequence, tlv } from "../../../frontend/verify/der.ts";
import type { Pkcs11Uri } from "../../platform/pkcs11-uri.ts";
import { algorithmOf, chainFrom, nameOf } from "./key-sealer.ts";
import { CKM, CryptokiError } from "./pkcs11-codes.ts";
import { type Cryptoki, loadCryptoki } from "./pkcs11-cryptoki.ts";
import { keepOpen, oneAtATime, StaleToken } from "./pkcs11-session.ts";
import { type OpenToken, readCertificates, signWith } from "./pkcs11-token.ts";
import { type Sealer, SealProblem } from "./sealer.ts";

export interface Pkcs11Settings {
	uri: Pkcs11Uri;
	/** Absent when the URI says which file holds it. */
	pin: string | undefined;
	/** A PEM file with certificates that are not on the token. */
	chainPath: string | undefined;
}

/** What a test may replace. */
export interface Pkcs11Surroundings {
	load?: (modulePath: string) => Promise<Cryptoki>;
	/** How long a signature or the opening may take, in milliseconds. */
	patience?: number;
}

async function readPin({ uri, pin }: Pkcs11Settings): Promise<string> {
	if (uri.pinPath === undefined) return pin ?? "";
	try {
		return (await readFile(uri.pinPath, "utf8")).replace(/\r?\n$/, "");
	} catch (error) {
		throw new SealProblem(
			`The file ${uri.pinPath}, which SEAL_PKCS11 names as the PIN's, cannot be read.`,
			error,
		);
	}
}

async function readChain(path: string | undefined): Promise<X509Certificate[]> {
	if (path === undefined) return [];
	try {
		const pem = await readFile(path, "latin1");
		const blocks = pem.match(
			/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
		);
		if (!blocks) throw new Error("no certificate");
		return blocks.map((block) => new X509Certificate(block));
	} catch (error) {
		throw new SealProblem(
			`The file ${path}, which SEAL_PKCS11_CHAIN names, cannot be read as certificates in PEM.`,
			error,
		);
	}
}

function parse(der: Uint8Array): X509Certificate[] {
	try {
		return [new X509Certificate(der)];
	} catch {
		return []; // Somebody else's object on the token is none of our business.
	}
}

// DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1).
const digestInfo = Buffer.from("3031300d060960864801650304020105000420", "hex");

/** A positive INTEGER in DER from a big-endian number of fixed width. */
function unsigned(bytes: Uint8Array): Uint8Array {
	const from = bytes.findIndex((byte) => byte !== 0);
	const digits = from < 0 ? Uint8Array.of(0) : bytes.subarray(from);
	const sign = (digits[0] ?? 0) > 127 ? Uint8Array.of(0) : new Uint8Array(0);
	return tlv(0x02, sign, digits);
}

/** A signature over the data's SHA-256, in the encoding that {@link Sealer} promises. */
async function signData(
	cryptoki: Cryptoki,
	token: OpenToken,
	data: Uint8Array,
	pin: string,
): Promise<Uint8Array> {
	const digest = createHash("sha256").update(data).digest();
	if (token.mechanism === CKM.RSA_PKCS)
		return signWith(cryptoki, token, join(digestInfo, digest), pin);
	const raw = await signWith(cryptoki, token, digest, pin);
	// PKCS #11 gives r and s side by side, each as wide as the curve's order.
	const half = raw.length / 2;
	return sequence(
		unsigned(raw.subarray(0, half)),
		unsigned(raw.subarray(half)),
	);
}

/** The signer's certificate is the one whose key verifies what the token signed; of several, the one that is valid longest. */
function findChain(
	certificates: X509Certificate[],
	fits: (key: KeyObject) => boolean,
	token: string,
): X509Certificate[] {
	const own = certificates.filter(({ publicKey }) => fits(publicKey));
	const begun = own.filter((one) => Date.parse(one.validFrom) <= Date.now());
	const [signer] = (begun.length > 0 ? begun : own).sort(
		(a, b) => Date.parse(b.validTo) - Date.parse(a.validTo),
	);
	if (!signer)
		throw new SealProblem(
			`No certificate on the token “${token}” belongs to its key; put it there, or in a PEM file that SEAL_PKCS11_CHAIN names.`,
		);
	return chainFrom(signer, certificates);
}

function verifies(
	data: Uint8Array,
	key: KeyObject,
	signature: Uint8Array,
): boolean {
	try {
		return verify("sha256", data, key, signature);
	} catch {
		return false; // a key of another kind
	}
}

/** One sentence of what a module answered. */
function told(error: unknown): unknown {
	if (!(error instanceof CryptokiError || error instanceof StaleToken))
		return error;
	return new SealProblem(
		`The token that holds the seal cannot be used: ${error.message}.`,
		error,
	);
}

/**
 * A sealer over a key on a PKCS #11 token, such as an HSM; the key stays there. Signatures are made one at a time, off the event
 * loop, and each is verified before it is used. A token that was lost is opened again, once for each signature. A PIN
 * that the token refused is not tried again in this process.
 *
 * @throws {SealProblem} one sentence that says what is wrong with the module, the token, its PIN, its key or the certificates
 */
export async function openPkcs11Sealer(
	settings: Pkcs11Settings,
	{ load = loadCryptoki, patience = 60_000 }: Pkcs11Surroundings = {},
): Promise<Sealer> {
	const { uri, chainPath } = settings;
	const [pin, beside] = [await readPin(settings), await readChain(chainPath)];
	const inTurn = oneAtATime(patience);
	const open = async () => {
		const cryptoki = await load(uri.modulePath);
		const withToken = keepOpen(cryptoki, uri, pin);
		const chain = await withToken(async (token) => {
			const probe = randomBytes(32);
			const signature = await signData(cryptoki, token, probe, pin);
			const onToken = await readCertificates(cryptoki, token);
			return findChain(
				[...onToken.flatMap(parse), ...beside],
				(key) => verifies(probe, key, signature),
				token.label,
			);
		});
		return { cryptoki, withToken, chain };
	};
	const { cryptoki, withToken, chain } = await inTurn(open).catch((error) => {
		throw told(error);
	});
	const [signer] = chain as [X509Certificate];
	const sign = (data: Uint8Array) =>
		withToken(async (token) => {
			const signature = await signData(cryptoki, token, data, pin);
			// Another key may have come in the place of ours, and a faulty RSA signature gives the key away.
			if (!verifies(data, signer.publicKey, signature)) throw new StaleToken();
			return signature;
		});
	return {
		kind: "pkcs11",
		subject: nameOf(signer.subject),
		certificateChain: chain.map(({ raw }) => new Uint8Array(raw)),
		algorithm: algorithmOf(signer.publicKey),
		sign: (data) =>
			inTurn(() => sign(data)).catch((error) => {
				throw told(error);
			}),
	};
}
