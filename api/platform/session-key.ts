import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The 32 random bytes that sign sessions and signing links, made at the first start.
 * Written aside and linked into place: two processes that start at once agree on one,
 * and a crash never leaves half a key.
 */
export async function loadSessionKey(dataDir: string): Promise<Buffer> {
	const path = join(dataDir, "session.key");
	const known = await readFile(path).catch(() => null);
	if (known?.length === 32) return known;
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const aside = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
	await writeFile(aside, randomBytes(32), { mode: 0o600, flush: true });
	await link(aside, path).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "EEXIST") throw error;
	});
	await rm(aside, { force: true });
	return readFile(path);
}
