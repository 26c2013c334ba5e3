import { X509Certificate } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
	createStamper,
	type Stamper,
} from "../../api/certificates/archiving/stamper.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { type Authority, startAuthority } from "../support/authority.ts";
import { sealerFromP12 } from "./p12.ts";
import { startSelfMade } from "./self-made.ts";
import { type Stage, stages } from "./stages.ts";

/** A seal, whom to trust for it, and how far it is taken. */
export interface Seal {
	name: string;
	sealer: Sealer;
	stages: Stage[];
	/** Who signs the OCSP answers about it: its root, or a responder that the authority has named. */
	responder: "root" | "delegate";
	/** Of the authority that stamps for it. */
	stamper: Stamper;
	/** Roots, in DER: the seal's, then the time stamps'. */
	trusted: Uint8Array;
	timestamper: Uint8Array;
	/** The same in PEM files. */
	roots: string[];
}

type Made = Pick<Seal, "name" | "sealer" | "stages" | "responder">;

async function sealOf(
	dir: string,
	authority: Authority,
	made: Made,
): Promise<Seal> {
	const { name, sealer } = made;
	const trusted = sealer.certificateChain.at(-1) ?? new Uint8Array();
	const timestamper = authority.tsaRoot;
	const roots = await Promise.all(
		[trusted, timestamper].map(async (der, i) => {
			const path = join(dir, `${name.replaceAll(/\W+/g, "-")}.${i}.crt`);
			await writeFile(path, new X509Certificate(der).toString());
			return path;
		}),
	);
	const stamper = createStamper(authority.tsaUrl);
	return { ...made, stamper, trusted, timestamper, roots };
}

/** Seals that can seal until `stop` is called: then nobody answers for them any more. Their files are kept in `dir`. */
export async function openSeals(
	dir: string,
): Promise<{ seals: Seal[]; stop: () => Promise<void> }> {
	const [authority, own] = await Promise.all([
		startAuthority(),
		startSelfMade(join(dir, "self-made")),
	]);
	// As most authorities answer.
	authority.behave({ ocsp: "delegated" });
	const sealed = stages.slice(0, 1);
	const further = stages.slice(1);
	const made: [string, Sealer, Stage[], Seal["responder"]][] = [
		["self-made P-256", own.sealer, stages, "root"],
		[
			"RSA-2048 in PKCS #12",
			await sealerFromP12(dir, "rsa", false),
			sealed,
			"root",
		],
		["P-256 in PKCS #12", await sealerFromP12(dir, "ec", true), sealed, "root"],
		["RSA-2048", await authority.sealer("rsa"), further, "delegate"],
		["P-256", await authority.sealer("ecdsa"), further, "delegate"],
	];
	const seals = await Promise.all(
		made.map(([name, sealer, stages, responder]) =>
			sealOf(dir, authority, { name, sealer, stages, responder }),
		),
	);
	const stop = async () => {
		await Promise.all([authority.stop(), own.stop()]);
	};
	return { seals, stop };
}
