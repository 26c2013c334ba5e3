import { type RawBuilder, type SqlBool, sql } from "kysely";
import { system, write } from "../log/write.ts";
import type { Deps } from "../platform/deps.ts";

/**
 * Queues a job for each certificate that a condition holds for, in one statement; one of its kind per number.
 *
 * @param event what the log says, with how many there are; nothing when there are none
 * @returns how many there are
 */
export async function enqueueAll(
	deps: Deps,
	job: "certificate.issue" | "certificate.archive",
	condition: RawBuilder<SqlBool>,
	event: string,
): Promise<number> {
	const { n } = await deps.db
		.selectFrom("certificate")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where(condition)
		.executeTakeFirstOrThrow();
	const count = Number(n);
	if (count > 0)
		await write(deps, system, async (w) => {
			await sql`select graphile_worker.add_job(${job}, json_build_object('number', number),
				job_key := ${`${job}:`} || number, max_attempts := 25)
				from certificate where ${condition}`.execute(w.tx);
			w.record({
				event,
				subject: { kind: "register", id: "certificates" },
				detail: { count },
			});
		});
	return count;
}
