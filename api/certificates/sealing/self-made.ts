import { X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { keySealer } from "./key-sealer.ts";
import { type Sealer, SealProblem } from "./sealer.ts";

const names = {
	authority: "authority.crt.pem",
	authorityKey: "authority.key.pem",
	seal: "seal.crt.pem",
	sealKey: "seal.key.pem",
};

function pem(label: string, der: Uint8Array): string {
	const body =
		Buffer.from(der)
			.toString("base64")
			.match(/.{1,64}/g) ?? [];
	return [
		`-----BEGIN ${label}-----`,
		...body,
		`-----END ${label}-----`,
		"",
	].join("\n");
}

function unpem(text: string): Buffer {
	return Buffer.from(text.replace(/-----[^-]+-----|\s/g, ""), "base64");
}

async function writeDurably(
	path: string,
	mode: number,
	text: string,
): Promise<void> {
	const file = await open(path, "wx", mode);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
}

const code = (error: unknown): string =>
	error instanceof Error && "code" in error ? String(error.code) : "";

async function syncDirectory(dir: string): Promise<void> {
	// Not every system lets a directory be opened; where it does not, there is nothing to sync.
	const handle = await open(dir, "r").catch(() => null);
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}

/**
 * Makes the seal in a directory of its own and renames it into place. A process that is killed half-way leaves `dir`
 * untouched, and of two processes one wins: a rename onto a directory that has files fails.
 */
async function make(dir: string, organisationName: string): Promise<void> {
	const { issueSelfMadeSeal } = await import("./issue.ts");
	const { authority, seal } = await issueSelfMadeSeal(organisationName);
	const parent = dirname(dir);
	await mkdir(parent, { recursive: true });
	const draft = await mkdtemp(`${dir}.new-`);
	try {
		await writeDurably(
			join(draft, names.authorityKey),
			0o600,
			pem("PRIVATE KEY", authority.key),
		);
		await writeDurably(
			join(draft, names.authority),
			0o644,
			pem("CERTIFICATE", authority.certificate),
		);
		await writeDurably(
			join(draft, names.sealKey),
			0o600,
			pem("PRIVATE KEY", seal.key),
		);
		await writeDurably(
			join(draft, names.seal),
			0o644,
			pem("CERTIFICATE", seal.certificate),
		);
		await syncDirectory(draft);
		await rename(draft, dir);
		await syncDirectory(parent);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(code(error))) throw error;
	}
}

async function read(dir: string): Promise<Sealer | null> {
	const text = (name: string) => readFile(join(dir, name), "utf8");
	try {
		const [key, seal, authority] = await Promise.all(
			[names.sealKey, names.seal, names.authority].map(text),
		);
		const certificates = [seal ?? "", authority ?? ""].map(unpem);
		for (const der of certificates) new X509Certificate(der);
		return keySealer("self-made", unpem(key ?? ""), certificates);
	} catch (error) {
		if (code(error) === "ENOENT") return null;
		throw new SealProblem(
			`The self-made seal in ${dir} cannot be read; restore it or move it away.`,
			error,
		);
	}
}

/**
 * The seal that the service makes for itself: a certificate authority and a seal certificate of its own, kept in `dir` from
 * the first call on. For trying out: no reader trusts it unless told to.
 *
 * @param dir a directory that only the seal lives in; the last in `certificateChain` is the root to publish
 * @throws {SealProblem} when what is in `dir` is not a whole seal
 */
export async function openSelfMadeSealer(
	dir: string,
	organisationName: string,
): Promise<Sealer> {
	const existing = await read(dir);
	if (existing) return existing;
	await make(dir, organisationName);
	const made = await read(dir);
	if (made) return made;
	throw new SealProblem(
		`The self-made seal in ${dir} is not whole; restore it or move it away.`,
	);
}
