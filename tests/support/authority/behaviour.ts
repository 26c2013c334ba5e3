/** How it answers. */
export interface Behaviour {
	tsa:
		| "ok"
		/** Cuts the connection. */
		| "down"
		/** Takes the request and says nothing. */
		| "hangs"
		| "error500"
		| "html"
		/** PKIStatus rejection, systemFailure. */
		| "rejects"
		| "wrong-hash"
		| "wrong-nonce"
		| "no-nonce"
		/** A valid token some 60 kB larger than it need be. */
		| "oversized"
		/** More than 5 MB, sent in pieces without a Content-Length. */
		| "huge"
		/** Under a certificate that ended a day ago by the clock. */
		| "expired"
		/** None in the token, though asked for. */
		| "no-certificate"
		/** Under a certificate without timeStamping. */
		| "wrong-usage"
		/** Names the right certificate, signed with another key. */
		| "forged-signature"
		| "wrong-content-type"
		/** Half of the answer, whole by HTTP. */
		| "truncated";
	ocsp:
		| "ok"
		| "down"
		| "hangs"
		| "try-later"
		/** Of a month ago, for a day. */
		| "stale"
		/** Signed with another key. */
		| "forged"
		| "unknown"
		/** Signed by a responder's certificate with id-pkix-ocsp-nocheck. */
		| "delegated";
	crl: "ok" | "down" | "stale" | "forged";
	/** The time it attests. */
	clock: () => Date;
}
