import { sql } from "kysely";
import { system, type Write, write } from "../log/write.ts";
import type { Db } from "../platform/db.ts";

class NothingToDo extends Error {}

/**
 * Puts what is missing into the database, as the system and logged. Two processes that
 * start at once take turns, and the second finds nothing missing.
 *
 * @param insert adds and records what is missing; answers how many things that was
 */
export async function seedOnce(
	deps: { db: Db; clock: () => Date },
	insert: (write: Write) => Promise<number>,
): Promise<void> {
	try {
		await write(deps, system, async (opened) => {
			await sql`select pg_advisory_xact_lock(hashtext('seed'))`.execute(
				opened.tx,
			);
			// A write without a log entry is refused, so an empty one is taken back.
			if ((await insert(opened)) === 0) throw new NothingToDo();
		});
	} catch (error) {
		if (!(error instanceof NothingToDo)) throw error;
	}
}
