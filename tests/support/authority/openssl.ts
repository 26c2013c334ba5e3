import { execFile } from "node:child_process";
import { randomBytes, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";
import type { Test } from "tap";
import {
	type Authority,
	type Behaviour,
	startAuthority,
} from "../authority.ts";

/** A TimeStampReq, DER, for 32 zeros, without a nonce. */
export function query(certReq: boolean, hash = "2.16.840.1.101.3.4.2.1") {
	const request = new TimeStampReq({
		version: 1,
		messageImprint: new MessageImprint({
			hashAlgorithm: new AlgorithmIdentifier({ algorithmId: hash }),
			hashedMessage: new OctetString({ valueHex: new ArrayBuffer(32) }),
		}),
		certReq,
	});
	return new Uint8Array(request.toSchema().toBER());
}

/** Sends a TimeStampReq, DER. */
export function askForStamp(
	{ tsaUrl }: Authority,
	body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
	const headers = { "content-type": "application/timestamp-query" };
	return fetch(tsaUrl, { method: "POST", headers, body });
}

/** What comes over HTTP from a time-stamping authority that behaves so. */
export async function outcomeOf(
	authority: Authority,
	tsa: Behaviour["tsa"],
	certReq: boolean,
) {
	authority.behave({ tsa });
	const answer = await askForStamp(authority, query(certReq));
	const type = answer.headers.get("content-type");
	const announced = answer.headers.has("content-length");
	const { length } = await answer.bytes();
	return { status: answer.status, type, announced, length };
}

/** What openssl thinks of an authority's answers. Each of these is all that it printed, with its exit code last. */
function opensslIn(dir: string) {
	// It asks this process over HTTP, which therefore must not stand still while it runs.
	const openssl = (...args: string[]): Promise<string> =>
		new Promise((resolve) => {
			const child = execFile("openssl", args, { cwd: dir }, (_, out, err) =>
				resolve(`${out}${err}exit ${child.exitCode}`),
			);
		});
	const pem = (name: string, der: Uint8Array) =>
		writeFile(join(dir, `${name}.pem`), new X509Certificate(der).toString());

	return {
		openssl,
		pem,

		/** The authority's own certificates, in files. */
		async keep(authority: Authority): Promise<void> {
			await pem("root", authority.root);
			await pem("intermediate", authority.intermediate);
			await pem("tsa-root", authority.tsaRoot);
			await pem("tsa", authority.tsaCertificate);
		},

		/** Of a time stamp on something new. */
		async stamp(authority: Authority, ...extra: string[]): Promise<string> {
			await writeFile(join(dir, "data"), randomBytes(100));
			const ask = ["ts", "-query", "-data", "data", "-sha256", "-cert"];
			await openssl(...ask, "-out", "query");
			const query = new Uint8Array(await readFile(join(dir, "query")));
			const answer = await askForStamp(authority, query);
			await writeFile(join(dir, "reply"), await answer.bytes());
			const verify = ["ts", "-verify", "-queryfile", "query", "-in", "reply"];
			return openssl(...verify, "-CAfile", "tsa-root.pem", ...extra);
		},

		/** Of the certificate in a file, by its issuer's OCSP responder. */
		ocsp(
			{ url }: Authority,
			issuer = "intermediate",
			file = "seal",
			trust = "root",
		): Promise<string> {
			const about = ["-issuer", `${issuer}.pem`, "-cert", `${file}.pem`];
			const at = ["-url", `${url}/ocsp/${issuer}`];
			return openssl("ocsp", ...about, ...at, "-CAfile", `${trust}.pem`);
		},

		/** Of an issuer's list. */
		async list({ url }: Authority, issuer = "intermediate"): Promise<string> {
			const answer = await fetch(`${url}/crl/${issuer}.crl`);
			await writeFile(join(dir, "list"), await answer.bytes());
			const check = ["-CAfile", `${issuer}.pem`, "-text", "-noout"];
			return openssl("crl", "-inform", "DER", "-in", "list", ...check);
		},
	};
}

/** An authority, a seal certificate from it, and openssl with the certificates in files. */
export async function world(
	t: Test,
	options: Parameters<typeof startAuthority>[0] = {},
) {
	const dir = await mkdtemp(join(tmpdir(), "handslag-authority-"));
	t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
	const authority = await startAuthority(options);
	t.teardown(authority.stop);
	const sealer = await authority.sealer(options.tsaKey ?? "ecdsa");
	const [seal = new Uint8Array()] = sealer.certificateChain;
	const says = opensslIn(dir);
	await says.keep(authority);
	await says.pem("seal", seal);
	return { authority, sealer, seal, says };
}
