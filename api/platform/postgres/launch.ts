import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { type Guarded, runGuarded, spawnGuarded } from "./guardian.ts";
import { stopOrphan } from "./orphan.ts";
import type { Connection, Place } from "./place.ts";
import type { Runner } from "./runner.ts";
import { settings } from "./settings.ts";

/** All that was decided before a server is launched. */
export interface Parts {
	place: Place;
	binaries: Binaries;
	runner: Runner;
	connection: Connection;
	log: (line: string) => void;
}

/**
 * Starts the server and waits until it takes connections.
 *
 * @throws Error with PostgreSQL's own reason when it does not start.
 */
export async function launch(parts: Parts): Promise<Guarded> {
	const patience = Date.now() + 10_000;
	while (true) {
		await stopOrphan(parts.place.cluster, parts.binaries.pgCtl);
		try {
			return await launchOnce(parts);
		} catch (error) {
			// Sessions of a killed server take a moment to notice its death.
			const passing = String(error).includes("still in use");
			if (!passing || Date.now() > patience) throw error;
			await wait(50);
		}
	}
}

async function launchOnce(parts: Parts): Promise<Guarded> {
	const { place, binaries, connection, runner, log } = parts;
	const options = ["-D", place.cluster, ...settings(place, connection)];
	const command = [binaries.postgres, ...options];
	const guarded = spawnGuarded(runner, command, "shutdown");
	const { stdin, stdout, stderr } = guarded.child;
	stdin?.end();
	stdout?.resume();
	let reason = "it ended without a word";
	await new Promise<void>((resolve, reject) => {
		if (stderr === null) return reject(new Error("no stderr"));
		createInterface(stderr).on("line", (line) => {
			log(line);
			if (line.startsWith("FATAL:")) reason = line.slice(6).trim();
			if (line.includes("ready to accept connections")) resolve();
		});
		guarded.child.once("error", reject);
		guarded.child.once("close", () => {
			const { dir } = place;
			reject(new Error(`PostgreSQL did not start on ${dir}: ${reason}.`));
		});
	});
	return guarded;
}

/** Shuts the server down fast: open transactions are rolled back. */
export async function shutDown(parts: Parts, guarded: Guarded): Promise<void> {
	const { child } = guarded;
	if (child.exitCode !== null || child.signalCode !== null) return;
	const closed = once(child, "close");
	if (process.platform === "win32") {
		const { binaries, place, runner } = parts;
		const command = [binaries.pgCtl, "stop", "-D", place.cluster, "-m", "fast"];
		await runGuarded(runner, command);
	}
	guarded.release();
	await closed;
}
