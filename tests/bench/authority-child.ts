import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { startAuthority } from "../support/authority.ts";

/**
 * A process of its own for the certificate authority and the time-stamping one, so that their work is not counted as ours.
 * It keeps the seal's key, and signs what it is sent.
 */

const authority = await startAuthority();
let sealer: Sealer | undefined;

process.on("message", async (message: { kind: "ecdsa" | "rsa" } | string) => {
	if (typeof message !== "string") {
		sealer = await authority.sealer(message.kind);
		process.send?.({
			tsaUrl: authority.tsaUrl,
			tsaRoot: base64(authority.tsaRoot),
			subject: sealer.subject,
			algorithm: sealer.algorithm,
			chain: sealer.certificateChain.map(base64),
		});
	} else if (sealer) {
		process.send?.(base64(await sealer.sign(Buffer.from(message, "base64"))));
	}
});
process.on("disconnect", () => process.exit());

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64");
}
