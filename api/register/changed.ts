import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Deps } from "../platform/deps.ts";
import { publicCache } from "../platform/http-cache.ts";

/** Named by triggers on the tables that the public sees; the notice comes with the commit. */
const channel = "register_changed";
const heartbeat = 15_000;
const longestPause = 5_000;

export interface RegisterListener {
	/** Settles when the first connection listens. */
	ready: Promise<void>;
	stop(): Promise<void>;
}

/**
 * Listens for changes by any process and forgets the public answers. Answers are kept
 * only while it is connected: a change that nobody heard of must not be hidden by an old page.
 */
export function startRegisterListener(
	deps: Pick<Deps, "db" | "clock" | "log">,
): RegisterListener {
	const cache = publicCache(deps);
	const stopping = new AbortController();
	const { promise: ready, resolve } = Promise.withResolvers<void>();
	const run = async () => {
		let pause = 100;
		while (!stopping.signal.aborted) {
			await listen(deps, stopping.signal, () => {
				cache.trust(true);
				pause = 100;
				resolve();
			}).catch((error) => deps.log.warn(error, "register listener lost"));
			cache.trust(false);
			await wait(pause, null, { signal: stopping.signal }).catch(() => {});
			pause = Math.min(pause * 2, longestPause);
		}
		resolve();
	};
	const running = run();
	return {
		ready,
		stop: async () => {
			stopping.abort();
			await running;
		},
	};
}

/** Listens on one connection until it is lost or `signal` ends it. */
async function listen(
	deps: Pick<Deps, "db" | "clock">,
	signal: AbortSignal,
	listening: () => void,
): Promise<void> {
	const client = new pg.Client({
		...connectionOf(deps.db.pool),
		keepAlive: true,
		query_timeout: heartbeat,
	});
	const ended = new Promise<void>((resolve) => {
		client.on("end", resolve);
		// Without a listener the error would end the process; "end" follows.
		client.on("error", () => resolve());
	});
	client.on("notification", () => publicCache(deps).clear());
	try {
		await client.connect();
		await client.query(`listen ${channel}`);
		listening();
		while (!signal.aborted) {
			const lost = await Promise.race([
				ended.then(() => true),
				wait(heartbeat, false, { signal }).catch(() => false),
			]);
			if (lost) return;
			// A network that went silent is only noticed when something is asked.
			if (!signal.aborted) await client.query("select 1");
		}
	} finally {
		await client.end().catch(() => {});
	}
}

// The pool hides its password from enumeration, so that it does not end up in a log.
function connectionOf({ options }: pg.Pool): pg.ClientConfig {
	return { ...options, password: options.password };
}
