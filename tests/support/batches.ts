import type { Test } from "tap";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { type Caller, staff } from "./actors.ts";
import { createWorld, type World } from "./world.ts";

export const batches = "/admin/certificate-batches";
export const issue = { kind: "issue", mail: true };
/** Certificates that a batch stores in one transaction */
const chunkSize = 25;

/**
 * A world where something can be done while a batch is at a known place: it cannot seal the next certificate until that
 * is done, so that no machine is too slow or too fast for it.
 */
export async function worldWithSteps(t: Test) {
	let left = Number.POSITIVE_INFINITY;
	let act = async (): Promise<unknown> => undefined;
	let acted: Promise<unknown> | undefined;
	const world = await createWorld(t);
	const { sealer } = world.deps;
	const held: Sealer = {
		...sealer,
		async sign(data) {
			left -= 1;
			if (left < 0) {
				acted ??= act();
				await acted;
			}
			return sealer.sign(data);
		},
	};
	Object.assign(world.deps, { sealer: held });
	const admin = await staff(world, "admin");
	return {
		world,
		admin,
		/**
		 * Call when the batch has been started: so many chunks are sealed, and all but the last of them stored or being stored;
		 * of those after nothing is.
		 */
		afterChunks(chunks: number, then: () => Promise<unknown>) {
			left = chunks * chunkSize;
			act = then;
		},
		settle: world.settle,
	};
}

/** Whom a kind of event in the log is about, in order. */
export async function entries(world: World, event: string): Promise<string[]> {
	const rows = await world.deps.db
		.selectFrom("log_entry")
		.select("subject_id")
		.where("event", "=", event)
		.orderBy("subject_id")
		.execute();
	return rows.map((row) => row.subject_id);
}

/** Starts a batch; its id. */
export async function startOne(call: Caller, body: object = issue) {
	const started = await call("POST", batches, body);
	if (started.status !== 201) throw new Error(JSON.stringify(started.body));
	return started.body.id as string;
}
