import { createHash } from "node:crypto";
import { encodeCms, signedAttributes } from "../../../frontend/verify/cms.ts";
import type { Sealer } from "./sealer.ts";

/** What the seal's dictionary says beside the signature itself. */
export interface SealDetails {
	/** When it was sealed, to the second: claimed by the sealer, not attested by a time stamp. */
	at: Date;
	/** Whose seal it is; by default the sealer's subject. */
	name?: string;
	reason?: string;
	/** Gets a time stamp over the seal's own signature (level B-T): SHA-256 in, an RFC 3161 token out */
	stamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

interface Identity {
	certificates: Uint8Array[];
	certificateHash: Uint8Array;
	issuer: Uint8Array;
	serialNumber: Uint8Array;
	/** The longest message that this sealer has been seen to make: the room that the next file gets. */
	room: number;
	/** The same for messages with a time stamp */
	stampedRoom: number;
}

const identities = new WeakMap<Sealer, Identity>();
const sha256 = (data: Uint8Array) =>
	new Uint8Array(createHash("sha256").update(data).digest());

/** The parts of a message that are the same for everything this sealer seals. */
export async function identify(sealer: Sealer): Promise<Identity> {
	const known = identities.get(sealer);
	if (known) return known;
	const { readCertificate } = await import(
		"../../../frontend/verify/certificates.ts"
	);
	const [signer, ...issuers] = sealer.certificateChain.map(readCertificate);
	if (!signer) throw new Error("The sealer has no certificate");
	const isRoot = ({ subject, issuer }: typeof signer) =>
		Buffer.from(subject).equals(issuer);
	const identity: Identity = {
		certificates: [signer, ...issuers.filter((one) => !isRoot(one))].map(
			({ der }) => der,
		),
		certificateHash: sha256(signer.der),
		issuer: signer.issuer,
		serialNumber: signer.serialNumber,
		room: 0,
		stampedRoom: 0,
	};
	identities.set(sealer, identity);
	return identity;
}

/** A PDF text string in UTF-16 with a byte order mark, as hexadecimal: nothing in it can end the string. */
function hexText(text: string): string {
	const bytes = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
	return `<${bytes.toString("hex")}>`;
}

function pdfDate(at: Date): string {
	return `(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z)`;
}

interface Placeholder {
	before: Buffer;
	id: string;
	/** The cross-reference table and the trailer up to `startxref`, which stay as they are. */
	trailer: Buffer;
}

/** Takes a drawn certificate apart at its signature dictionary, which stands last of its objects. */
function findPlaceholder(pdf: Uint8Array): Placeholder {
	const file = Buffer.from(pdf);
	const xref = file.lastIndexOf("\nxref\n0 ") + 1;
	const end = file.lastIndexOf("startxref\n");
	const start = file.lastIndexOf("endobj\n", xref - 8) + "endobj\n".length;
	const object = file.toString("latin1", start, xref);
	const head =
		/^(\d+) 0 obj\n<<\n\/Type \/Sig\n[\s\S]*\/Contents <>\n>>\nendobj\n$/.exec(
			object,
		);
	if (!head?.[1] || xref < 1 || end < xref)
		throw new Error(
			"The PDF has no empty signature dictionary as its last object",
		);
	return {
		before: file.subarray(0, start),
		id: head[1],
		trailer: file.subarray(xref, end),
	};
}

/** The file with room for a message of `room` bytes, and where that room begins (the `<`) and ends. */
function compose(
	{ before, id, trailer }: Placeholder,
	sealer: Sealer,
	details: SealDetails,
	room: number,
) {
	const { at, name = sealer.subject, reason } = details;
	const head = [
		`${id} 0 obj`,
		"<<",
		"/Type /Sig",
		"/Filter /Adobe.PPKLite",
		"/SubFilter /ETSI.CAdES.detached",
		`/M ${pdfDate(at)}`,
		`/Name ${hexText(name)}`,
		...(reason ? [`/Reason ${hexText(reason)}`] : []),
		"/ByteRange [0",
	].join("\n");
	const contents = "\n/Contents ";
	// The range is padded to a fixed width: its own digits must not move what it counts.
	const width = 40;
	const from =
		before.length + Buffer.byteLength(head) + width + contents.length;
	const to = from + 2 * room + 2;
	const close = "\n>>\nendobj\n";
	const table = to + close.length;
	const tail = Buffer.concat([
		Buffer.from(close),
		trailer,
		Buffer.from(`startxref\n${table}\n%%EOF\n`),
	]);
	const range = ` ${from} ${to} ${tail.length}]`.padEnd(width);
	const start = Buffer.concat([before, Buffer.from(head + range + contents)]);
	return { start, tail };
}

/**
 * Seals a drawn certificate: PAdES baseline B-B (ETSI EN 319 142-1), or B-T with a time stamp, over every byte but the seal's own. Room for the seal
 * is made from the size that it turns out to have; a file whose seal does not fit is composed and signed again.
 *
 * @param pdf what `drawCertificate` returned
 * @throws {Error} when the PDF has no empty signature dictionary, or what `sign` and `stamp` throw
 */
export async function sealPdf(
	sealer: Sealer,
	pdf: Uint8Array,
	details: SealDetails,
): Promise<Uint8Array> {
	const placeholder = findPlaceholder(pdf);
	const identity = await identify(sealer);
	const kind = details.stamp ? "stampedRoom" : "room";
	for (let attempt = 0; attempt < 8; attempt++) {
		const room = identity[kind];
		const { start, tail } = compose(placeholder, sealer, details, room);
		const digest = new Uint8Array(
			createHash("sha256").update(start).update(tail).digest(),
		);
		const attributes = signedAttributes(digest, identity.certificateHash);
		const signature = await sealer.sign(attributes);
		const cms = encodeCms({
			...identity,
			attributes,
			algorithm: sealer.algorithm,
			signature,
			token: await details.stamp?.(sha256(signature)),
		});
		identity[kind] = Math.max(identity[kind], cms.length);
		if (cms.length > room) continue;
		const hex = Buffer.from(cms)
			.toString("hex")
			.padEnd(2 * room, "0");
		return new Uint8Array(
			Buffer.concat([start, Buffer.from(`<${hex}>`), tail]),
		);
	}
	throw new Error("The seal kept growing and never fitted the file");
}
