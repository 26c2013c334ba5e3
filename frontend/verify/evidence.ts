import { type Certified, readCertificate } from "./certificates.ts";
import { same } from "./der.ts";
import type { Evidence } from "./pdf-updates.ts";
import { acceptCrl, acceptOcsp, type Standing } from "./revocation.ts";

/** A certificate and who issued it. */
export interface Link {
	subject: Certified;
	issuer: Certified;
}

/** A path, and when its first certificate was used: the time for which all of it has to be proven. */
export interface Use {
	path: Certified[];
	at: Date;
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

// Clocks differ a little, and what has just proven one file proves the next.
const LEEWAY = 10 * 60_000;

/**
 * Whether what an issuer said proves that a certificate was good when it was used: it says good, and held at that time or
 * was said afterwards; but not when the certificate had ended, for of such an issuer need not tell (RFC 5280, 3.3).
 */
export function proves(
	{ status, from, until }: Standing,
	{ certificate }: Certified,
	used: Date,
	now: Date,
): boolean {
	const said = from.getTime();
	const held = Math.max(said, until?.getTime() ?? said);
	return (
		status === "good" &&
		said <= now.getTime() + LEEWAY &&
		said <= certificate.notAfter.value.getTime() &&
		held + LEEWAY >= used.getTime()
	);
}

export interface Checked {
	/** The certificates that nothing proves to have been good when they were used */
	lackingIn(uses: Use[], now: Date): Link[];
	/** Since when a certificate of the path is revoked, as far as anything says so */
	revokedIn(path: Certified[]): Date | null;
}

// Each piece costs a signature to check, and a stranger may have appended it. A renewal a year for a century has fewer.
const MOST = 400;

function repeats(pieces: Uint8Array[]): boolean {
	return pieces.some((one, i) =>
		pieces.slice(0, i).some((before) => same(before, one)),
	);
}

interface Said {
	subject: Certified;
	standing: Standing;
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
	const all: Said[] = [];
	const about = async (
		der: Uint8Array,
		accept: typeof acceptOcsp,
	): Promise<boolean> => {
		let used = false;
		for (const { subject, issuer } of links) {
			const found = await accept(der, subject, issuer);
			if (!found || !same(found.der, der)) continue;
			all.push({ subject, standing: found.standing });
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
	return checked(all);
}

function checked(all: Said[]): Checked {
	const of = (subject: Certified) =>
		all
			.filter((said) => same(said.subject.der, subject.der))
			.map(({ standing }) => standing);
	return {
		lackingIn: (uses, now) => {
			const lacking = uses.flatMap(({ path, at }) =>
				linksOf([path]).filter(
					({ subject }) =>
						!of(subject).some((said) => proves(said, subject, at, now)),
				),
			);
			return lacking.filter(
				({ subject }, i) =>
					lacking.findIndex((one) => same(one.subject.der, subject.der)) === i,
			);
		},
		revokedIn: (path) => {
			const times = linksOf([path])
				.flatMap(({ subject }) => of(subject))
				.filter(({ status }) => status === "revoked")
				// Without a time, since ever.
				.map(({ revokedAt }) => revokedAt?.getTime() ?? 0);
			return times.length > 0 ? new Date(Math.min(...times)) : null;
		},
	};
}
