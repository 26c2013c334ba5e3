import {
	createDecipheriv,
	createHash,
	createHmac,
	pbkdf2Sync,
	timingSafeEqual,
} from "node:crypto";
import * as asn1 from "asn1js";
import {
	type AlgorithmIdentifier,
	type MacData,
	PBES2Params,
	PBKDF2Params,
} from "pkijs";
import { decryptRc2 } from "./rc2.ts";
import { SealProblem } from "./sealer.ts";

// Not what any real file asks for; a broken one must not hang the start.
const MOST_ITERATIONS = 20_000_000;

const hashes: Record<string, { name: string; block: number }> = {
	"1.3.14.3.2.26": { name: "sha1", block: 64 },
	"2.16.840.1.101.3.4.2.4": { name: "sha224", block: 64 },
	"2.16.840.1.101.3.4.2.1": { name: "sha256", block: 64 },
	"2.16.840.1.101.3.4.2.2": { name: "sha384", block: 128 },
	"2.16.840.1.101.3.4.2.3": { name: "sha512", block: 128 },
};
const prfs: Record<string, string> = {
	"1.2.840.113549.2.7": "sha1",
	"1.2.840.113549.2.8": "sha224",
	"1.2.840.113549.2.9": "sha256",
	"1.2.840.113549.2.10": "sha384",
	"1.2.840.113549.2.11": "sha512",
};
const modern: Record<string, { cipher: string; key: number }> = {
	"2.16.840.1.101.3.4.1.2": { cipher: "aes-128-cbc", key: 16 },
	"2.16.840.1.101.3.4.1.22": { cipher: "aes-192-cbc", key: 24 },
	"2.16.840.1.101.3.4.1.42": { cipher: "aes-256-cbc", key: 32 },
	"1.2.840.113549.3.7": { cipher: "des-ede3-cbc", key: 24 },
};
const legacy: Record<string, { cipher: "des3" | "rc2"; key: number }> = {
	"1.2.840.113549.1.12.1.3": { cipher: "des3", key: 24 },
	"1.2.840.113549.1.12.1.4": { cipher: "des3", key: 16 },
	"1.2.840.113549.1.12.1.5": { cipher: "rc2", key: 16 },
	"1.2.840.113549.1.12.1.6": { cipher: "rc2", key: 5 },
};

const unsupported = (what: string) =>
	new SealProblem(
		`The file is protected by an algorithm (${what}) that is not supported; export it again with AES-256.`,
	);

/** The bytes over and over, to a multiple of the block. */
function repeated(bytes: Uint8Array, block: number): Buffer {
	const length = block * Math.ceil(bytes.length / block);
	return Buffer.alloc(length, bytes);
}

/** RFC 7292, appendix B.2. `purpose`: 1 key, 2 initialisation vector, 3 MAC key. */
function deriveOldKey(
	hash: { name: string; block: number },
	password: string,
	salt: Uint8Array,
	iterations: number,
	purpose: 1 | 2 | 3,
	length: number,
): Buffer {
	const { name, block } = hash;
	const digest = (data: Uint8Array) => createHash(name).update(data).digest();
	const secret = Buffer.from(`${password}\0`, "utf16le").swap16();
	const input = Buffer.concat([repeated(salt, block), repeated(secret, block)]);
	const out: Buffer[] = [];
	let made = 0;
	while (made < length) {
		let a = digest(Buffer.concat([Buffer.alloc(block, purpose), input]));
		for (let i = 1; i < iterations; i++) a = digest(a);
		out.push(a);
		made += a.length;
		const b = repeated(a, block).subarray(0, block);
		for (let at = 0; at < input.length; at += block) {
			let carry = 1;
			for (let i = block - 1; i >= 0; i--) {
				carry += (input[at + i] ?? 0) + (b[i] ?? 0);
				input[at + i] = carry & 255;
				carry >>= 8;
			}
		}
	}
	return Buffer.concat(out).subarray(0, length);
}

