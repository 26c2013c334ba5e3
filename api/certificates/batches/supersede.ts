import type { Write } from "../../log/write.ts";
import { uncoveredIn } from "../../platform/coverage.ts";
import { certificateBook } from "../book.ts";
import {
	lockReplaceable,
	type Replaceable,
	recordOfNext,
	replace,
} from "../replace.ts";
import { claim, setAside, togetherOrEach, type Working } from "./claim.ts";

interface Old {
	number: string;
	organisation: string;
}

async function oldOnes(
	{ deps, batch }: Working,
	numbers: string[],
): Promise<Old[]> {
	return deps.db
		.selectFrom("certificate_batch_item as item")
		.innerJoin("certificate", "certificate.number", "item.number")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.select(["item.number", "organisation.name as organisation"])
		.where("item.batch_id", "=", batch.id)
		.where("item.number", "in", numbers)
		.where("item.status", "=", "waiting")
		.where("item.outcome_number", "is", null)
		.orderBy("item.number")
		.execute();
}

/**
 * The first half of a reissue: the old certificate is superseded, the new number allotted and noted with the item, in one
 * transaction. The item waits on; its file is the second half. A crash between leaves what a single reissue leaves: a
 * valid number whose file is still to be made, by the same item.
 */
export async function supersedeChunk(
	working: Working,
	numbers: string[],
): Promise<void> {
	const old = await oldOnes(working, numbers);
	await togetherOrEach(working, old, (w, items) =>
		supersede(w, working, items),
	);
}

async function supersede(
	w: Write,
	working: Working,
	items: Old[],
): Promise<boolean> {
	const numbers = items.map(({ number }) => number);
	const claimed = await claim(w, working, numbers);
	const ready = items.filter(
		({ number }) => claimed.has(number) && !claimed.get(number)?.outcome,
	);
	if (ready.length === 0) return false;
	const rows = await lockReplaceable(w, numbers);
	for (const { number } of ready) {
		const row = rows.get(number);
		if (row) await supersedeOne(w, working, row);
	}
	return true;
}

async function supersedeOne(
	w: Write,
	working: Working,
	row: Replaceable,
): Promise<void> {
	const { deps, batch } = working;
	if (row.endedOn)
		return setAside(w, working, row, "skipped", "signature_ended");
	if (row.status !== "valid")
		return setAside(w, working, row, "skipped", "certificate_not_valid");
	// Known before anything is superseded: the old certificate stands as long as no new one can be drawn.
	if (uncoveredIn(deps, recordOfNext(row)).length > 0)
		return setAside(w, working, row, "failed", "uncovered_characters");
	const allotted = await replace(
		// The batch makes the file itself: no job for it.
		{ ...w, enqueue: async () => {} },
		certificateBook(deps),
		row,
		batch.reason,
		{ detail: { batch: batch.id } },
	);
	await w.tx
		.updateTable("certificate_batch_item")
		.set({ outcome_number: allotted })
		.where("batch_id", "=", batch.id)
		.where("number", "=", row.number)
		.execute();
}
