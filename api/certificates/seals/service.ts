import { X509Certificate } from "node:crypto";
import { type Actor, system, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { writeUnlessDone } from "./once.ts";
import { joinReason, type RevocationReason } from "./rules.ts";

/** hex SHA-256 of the certificate that a sealer seals with: what a file's seal is known by. */
export function currentFingerprint(
	sealer: Pick<Sealer, "certificateChain">,
): string {
	return sha256(sealer.certificateChain[0] ?? new Uint8Array());
}

const subjectOf = (fingerprint: string, name: string) => ({
	kind: "seal",
	id: fingerprint,
	name,
});

/** @returns whether the seal is new on record */
async function insertSealer(
	w: Write,
	deps: Pick<Deps, "clock">,
	sealer: Sealer,
): Promise<boolean> {
	const [signer] = sealer.certificateChain;
	const now = deps.clock();
	const row = await w.tx
		.insertInto("seal")
		.values({
			id: newId(now),
			purpose: "seal",
			kind: sealer.kind,
			subject: sealer.subject,
			fingerprint: currentFingerprint(sealer),
			certificates: toBase64(sealer.certificateChain),
			not_after: new X509Certificate(signer ?? "").validToDate,
			first_used_at: now,
		})
		.onConflict((conflict) => conflict.column("fingerprint").doNothing())
		.returning("id")
		.executeTakeFirst();
	return row !== undefined;
}

const toBase64 = (chain: Uint8Array[]): string =>
	JSON.stringify(chain.map((der) => Buffer.from(der).toString("base64")));

async function isRecorded(
	deps: Pick<Deps, "db">,
	fingerprint: string,
): Promise<boolean> {
	const row = await deps.db
		.selectFrom("seal")
		.select("id")
		.where("fingerprint", "=", fingerprint)
		.executeTakeFirst();
	return row !== undefined;
}

/** At the start: puts the seal in use on record, if it is new. Of several processes one writes it. */
export async function recordSeal(
	deps: Pick<Deps, "db" | "clock" | "sealer" | "registerChanged">,
): Promise<void> {
	const { sealer } = deps;
	const fingerprint = currentFingerprint(sealer);
	if (await isRecorded(deps, fingerprint)) return;
	await writeUnlessDone(deps, system, async (w, done) => {
		if (!(await insertSealer(w, deps, sealer))) done();
		w.record({
			event: "seal.taken_into_use",
			subject: subjectOf(fingerprint, sealer.subject),
			detail: { kind: sealer.kind },
		});
	});
	deps.registerChanged();
}

/**
 * Puts a time-stamping authority on record the first time that one of its stamps is used; its later certificates too.
 *
 * @param chainDer DER: the signer's certificate first, the root last
 * @returns the signer's fingerprint, hex SHA-256
 */
export async function recordTimestamper(
	w: Write,
	deps: Pick<Deps, "clock">,
	stamper: { subject: string; chainDer: Uint8Array[]; notAfter: Date },
): Promise<string> {
	const fingerprint = sha256(stamper.chainDer[0] ?? new Uint8Array());
	const now = deps.clock();
	const row = await w.tx
		.insertInto("seal")
		.values({
			id: newId(now),
			purpose: "timestamp",
			kind: "tsa",
			subject: stamper.subject,
			fingerprint,
			certificates: toBase64(stamper.chainDer),
			not_after: stamper.notAfter,
			first_used_at: now,
		})
		.onConflict((conflict) => conflict.column("fingerprint").doNothing())
		.returning("id")
		.executeTakeFirst();
	if (row)
		w.record({
			event: "timestamper.taken_into_use",
			subject: subjectOf(fingerprint, stamper.subject),
		});
	return fingerprint;
}

/** Files may bear stamps that no longer count: each is looked at, and stamped anew where it has to be. */
async function doubtStamps(w: Write): Promise<void> {
	await w.tx
		.updateTable("certificate")
		.set({ level_note: "time_stamp_revoked" })
		.where("archived_until", "is not", null)
		.execute();
	await w.enqueue("certificate.archive_due", {}, "certificate.archive_due");
}

/**
 * Says that a seal or a time-stamper no longer holds. The seal in use can only be revoked because its key is in other hands: for any other
 * reason it is replaced first.
 *
 * @throws Refusal `not_found`, `seal_in_use`, `seal_already_revoked`
 */
export async function revokeSeal(
	deps: Deps,
	actor: Actor,
	fingerprint: string,
	{ reason, note }: { reason: RevocationReason; note: string },
): Promise<void> {
	await write(deps, actor, async (w) => {
		const row = await w.tx
			.selectFrom("seal")
			.select(["id", "subject", "purpose", "revoked_at"])
			.where("fingerprint", "=", fingerprint)
			.forUpdate()
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		if (row.revoked_at) throw new Refusal("seal_already_revoked");
		const inUse = currentFingerprint(deps.sealer) === fingerprint;
		if (inUse && reason !== "keyCompromise") throw new Refusal("seal_in_use");
		await w.tx
			.updateTable("seal")
			.set({
				revoked_at: deps.clock(),
				revocation_reason: joinReason(reason, note),
			})
			.where("id", "=", row.id)
			.where("revoked_at", "is", null)
			.execute();
		if (row.purpose === "timestamp") await doubtStamps(w);
		w.record({
			event: "seal.revoked",
			subject: subjectOf(fingerprint, row.subject),
			detail: { reason, ...(note && { note }) },
		});
	});
	deps.registerChanged();
}

/** Puts a seal that has just been made on record, in the transaction of the rotation. */
export async function recordRotation(
	w: Write,
	deps: Pick<Deps, "clock">,
	sealer: Sealer,
	replaced: string,
): Promise<void> {
	await insertSealer(w, deps, sealer);
	w.record({
		event: "seal.rotated",
		subject: subjectOf(currentFingerprint(sealer), sealer.subject),
		detail: { replaced },
	});
}
