import { type ChildProcess, spawn } from "node:child_process";
import type { Writable } from "node:stream";
import type { Runner } from "./runner.ts";

/** A child that does not outlive this process. */
export interface Guarded {
	child: ChildProcess;
	/** Does to the child what our death would do. */
	release(): void;
}

/**
 * The shell between Handslag and PostgreSQL. Descriptor 3 is a pipe of which
 * Handslag holds the other end and writes nothing: it ends when Handslag lets
 * go of it or dies, however it dies, and the watcher then runs `$end`.
 * Terminal signals are ignored, for Handslag needs its database until it has
 * finished what is under way.
 */
const SCRIPT = `
trap '' HUP INT TERM
unset PGDATA PGPORT PGTZ PGDATESTYLE PGCLIENTENCODING
LC_ALL=C; export LC_ALL
end=$1; shift
exec 4<&0
"$@" <&4 3<&- 4<&- &
main=$!
{ read -r _ <&3; eval "$end"; } 4<&- >/dev/null 2>&1 &
watcher=$!
exec 3<&- 4<&-
wait "$main"; code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`;

/** What `$end` does: SIGINT is a fast shutdown, repeated in case it came too early to be heard. */
const ENDS = {
	shutdown: 'while kill -INT "$main"; do sleep 1; done',
	kill: "kill -KILL 0",
};

/**
 * Starts a program of PostgreSQL that ends when this process does.
 *
 * Windows has no such shell: there the program runs bare, `release` does
 * nothing, and what a killed Handslag leaves is stopped by its next start.
 *
 * @param end `shutdown` for a server, `kill` for what may be cut off anywhere.
 */
export function spawnGuarded(
	runner: Runner,
	command: string[],
	end: keyof typeof ENDS,
): Guarded {
	const line = [...runner.prefix, ...command];
	const guarded = ["sh", "-c", SCRIPT, "handslag-guardian", ENDS[end], ...line];
	const windows = process.platform === "win32";
	const [program = "", ...args] = windows ? line : guarded;
	const child = spawn(program, args, {
		// A group of its own: Ctrl-C in the terminal is for Handslag alone.
		detached: !windows,
		windowsHide: true,
		uid: runner.uid,
		gid: runner.gid,
		stdio: ["pipe", "pipe", "pipe", windows ? "ignore" : "pipe"],
	});
	const pipe = child.stdio[3] as Writable | null | undefined;
	pipe?.on("error", () => {});
	return { child, release: () => pipe?.destroy() };
}

/**
 * Runs a program of PostgreSQL to its end.
 *
 * @param input what it reads on its standard input.
 * @throws Error with the program's own last words when it fails.
 */
export async function runGuarded(
	runner: Runner,
	command: string[],
	input = "",
): Promise<void> {
	const { child } = spawnGuarded(runner, command, "kill");
	let said = "";
	child.stderr?.on("data", (chunk) => {
		said += chunk;
	});
	child.stdout?.resume();
	child.stdin?.on("error", () => {});
	child.stdin?.end(input);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", resolve);
	});
	if (code !== 0) {
		throw new Error(said.trim() || `${command[0]} ended with code ${code}`);
	}
}
