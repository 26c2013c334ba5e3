import { sql } from "kysely";
import { system, type Write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { makeLive, move, onRevision, record } from "./publishing.ts";
import { secondsUntil } from "./rules.ts";

/** Publishing at an hour that was set before. */

const job = "content.publish";

class NothingToDo extends Error {}

/** The job's time is counted from now: the database's clock may differ from ours. */
export async function enqueue(
	w: Write,
	id: string,
	publishAt: Date,
	now: Date,
): Promise<void> {
	await sql`select graphile_worker.add_job(${job}, payload := ${JSON.stringify({ id })}::json,
		run_at := now() + make_interval(secs => ${secondsUntil(publishAt, now)}),
		job_key := ${`${job}:${id}`}, max_attempts := 25)`.execute(w.tx);
}

/**
 * Publishes what is due, once, however often it is asked. What can no longer be published
 * goes back to being a draft, and the log says why.
 */
export async function publishScheduled(deps: Deps, id: string): Promise<void> {
	try {
		await onRevision(deps, system, id, async (w, revision, now) => {
			const { state, publish_at: at, author_name: author } = revision;
			if (state !== "scheduled" || !at) throw new NothingToDo();
			if (at > now) {
				await enqueue(w, id, at, now);
				record(w, "publication_postponed", revision);
				return;
			}
			await makeLive(w, revision, now);
			record(w, "published", revision, { at: at.toISOString(), author });
		});
	} catch (error) {
		if (error instanceof NothingToDo) return;
		if (!(error instanceof Refusal) || error.code !== "validation_failed")
			throw error;
		await onRevision(deps, system, id, async (w, revision) => {
			await move(w, revision, "unschedule", "draft");
			record(w, "publication_failed", revision, {
				faults: error.errors?.map(({ path, code }) => `${path}: ${code}`) ?? [],
			});
		});
	}
}

/** Publishes what became due while nothing ran, whatever became of its job. */
export async function resumePublishing(deps: Deps): Promise<number> {
	const rows = await deps.db
		.selectFrom("content_revision")
		.select("id")
		.where("state", "=", "scheduled")
		.where("publish_at", "<=", deps.clock())
		.orderBy("publish_at")
		.execute();
	for (const { id } of rows) await publishScheduled(deps, id);
	return rows.length;
}