function limited(iterations: number): number {
	if (iterations > 0 && iterations <= MOST_ITERATIONS) return iterations;
	throw unsupported(`${iterations} iterations`);
}

function decryptModern(
	parameters: asn1.BaseBlock,
	password: string,
	data: Uint8Array,
): Buffer {
	const { keyDerivationFunc, encryptionScheme } = new PBES2Params({
		schema: parameters,
	});
	const cipher = modern[encryptionScheme.algorithmId];
	if (keyDerivationFunc.algorithmId !== "1.2.840.113549.1.5.12" || !cipher)
		throw unsupported(encryptionScheme.algorithmId);
	const kdf = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
	const prf = prfs[kdf.prf?.algorithmId ?? "1.2.840.113549.2.7"];
	if (!prf || !(kdf.salt instanceof asn1.OctetString))
		throw unsupported("PBKDF2");
	const salt = Buffer.from(kdf.salt.getValue());
	const key = pbkdf2Sync(
		password,
		salt,
		limited(kdf.iterationCount),
		cipher.key,
		prf,
	);
	const iv: unknown = encryptionScheme.algorithmParams;
	if (!(iv instanceof asn1.OctetString)) throw unsupported("no vector");
	const decipher = createDecipheriv(
		cipher.cipher,
		key,
		Buffer.from(iv.getValue()),
	);
	return Buffer.concat([decipher.update(data), decipher.final()]);
}

function decryptLegacy(
	{ cipher, key: length }: { cipher: "des3" | "rc2"; key: number },
	parameters: unknown,
	password: string,
	data: Uint8Array,
): Buffer {
	const [salt, iterations] =
		parameters instanceof asn1.Sequence ? parameters.valueBlock.value : [];
	if (
		!(salt instanceof asn1.OctetString) ||
		!(iterations instanceof asn1.Integer)
	)
		throw unsupported("no salt");
	const sha1 = { name: "sha1", block: 64 };
	const derive = (purpose: 1 | 2, size: number) =>
		deriveOldKey(
			sha1,
			password,
			new Uint8Array(salt.getValue()),
			limited(iterations.valueBlock.valueDec),
			purpose,
			size,
		);
	const [key, iv] = [derive(1, length), derive(2, 8)];
	if (cipher === "rc2") return decryptRc2(key, iv, data);
	// Two-key triple DES is triple DES whose third key is the first.
	const full = length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]);
	const decipher = createDecipheriv("des-ede3-cbc", full, iv);
	return Buffer.concat([decipher.update(data), decipher.final()]);
}

/**
 * Decrypts one part of a PKCS #12 file: PBES2 with AES or triple DES (RFC 8018), or the old triple DES and RC2 of RFC 7292.
 *
 * @throws {SealProblem} for another algorithm
 * @throws {Error} when the password is wrong
 */
export function decryptPart(
	{ algorithmId, algorithmParams }: AlgorithmIdentifier,
	password: string,
	data: Uint8Array,
): Buffer {
	if (algorithmId === "1.2.840.113549.1.5.13")
		return decryptModern(algorithmParams, password, data);
	const old = legacy[algorithmId];
	if (!old) throw unsupported(algorithmId);
	return decryptLegacy(old, algorithmParams, password, data);
}

/** Whether the password gives the file's own MAC (RFC 7292, 4 and B). @throws {SealProblem} for another kind of MAC */
export function macFits(
	{ mac, macSalt, iterations }: MacData,
	password: string,
	content: Uint8Array,
): boolean {
	const hash = hashes[mac.digestAlgorithm.algorithmId];
	if (!hash) throw unsupported(mac.digestAlgorithm.algorithmId);
	const expected = Buffer.from(mac.digest.getValue());
	const salt = new Uint8Array(macSalt.getValue());
	const length = createHash(hash.name).digest().length;
	const key = deriveOldKey(
		hash,
		password,
		salt,
		limited(iterations ?? 1),
		3,
		length,
	);
	const actual = createHmac(hash.name, key).update(content).digest();
	return actual.length === expected.length && timingSafeEqual(actual, expected);
}
