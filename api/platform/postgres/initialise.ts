import { mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { runGuarded } from "./guardian.ts";
import type { Place } from "./place.ts";
import { giveTo, type Runner } from "./runner.ts";

const UNFINISHED = "unfinished-";

/**
 * Makes the cluster if there is none, and clears away what killed starts left.
 *
 * It grows in a directory of its own and is renamed when complete, so that
 * the cluster is either missing or whole. The caller holds the lock.
 */
export async function initialise(
	place: Place,
	binaries: Binaries,
	runner: Runner,
): Promise<void> {
	for (const name of await readdir(place.dir)) {
		if (name.startsWith(UNFINISHED)) await remove(join(place.dir, name));
	}
	if (await exists(place.cluster)) return giveTo(runner, place.cluster);

	const unfinished = await mkdtemp(join(place.dir, UNFINISHED));
	try {
		await giveTo(runner, unfinished);
		await build(unfinished, place, binaries, runner);
		await rename(unfinished, place.cluster);
	} catch (error) {
		await remove(unfinished);
		throw error;
	}
	if (place.durable) await syncDirectory(place.dir);
}

async function build(
	unfinished: string,
	place: Place,
	binaries: Binaries,
	runner: Runner,
): Promise<void> {
	const options = [
		...["--pgdata", unfinished, "--username", place.user],
		...["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=sv-SE"],
		...[`--locale=${LIBC_LOCALE[process.platform]}`, "--lc-messages=C"],
		...["--data-checksums", "--wal-segsize=4", "--no-instructions"],
		...accessOptions(place),
		...(place.durable ? [] : ["--no-sync"]),
	];
	await runGuarded(runner, [binaries.initdb, ...options]);
	const sync = place.durable ? "fsync=on" : "fsync=off";
	await runGuarded(
		runner,
		[binaries.postgres, "--single", "-D", unfinished, "-c", sync, "postgres"],
		`CREATE DATABASE ${place.database}\n`,
	);
}

/** What ICU does not decide, such as which characters are letters, needs a UTF-8 locale too. */
const LIBC_LOCALE: Partial<Record<NodeJS.Platform, string>> = {
	linux: "C.UTF-8",
	darwin: "en_US.UTF-8",
	win32: "C",
};

/** The socket lies in a directory of its owner's; a port is everybody's. */
function accessOptions({ passwordFile }: Place): string[] {
	return passwordFile === undefined
		? ["--auth-local=trust", "--auth-host=reject"]
		: ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
}

async function remove(path: string): Promise<void> {
	// A program of the killed start may be writing its last file there.
	await rm(path, { recursive: true, force: true, maxRetries: 20 });
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

async function syncDirectory(path: string): Promise<void> {
	// Windows cannot open a directory, and needs no such thing.
	const handle = await open(path, "r").catch(() => null);
	await handle?.sync();
	await handle?.close();
}
