import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import t from "tap";
import { killTwentyTimes } from "../support/crash.ts";
import { createDatabase } from "../support/database.ts";

t.test(
	"kill -9 at any instant loses nothing acknowledged, on a served database",
	async (t) => {
		const database = await createDatabase();
		const dataDir = await mkdtemp(join(tmpdir(), "handslag-crash-"));
		await killTwentyTimes(
			t,
			{ DATA_DIR: dataDir, DATABASE_URL: database.url },
			async () => {
				const client = new pg.Client(database.connection);
				await client.connect();
				return { client, close: () => client.end() };
			},
		);
		await database.drop();
		await rm(dataDir, { recursive: true, force: true });
	},
);
