import { readFile, stat } from "node:fs/promises";
import type { SignedRevocations } from "../../frontend/verify/list.ts";
import { fromBase64, trustOf } from "../../frontend/verify/trust.ts";
import type { Trust } from "../../frontend/verify/verify.ts";
import type { CertificateView, SealsView } from "../certificates/schema.ts";

/** Milliseconds that a register has to answer in. */
const patience = 10_000;

const isAddress = (source: string) => /^https?:\/\//i.test(source);

/** Why something could not be had, in a word or a sentence that the system gives. */
export function whyOf(error: unknown): string {
	const { code, message, cause } = error as {
		code?: string;
		message?: string;
		cause?: unknown;
	};
	if (typeof code === "string") return code;
	return cause instanceof Error ? whyOf(cause) : (message ?? String(error));
}

async function fetched(address: string): Promise<Response> {
	return fetch(address, {
		headers: { accept: "application/json" },
		signal: AbortSignal.timeout(patience),
	});
}

/** What a path or an address holds. @throws {Error} when there is nothing to be had */
export async function readSource(source: string): Promise<Uint8Array> {
	if (!isAddress(source)) return new Uint8Array(await readFile(source));
	const answer = await fetched(source);
	if (!answer.ok) throw new Error(`${answer.status}`);
	return new Uint8Array(await answer.arrayBuffer());
}

/** @throws {Error} when it cannot be read; RangeError when it holds more than `most` bytes */
export async function readPdf(path: string, most: number): Promise<Uint8Array> {
	if ((await stat(path)).size > most) throw new RangeError();
	return new Uint8Array(await readFile(path));
}

/** @throws {RangeError} when there are more than `most` bytes */
export async function readInput(
	input: AsyncIterable<Uint8Array>,
	most: number,
): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of input) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > most) throw new RangeError();
	}
	return new Uint8Array(Buffer.concat(chunks));
}

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g;

/**
 * The trust that a file or an answer holds: a register's seals as JSON, or root certificates in PEM or DER. Certificates
 * alone say which seals to trust, but no time-stamping authority.
 *
 * @throws {Error} when it is neither
 */
export function readTrust(bytes: Uint8Array): Trust | null {
	const text = Buffer.from(bytes).toString("utf8");
	if (/^\s*\{/.test(text)) {
		const view = JSON.parse(text) as Partial<SealsView>;
		if (!Array.isArray(view.seals) || !Array.isArray(view.timestampers))
			return null;
		const trust = trustOf(view as SealsView);
		return trust.trusted.length > 0 ? trust : null;
	}
	const blocks = Array.from(text.matchAll(pem), ([, body = ""]) =>
		fromBase64(body.replace(/\s/g, "")),
	);
	if (blocks.length > 0) return { trusted: blocks };
	// DER begins with a SEQUENCE whose length takes two bytes: no certificate is shorter.
	return bytes[0] === 0x30 && bytes[1] === 0x82 ? { trusted: [bytes] } : null;
}

/** @throws {Error} when it is not JSON of this shape */
export function readRevocations(bytes: Uint8Array): SignedRevocations {
	const { list, seal } = JSON.parse(
		Buffer.from(bytes).toString("utf8"),
	) as Partial<SignedRevocations>;
	if (typeof list !== "string" || typeof seal !== "string")
		throw new Error("JSON");
	return { list, seal };
}

/** What a register says of a number now: null when it has none. @throws {Error} when it does not answer as a register does */
export async function askRegister(
	register: string,
	number: string,
): Promise<CertificateView | null> {
	const path = `/api/v1/certificates/${encodeURIComponent(number)}`;
	const answer = await fetched(register + path);
	const type = answer.headers.get("content-type") ?? "";
	// Whatever else listens at that address may also say that it has no such page.
	if (answer.status === 404 && type.startsWith("application/problem+json"))
		return null;
	if (!answer.ok) throw new Error(`${answer.status}`);
	const view = (await answer.json()) as CertificateView;
	if (view.number !== number) throw new Error("another number");
	return view;
}
