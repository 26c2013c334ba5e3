import { addressesOf } from "../../api/certificates/archiving/addresses.ts";
import { ocspRequest } from "../../api/certificates/archiving/proof.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { inspectSealed } from "../../frontend/verify/check-seal.ts";
import { type Link, linksOf } from "../../frontend/verify/evidence.ts";
import { encodeStore } from "../../frontend/verify/pdf-updates.ts";
import { acceptOcsp } from "../../frontend/verify/revocation.ts";
import type { Authority } from "./authority.ts";

/** What an issuer's responder says of a certificate now, whatever it says: in our encoding. */
async function answerAbout(link: Link): Promise<Uint8Array> {
	const [url = ""] = addressesOf(link.subject).ocsp;
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/ocsp-request" },
		body: new Uint8Array(ocspRequest(link)),
	});
	const answer = new Uint8Array(await response.arrayBuffer());
	const found = await acceptOcsp(answer, link.subject, link.issuer);
	if (!found) throw new Error(`${url} did not answer`);
	return found.der;
}

/** A sealed and time-stamped file to which anybody may append what issuers have said. */
export interface Provable {
	pdf: Uint8Array;
	/** What the responders say now of every certificate */
	answers(): Promise<Uint8Array[]>;
	/** The file with these answers in a security store */
	withAnswers(ocsps: Uint8Array[]): Uint8Array;
}

/** Seals and time-stamps a drawn certificate at the authority's time. */
export async function provable(
	authority: Authority,
	sealer: Sealer,
	drawn: Uint8Array,
	at: Date,
	stamp: (imprint: Uint8Array) => Promise<Uint8Array>,
): Promise<Provable> {
	const pdf = await sealPdf(sealer, drawn, { at, stamp });
	const { found, state } = await inspectSealed(pdf, {
		trusted: [authority.root],
		timestampers: [authority.tsaRoot],
		now: at,
	});
	return {
		pdf,
		answers: () => Promise.all(linksOf(found.paths).map(answerAbout)),
		withAnswers: (ocsps) => {
			const evidence = { certificates: [], ocsps, crls: [] };
			return Buffer.concat([pdf, encodeStore(state, evidence).bytes]);
		},
	};
}
