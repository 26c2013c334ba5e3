import { randomBytes } from "node:crypto";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { seedAgreement } from "../../api/agreement/seed.ts";
import { seedContent } from "../../api/content/seed.ts";
import { createDb } from "../../api/platform/db.ts";
import { migrate } from "../../api/platform/migrate.ts";
import { startPostgres } from "../../api/platform/postgres/supervisor.ts";

/** How a test file reaches the server; passed on as JSON in {@link COORDINATES}. */
export interface Coordinates {
	/** May create databases. */
	admin: pg.PoolConfig;
	/** A migrated and seeded database that nobody is connected to. */
	template: string;
	/** What the name of every database of this run begins with. */
	prefix: string;
}

/** When every test begins, and when what the platform begins with was put there. */
export const BEGINNING = new Date("2026-03-12T18:04:00Z");

/** The environment variable by which the runner tells the test files where the server is. */
export const COORDINATES = "HANDSLAG_TEST_CLUSTER";

export interface Cluster {
	coordinates: Coordinates;
	/** Takes away all that this run made. */
	remove(): Promise<void>;
}

/**
 * A server for one run of the tests, with a template on it: migrated, and seeded as a first start does.
 *
 * @param url a served PostgreSQL (15 or later) to use, by a role that may
 * create databases; without it a throw-away embedded one is started.
 */
export async function createCluster(url?: string): Promise<Cluster> {
	const server = url ? served(url) : await embedded();
	const prefix = `handslag_test_${randomBytes(4).toString("hex")}_`;
	const template = `${prefix}template`;
	const coordinates = { admin: server.admin, template, prefix };
	const remove = async () => {
		if (url) await dropDatabases(coordinates);
		await server.stop();
	};
	try {
		await createFrom(coordinates, "template0", template);
		const db = createDb(connectionTo(coordinates, template));
		await fill(db).finally(() => db.destroy());
	} catch (error) {
		await remove();
		throw error;
	}
	return { coordinates, remove };
}

async function fill(db: ReturnType<typeof createDb>): Promise<void> {
	await migrate(db);
	const deps = { db, clock: () => BEGINNING };
	await seedAgreement(deps);
	await seedContent(deps);
}

interface Server {
	admin: pg.PoolConfig;
	stop(): Promise<void>;
}

function served(url: string): Server {
	return { admin: { connectionString: url }, stop: async () => {} };
}

/**
 * Where a throw-away server has its files: in memory where there is plenty. Each test's database is some hundred files that
 * come and go, and file systems on disks take their time to find room for them.
 */
async function place(): Promise<string> {
	const memory = "/dev/shm";
	const found = await statfs(memory).catch(() => null);
	const plenty = found && found.bavail * found.bsize > 2 * 1024 ** 3;
	return plenty ? memory : tmpdir();
}

async function embedded(): Promise<Server> {
	const dir = await mkdtemp(join(await place(), "handslag-test-"));
	const postgres = await startPostgres({ dir, durable: false });
	return {
		admin: { ...postgres.connection },
		stop: async () => {
			await postgres.stop();
			await rm(dir, { recursive: true, force: true });
		},
	};
}

/** Creates a database as a copy of another, by its files: a third of the time that logging it takes. */
export async function createFrom(
	{ admin }: Coordinates,
	template: string,
	name: string,
): Promise<void> {
	await query(
		admin,
		`create database "${name}" template "${template}" strategy file_copy`,
	);
}

/** Drops a database and ends the sessions that are left on it. */
export async function dropDatabase(
	{ admin }: Coordinates,
	name: string,
): Promise<void> {
	await query(admin, `drop database if exists "${name}" with (force)`);
}

async function dropDatabases(coordinates: Coordinates): Promise<void> {
	const names = await query(
		coordinates.admin,
		"select datname from pg_database where starts_with(datname, $1)",
		[coordinates.prefix],
	);
	for (const { datname } of names) await dropDatabase(coordinates, datname);
}

/** What `pg` needs for one database of the server. */
export function connectionTo(
	{ admin }: Coordinates,
	database: string,
): pg.PoolConfig {
	if (admin.connectionString === undefined) return { ...admin, database };
	const url = new URL(admin.connectionString);
	url.pathname = `/${database}`;
	return { connectionString: url.href };
}

let administering: pg.Pool | undefined;

/** One session for all that a process creates and drops; it does not keep the process from ending. */
function administer(admin: pg.PoolConfig): pg.Pool {
	if (administering) return administering;
	administering = new pg.Pool({ ...admin, max: 1, allowExitOnIdle: true });
	administering.on("error", () => {});
	return administering;
}

async function query(
	admin: pg.PoolConfig,
	text: string,
	values: string[] = [],
): Promise<{ datname: string }[]> {
	return (await administer(admin).query(text, values)).rows;
}
