import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawCertificate } from "../../api/certificates/drawing/draw.ts";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import type { Level } from "../../frontend/verify/verify.ts";
import { type Alternative, NotRun } from "./alternative.ts";
import { archiver, remoteAuthority } from "./authority.ts";
import { contentOf } from "./contents.ts";

const at = new Date("2026-03-19T09:12:33Z");

/** The seal that the service makes for itself: P-256, its certificate issued by a root. */
async function ownSealer() {
	const dir = await mkdtemp(join(tmpdir(), "handslag-bench-"));
	const sealer = await openSealer({ kind: "self-made", dir }, "Region Halland");
	await rm(dir, { recursive: true, force: true });
	return sealer;
}

/** The product: content in, sealed file out, at a level (ETSI EN 319 142-1). The authority's own work is not counted. */
export function drawnAndSealed(
	name: string,
	key: "ecdsa" | "rsa",
	level: Level,
): Alternative {
	return {
		name,
		open: async () => {
			if (key === "ecdsa" && level === "B-B") {
				const sealer = await ownSealer();
				return {
					make: async (i) =>
						sealPdf(sealer, await drawCertificate(contentOf(i)), { at }),
				};
			}
			const authority = await remoteAuthority(key);
			const seal = archiver(authority, level);
			return {
				make: async (i) => seal(await drawCertificate(contentOf(i))),
				close: authority.stop,
			};
		},
	};
}

/** Sealing the same drawn file. */
export function sealedOnly(name: string): Alternative {
	return {
		name,
		open: async () => {
			const sealer = await ownSealer();
			const drawn = await drawCertificate(contentOf(0));
			return { make: () => sealPdf(sealer, drawn, { at }) };
		},
	};
}

/** The same drawn file with a second opinion's seal, in a field of its own. */
export function sealedByLibpdf(name: string): Alternative {
	return {
		name,
		open: async () => {
			const { CryptoKeySigner, PDF } = await import("@libpdf/core").catch(
				() => {
					throw new NotRun("@libpdf/core cannot be loaded");
				},
			);
			const { certificateChain } = await ownSealer();
			const drawn = await drawCertificate(contentOf(0));
			const kind = { name: "ECDSA", namedCurve: "P-256" };
			const { privateKey } = await globalThis.crypto.subtle.generateKey(
				kind,
				false,
				["sign"],
			);
			// Whose key it is makes no difference to the work.
			const [certificate = new Uint8Array()] = certificateChain;
			const signer = new CryptoKeySigner(
				privateKey,
				certificate,
				"EC",
				"ECDSA",
				[],
			);
			return {
				make: async () => {
					const pdf = await PDF.load(drawn);
					const options = {
						signer,
						level: "B-B",
						fieldName: "Second",
					} as const;
					return (await pdf.sign(options)).bytes;
				},
			};
		},
	};
}
