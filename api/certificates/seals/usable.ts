import { X509Certificate } from "node:crypto";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { SealTrouble } from "./schema.ts";
import { currentFingerprint } from "./service.ts";
import { trustOf } from "./trust.ts";

interface Time {
	from: Date;
	until: Date;
}

const times = new WeakMap<Sealer, Time>();

/** When all of a seal's certificates are valid. Remembered: it is asked for with each certificate. */
export function timeOf(sealer: Sealer): Time {
	const known = times.get(sealer);
	if (known) return known;
	const chain = sealer.certificateChain.map((der) => new X509Certificate(der));
	const from = chain.map(({ validFromDate }) => validFromDate.getTime());
	const until = chain.map(({ validToDate }) => validToDate.getTime());
	const time = {
		from: new Date(Math.max(...from)),
		until: new Date(Math.min(...until)),
	};
	times.set(sealer, time);
	return time;
}

/**
 * Why the seal in use cannot seal now, or null. What it sealed all the same our own verifier would not call authentic; this
 * costs two comparisons and a look at what is revoked.
 */
export async function sealTrouble(
	{ db, sealer }: Pick<Deps, "db" | "sealer">,
	now: Date,
): Promise<SealTrouble | null> {
	const { from, until } = timeOf(sealer);
	if (now < from) return "not_yet_valid";
	if (now > until) return "ended";
	return (await isRevoked(db, sealer)) ? "revoked" : null;
}

async function isRevoked(db: Connection, sealer: Sealer): Promise<boolean> {
	const fingerprint = currentFingerprint(sealer);
	const { revoked } = await trustOf(db);
	return revoked.some((one) => one.fingerprint === fingerprint);
}

/**
 * Nothing is sealed with a seal that does not hold: it waits for another.
 * @throws Refusal `seal_unusable`
 */
export async function requireUsableSeal(
	deps: Pick<Deps, "db" | "sealer">,
	now: Date,
): Promise<void> {
	if (await sealTrouble(deps, now)) throw new Refusal("seal_unusable");
}

/**
 * The same in the transaction that stores what was sealed: a seal may be revoked in between.
 * @throws Refusal `seal_unusable`
 */
export async function requireUnrevoked(
	tx: Connection,
	sealer: Sealer,
): Promise<void> {
	const row = await tx
		.selectFrom("seal")
		.select("revoked_at")
		.where("fingerprint", "=", currentFingerprint(sealer))
		.forShare()
		.executeTakeFirst();
	if (row?.revoked_at) throw new Refusal("seal_unusable");
}

const remedies: Record<Sealer["kind"], string> = {
	p12: "set SEAL_P12 to one that holds and restart",
	pkcs11: "set SEAL_PKCS11 to one that holds and restart",
	"self-made": "make a new one on the page Stämplar",
};

/** What the start says of a seal that cannot seal: one line for whoever runs the service. */
export function sealWarning(sealer: Sealer, trouble: SealTrouble): string {
	const { from, until } = timeOf(sealer);
	const day = (time: Date) => time.toISOString().slice(0, 10);
	const what = {
		ended: `ended ${day(until)}`,
		not_yet_valid: `is not yet valid: it is valid from ${day(from)}`,
		revoked: "is revoked",
	}[trouble];
	return `The seal (${sealer.subject}) ${what}. Certificates wait until there is another: ${remedies[sealer.kind]}.`;
}
