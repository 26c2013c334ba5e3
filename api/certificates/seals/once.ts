import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";

class Done extends Error {}

/**
 * An audited transaction that may find its work already done: then nothing is written, and nothing logged.
 *
 * @param work calls `done()` to leave without a trace
 * @returns whether it wrote
 */
export async function writeUnlessDone(
	deps: Pick<Deps, "db" | "clock">,
	actor: Actor,
	work: (w: Write, done: () => never) => Promise<void>,
): Promise<boolean> {
	const done = () => {
		throw new Done();
	};
	try {
		await write(deps, actor, (w) => work(w, done));
		return true;
	} catch (error) {
		if (error instanceof Done) return false;
		throw error;
	}
}
