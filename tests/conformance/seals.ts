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
	/** Of the authority that stamps for it. */
	stamper: Stamper;
	/** Roots, in DER: the seal's, then the time stamps'. */
	trusted: Uint8Array;
	timestamper: Uint8Array;
	/** The same in PEM files. */
	roots: string[];
}

type Made = Pick<Seal, "name" | "sealer" | "stages">;

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
	const [authority, rsaAuthority, own] = await Promise.all([
		startAuthority(),
		startAuthority({ tsaKey: "rsa" }),
		startSelfMade(join(dir, "self-made")),
	]);
	// As most authorities answer.
	for (const one of [authority, rsaAuthority])
		one.behave({ ocsp: "delegated" });
	const sealed = stages.slice(0, 1);
	const further = stages.slice(1);
	const p12 = (key: "rsa" | "ec", between: boolean) =>
		sealerFromP12(dir, key, between);
	const made: [string, Authority, Sealer, Stage[]][] = [
		["self-made P-256", authority, own.sealer, stages],
		["RSA-2048 in PKCS #12", authority, await p12("rsa", false), sealed],
		["P-256 in PKCS #12", authority, await p12("ec", true), sealed],
		["RSA-2048", rsaAuthority, await rsaAuthority.sealer("rsa"), further],
		["P-256", authority, await authority.sealer("ecdsa"), further],
	];
	const seals = await Promise.all(
		made.map(([name, from, sealer, stages]) =>
			sealOf(dir, from, { name, sealer, stages }),
		),
	);
	const stop = async () => {
		await Promise.all([authority, rsaAuthority, own].map((one) => one.stop()));
	};
	return { seals, stop };
}
