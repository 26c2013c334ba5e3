import { verify as en } from "../../frontend/i18n/en/verify.ts";
import { verify as sv } from "../../frontend/i18n/sv/verify.ts";

export type ReasonCode = keyof typeof sv.reasons;

/** Why the service itself replaced something, by a stable word that is stored; who verifies a file says the same. */
export const reasons: Record<ReasonCode, { sv: string; en: string }> = {
	organisation_renamed: {
		sv: sv.reasons.organisation_renamed,
		en: en.reasons.organisation_renamed,
	},
	reissued: { sv: sv.reasons.reissued, en: en.reasons.reissued },
};
