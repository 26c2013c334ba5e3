import type { Deps } from "../../platform/deps.ts";
import type { SealsView, SealView } from "../schema.ts";
import {
	countSealed,
	countWaiting,
	listSeals,
	rootOf,
	type SealRow,
} from "./queries.ts";
import { selfMadeDir } from "./rotate.ts";
import { daysLeft, isNear, splitReason } from "./rules.ts";
import type { AdminSealsView, AdminSealView } from "./schema.ts";
import { currentFingerprint } from "./service.ts";
import { sealTrouble } from "./usable.ts";

/** The rows in use: the seal that this process seals with, and the time-stamper that was last taken into use and holds. */
export function inUse(
	rows: SealRow[],
	deps: Pick<Deps, "sealer">,
): { seal: SealRow | undefined; timestamper: SealRow | undefined } {
	const fingerprint = currentFingerprint(deps.sealer);
	return {
		seal: rows.find((row) => row.fingerprint === fingerprint),
		timestamper: rows.find(
			(row) => row.purpose === "timestamp" && !row.revoked_at,
		),
	};
}

function view(row: SealRow, current: SealRow | undefined) {
	return {
		subject: row.subject,
		kind: row.kind,
		fingerprint: row.fingerprint,
		notAfter: row.not_after.toISOString(),
		revokedAt: row.revoked_at?.toISOString() ?? null,
		current: row === current,
	};
}

// What is in use comes first, then the latest.
const inOrder = <View extends { current: boolean }>(views: View[]): View[] =>
	views.toSorted((a, b) => Number(b.current) - Number(a.current));

/** What a verifier has to trust (`GET /seals`). */
export async function sealsView(
	deps: Pick<Deps, "db" | "sealer">,
): Promise<SealsView> {
	const rows = await listSeals(deps.db);
	const { seal, timestamper } = inUse(rows, deps);
	const viewOf =
		(current: SealRow | undefined) =>
		(row: SealRow): SealView => ({
			...view(row, current),
			root: rootOf(row),
			revocationReason: splitReason(row.revocation_reason).reason,
		});
	const of = (purpose: SealRow["purpose"]) =>
		rows.filter((row) => row.purpose === purpose);
	return {
		seals: inOrder(of("seal").map(viewOf(seal))),
		timestampers: inOrder(of("timestamp").map(viewOf(timestamper))),
	};
}

/** The same for administrators, with what each is used for and what has to be done (`GET /admin/seals`). */
export async function adminSealsView(deps: Deps): Promise<AdminSealsView> {
	const now = deps.clock();
	const [rows, sealed, waiting, trouble] = await Promise.all([
		listSeals(deps.db),
		countSealed(deps.db),
		countWaiting(deps.db),
		sealTrouble(deps, now),
	]);
	const { seal, timestamper } = inUse(rows, deps);
	const viewOf = (row: SealRow): AdminSealView => {
		const { reason, note } = splitReason(row.revocation_reason);
		return {
			...view(row, row.purpose === "seal" ? seal : timestamper),
			firstUsedAt: row.first_used_at.toISOString(),
			expiresInDays: daysLeft(row.not_after, now),
			sealed: row.purpose === "seal" ? (sealed.get(row.id) ?? 0) : null,
			revocationReason: reason,
			revocationNote: note,
		};
	};
	const left = [seal, timestamper].flatMap((row) =>
		row ? [daysLeft(row.not_after, now)] : [],
	);
	const nearest = Math.min(...left);
	const of = (purpose: SealRow["purpose"]) =>
		inOrder(rows.filter((row) => row.purpose === purpose).map(viewOf));
	return {
		seals: of("seal"),
		timestampers: of("timestamp"),
		expiresInDays: isNear(nearest) ? nearest : null,
		revokedInUse: Boolean(seal?.revoked_at),
		trouble,
		waiting,
		canRotate: selfMadeDir(deps) !== null,
	};
}
