import type { Test } from "tap";
import type { Deps } from "../../api/platform/deps.ts";
import { type Caller, staff } from "./actors.ts";
import { createWorld, type World } from "./world.ts";

export const batches = "/admin/certificate-batches";
export const issue = { kind: "issue", mail: true };

/** A world where something can be done when a batch has stored so many chunks. */
export async function worldWithSteps(t: Test) {
	let left = 0;
	let act = (): unknown => undefined;
	const acts: unknown[] = [];
	const overrides: Partial<Deps> = {
		registerChanged: () => {
			left -= 1;
			if (left === 0) acts.push(act());
		},
	};
	const world = await createWorld(t, overrides);
	const admin = await staff(world, "admin");
	return {
		world,
		admin,
		/** Call when the batch has been started. */
		afterChunks(chunks: number, then: () => Promise<unknown>) {
			left = chunks;
			act = then;
		},
		async settle() {
			await world.settle();
			await Promise.all(acts);
		},
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
