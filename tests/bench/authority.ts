import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { archivePdf } from "../../api/certificates/archiving/archive.ts";
import { ServiceTrouble } from "../../api/certificates/archiving/exchange.ts";
import {
	createStamper,
	type Stamper,
} from "../../api/certificates/archiving/stamper.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import type { Level } from "../../frontend/verify/verify.ts";

/** What authority-child.ts says of itself; certificates in base64. */
interface Introduction {
	tsaUrl: string;
	tsaRoot: string;
	subject: string;
	algorithm: Sealer["algorithm"];
	chain: string[];
}

export interface RemoteAuthority {
	sealer: Sealer;
	tsaUrl: string;
	tsaRoot: Uint8Array;
	stop(): Promise<void>;
}

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));

/** An authority in another process, and a sealer whose certificate it issued, by way of an intermediate. */
export async function remoteAuthority(
	kind: "ecdsa" | "rsa",
): Promise<RemoteAuthority> {
	const path = fileURLToPath(new URL("authority-child.ts", import.meta.url));
	const child = fork(path);
	const ask = async (message: object | string): Promise<unknown> => {
		const answered = once(child, "message");
		child.send(message);
		return (await answered)[0];
	};
	const said = (await ask({ kind })) as Introduction;
	return {
		tsaUrl: said.tsaUrl,
		tsaRoot: bytes(said.tsaRoot),
		sealer: {
			kind: "p12",
			subject: said.subject,
			algorithm: said.algorithm,
			certificateChain: said.chain.map(bytes),
			sign: async (data) =>
				bytes((await ask(Buffer.from(data).toString("base64"))) as string),
		},
		stop: async () => {
			const exited = once(child, "exit");
			child.disconnect();
			await exited;
		},
	};
}

/** Gives no stamp: what is proven stays without an archive time stamp, at B-LT. */
const silent: Stamper = {
	stamp: async () => {
		throw new ServiceTrouble("resting");
	},
};

/** Seals drawn files and takes them to the level. @throws {Error} when a file did not get there */
export function archiver(
	{ sealer, tsaUrl, tsaRoot }: RemoteAuthority,
	wanted: Level,
): (drawn: Uint8Array) => Promise<Uint8Array> {
	const stamper = createStamper(tsaUrl);
	const trusted = sealer.certificateChain.slice(-1);
	const trust = { trusted, timestampers: [tsaRoot] };
	const clock = () => new Date();
	const stamp = async (imprint: Uint8Array) =>
		(await stamper.stamp(imprint)).token;
	return async (drawn) => {
		const at = clock();
		if (wanted === "B-B") return sealPdf(sealer, drawn, { at });
		const stamped = await sealPdf(sealer, drawn, { at, stamp });
		if (wanted === "B-T") return stamped;
		const { pdf, level, note } = await archivePdf(stamped, {
			stamper: wanted === "B-LT" ? silent : stamper,
			trust,
			clock,
		});
		if (level !== wanted) throw new Error(`${level}, not ${wanted}: ${note}`);
		return pdf;
	};
}
