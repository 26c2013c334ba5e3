import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import type { Behaviour } from "./authority/behaviour.ts";
import { derOf } from "./authority/certificates.ts";
import { makePki, makeSealer, revoke } from "./authority/pki.ts";
import { answering, type Requests } from "./authority/serve.ts";

export type { Behaviour };

/** A public key infrastructure of a test's own, over HTTP. All certificates are DER. */
export interface Authority {
	url: string;
	tsaUrl: string;
	root: Uint8Array;
	intermediate: Uint8Array;
	tsaRoot: Uint8Array;
	tsaCertificate: Uint8Array;
	/** A sealer with a new key, its chain ending at the root. Valid for three years by the clock unless told otherwise. */
	sealer(kind: "ecdsa" | "rsa", options?: { notAfter?: Date }): Promise<Sealer>;
	/** OCSP and lists say so from then on, by the clock. Whole seconds. @throws for a certificate not issued here */
	revoke(certificate: Uint8Array, at: Date): void;
	behave(next: Partial<Behaviour>): void;
	requests: Requests;
	stop(): Promise<void>;
}

const years = (from: Date, count: number) =>
	new Date(from.getTime() + count * 365.25 * 24 * 3600_000);

/** Starts one on a free port of 127.0.0.1. Each has keys and names of its own. */
export async function startAuthority(
	options: {
		clock?: () => Date;
		tsaNotAfter?: Date;
		tsaKey?: "ecdsa" | "rsa";
	} = {},
): Promise<Authority> {
	const behaviour: Behaviour = {
		tsa: "ok",
		ocsp: "ok",
		crl: "ok",
		clock: options.clock ?? (() => new Date()),
	};
	const requests: Requests = { tsa: 0, ocsp: 0, crl: 0, certificates: 0 };
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const pki = await makePki(
		url,
		options.tsaNotAfter ?? years(behaviour.clock(), 10),
		options.tsaKey ?? "ecdsa",
	);
	const { root, intermediate, tsa, issuers } = pki;
	server.on("request", answering(pki, behaviour, requests));
	return {
		url,
		tsaUrl: `${url}/tsa`,
		root: derOf(root.certificate),
		intermediate: derOf(intermediate.certificate),
		tsaRoot: derOf(tsa.root.certificate),
		tsaCertificate: derOf(tsa.certificate),
		sealer: (kind, { notAfter = years(behaviour.clock(), 3) } = {}) =>
			makeSealer(kind, notAfter, root, intermediate),
		revoke: (der, at) => revoke(issuers.values(), der, at),
		behave: (next) => Object.assign(behaviour, next),
		requests,
		stop: async () => {
			const closed = once(server, "close");
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
