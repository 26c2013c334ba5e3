import { readFile } from "node:fs/promises";
import * as asn1 from "asn1js";
import {
	AuthenticatedSafe,
	CertBag,
	type ContentInfo,
	EncryptedData,
	PFX,
	PKCS8ShroudedKeyBag,
	PrivateKeyInfo,
	type SafeBag,
	SafeContents,
} from "pkijs";
import { keySealer } from "./key-sealer.ts";
import { decryptPart, macFits } from "./p12-crypto.ts";
import { type Sealer, SealProblem } from "./sealer.ts";

const DATA = "1.2.840.113549.1.7.1";
const ENCRYPTED_DATA = "1.2.840.113549.1.7.6";

interface Contents {
	/** PKCS #8, DER */
	keys: Uint8Array[];
	/** DER */
	certificates: Uint8Array[];
}

function octetsOf(block: unknown): Uint8Array {
	if (!(block instanceof asn1.OctetString)) throw new Error("not octets");
	return new Uint8Array(block.getValue());
}

function bagsOf(safe: ContentInfo, password: string): SafeBag[] {
	if (safe.contentType === DATA)
		return SafeContents.fromBER(copy(octetsOf(safe.content))).safeBags;
	if (safe.contentType !== ENCRYPTED_DATA)
		throw new Error("another kind of content");
	const { encryptedContentInfo } = new EncryptedData({ schema: safe.content });
	const encrypted = new Uint8Array(encryptedContentInfo.getEncryptedContent());
	const algorithm = encryptedContentInfo.contentEncryptionAlgorithm;
	return SafeContents.fromBER(copy(decryptPart(algorithm, password, encrypted)))
		.safeBags;
}

// pkijs reads the whole of an ArrayBuffer, and a node Buffer is often a piece of a larger one.
const copy = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function unpack(pfx: PFX, password: string): Contents {
	const content = octetsOf(pfx.authSafe.content);
	if (pfx.macData && !macFits(pfx.macData, password, content))
		throw new WrongPassword();
	const out: Contents = { keys: [], certificates: [] };
	for (const safe of AuthenticatedSafe.fromBER(copy(content)).safeContents)
		for (const { bagValue } of bagsOf(safe, password)) {
			if (bagValue instanceof PrivateKeyInfo)
				out.keys.push(new Uint8Array(bagValue.toSchema().toBER()));
			if (bagValue instanceof PKCS8ShroudedKeyBag) {
				const encrypted = new Uint8Array(bagValue.encryptedData.getValue());
				out.keys.push(
					decryptPart(bagValue.encryptionAlgorithm, password, encrypted),
				);
			}
			if (
				bagValue instanceof CertBag &&
				bagValue.certId === "1.2.840.113549.1.9.22.1"
			)
				out.certificates.push(octetsOf(bagValue.certValue));
		}
	return out;
}

class WrongPassword extends Error {}

/**
 * A sealer over a PKCS #12 file (RFC 7292) with an RSA or ECDSA key and its certificate. Reads PBES2 with AES or triple DES and
 * the older triple DES and RC2; not PBMAC1 (RFC 9579).
 *
 * @throws {SealProblem} one sentence that says what is wrong with the file or the password, and never what either holds
 */
export async function openP12Sealer(
	path: string,
	password: string,
): Promise<Sealer> {
	let file: Buffer;
	try {
		file = await readFile(path);
	} catch (error) {
		throw new SealProblem(`The seal's file ${path} cannot be read.`, error);
	}
	let pfx: PFX;
	try {
		pfx = PFX.fromBER(copy(file));
		octetsOf(pfx.authSafe.content);
	} catch {
		throw new SealProblem(
			`The seal's file ${path} is not a PKCS #12 file (.p12 or .pfx).`,
		);
	}
	let contents: Contents;
	try {
		contents = unpack(pfx, password);
	} catch (error) {
		if (error instanceof SealProblem) throw error;
		throw new SealProblem(
			`The password for the seal's file ${path} is wrong, or the file is damaged.`,
		);
	}
	const [key, another] = contents.keys;
	if (!key)
		throw new SealProblem(`The seal's file ${path} holds no private key.`);
	if (another)
		throw new SealProblem(
			`The seal's file ${path} holds several private keys; it should hold one.`,
		);
	return keySealer("p12", key, contents.certificates);
}
