import { system, type Write, writeIfAny } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import type { RunningBatch } from "./queries.ts";
import type { ItemProblem } from "./schema.ts";

/** What one batch is worked on with. */
export interface Working {
	deps: Deps;
	batch: RunningBatch;
}

/** Whose turn in a batch has come, locked until the transaction ends. */
export interface Claimed {
	number: string;
	/** The number that a reissue has allotted; null before that */
	outcome: string | null;
}

/**
 * Locks those of the numbers that still wait: whoever comes second, or works beside us, gets none of them. Of a batch that
 * has been cancelled only what is half-way is given, to be finished.
 */
export async function claim(
	w: Write,
	{ batch }: Working,
	numbers: string[],
): Promise<Map<string, Claimed>> {
	const { status } = await w.tx
		.selectFrom("certificate_batch")
		.select("status")
		.where("id", "=", batch.id)
		.forShare()
		.executeTakeFirstOrThrow();
	let waiting = w.tx
		.selectFrom("certificate_batch_item")
		.select(["number", "outcome_number as outcome"])
		.where("batch_id", "=", batch.id)
		.where("number", "in", numbers)
		.where("status", "=", "waiting");
	if (status !== "running")
		waiting = waiting.where("outcome_number", "is not", null);
	const rows = await waiting.orderBy("number").forUpdate().execute();
	return new Map(rows.map((row) => [row.number, row]));
}

/** Marks a claimed item: `failed`, to be tried again, or skipped because nothing is to be done. */
export async function setAside(
	w: Write,
	{ batch }: Working,
	item: { number: string; organisation: string },
	status: "failed" | "skipped",
	problem: ItemProblem,
): Promise<void> {
	await w.tx
		.updateTable("certificate_batch_item")
		.set({ status: status === "skipped" ? "done" : "failed", problem })
		.where("batch_id", "=", batch.id)
		.where("number", "=", item.number)
		.where("status", "=", "waiting")
		.execute();
	w.record({
		event: `certificate.batch_${status}`,
		subject: {
			kind: "certificate",
			id: item.number,
			name: item.organisation,
		},
		detail: { batch: batch.id, problem },
	});
}

interface Numbered {
	number: string;
	organisation: string;
}

/**
 * Does something to many items in one transaction. If that fails they are done one by one, so that a bad one fails alone;
 * a database that is away fails them all, and the job with them, to be tried again.
 */
export async function togetherOrEach<Item extends Numbered>(
	working: Working,
	items: Item[],
	work: (w: Write, items: Item[]) => Promise<boolean>,
): Promise<void> {
	const { deps } = working;
	if (items.length === 0) return;
	try {
		await writeIfAny(deps, system, (w) => work(w, items));
		return;
	} catch (error) {
		deps.log.warn(error, "a chunk of certificates failed; one by one now");
	}
	for (const item of items)
		try {
			await writeIfAny(deps, system, (w) => work(w, [item]));
		} catch (error) {
			deps.log.error(error, `certificate ${item.number} failed in a batch`);
			await writeIfAny(deps, system, async (w) => {
				const claimed = await claim(w, working, [item.number]);
				if (!claimed.has(item.number)) return false;
				await setAside(w, working, item, "failed", "storing_failed");
				return true;
			});
		}
}
