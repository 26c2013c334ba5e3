import type { FastifyBaseLogger } from "fastify";
import {
	type CronItem,
	Logger,
	parseCronItems,
	type Runner,
	run,
	runOnce,
	type TaskList,
} from "graphile-worker";
import type pg from "pg";

/** A job's handler. It throws to be tried again, with growing pauses. */
export type Jobs = Record<string, (payload: never) => Promise<void>>;

/** A job that comes of itself: its name in {@link Jobs}, and when, as in a crontab, in UTC. */
export interface Recurring {
	job: string;
	at: string;
}

// A day that passes while no worker runs is made up for at the next start.
const cronItem = ({ job, at }: Recurring): CronItem => ({
	task: job,
	match: at,
	identifier: job,
	options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: job },
});

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
	recurring: Recurring[] = [],
): Promise<Runner> {
	return run({
		pgPool: pool,
		taskList: taskList(jobs),
		concurrency: 2,
		noHandleSignals: true,
		pollInterval: 2000,
		parsedCronItems: parseCronItems(recurring.map(cronItem)),
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
