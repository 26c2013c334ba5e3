import { randomUUID } from "node:crypto";
import pg from "pg";
import { startPostgres } from "../../api/platform/postgres/supervisor.ts";

/**
 * A process to be killed: starts PostgreSQL on the directory it is given and
 * writes rows as fast as they are acknowledged. Tells one event a line:
 * `begin`, `log …`, `ready`, `row <id>`, `refused <message>`, `stopped`.
 */
const tell = (event: string) => process.stdout.write(`${event}\n`);
const [dir = ""] = process.argv.slice(2);

tell("begin");
try {
	const log = (line: string) => tell(`log ${line}`);
	const postgres = await startPostgres({ dir, log });
	let stopping = false;
	process.once("SIGTERM", () => {
		stopping = true;
	});
	const client = new pg.Client(postgres.connection);
	await client.connect();
	await client.query(
		"create table if not exists written (id text primary key)",
	);
	tell("ready");
	while (!stopping) {
		const id = randomUUID();
		await client.query("insert into written values ($1)", [id]);
		tell(`row ${id}`);
	}
	await client.end();
	await Promise.all([postgres.stop(), postgres.stop()]);
	await postgres.stop();
	tell("stopped");
} catch (error) {
	tell(`refused ${error instanceof Error ? error.message : error}`);
}
