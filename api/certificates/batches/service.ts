import { sql } from "kysely";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { requireUsableSeal } from "../seals/usable.ts";
import { concernedNumbers, findBatch } from "./queries.ts";
import { allowedActions, transitions } from "./rules.ts";
import type { BatchAction, BatchDetail, StartBatch } from "./schema.ts";

const jobName = "certificate.batch";
const jobKey = (id: string) => `${jobName}:${id}`;

/** Who starts one is named: only staff may. */
type Staff = Extract<Actor, { kind: "staff" }>;

function isAnotherRunning(error: unknown): boolean {
	return (
		error instanceof Error &&
		"constraint" in error &&
		error.constraint === "certificate_batch_one_running"
	);
}

/**
 * Writes, unless another batch is running: the unique index decides, whoever pressed first.
 * @throws Refusal `batch_running`
 */
async function writeAlone<T>(
	deps: Deps,
	actor: Actor,
	work: (w: Write) => Promise<T>,
): Promise<T> {
	try {
		return await write(deps, actor, work);
	} catch (error) {
		throw isAnotherRunning(error) ? new Refusal("batch_running") : error;
	}
}

/**
 * What a batch is going to do is not done beside it, one by one: it would be mailed although the batch does not mail.
 * What is still without a file later gets its job back at the next start (`resumeIssuing`).
 */
async function takeOverFromSingleJobs(
	db: Connection,
	id: string,
): Promise<void> {
	await sql`select count(graphile_worker.remove_job('certificate.issue:' || coalesce(outcome_number, number)))
		from certificate_batch_item where batch_id = ${id} and status = 'waiting'`.execute(
		db,
	);
}

/**
 * Starts a batch: the numbers that it is about are settled now.
 * @throws Refusal `batch_running`, `batch_empty`, `seal_unusable`
 */
export async function startBatch(
	deps: Deps,
	actor: Staff,
	{ kind, reason, mail }: StartBatch,
): Promise<BatchDetail> {
	const now = deps.clock();
	await requireUsableSeal(deps, now);
	const id = newId(now);
	await writeAlone(deps, actor, async (w) => {
		await w.tx
			.insertInto("certificate_batch")
			.values({
				id,
				kind,
				status: "running",
				mail,
				reason: reason ?? null,
				total: 0,
				started_by: actor.id,
				started_at: now,
			})
			.execute();
		const { numInsertedOrUpdatedRows: total = 0n } = await w.tx
			.insertInto("certificate_batch_item")
			.columns(["batch_id", "number", "status"])
			.expression(
				concernedNumbers(w.tx, kind).select([
					sql<string>`${id}::uuid`.as("batch_id"),
					"certificate.number",
					sql<"waiting">`'waiting'`.as("status"),
				]),
			)
			.executeTakeFirstOrThrow();
		if (total === 0n) throw new Refusal("batch_empty");
		await w.tx
			.updateTable("certificate_batch")
			.set({ total: Number(total) })
			.where("id", "=", id)
			.execute();
		await takeOverFromSingleJobs(w.tx, id);
		await w.enqueue(jobName, { id }, jobKey(id));
		w.record({
			event: "certificate_batch.started",
			subject: { kind: "certificate_batch", id },
			detail: { kind, mail, total: Number(total), ...(reason && { reason }) },
		});
	});
	return findBatch(deps.db, id, now);
}

/** Changes a batch's status along the table of transitions. @throws Refusal `not_found`, `batch_moved_on` */
async function move(
	w: Write,
	id: string,
	act: BatchAction,
	now: Date,
): Promise<void> {
	const batch = await w.tx
		.selectFrom("certificate_batch")
		.select((eb) => [
			"status",
			eb
				.selectFrom("certificate_batch_item")
				.where("batch_id", "=", id)
				.where("status", "=", "failed")
				.select(({ fn }) => fn.countAll<number>().as("n"))
				.as("failed"),
		])
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	if (!batch) throw new Refusal("not_found");
	const { status, failed } = batch;
	if (!allowedActions({ status, failed: failed ?? 0 }).includes(act))
		throw new Refusal("batch_moved_on");
	const { from, to } = transitions[act];
	await w.tx
		.updateTable("certificate_batch")
		.set({ status: to, ended_at: act === "cancel" ? now : null })
		.where("id", "=", id)
		.where("status", "in", [...from])
		.execute();
	w.record({
		event: `certificate_batch.${act === "cancel" ? "cancelled" : "resumed"}`,
		subject: { kind: "certificate_batch", id },
	});
}

/**
 * Cancels. The batch's row is locked, as by whoever stores: once this has been answered, no more numbers are taken up.
 * @throws Refusal `not_found`, `batch_moved_on`
 */
export async function cancelBatch(
	deps: Deps,
	actor: Staff,
	id: string,
): Promise<BatchDetail> {
	await write(deps, actor, (w) => move(w, id, "cancel", deps.clock()));
	return findBatch(deps.db, id, deps.clock());
}

/**
 * Takes a batch up again: what waits, and what failed once more.
 * @throws Refusal `not_found`, `batch_moved_on`, `batch_running`
 */
export async function resumeBatch(
	deps: Deps,
	actor: Staff,
	id: string,
): Promise<BatchDetail> {
	await writeAlone(deps, actor, async (w) => {
		await move(w, id, "resume", deps.clock());
		await w.tx
			.updateTable("certificate_batch_item")
			.set({ status: "waiting", problem: null })
			.where("batch_id", "=", id)
			.where("status", "=", "failed")
			.execute();
		await takeOverFromSingleJobs(w.tx, id);
		await w.enqueue(jobName, { id }, jobKey(id));
	});
	return findBatch(deps.db, id, deps.clock());
}

/** Puts a running batch on the queue, `seconds` from now. The same key never makes two. */
export async function enqueueBatch(
	deps: Pick<Deps, "db">,
	id: string,
	seconds: number,
): Promise<void> {
	await sql`select graphile_worker.add_job(${jobName}, payload := ${JSON.stringify({ id })}::json,
		job_key := ${jobKey(id)}, run_at := now() + make_interval(secs => ${seconds}), max_attempts := 25)`.execute(
		deps.db,
	);
}

/**
 * After a crash: the dead worker's job stays locked for hours, so a running batch gets a new one. Call after
 * `resumeIssuing` and before the worker starts.
 */
export async function resumeBatches(deps: Pick<Deps, "db">): Promise<void> {
	const running = await deps.db
		.selectFrom("certificate_batch")
		.select("id")
		.where("status", "=", "running")
		.execute();
	for (const { id } of running) {
		await takeOverFromSingleJobs(deps.db, id);
		await enqueueBatch(deps, id, 0);
	}
}
