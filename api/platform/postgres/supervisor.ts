import { once } from "node:events";
import { findBinaries } from "./binaries.ts";
import type { Guarded } from "./guardian.ts";
import { initialise } from "./initialise.ts";
import { launch, type Parts, shutDown } from "./launch.ts";
import { lock } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";
import {
	type Connection,
	chooseConnection,
	forgetConnection,
	preparePlace,
} from "./place.ts";
import { chooseRunner } from "./runner.ts";

export interface PostgresOptions {
	/** Kept between starts, created if missing; a cluster is made in it once. */
	dir: string;
	/** Default true. False is for tests: faster, and lost with the power. */
	durable?: boolean;
	/** Receives what PostgreSQL says, line by line. */
	log?: (line: string) => void;
}

export interface Postgres {
	/** Ready for `pg`: a superuser on an empty UTF-8 database at first. */
	connection: Connection;
	/** Ends every session and shuts down. Calling it again waits for the same. */
	stop(): Promise<void>;
}

/**
 * Runs the embedded PostgreSQL on `dir` until `stop`, or until this process
 * ends in whatever way. A PostgreSQL that ends by itself is started again, at
 * the same address.
 *
 * @throws Error with one plain sentence: another Handslag uses `dir`, there is
 * no PostgreSQL for this platform, or what PostgreSQL itself gave as its reason.
 */
export async function startPostgres(
	options: PostgresOptions,
): Promise<Postgres> {
	const place = await preparePlace(options.dir, options.durable ?? true);
	const unlock = lock(place.lockFile);
	if (unlock === null) {
		throw new Error(`Another Handslag is already running on ${place.dir}.`);
	}
	try {
		const binaries = await findBinaries();
		const { dir, cluster } = place;
		const runner = await chooseRunner(dir, cluster, binaries.postgres);
		await stopOrphan(cluster, binaries.pgCtl);
		await initialise(place, binaries, runner);
		const connection = await chooseConnection(place, runner);
		const log = options.log ?? (() => {});
		const parts = { place, binaries, runner, connection, log };
		return supervise(parts, await launch(parts), unlock);
	} catch (error) {
		unlock();
		throw error;
	}
}

function supervise(parts: Parts, first: Guarded, unlock: () => void): Postgres {
	let current = first;
	let stopping = false;
	const keepRunning = async () => {
		while (true) {
			await once(current.child, "close");
			if (stopping) return;
			parts.log("PostgreSQL ended by itself and is started again.");
			current = await launch(parts);
			if (stopping) return shutDown(parts, current);
		}
	};
	const ended = keepRunning().catch((error) => parts.log(String(error)));
	const end = async () => {
		stopping = true;
		await shutDown(parts, current);
		await ended;
		await forgetConnection(parts.place, parts.connection);
		unlock();
	};
	let stopped: Promise<void> | undefined;
	return {
		connection: parts.connection,
		stop: () => {
			stopped ??= end();
			return stopped;
		},
	};
}
