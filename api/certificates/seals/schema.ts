import { z } from "zod";
import { instant } from "../../platform/answers.ts";
import { someLines } from "../../platform/text.ts";
import { sealView } from "../schema.ts";

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const fingerprintParams = z.object({ fingerprint });

/** `replaces`: the seal that the caller saw in use, so that two who ask at once make one. */
export const rotateSealBody = z.object({ replaces: fingerprint.optional() });

export const revokeSealBody = z.object({
	reason: z.enum(["keyCompromise", "superseded", "cessationOfOperation"]),
	note: someLines(1000).optional(),
});

/** A seal or time-stamper as administrators see it. */
export const adminSealView = sealView.omit({ root: true }).extend({
	firstUsedAt: instant,
	/** Whole days, negative when it has ended */
	expiresInDays: z.int(),
	/** How many intyg it has sealed; null for a time-stamper */
	sealed: z.int().nullable(),
	revocationReason: revokeSealBody.shape.reason.nullable(),
	revocationNote: z.string().nullable(),
});
export type AdminSealView = z.output<typeof adminSealView>;

/** Why the seal in use cannot seal now. Certificates wait until it is changed. */
export const sealTrouble = z.enum(["ended", "not_yet_valid", "revoked"]);
export type SealTrouble = z.output<typeof sealTrouble>;

/** `GET /admin/seals` */
export const adminSealsAnswer = z
	.object({
		seals: z.array(adminSealView),
		timestampers: z.array(adminSealView),
		/** Days until the first of the seal and the time-stamper in use ends, when that is near; else null */
		expiresInDays: z.int().nullable(),
		/** Whether the seal in use has been revoked: nothing is sealed until it is changed */
		revokedInUse: z.boolean(),
		trouble: sealTrouble.nullable(),
		/** How many valid certificates have no file yet */
		waiting: z.int(),
		/** Whether the service can make a new seal itself */
		canRotate: z.boolean(),
	})
	.meta({ id: "SealsForStaff" });
export type AdminSealsView = z.output<typeof adminSealsAnswer>;
