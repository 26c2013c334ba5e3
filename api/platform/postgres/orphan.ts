import { execFile } from "node:child_process";
import { readFile, readlink, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Stops the PostgreSQL that a killed Handslag may have left on `cluster`.
 *
 * The caller holds the lock, so whatever runs there belongs to nobody. Most
 * often it is about to end by itself; its guardian may have been killed too.
 * When nothing runs, the pid files of a crash are removed: their number may by
 * now be somebody else's, at which PostgreSQL would refuse to start.
 *
 * @throws Error with one sentence when it does not stop.
 */
export async function stopOrphan(
	cluster: string,
	pgCtl: string,
): Promise<void> {
	const pidFile = join(cluster, "postmaster.pid");
	const text = await readFile(pidFile, "utf8").catch(() => "");
	const pid = Number.parseInt(text, 10);
	if (pid > 0 && process.platform === "win32") {
		// pg_ctl fails when the pid is not a PostgreSQL: then there is no orphan.
		await run(pgCtl, ["stop", "-D", cluster, "-m", "fast"]).catch(() => {});
	} else if (pid > 0) {
		await stop(cluster, pid);
	}
	await rm(pidFile, { force: true });
	await rm(join(cluster, ".s.PGSQL.5432.lock"), { force: true });
}

async function stop(cluster: string, pid: number): Promise<void> {
	// A fast shutdown, then an immediate one: the log is replayed at the start.
	for (const signal of ["SIGINT", "SIGQUIT"] as const) {
		if (!(await runsOn(cluster, pid))) return;
		process.kill(pid, signal);
		const patience = Date.now() + 10_000;
		while (Date.now() < patience && (await runsOn(cluster, pid))) {
			await wait(20);
		}
	}
	if (!(await runsOn(cluster, pid))) return;
	throw new Error(
		`The PostgreSQL of an earlier start (process ${pid}) still uses ${cluster} and does not stop.`,
	);
}

/** Pids are used again and again: ours to stop is only a postgres that works in `cluster`. */
async function runsOn(cluster: string, pid: number): Promise<boolean> {
	if (process.platform === "linux") {
		const read = (name: string) =>
			readlink(`/proc/${pid}/${name}`).catch(() => "");
		// An upgrade in the meantime leaves "/…/postgres (deleted)".
		const program = basename(await read("exe")).split(" ")[0];
		return program === "postgres" && (await read("cwd")) === cluster;
	}
	return run("ps", ["-ww", "-o", "command=", "-p", String(pid)]).then(
		({ stdout }) => stdout.includes(`-D ${cluster}`),
		() => false,
	);
}
