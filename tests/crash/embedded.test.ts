import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import t from "tap";
import { startPostgres } from "../../api/platform/postgres/supervisor.ts";
import { killTwentyTimes } from "../support/crash.ts";

t.test(
	"kill -9 at any instant loses nothing acknowledged, on the embedded database",
	async (t) => {
		const dataDir = await mkdtemp(join(tmpdir(), "handslag-crash-"));
		await killTwentyTimes(t, { DATA_DIR: dataDir }, async () => {
			const postgres = await startPostgres({ dir: join(dataDir, "postgres") });
			const client = new pg.Client(postgres.connection);
			await client.connect();
			return {
				client,
				close: async () => {
					await client.end();
					await postgres.stop();
				},
			};
		});
		await rm(dataDir, { recursive: true, force: true });
	},
);
