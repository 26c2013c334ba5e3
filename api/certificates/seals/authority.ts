import {
	createHash,
	createPrivateKey,
	type KeyObject,
	sign,
	X509Certificate,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CertID, Certificate } from "pkijs";
import { sha256 } from "../../platform/ids.ts";
import { SealProblem } from "../sealing/sealer.ts";
import { type AuthoritySigner, encodeCrl, type Revocation } from "./crl.ts";
import { names, unpem } from "./files.ts";
import {
	encodeOcsp,
	type OcspStatus,
	ocspFailure,
	readOcspRequest,
} from "./ocsp.ts";
import { remembering } from "./remembering.ts";

/** A seal's certificate as its authority keeps it in mind. */
export interface Vouched extends Omit<Revocation, "at" | "serialNumber"> {
	/** DER */
	certificate: Uint8Array;
	revokedAt: Date | null;
}

/** An OCSP answer, and for how long others may keep it. */
export interface OcspAnswer {
	/** OCSPResponse, DER */
	body: Uint8Array;
	/** null: only for whoever asked (a nonce, or a failure) */
	kept: { thisUpdate: Date; nextUpdate: Date } | null;
}

/** The self-made certificate authority. Its key stays inside: there is no way to ask for it. */
export interface Authority {
	/** DER */
	readonly certificate: Uint8Array;
	/** The CRL of the moment, DER: every revoked certificate among `seals`. Signed anew when they change, else hourly. */
	signCrl(seals: Vouched[], at: Date): Promise<Uint8Array>;
	/** Answers an OCSPRequest (DER) from `seals`, which are all that this authority has issued. */
	respond(request: Uint8Array, seals: Vouched[], at: Date): Promise<OcspAnswer>;
}

const hour = 60 * 60 * 1000;
const crlDays = 7;
const ocspHours = 24;
const hashes: Record<string, string> = {
	"1.3.14.3.2.26": "sha1",
	"2.16.840.1.101.3.4.2.1": "sha256",
};

const same = (a: Uint8Array, b: Uint8Array): boolean =>
	Buffer.from(a).equals(b);

const hash = (name: string, data: Uint8Array): Uint8Array =>
	new Uint8Array(createHash(name).update(data).digest());

// CRL and OCSP know no parts of a second; a time in the future would not hold yet.
const wholeSecond = (at: Date, later = 0): Date =>
	new Date(Math.floor(at.getTime() / 1000) * 1000 + later);

const serialOf = (der: Uint8Array): Uint8Array =>
	new Uint8Array(Certificate.fromBER(new Uint8Array(der)).serialNumber.toBER());

/** Reads the key when it is first needed, and again when that failed. */
function keyOf(dir: string, certificate: Uint8Array): () => Promise<KeyObject> {
	let reading: Promise<KeyObject> | null = null;
	const read = async () => {
		const text = await readFile(join(dir, names.authorityKey), "utf8");
		const key = createPrivateKey({
			key: unpem(text),
			format: "der",
			type: "pkcs8",
		});
		if (!new X509Certificate(certificate).checkPrivateKey(key))
			throw new SealProblem(
				`The authority's key in ${dir} does not belong to its certificate.`,
			);
		return key;
	};
	return () => {
		reading ??= read().catch((error) => {
			reading = null;
			throw error;
		});
		return reading;
	};
}

/** The authority's names and key, as its signatures and its OCSP answers need them. */
interface Root {
	name: Uint8Array;
	/** The BIT STRING's content */
	publicKey: Uint8Array;
	signer(): Promise<AuthoritySigner>;
}

function openRoot(dir: string, certificate: Uint8Array): Root {
	const root = Certificate.fromBER(new Uint8Array(certificate));
	const name = new Uint8Array(root.subject.valueBeforeDecode);
	const info = root.subjectPublicKeyInfo;
	const spki = new Uint8Array(info.toSchema().toBER());
	const key = keyOf(dir, certificate);
	return {
		name,
		publicKey: new Uint8Array(info.subjectPublicKey.valueBlock.valueHexView),
		signer: async () => {
			const held = await key();
			return {
				name,
				// As the certificate's subject key identifier is made (sealing/issue.ts).
				keyId: hash("sha256", spki).subarray(0, 20),
				sign: (data) => new Uint8Array(sign("sha256", data, held)),
			};
		},
	};
}

function isOurs(id: CertID, { name, publicKey }: Root): boolean {
	const algorithm = hashes[id.hashAlgorithm.algorithmId];
	if (!algorithm) return false;
	const says = ({ valueBlock }: CertID["issuerNameHash"], data: Uint8Array) =>
		same(new Uint8Array(valueBlock.valueHexView), hash(algorithm, data));
	return says(id.issuerNameHash, name) && says(id.issuerKeyHash, publicKey);
}

function statusOf(id: CertID, root: Root, seals: Vouched[]): OcspStatus {
	const serial = new Uint8Array(id.serialNumber.toBER());
	const found = isOurs(id, root)
		? seals.find((one) => same(serialOf(one.certificate), serial))
		: undefined;
	if (!found) return "unknown";
	const { revokedAt, reason } = found;
	return revokedAt ? { at: revokedAt, reason } : "good";
}

function lister(root: Root): Authority["signCrl"] {
	const remembered = remembering(hour);
	return async (seals, at) => {
		const revocations = seals.flatMap(({ certificate, revokedAt, reason }) =>
			revokedAt
				? [{ serialNumber: serialOf(certificate), at: revokedAt, reason }]
				: [],
		);
		const thisUpdate = wholeSecond(at);
		const what = revocations.map(({ serialNumber, ...more }) => [
			Buffer.from(serialNumber).toString("hex"),
			more,
		]);
		return remembered(JSON.stringify(what), thisUpdate, async () =>
			encodeCrl(
				await root.signer(),
				revocations,
				thisUpdate,
				wholeSecond(at, crlDays * 24 * hour),
			),
		).body;
	};
}

function responder(root: Root): Authority["respond"] {
	const remembered = remembering(hour / 60);
	return async (request, seals, at) => {
		const question = readOcspRequest(request);
		if (!question) return { body: ocspFailure(1), kept: null };
		const statuses = question.ids.map((id) => statusOf(id, root, seals));
		const thisUpdate = wholeSecond(at);
		const end = (from: Date) => wholeSecond(from, ocspHours * hour);
		const make = async () =>
			encodeOcsp(
				await root.signer(),
				hash("sha1", root.publicKey),
				question,
				statuses,
				thisUpdate,
				end(thisUpdate),
			);
		if (question.nonce) return { body: await make(), kept: null };
		const what = sha256(request) + JSON.stringify(statuses);
		const made = remembered(what, thisUpdate, make);
		return {
			body: await made.body,
			kept: { thisUpdate: made.at, nextUpdate: end(made.at) },
		};
	};
}

/**
 * The authority whose key is in the self-made seal's directory. The key is read when something is first to be signed.
 *
 * @param certificate DER of the authority's certificate
 */
export function openAuthority(dir: string, certificate: Uint8Array): Authority {
	const root = openRoot(dir, certificate);
	return { certificate, signCrl: lister(root), respond: responder(root) };
}
