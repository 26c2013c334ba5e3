import { z } from "zod";
import { someLines } from "../../platform/text.ts";
import type { SealView } from "../schema.ts";

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const fingerprintParams = z.object({ fingerprint });

/** `replaces`: the seal that the caller saw in use, so that two who ask at once make one. */
export const rotateSealBody = z.object({ replaces: fingerprint.optional() });

export const revokeSealBody = z.object({
	reason: z.enum(["keyCompromise", "superseded", "cessationOfOperation"]),
	note: someLines(1000).optional(),
});

/** A seal or time-stamper as administrators see it. */
export interface AdminSealView extends Omit<SealView, "root"> {
	firstUsedAt: string;
	/** Whole days, negative when it has ended */
	expiresInDays: number;
	/** How many intyg it has sealed; null for a time-stamper */
	sealed: number | null;
	revocationReason: z.infer<typeof revokeSealBody>["reason"] | null;
	revocationNote: string | null;
}

/** Why the seal in use cannot seal now. Certificates wait until it is changed. */
export type SealTrouble = "ended" | "not_yet_valid" | "revoked";

/** `GET /admin/seals` */
export interface AdminSealsView {
	seals: AdminSealView[];
	timestampers: AdminSealView[];
	/** Days until the first of the seal and the time-stamper in use ends, when that is near; else null */
	expiresInDays: number | null;
	/** Whether the seal in use has been revoked: nothing is sealed until it is changed */
	revokedInUse: boolean;
	trouble: SealTrouble | null;
	/** How many valid certificates have no file yet */
	waiting: number;
	/** Whether the service can make a new seal itself */
	canRotate: boolean;
}
