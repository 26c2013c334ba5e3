import type { Write } from "../../log/write.ts";
import {
	contentOf,
	type SealedCertificate,
	sealDrawn,
	storeIssued,
} from "../issuing.ts";
import { claim, setAside, togetherOrEach, type Working } from "./claim.ts";
import { DrawingFailed, type DrawPool } from "./pool.ts";
import { type ItemToMake, itemsToMake } from "./queries.ts";
import type { ItemProblem } from "./schema.ts";

/** An item whose file is ready to be stored, was there already, or could not be made. */
type Made = ItemToMake & {
	organisation: string;
	outcome:
		| { sealed: SealedCertificate }
		| { problem: ItemProblem }
		| { already: true };
};

async function makeOne(
	{ deps }: Working,
	pool: DrawPool,
	item: ItemToMake,
): Promise<Made["outcome"]> {
	if (item.made) return { already: true };
	try {
		const at = deps.clock();
		const content = await contentOf(deps, item.target, item.content, at);
		const drawn = await pool.draw(content);
		return { sealed: await sealDrawn(deps, drawn, at) };
	} catch (error) {
		deps.log.error(error, `certificate ${item.target} could not be made`);
		return {
			problem:
				error instanceof DrawingFailed ? error.problem : "sealing_failed",
		};
	}
}

/** Draws in the threads and seals here: the key never leaves its implementation. */
export async function makeChunk(
	working: Working,
	pool: DrawPool,
	numbers: string[],
): Promise<Made[]> {
	const items = await itemsToMake(working.deps.db, working.batch, numbers);
	const made: Made[] = [];
	const queue = items.values();
	// A few more than draw, so that the threads need not wait for a seal that asks a time-stamping authority.
	const lanes = Array.from({ length: pool.size + 3 }, async () => {
		for (const item of queue)
			made.push({
				...item,
				organisation: item.content.organisation.name,
				outcome: await makeOne(working, pool, item),
			});
	});
	await Promise.all(lanes);
	return made.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** Stores what was made and marks its items, in one transaction: an item is done exactly when its file is there. */
export function storeChunk(working: Working, made: Made[]): Promise<void> {
	return togetherOrEach(working, made, (w, items) => store(w, working, items));
}

async function store(
	w: Write,
	working: Working,
	items: Made[],
): Promise<boolean> {
	const claimed = await claim(
		w,
		working,
		items.map(({ number }) => number),
	);
	const mine = items.filter(({ number }) => claimed.has(number));
	if (mine.length === 0) return false;
	const standing = await lockStanding(
		w,
		mine.map(({ target }) => target),
	);
	for (const item of mine) {
		const { status, endedOn } = standing.get(item.target) ?? {};
		if (status !== "valid")
			await setAside(
				w,
				working,
				item,
				"skipped",
				endedOn ? "signature_ended" : "certificate_not_valid",
			);
		else await storeOne(w, working, item);
	}
	return true;
}

/** How the certificates stand; they stay so until the transaction ends. */
async function lockStanding(w: Write, targets: string[]) {
	const rows = await w.tx
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.select([
			"certificate.number",
			"certificate.status",
			"signature.ended_on as endedOn",
		])
		.where("certificate.number", "in", targets)
		.orderBy("certificate.number")
		.forUpdate("certificate")
		.execute();
	return new Map(rows.map((row) => [row.number, row]));
}

async function storeOne(w: Write, working: Working, item: Made): Promise<void> {
	const { deps, batch } = working;
	const { outcome, target, content } = item;
	if ("problem" in outcome)
		return setAside(w, working, item, "failed", outcome.problem);
	if ("sealed" in outcome)
		await storeIssued(w, deps, target, content, outcome.sealed, {
			mail: batch.mail,
		});
	else
		w.record({
			event: "certificate.issue_repeated",
			subject: { kind: "certificate", id: target, name: item.organisation },
			caseId: content.caseId,
		});
	await w.tx
		.updateTable("certificate_batch_item")
		.set({ status: "done", outcome_number: target, problem: null })
		.where("batch_id", "=", batch.id)
		.where("number", "=", item.number)
		.execute();
}
