import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Test } from "tap";
import { createApp, jobsOf } from "../../api/app.ts";
import { findUncoveredCharacters } from "../../api/certificates/drawing/coverage.ts";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import { recordSeal } from "../../api/certificates/seals/service.ts";
import { parseConfig } from "../../api/platform/config.ts";
import { createDb } from "../../api/platform/db.ts";
import type { Deps, Message } from "../../api/platform/deps.ts";
import { drainJobs } from "../../api/platform/jobs.ts";
import { BEGINNING } from "./cluster.ts";
import { createDatabase } from "./database.ts";
import { recordExamples } from "./examples.ts";

/** A whole Handslag of a test file's own: a real database, the real app, a mailer that keeps what it gets. */
export interface World {
	app: Awaited<ReturnType<typeof createApp>>;
	deps: Deps;
	/** Every message that the mail server would have got, oldest first. */
	mails: Message[];
	/** The time that everything in this world reads; tests move it. */
	now: { value: Date };
	/** Does all jobs that are due: mails leave, certificates are made. */
	settle(): Promise<void>;
}

export async function createWorld(
	t: Test,
	overrides: Partial<Deps> = {},
	environment: Record<string, string> = {},
): Promise<World> {
	const database = await createDatabase();
	const dataDir = await mkdtemp(join(tmpdir(), "handslag-test-"));
	// Who waits for a session waits as long as it takes: how fast the machine is must not decide.
	const db = createDb({ ...database.connection, connectionTimeoutMillis: 0 });
	const mails: Message[] = [];
	const now = { value: BEGINNING };
	const config = parseConfig({
		DATA_DIR: dataDir,
		PUBLIC_URL: "http://handslag.test",
		SMTP_URL: "smtp://127.0.0.1:1",
		...environment,
	});
	const deps: Deps = {
		config,
		db,
		clock: () => now.value,
		log: pino({ level: process.env.TEST_LOG ?? "silent" }),
		sealer:
			overrides.sealer ??
			(await openSealer(
				{ kind: "self-made", dir: join(dataDir, "seal") },
				"Region Halland",
				config.publicUrl,
			)),
		stamper: null,
		mailer: async (message) => {
			mails.push(message);
		},
		sessionKey: Buffer.alloc(32, 7),
		uncoveredCharacters: findUncoveredCharacters,
		registerChanged: () => {},
		...overrides,
	};
	await recordSeal(deps);
	const app = await createApp(deps);
	await app.ready();
	t.teardown(async () => {
		await app.close();
		await db.destroy();
		await database.drop();
		await rm(dataDir, { recursive: true, force: true });
	});
	const settle = () => drainJobs(db.pool, jobsOf(deps), deps.log);
	const world: World = { app, deps, mails, now, settle };
	await recordExamples(world);
	return world;
}
