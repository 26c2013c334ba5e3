import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5;

/**
 * Holds `file` for this process alone, and gives the function that lets go.
 *
 * Node has no lock of its own that the system takes back when a process is
 * killed, and a file with a pid in it outlives its owner. SQLite, which Node
 * carries, takes such a lock on every platform; the file itself stays empty.
 *
 * @returns null when another process, or this one, holds it already.
 */
export function lock(file: string): (() => void) | null {
	const holder = new DatabaseSync(file);
	try {
		holder.exec("BEGIN EXCLUSIVE");
	} catch (error) {
		holder.close();
		if (sqliteCode(error) === SQLITE_BUSY) return null;
		throw error;
	}
	return () => holder.close();
}

function sqliteCode(error: unknown): unknown {
	return error instanceof Error && "errcode" in error ? error.errcode : null;
}
