import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { readSnapshot } from "./queries.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import { licence } from "./words.ts";

interface Made {
	version: string;
	generatedAt: string;
}

const lastMade = new WeakMap<object, Made>();

/**
 * The present snapshot. Files that are made at different times of the same content carry the same version and time:
 * only a version that was not there before gets a new time.
 */
export async function takeSnapshot(
	deps: Pick<Deps, "db" | "clock">,
): Promise<Snapshot> {
	const read = await readSnapshot(deps.db, swedishDay(deps.clock()));
	const last = lastMade.get(deps);
	const made =
		last?.version === read.version
			? last
			: { version: read.version, generatedAt: deps.clock().toISOString() };
	lastMade.set(deps, made);
	return { ...read, generatedAt: made.generatedAt };
}

/** What a file says of itself. `publicUrl` is the origin of the service. */
export function provenance(
	{ version, generatedAt }: Made,
	publicUrl: string,
): Provenance {
	return {
		version,
		generatedAt,
		licence,
		source: `${publicUrl}/oppna-data`,
	};
}
