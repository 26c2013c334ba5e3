import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import { derOf } from "./certificates.ts";
import { answerCrl } from "./crl.ts";
import { answerOcsp } from "./ocsp.ts";
import type { Pki } from "./pki.ts";
import { answerTsa } from "./tsa.ts";

/** Requests taken so far, answered or not. */
export interface Requests {
	tsa: number;
	ocsp: number;
	crl: number;
	certificates: number;
}

async function bodyOf(request: IncomingMessage) {
	return new Uint8Array(Buffer.concat(await request.toArray()));
}

function send(answer: Answer, response: ServerResponse): void {
	if (answer === "hangs") return;
	if (answer === "down") {
		response.destroy();
		return;
	}
	const { status = 200, type, body, unannounced } = answer;
	response.writeHead(status, {
		"content-type": type,
		...(!unannounced && { "content-length": body.length }),
	});
	// A reader that has had enough closes the connection: no fault of the server.
	response.on("error", () => {});
	response.end(body);
}

const refused = (status: number): Answer => ({
	status,
	type: "text/plain",
	body: new Uint8Array(),
});

async function answerFor(
	request: IncomingMessage,
	pki: Pki,
	behaviour: Behaviour,
	requests: Requests,
): Promise<Answer> {
	const { pathname } = new URL(request.url ?? "/", "http://localhost");
	const [, kind = "", file = "", ...rest] = pathname.split("/");
	const body = await bodyOf(request);
	const type = request.headers["content-type"];
	if (kind === "tsa" && request.method === "POST") {
		requests.tsa++;
		if (type !== "application/timestamp-query") return refused(415);
		return answerTsa(pki.tsa, body, behaviour, pki.tsaStranger);
	}
	const issuer = pki.issuers.get(file.replace(/\.(crl|cer)$/, ""));
	if (issuer && kind === "ocsp") {
		requests.ocsp++;
		if (request.method === "POST" && type !== "application/ocsp-request")
			return refused(415);
		// RFC 6960, A.1: by GET the request is the rest of the path, in base64.
		const asked = decodeURIComponent(rest.join("/"));
		const given =
			request.method === "GET"
				? new Uint8Array(Buffer.from(asked, "base64"))
				: body;
		return answerOcsp(issuer, given, behaviour, pki.stranger);
	}
	if (issuer && kind === "crl") {
		requests.crl++;
		return answerCrl(issuer, behaviour, pki.stranger);
	}
	if (issuer && kind === "certificates") {
		requests.certificates++;
		return { type: "application/pkix-cert", body: derOf(issuer.certificate) };
	}
	return refused(404);
}

/** What listens to the server's requests and answers for the whole hierarchy. */
export function answering(pki: Pki, behaviour: Behaviour, requests: Requests) {
	return (request: IncomingMessage, response: ServerResponse): void => {
		answerFor(request, pki, behaviour, requests)
			.catch((error: unknown): Answer => {
				const body = new TextEncoder().encode(String(error));
				return { status: 500, type: "text/plain", body };
			})
			.then((answer) => send(answer, response));
	};
}
