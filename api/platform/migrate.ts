import { readdir } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type pg from "pg";
import type { Db } from "./db.ts";

const directory = new URL("../../migrations/", import.meta.url);

async function getMigrations(): Promise<Record<string, Migration>> {
	const names = (await readdir(directory)).filter((name) =>
		name.endsWith(".ts"),
	);
	const found: Record<string, Migration> = {};
	for (const name of names.sort())
		found[name.slice(0, -3)] = await import(new URL(name, directory).href);
	return found;
}

function migratorFor(db: Db): Migrator {
	return new Migrator({ db, provider: { getMigrations } });
}

/**
 * Brings the schema up to date, and the job queue's own. Two processes that start at
 * once wait for each other (Kysely takes a lock).
 * @throws Error naming the migration that failed; nothing of it remains.
 */
export async function migrate(db: Db & { pool: pg.Pool }): Promise<void> {
	const { error, results } = await migratorFor(db).migrateToLatest();
	const failed = results?.find((result) => result.status === "Error");
	if (error)
		throw new Error(
			`Migration ${failed?.migrationName ?? ""} failed: ${String((error as Error).message ?? error)}`,
		);
	await runMigrations({ pgPool: db.pool });
}

/** Whether every migration has run, for `/readyz`. */
export async function isMigrated(db: Db): Promise<boolean> {
	await sql`select 1`.execute(db);
	const migrations = await migratorFor(db).getMigrations();
	return migrations.every((migration) => migration.executedAt !== undefined);
}
