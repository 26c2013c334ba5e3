import { type Actor, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { resumeBatches } from "../batches/service.ts";
import { resumeIssuing } from "../issuing.ts";
import {
	currentPlace,
	readSelfMadeSealer,
	rotateSelfMadeSeal,
} from "../sealing/self-made.ts";
import { currentFingerprint, recordRotation, recordSeal } from "./service.ts";

/** The directory of the self-made seal; null when the seal is somebody else's. */
export function selfMadeDir({
	config,
	sealer,
}: Pick<Deps, "config" | "sealer">): string | null {
	return sealer.kind === "self-made" && config.seal.kind === "self-made"
		? config.seal.dir
		: null;
}

/**
 * Makes a new self-made seal under the same authority, and seals with it from now on. The files come before the record: if
 * the process dies in between, the next start finds the new seal and records it.
 *
 * @param replaces the fingerprint of the seal that the actor saw in use; if it no longer is, nothing is made
 * @throws Refusal `seal_not_self_made`; `seal_changed` when somebody else has just done it
 */
export async function rotateSeal(
	deps: Deps,
	actor: Actor,
	replaces?: string,
): Promise<void> {
	const dir = selfMadeDir(deps);
	if (!dir) throw new Refusal("seal_not_self_made");
	const before = currentFingerprint(deps.sealer);
	if (replaces !== undefined && replaces !== before)
		throw new Refusal("seal_changed");
	const next = await write(deps, actor, async (w) => {
		await w.tx
			.selectFrom("seal")
			.select("id")
			.where("fingerprint", "=", before)
			.forUpdate()
			.execute();
		// Whoever has waited here for another rotation finds another seal in use.
		const found = await readSelfMadeSealer(dir);
		if (currentFingerprint(found) !== before) throw new Refusal("seal_changed");
		const made = await rotateSelfMadeSeal(dir, deps.config.publicUrl);
		await recordRotation(w, deps, made, before);
		return made;
	}).catch(async (error) => {
		// The files are ahead of this process, or of the record.
		await takeUpSeal(deps).catch((reason) => deps.log.warn(reason));
		throw error;
	});
	deps.sealer = next;
	deps.registerChanged();
	// What has waited for a seal that holds need not wait for its next try.
	await resumeIssuing(deps);
	await resumeBatches(deps);
}

/** Seals from now on with the seal that is in the directory, if another process has put another one there. */
export async function takeUpSeal(deps: Deps): Promise<void> {
	const dir = selfMadeDir(deps);
	if (!dir) return;
	const found = await readSelfMadeSealer(dir);
	if (currentFingerprint(found) === currentFingerprint(deps.sealer)) return;
	deps.sealer = found;
	await recordSeal(deps);
	deps.registerChanged();
}

/**
 * What to do whenever something has changed in the register: looks whether a rotation has named another seal. Mostly only
 * its name is read, so it costs next to nothing.
 */
export function seekRotation(deps: Deps): () => void {
	let seen = "";
	let looking = false;
	let again = false;
	const look = async (dir: string) => {
		const place = await currentPlace(dir);
		if (place !== seen) await takeUpSeal(deps);
		seen = place;
	};
	return () => {
		const dir = selfMadeDir(deps);
		again = looking;
		if (!dir || looking) return;
		looking = true;
		void (async () => {
			do {
				again = false;
				await look(dir).catch((error) =>
					deps.log.warn(error, "the seal could not be read"),
				);
			} while (again);
			looking = false;
		})();
	};
}
