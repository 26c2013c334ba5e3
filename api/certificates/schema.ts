import { z } from "zod";
import { someLines } from "../platform/text.ts";

export const revoke = z.object({ reason: someLines(1000) });

export type CertificateStatus = "valid" | "superseded" | "revoked";

/** `GET /certificates/:number` */
export interface CertificateView {
	number: string;
	status: CertificateStatus;
	organisation: {
		name: string;
		slug: string;
		organisationNumber: string | null;
	};
	agreementVersion: string;
	signedOn: string;
	/** null while the sealed file is being made */
	issuedAt: string | null;
	/** hex, of the sealed PDF */
	sha256: string | null;
	supersededBy: string | null;
	revokedAt: string | null;
	reason: string | null;
}

/** `POST /certificates/verify` */
export interface Verification {
	verdict: "authentic" | "altered" | "unknown" | "not_sealed";
	standing: CertificateStatus | null;
	certificate: CertificateView | null;
	seal: { by: string; at: string | null; timestamped: boolean } | null;
}
