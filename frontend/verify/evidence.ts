import { type Certified, readCertificate } from "./certificates.ts";
import { same } from "./der.ts";
import type { Evidence } from "./pdf-updates.ts";
import { acceptCrl, acceptOcsp, type Standing } from "./revocation.ts";

/** A certificate and who issued it. */
export interface Link {
	subject: Certified;
	issuer: Certified;
}

/** Every certificate whose standing has to be known: all of the paths but their roots, each once. */
export function linksOf(paths: Certified[][]): Link[] {
	const links: Link[] = [];
	for (const path of paths)
		for (const [i, subject] of path.entries()) {
			const issuer = path[i + 1];
			if (issuer && !links.some((one) => same(one.subject.der, subject.der)))
				links.push({ subject, issuer });
		}
	return links;
}

export interface Checked {
	/** The certificates of which nothing says that they were good */
	lacking: Link[];
	/** When the signer of the seal, the first of the first path, was revoked */
	revokedAt: Date | null;
}

// Each piece costs a signature to check, and a stranger may have appended it. A renewal a year for a century has fewer.
const MOST = 400;

function repeats(pieces: Uint8Array[]): boolean {
	return pieces.some((one, i) =>
		pieces.slice(0, i).some((before) => same(before, one)),
	);
}

/**
 * Checks what a file carries to prove its certificates. Everything has to be valid, in our encoding, and about
 * one of the paths; null when something is not.
 */
export async function checkEvidence(
	evidence: Evidence,
	paths: Certified[][],
): Promise<Checked | null> {
	const { certificates, ocsps, crls } = evidence;
	const pieces = [...certificates, ...ocsps, ...crls];
	if (pieces.length > MOST || repeats(pieces)) return null;
	const links = linksOf(paths);
	const known = new Map<Link, Standing[]>();
	const about = async (
		der: Uint8Array,
		accept: typeof acceptOcsp,
	): Promise<boolean> => {
		let used = false;
		for (const link of links) {
			const found = await accept(der, link.subject, link.issuer);
			if (!found || !same(found.der, der)) continue;
			known.set(link, [...(known.get(link) ?? []), found.standing]);
			used = true;
		}
		return used;
	};
	for (const der of ocsps) if (!(await about(der, acceptOcsp))) return null;
	for (const der of crls) if (!(await about(der, acceptCrl))) return null;
	const onPath = paths.flat();
	for (const der of certificates) {
		const one = readCertificate(der);
		if (!onPath.some((certificate) => same(certificate.der, one.der)))
			return null;
	}
	const standings = known.get(links[0] as Link) ?? [];
	return {
		lacking: links.filter((link) => !known.has(link)),
		revokedAt:
			standings.find(({ status }) => status === "revoked")?.revokedAt ?? null,
	};
}
