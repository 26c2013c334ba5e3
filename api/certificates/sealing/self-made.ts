import { randomBytes, X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256 } from "../../platform/ids.ts";
import {
	codeOf,
	names,
	pem,
	syncDirectory,
	unpem,
	writeDurably,
} from "../seals/files.ts";
import type { Issued } from "./issue.ts";
import { keySealer } from "./key-sealer.ts";
import { type Sealer, SealProblem } from "./sealer.ts";

async function writePair(
	dir: string,
	[key, certificate]: [string, string],
	issued: Issued,
): Promise<void> {
	await writeDurably(join(dir, key), 0o600, pem("PRIVATE KEY", issued.key));
	await writeDurably(
		join(dir, certificate),
		0o644,
		pem("CERTIFICATE", issued.certificate),
	);
}

/**
 * Makes the seal in a directory of its own and renames it into place. A process that is killed half-way leaves `dir`
 * untouched, and of two processes one wins: a rename onto a directory that has files fails.
 */
async function make(
	dir: string,
	organisationName: string,
	publicUrl: string | undefined,
): Promise<void> {
	const { issueSelfMadeSeal } = await import("./issue.ts");
	const { authority, seal } = await issueSelfMadeSeal(
		organisationName,
		publicUrl,
	);
	const parent = dirname(dir);
	await mkdir(parent, { recursive: true });
	const draft = await mkdtemp(`${dir}.new-`);
	try {
		await writePair(draft, [names.authorityKey, names.authority], authority);
		await writePair(draft, [names.sealKey, names.seal], seal);
		await syncDirectory(draft);
		await rename(draft, dir);
		await syncDirectory(parent);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error))) throw error;
	}
}

/**
 * The directory in `dir` of the seal in use: the one that the last rotation named, else `dir` itself, where the first seal is.
 *
 * @throws {SealProblem} when what is named is not a name that a rotation gives
 */
export async function currentPlace(dir: string): Promise<string> {
	try {
		const name = (await readFile(join(dir, names.current), "utf8")).trim();
		if (/^seal-[0-9a-f]{16}$/.test(name)) return name;
	} catch (error) {
		if (codeOf(error) === "ENOENT") return ".";
		throw error;
	}
	throw new SealProblem(
		`The file ${names.current} in ${dir} does not name a seal; restore it.`,
	);
}

async function read(dir: string): Promise<Sealer | null> {
	const text = (...path: string[]) => readFile(join(dir, ...path), "utf8");
	try {
		const place = await currentPlace(dir);
		const [key, seal, authority] = await Promise.all([
			text(place, names.sealKey),
			text(place, names.seal),
			text(names.authority),
		]);
		const certificates = [seal, authority].map(unpem);
		for (const der of certificates) new X509Certificate(der);
		return keySealer("self-made", unpem(key), certificates);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return null;
		if (error instanceof SealProblem) throw error;
		throw new SealProblem(
			`The self-made seal in ${dir} cannot be read; restore it or move it away.`,
			error,
		);
	}
}

/** The certificate, DER, of the authority that is in `dir`; null when there is none. It stays when another seal is used. */
export async function readAuthority(dir: string): Promise<Uint8Array | null> {
	try {
		return unpem(await readFile(join(dir, names.authority), "utf8"));
	} catch (error) {
		if (codeOf(error) === "ENOENT") return null;
		throw error;
	}
}

/** The self-made seal that is in `dir`. @throws {SealProblem} when there is none, or not a whole one */
export async function readSelfMadeSealer(dir: string): Promise<Sealer> {
	const found = await read(dir);
	if (found) return found;
	throw new SealProblem(
		`The self-made seal in ${dir} is not whole; restore it or move it away.`,
	);
}

/**
 * The seal that the service makes for itself: a certificate authority and a seal certificate of its own, kept in `dir` from
 * the first call on. For trying out: no reader trusts it unless told to.
 *
 * @param dir a directory that only the seal lives in; the last in `certificateChain` is the root to publish
 * @param publicUrl where the service is reached: a new seal's certificate names its CRL and OCSP responder there
 * @throws {SealProblem} when what is in `dir` is not a whole seal
 */
export async function openSelfMadeSealer(
	dir: string,
	organisationName: string,
	publicUrl?: string,
): Promise<Sealer> {
	const existing = await read(dir);
	if (existing) return existing;
	await make(dir, organisationName, publicUrl);
	return readSelfMadeSealer(dir);
}

/** Makes `dir` name another seal, in one step: a reader finds the old name or the new one. */
async function nameCurrent(dir: string, name: string): Promise<void> {
	const draft = join(dir, `${names.current}.${randomBytes(6).toString("hex")}`);
	await writeDurably(draft, 0o644, `${name}\n`);
	await rename(draft, join(dir, names.current));
	await syncDirectory(dir);
}

/**
 * Makes a new seal under the same authority, in a directory of its own in `dir`, and names it the one in use. Earlier seals
 * stay where they are. Whenever the process is killed, the seal in use is either the old one or the new one, and whole.
 *
 * @returns the sealer of the new seal
 */
export async function rotateSelfMadeSeal(
	dir: string,
	publicUrl: string,
): Promise<Sealer> {
	const { issueNextSeal } = await import("./issue.ts");
	const [before] = (await readSelfMadeSealer(dir)).certificateChain;
	const [key = "", certificate = ""] = await Promise.all(
		[names.authorityKey, names.authority].map((name) =>
			readFile(join(dir, name), "utf8"),
		),
	);
	const seal = await issueNextSeal(
		{ key: unpem(key), certificate: unpem(certificate) },
		before ?? new Uint8Array(),
		publicUrl,
	);
	const draft = await mkdtemp(join(dir, "new-"));
	const name = `seal-${sha256(seal.certificate).slice(0, 16)}`;
	await writePair(draft, [names.sealKey, names.seal], seal);
	await syncDirectory(draft);
	await rename(draft, join(dir, name));
	await nameCurrent(dir, name);
	return readSelfMadeSealer(dir);
}
