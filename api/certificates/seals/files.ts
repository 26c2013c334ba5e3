import { open } from "node:fs/promises";

/** The self-made seal's files, in the directory that only it lives in. */
export const names = {
	authority: "authority.crt.pem",
	authorityKey: "authority.key.pem",
	seal: "seal.crt.pem",
	sealKey: "seal.key.pem",
	/** Names the directory of the seal in use; absent while the first one is. */
	current: "current",
};

/** DER as PEM (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
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

/** The DER of the one PEM block in a text. */
export function unpem(text: string): Buffer {
	return Buffer.from(text.replace(/-----[^-]+-----|\s/g, ""), "base64");
}

/** Writes a new file and returns when it is on the disk. @throws when the file exists */
export async function writeDurably(
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

/** Sees to it that what has been made and renamed in a directory is on the disk. */
export async function syncDirectory(dir: string): Promise<void> {
	// Not every system lets a directory be opened; where it does not, there is nothing to sync.
	const handle = await open(dir, "r").catch(() => null);
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}

/** A system error's code, such as `ENOENT`; else nothing. */
export const codeOf = (error: unknown): string =>
	error instanceof Error && "code" in error ? String(error.code) : "";
