import { mkdir } from "node:fs/promises";
import closeWithGrace from "close-with-grace";
import { pino } from "pino";
import { seedAgreement } from "./agreement/seed.ts";
import { createApp, cronOf, jobsOf } from "./app.ts";
import { ensureFirstAdministrator } from "./auth/staff.ts";
import { readPinnedRoots } from "./certificates/archiving/pinned.ts";
import { createStamper } from "./certificates/archiving/stamper.ts";
import { stopBatches } from "./certificates/batches/run.ts";
import { resumeBatches } from "./certificates/batches/service.ts";
import { findUncoveredCharacters } from "./certificates/drawing/coverage.ts";
import { resumeIssuing } from "./certificates/issuing.ts";
import { openSealer } from "./certificates/sealing/open.ts";
import { recordSeal } from "./certificates/seals/service.ts";
import { sealTrouble, sealWarning } from "./certificates/seals/usable.ts";
import { resumePublishing } from "./content/editing/scheduling.ts";
import { resumeNewsletters } from "./content/newsletter/jobs.ts";
import { seedContent } from "./content/seed.ts";
import {
	type Config,
	ConfigurationError,
	parseConfig,
} from "./platform/config.ts";
import { createDb } from "./platform/db.ts";
import type { Deps } from "./platform/deps.ts";
import { publicCache } from "./platform/http-cache.ts";
import { startWorker } from "./platform/jobs.ts";
import { resumeMail } from "./platform/mail/outbox.ts";
import { createSmtpMailer } from "./platform/mail/transport.ts";
import { migrate } from "./platform/migrate.ts";
import { startPostgres } from "./platform/postgres/supervisor.ts";
import { loadSessionKey } from "./platform/session-key.ts";
import { startRegisterListener } from "./register/changed.ts";

/** Lets go of what has been opened, last first. */
const closers: (() => Promise<unknown>)[] = [];

async function openDatabase(config: Config) {
	if (config.database.kind === "postgres")
		return createDb({ connectionString: config.database.url });
	const postgres = await startPostgres({ dir: config.database.dir });
	closers.push(() => postgres.stop());
	return createDb(postgres.connection);
}

async function openStamper({ tsaUrl, tsaRoot }: Config) {
	if (!tsaUrl) return null;
	if (!tsaRoot) return createStamper(tsaUrl);
	return createStamper(tsaUrl, { roots: await readPinnedRoots(tsaRoot) });
}

async function openDeps(config: Config): Promise<Deps> {
	await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
	const [db, sealer, stamper, sessionKey] = await Promise.all([
		openDatabase(config),
		openSealer(config.seal, "Region Halland", config.publicUrl),
		openStamper(config),
		loadSessionKey(config.dataDir),
	]);
	closers.push(() => db.destroy());
	await migrate(db);
	const deps: Deps = {
		config,
		db,
		sealer,
		stamper,
		sessionKey,
		clock: () => new Date(),
		log: pino({ level: config.logLevel }),
		mailer:
			config.mail.kind === "smtp" ? createSmtpMailer(config.mail.url) : null,
		uncoveredCharacters: findUncoveredCharacters,
		registerChanged: () => publicCache(deps).clear(),
	};
	return deps;
}

async function start(): Promise<void> {
	const config = parseConfig(process.env);
	const deps = await openDeps(config);
	await recordSeal(deps);
	await seedAgreement(deps);
	await seedContent(deps);
	if (process.argv.includes("--demo")) {
		const { seedDemo } = await import("./demo/seed.ts");
		await seedDemo(deps);
	}
	const setUp = await ensureFirstAdministrator(deps);
	const app = await createApp(deps);
	const listener = startRegisterListener(deps);
	closers.push(() => listener.stop());
	await resumeIssuing(deps);
	await resumeBatches(deps);
	await resumeMail(deps);
	await resumeNewsletters(deps);
	await resumePublishing(deps);
	const worker = await startWorker(
		deps.db.pool,
		jobsOf(deps),
		deps.log,
		cronOf(),
	);
	closers.push(() => {
		stopBatches(deps);
		return worker.stop();
	});
	await app.listen({ host: config.host, port: config.port });
	closers.push(() => app.close());
	await say(deps, setUp);
}

async function say(deps: Deps, setUp: string | null): Promise<void> {
	const lines = [
		`Handslag listens on http://${deps.config.host}:${deps.config.port}  (public address ${deps.config.publicUrl})`,
	];
	if (setUp)
		lines.push(
			`The first administrator sets up an account here, once: ${setUp}`,
		);
	if (deps.config.mail.kind === "mailbox" && !deps.config.production)
		lines.push(
			`No SMTP_URL: mails stay in the outbox, readable at ${deps.config.publicUrl}/dev/mailbox`,
		);
	if (deps.sealer.kind === "self-made")
		lines.push(
			"The seal is self-made, for trying out. Set SEAL_P12 to use the region's own.",
		);
	const trouble = await sealTrouble(deps, deps.clock());
	if (trouble) lines.push(sealWarning(deps.sealer, trouble));
	process.stdout.write(`${lines.join("\n")}\n`);
}

async function close(): Promise<void> {
	for (const closer of closers.reverse()) await closer().catch(() => {});
	closers.length = 0;
}

closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
	if (err) process.stderr.write(`${err.stack ?? err.message}\n`);
	await close();
});

start().catch(async (error: Error) => {
	process.stderr.write(
		`${error instanceof ConfigurationError ? error.message : `Handslag cannot start: ${error.message}`}\n`,
	);
	if (process.env.LOG_LEVEL === "debug")
		process.stderr.write(`${error.stack}\n`);
	await close();
	process.exit(1);
});
