import type { FastifyBaseLogger } from "fastify";
import {
	Logger,
	type Runner,
	run,
	runOnce,
	type TaskList,
} from "graphile-worker";
import type pg from "pg";

/** A job's handler. It throws to be tried again, with growing pauses. */
export type Jobs = Record<string, (payload: never) => Promise<void>>;

function taskList(jobs: Jobs): TaskList {
	return Object.fromEntries(
		Object.entries(jobs).map(([name, handler]) => [
			name,
			async (payload: unknown) => handler(payload as never),
		]),
	);
}

const loggerFor = (log: FastifyBaseLogger) =>
	new Logger(() => (level, message) => {
		if (level === "error") log.error(message);
		else if (level === "warning") log.warn(message);
		else log.debug(message);
	});

/** Works through the queue until `stop()`, which finishes what is under way. */
export function startWorker(
	pool: pg.Pool,
	jobs: Jobs,
	log: FastifyBaseLogger,
): Promise<Runner> {
	return run({
		pgPool: pool,
		taskList: taskList(jobs),
		concurrency: 2,
		noHandleSignals: true,
		pollInterval: 2000,
		logger: loggerFor(log),
	});
}

/** Does every job that is due and returns; for tests and for the last moment of a command. */
export async function drainJobs(
	pool: pg.Pool,
	jobs: Jobs,
	log: FastifyBaseLogger,
): Promise<void> {
	await runOnce({
		pgPool: pool,
		taskList: taskList(jobs),
		concurrency: 2,
		noHandleSignals: true,
		logger: loggerFor(log),
	});
}
