import { randomBytes } from "node:crypto";
import type pg from "pg";
import t from "tap";
import {
	COORDINATES,
	type Coordinates,
	connectionTo,
	createCluster,
	createFrom,
	dropDatabase,
} from "./cluster.ts";

/** A migrated and seeded database of a test's own. */
export interface TestDatabase {
	/** What `createDb` and `pg` take. */
	connection: pg.PoolConfig;
	/** The same as an URL, for what is started with `DATABASE_URL`. */
	url: string;
	/** Takes it away, also while sessions are open. */
	drop(): Promise<void>;
}

/**
 * Clones a database from the run's template. A test file that is run by hand,
 * without `npm test`, gets a server of its own, which ends with the file.
 */
export async function createDatabase(): Promise<TestDatabase> {
	server ??= openServer();
	const coordinates = await server;
	const { prefix, template } = coordinates;
	const name = prefix + randomBytes(6).toString("hex");
	await createFrom(coordinates, template, name);
	const connection = connectionTo(coordinates, name);
	return {
		connection,
		url: toUrl(connection),
		drop: () => dropDatabase(coordinates, name),
	};
}

let server: Promise<Coordinates> | undefined;

async function openServer(): Promise<Coordinates> {
	const given = process.env[COORDINATES];
	if (given !== undefined) return JSON.parse(given);
	const cluster = await createCluster(process.env.TEST_DATABASE_URL);
	t.teardown(() => cluster.remove());
	return cluster.coordinates;
}

function toUrl(connection: pg.PoolConfig): string {
	if (connection.connectionString !== undefined) {
		return connection.connectionString;
	}
	const { user = "", password, host = "", port, database } = connection;
	const url = new URL(`postgres://localhost/${database}`);
	url.username = user;
	if (typeof password === "string") url.password = password;
	url.searchParams.set("host", host);
	url.searchParams.set("port", String(port));
	return url.href;
}
