import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { openAuthority } from "../../api/certificates/seals/authority.ts";

/** The seal that the product makes for itself, and the product's own answers about it at the addresses that it names. */
export async function startSelfMade(
	dir: string,
): Promise<{ sealer: Sealer; stop: () => Promise<void> }> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const sealer = await openSealer(
		{ kind: "self-made", dir },
		"Region Halland",
		url,
	);
	const [certificate, root] = sealer.certificateChain as [
		Uint8Array,
		Uint8Array,
	];
	const authority = openAuthority(dir, root);
	const seals = [{ certificate, revokedAt: null, reason: null }];
	const answer = async (request: IncomingMessage) => {
		const asked = Buffer.concat(await request.toArray());
		if (request.url === "/seal.crl")
			return authority.signCrl(seals, new Date());
		if (request.url === "/seal.crt") return root;
		return (await authority.respond(asked, seals, new Date())).body;
	};
	server.on("request", (request, response) => {
		answer(request).then(
			(body) => response.end(body),
			() => response.destroy(),
		);
	});
	const stop = async () => {
		const closed = once(server, "close");
		server.close();
		server.closeAllConnections();
		await closed;
	};
	return { sealer, stop };
}
