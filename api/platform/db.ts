import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Database } from "./database-types.ts";

export type Db = Kysely<Database>;
/** Queries take this: a transaction when there is one, else the pool. */
export type Connection = Kysely<Database> | Transaction<Database>;

// A day is not an instant: pg's default would shift it by the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// count(*) and sums of ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Opens a pool. `connection` is what `pg` takes: a socket directory or a `connectionString`. */
export function createDb(connection: pg.PoolConfig): Db & { pool: pg.Pool } {
	const pool = new pg.Pool({
		max: 8,
		connectionTimeoutMillis: 15_000,
		...connection,
	});
	// An idle connection that the server closes must not end the process; the next query reconnects.
	pool.on("error", () => {});
	pool.on("connect", (client) => {
		client.on("error", () => {});
	});
	const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
	return Object.assign(db, { pool });
}
