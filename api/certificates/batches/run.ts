import { sql } from "kysely";
import { system, writeIfAny } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { requireUsableSeal } from "../seals/usable.ts";
import type { Working } from "./claim.ts";
import { makeChunk, storeChunk } from "./make.ts";
import { type DrawPool, withDrawPool } from "./pool.ts";
import { runningBatch, waitingNumbers } from "./queries.ts";
import { enqueueBatch } from "./service.ts";
import { supersedeChunk } from "./supersede.ts";

/** Certificates a transaction: few enough to cancel between, many enough to share its cost. */
const chunkSize = 25;
/** seconds until a batch that somebody else works on is looked at again */
const pause = 5;
/** One lock for each batch, so that two processes don't draw the same. */
const lockSpace = 0x62617463;

const stopping = new WeakSet<Deps>();

/** From now on batches stop after the chunk under way, for the next start or another process to go on. */
export function stopBatches(deps: Deps): void {
	stopping.add(deps);
}

/**
 * The job: works through what waits in a batch. It may be killed at any instant and run again, or run twice at once:
 * an item is done in the transaction that stores its file, and only once.
 */
export async function runBatch(deps: Deps, id: string): Promise<void> {
	const batch = await runningBatch(deps.db, id);
	if (!batch) return;
	// Nothing is replaced whose successor could not be sealed: the job is tried again.
	await requireUsableSeal(deps, deps.clock());
	const finished = await alone(deps, id, async () => {
		if (!stopping.has(deps))
			await withDrawPool((pool) => work({ deps, batch }, pool));
		return finish(deps, id);
	});
	// Stopped, worked on by another process, or grown by a resumption: whoever is there goes on.
	if (!finished && (await runningBatch(deps.db, id)))
		await enqueueBatch(deps, id, pause);
}

/** Does the work while holding the batch's lock, which ends with the connection; false when another has it. */
function alone(
	deps: Deps,
	id: string,
	work: () => Promise<boolean>,
): Promise<boolean> {
	return deps.db.connection().execute(async (connection) => {
		const { rows } = await sql<{
			held: boolean;
		}>`select pg_try_advisory_lock(${lockSpace}, hashtext(${id})) as held`.execute(
			connection,
		);
		if (!rows[0]?.held) return false;
		try {
			return await work();
		} finally {
			await sql`select pg_advisory_unlock(${lockSpace}, hashtext(${id}))`.execute(
				connection,
			);
		}
	});
}

/** While a chunk is stored, the next is drawn. */
async function work(working: Working, pool: DrawPool): Promise<void> {
	const { deps, batch } = working;
	let ahead = prepare(working, pool, "");
	try {
		for (let chunk = await ahead; chunk; chunk = await ahead) {
			const goOn =
				!stopping.has(deps) && (await runningBatch(deps.db, batch.id));
			ahead = goOn ? prepare(working, pool, chunk.last) : Promise.resolve(null);
			// Awaited below or in the end; until then its failing is nobody's surprise.
			ahead.catch(() => {});
			await storeChunk(working, chunk.made);
			deps.registerChanged();
		}
	} finally {
		await ahead.catch(() => {});
	}
}

async function prepare(working: Working, pool: DrawPool, after: string) {
	const { deps, batch } = working;
	const numbers = await waitingNumbers(deps.db, batch.id, after, chunkSize);
	const last = numbers.at(-1);
	if (last === undefined) return null;
	if (batch.kind === "reissue") await supersedeChunk(working, numbers);
	return { last, made: await makeChunk(working, pool, numbers) };
}

/** Closes a batch of which nothing waits any more; false when something does. */
async function finish(deps: Deps, id: string): Promise<boolean> {
	const [waiting] = await waitingNumbers(deps.db, id, "", 1);
	if (waiting !== undefined || !(await runningBatch(deps.db, id))) return false;
	return writeIfAny(deps, system, async (w) => {
		const closed = await w.tx
			.updateTable("certificate_batch")
			.set({ status: "done", ended_at: deps.clock() })
			.where("id", "=", id)
			.where("status", "=", "running")
			.returning("id")
			.executeTakeFirst();
		w.record({
			event: "certificate_batch.done",
			subject: { kind: "certificate_batch", id },
		});
		return closed !== undefined;
	});
}
