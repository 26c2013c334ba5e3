import type { Certified } from "../../../frontend/verify/certificates.ts";
import { inspectSealed } from "../../../frontend/verify/check-seal.ts";
import { same } from "../../../frontend/verify/der.ts";
import { type Link, linksOf } from "../../../frontend/verify/evidence.ts";
import {
	type Evidence,
	encodeStamp,
	encodeStore,
	type PdfState,
} from "../../../frontend/verify/pdf-updates.ts";
import type { Level, Trust } from "../../../frontend/verify/verify.ts";
import { ServiceTrouble } from "./exchange.ts";
import { proofOf } from "./proof.ts";
import type { Proven } from "./rules.ts";
import type { Stamper } from "./stamper.ts";

/** A file and how far it is proven. */
export interface Archived {
	pdf: Uint8Array;
	level: Level;
	/** Why it got no further, as a stable word; null for B-LTA */
	note: string | null;
	/** Until when the newest time stamp can be checked */
	until: Date | null;
	/** The chains of the authorities that time-stamped, their roots last */
	authorities: Certified[][];
}

/** The same, and how far it was proven before. */
export interface Extended extends Archived {
	was: Proven;
}

interface Tools {
	stamper: Stamper;
	trust: Trust;
	clock: () => Date;
}

type Proof = Awaited<ReturnType<typeof proofOf>>;

interface Memory {
	/** The same few authorities vouch for every certificate: they are asked once in a few minutes, not ten thousand times */
	proofs: Map<string, { at: number; proof: Proof }>;
	/** The longest token so far */
	room: number;
}

const MINUTES = 5 * 60_000;
const memories = new WeakMap<Stamper, Memory>();

function memoryOf(stamper: Stamper): Memory {
	const memory = memories.get(stamper) ?? { proofs: new Map(), room: 0 };
	memories.set(stamper, memory);
	return memory;
}

async function proofFor(link: Link, { clock, stamper }: Tools): Promise<Proof> {
	const { proofs } = memoryOf(stamper);
	const key = Buffer.from(link.subject.der).toString("base64");
	const known = proofs.get(key);
	const now = clock();
	if (known && Math.abs(now.getTime() - known.at) < MINUTES) return known.proof;
	const proof = await proofOf(link, now);
	proofs.set(key, { at: now.getTime(), proof });
	return proof;
}

const distinct = (all: Uint8Array[]): Uint8Array[] =>
	all.filter((one, i) => all.findIndex((other) => same(one, other)) === i);

/** What proves these certificates now. @throws {ServiceTrouble} */
async function gather(
	links: Link[],
	paths: Certified[][],
	known: Evidence,
	tools: Tools,
): Promise<Evidence> {
	const proofs: Proof[] = [];
	for (const link of links) proofs.push(await proofFor(link, tools));
	const fresh = (all: Uint8Array[], old: Uint8Array[]) =>
		distinct(all).filter((one) => !old.some((other) => same(one, other)));
	const of = (wanted: "ocsp" | "crl") =>
		proofs.filter(({ kind }) => kind === wanted).map(({ der }) => der);
	const certificates = paths.flat().map(({ der }) => der);
	return {
		certificates: fresh(certificates, known.certificates),
		ocsps: fresh(of("ocsp"), known.ocsps),
		crls: fresh(of("crl"), known.crls),
	};
}

/** Room for a token is made from the size that it turns out to have; a larger one is asked for again. */
async function stamped(
	pdf: Uint8Array,
	state: PdfState,
	{ stamper, trust }: Tools,
	urgent: boolean,
) {
	const memory = memoryOf(stamper);
	for (let attempt = 0; attempt < 8; attempt++) {
		const { room } = memory;
		const { before, after } = encodeStamp(state, room);
		const start = Buffer.concat([pdf, before.subarray(0, -1)]);
		const covered = Buffer.concat([start, after.subarray(1)]);
		const digest = await globalThis.crypto.subtle.digest("SHA-256", covered);
		const { token, chain } = await stamper.stamp(new Uint8Array(digest), {
			urgent,
			revoked: trust.revoked ?? [],
		});
		if (token.length <= room) {
			const hex = Buffer.from(token).toString("hex");
			const gap = Buffer.from(`<${hex.padEnd(2 * room, "0")}`);
			return { pdf: Buffer.concat([start, gap, after]), chain };
		}
		memory.room = token.length;
	}
	throw new ServiceTrouble("token_keeps_growing");
}

// What a file of this level lacks next.
const steps: Record<Level, string> = {
	"B-B": "time_stamp",
	"B-T": "revocation",
	"B-LT": "archive_time_stamp",
	"B-LTA": "archive_time_stamp",
};

/**
 * Takes a sealed file as far towards B-LTA as can be reached now, by appending (ETSI EN 319 142-1, 5.4): what proves its
 * certificates, then an archive time stamp. What cannot be reached is noted and can be tried again with what came of it.
 *
 * @param options.renew appends a new archive time stamp although the file has one
 * @throws {Error} when the file is not an authentic one of ours
 */
export async function archivePdf(
	pdf: Uint8Array,
	tools: Tools,
	options: { renew?: boolean; urgent?: boolean } = {},
): Promise<Extended> {
	const authorities: Certified[][] = [];
	const { clock } = tools;
	const inspect = (bytes: Uint8Array) => {
		const known = tools.trust.timestampers ?? [];
		const met = authorities.flatMap((chain) => chain.slice(-1));
		const timestampers = [...known, ...met.map(({ der }) => der)];
		return inspectSealed(bytes, { ...tools.trust, timestampers, now: clock() });
	};
	let reached = { pdf, ...(await inspect(pdf)) };
	const { paths, lacking, seal, until: before } = reached.found;
	const was = { level: seal.level, until: before };
	const outcome = (trouble?: unknown): Extended => {
		const { seal, until } = reached.found;
		if (trouble !== undefined && !(trouble instanceof ServiceTrouble))
			throw trouble;
		const note = trouble ? `${steps[seal.level]}_${trouble.trouble}` : null;
		const { level } = seal;
		return { pdf: reached.pdf, level, note, until, authorities, was };
	};
	if (seal.level === "B-LTA" && !options.renew) return outcome();
	const links = options.renew ? linksOf(paths.slice(-1)) : [];
	// The stamp that is to come is the first that counts: its time is what has to be proven.
	const wanted = seal.timestamped ? [...lacking, ...links] : linksOf(paths);
	try {
		let next = reached;
		if (wanted.length > 0) {
			const evidence = await gather(wanted, paths, reached.evidence, tools);
			const update = encodeStore(reached.state, evidence);
			const longer = Buffer.concat([pdf, update.bytes]);
			next = { pdf: longer, ...(await inspect(longer)) };
			// Without a time stamp, evidence has nothing to be newer than.
			if (seal.timestamped) reached = next;
		}
		const { pdf: longest, chain } = await stamped(
			next.pdf,
			next.state,
			tools,
			options.urgent ?? false,
		);
		authorities.push(chain);
		reached = { pdf: longest, ...(await inspect(longest)) };
		return outcome();
	} catch (error) {
		return outcome(error);
	}
}
