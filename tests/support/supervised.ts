import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("postgres-child.ts", import.meta.url));

/** As whom, and with which programs in reach, a process runs. */
export interface As {
	uid?: number;
	gid?: number;
	path?: string;
}

/** A process with a supervisor in it (`postgres-child.ts`) that can be listened to and killed. */
export class Supervised {
	readonly child: ChildProcess;
	/** The ids of the rows that were acknowledged, as far as they were read. */
	readonly rows: string[] = [];
	readonly #events: AsyncIterator<string>;
	readonly #dir: string;

	constructor(dir: string, { uid, gid, path }: As = {}) {
		this.#dir = dir;
		// What tap puts in NODE_OPTIONS writes files where another user may not.
		const bare = ["-c", 'unset NODE_OPTIONS; exec "$@"', "sh"];
		this.child = spawn("sh", [...bare, process.execPath, program, dir], {
			env: { PATH: path ?? process.env.PATH ?? "" },
			cwd: "/",
			uid,
			gid,
			stdio: ["ignore", "pipe", "inherit"],
		});
		if (this.child.stdout === null) throw new Error("no stdout");
		const lines = createInterface(this.child.stdout);
		this.#events = lines[Symbol.asyncIterator]();
	}

	/** Reads on to the `count`th event like this; null when the process ends before. */
	async until(event: RegExp, count = 1): Promise<string | null> {
		for (let seen = 0; ; ) {
			const { value, done } = await this.#events.next();
			if (done) return null;
			if (value.startsWith("row ")) this.rows.push(value.slice(4));
			if (event.test(value)) seen += 1;
			if (seen === count) return value;
		}
	}

	/**
	 * `kill -9` of this process alone; with the guardian that would have shut
	 * PostgreSQL down; or with PostgreSQL too. Then reads what it had told.
	 */
	async kill(what: "node" | "guardian" | "all" = "node"): Promise<void> {
		const more = what === "node" ? [] : await familyOf(this.#dir);
		this.child.kill("SIGKILL");
		for (const { pid, isPostgres } of more) {
			if (what === "all" || !isPostgres) process.kill(pid, "SIGKILL");
		}
		await this.until(/^nothing more/);
	}
}

/** The guardian, its watcher and the postmaster that run on `dir`. */
async function familyOf(
	dir: string,
): Promise<{ pid: number; isPostgres: boolean }[]> {
	const postmaster = await postmasterOf(dir);
	const stat = await readFile(`/proc/${postmaster}/stat`, "utf8");
	const guardian = Number(stat.split(") ")[1]?.split(" ")[1]);
	const children = `/proc/${guardian}/task/${guardian}/children`;
	const pids = (await readFile(children, "utf8")).trim().split(" ").map(Number);
	return [guardian, ...pids].map((pid) => ({
		pid,
		isPostgres: pid === postmaster,
	}));
}

/** The pid of the PostgreSQL that runs on `dir`. */
export async function postmasterOf(dir: string): Promise<number> {
	const file = join(dir, "cluster", "postmaster.pid");
	return Number.parseInt(await readFile(file, "utf8"), 10);
}

/** Waits until no process has this pid; false when it is still there after ten seconds. */
export async function isGone(pid: number): Promise<boolean> {
	for (const patience = Date.now() + 10_000; Date.now() < patience; ) {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
		// A dead process that its new parent has not buried yet is gone too.
		if (stat === "" || stat.includes(") Z ")) return true;
		await wait(20);
	}
	return false;
}
