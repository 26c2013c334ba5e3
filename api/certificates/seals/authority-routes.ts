import type { FastifyReply } from "fastify";
import { authorityDir } from "../../platform/config.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { type App, withZod } from "../../platform/http.ts";
import { sha256 } from "../../platform/ids.ts";
import { readAuthority } from "../sealing/self-made.ts";
import {
	type Authority,
	type OcspAnswer,
	openAuthority,
	type Vouched,
} from "./authority.ts";
import { listSeals, rootOf } from "./queries.ts";
import { splitReason } from "./rules.ts";

const hidden = { hide: true } as object;
/** An OCSP request for one certificate is about 120 bytes. */
const mostOcspBytes = 4096;

/** What the self-made authority says of its seals: CRL (RFC 5280) and OCSP (RFC 6960, RFC 5019). */
export function authorityRoutes(app: App, deps: Deps): void {
	const authority = authorityOf(deps);
	rootRoute(app, deps);
	listRoute(app, deps, authority);
	// Of its own, so that such a request is a body here and nowhere else.
	app.register(async (scope) => ocspRoutes(withZod(scope), deps, authority));
}

interface Standing {
	authority: Authority;
	/** Everything that it has issued. */
	seals: Vouched[];
}

/**
 * The self-made authority and its seals, also when somebody else's seal is used now: its certificates name these addresses
 * for as long as they last. Refuses `not_found` where there is none.
 */
function authorityOf(deps: Deps): () => Promise<Standing> {
	const dir = authorityDir(deps.config.dataDir);
	let opened: Authority | null = null;
	return async () => {
		const root = await readAuthority(dir);
		if (!root) throw new Refusal("not_found");
		if (!opened || sha256(opened.certificate) !== sha256(root))
			opened = openAuthority(dir, root);
		const own = Buffer.from(root).toString("base64");
		const rows = await listSeals(deps.db);
		const seals = rows
			.filter((row) => row.purpose === "seal" && rootOf(row) === own)
			.map((row) => ({
				certificate: Buffer.from(row.certificates[0] ?? "", "base64"),
				revokedAt: row.revoked_at,
				reason: splitReason(row.revocation_reason).reason,
			}));
		return { authority: opened, seals };
	};
}

/** The root of the self-made authority, which its certificates name as issuer; without one that of the seal in use. */
function rootRoute(app: App, deps: Deps): void {
	const dir = authorityDir(deps.config.dataDir);
	app.get("/seal.crt", { schema: hidden }, async (_request, reply) => {
		const root =
			(await readAuthority(dir)) ?? deps.sealer.certificateChain.at(-1);
		return reply
			.header("content-type", "application/pkix-cert")
			.header("access-control-allow-origin", "*")
			.send(root ? Buffer.from(root) : Buffer.alloc(0));
	});
}

function listRoute(app: App, deps: Deps, find: () => Promise<Standing>): void {
	app.get("/seal.crl", { schema: hidden }, async (_request, reply) => {
		const { authority, seals } = await find();
		const crl = Buffer.from(await authority.signCrl(seals, deps.clock()));
		return reply
			.header("content-type", "application/pkix-crl")
			.header("access-control-allow-origin", "*")
			.header("cache-control", "public, max-age=0, must-revalidate")
			.header("etag", `"${sha256(crl).slice(0, 32)}"`)
			.send(crl);
	});
}

function ocspRoutes(app: App, deps: Deps, find: () => Promise<Standing>): void {
	app.addContentTypeParser(
		"application/ocsp-request",
		{ parseAs: "buffer", bodyLimit: mostOcspBytes },
		(_request, body, done) => done(null, body),
	);
	const answer = async (request: Uint8Array) => {
		const { authority, seals } = await find();
		return authority.respond(request, seals, deps.clock());
	};
	app.post(
		"/ocsp",
		{ bodyLimit: mostOcspBytes, schema: hidden },
		async (request, reply) => {
			if (!Buffer.isBuffer(request.body))
				throw new Refusal("unsupported_media_type");
			const { body } = await answer(request.body);
			return reply
				.header("content-type", "application/ocsp-response")
				.header("cache-control", "no-store")
				.send(Buffer.from(body));
		},
	);
	app.get("/ocsp/*", { schema: hidden }, async (request, reply) => {
		// From the address as it came: base64 has slashes, of which a router makes its own.
		const [path = ""] = request.url.slice("/ocsp/".length).split("?");
		if (path.length > 2 * mostOcspBytes) throw new Refusal("too_large");
		return sendCacheable(reply, await answer(fromPath(path)), deps.clock());
	});
}

function fromPath(path: string): Buffer {
	try {
		return Buffer.from(decodeURIComponent(path), "base64");
	} catch {
		return Buffer.alloc(0);
	}
}

/** What others may keep says for how long (RFC 5019, 6.2); a minute, so that a revocation is soon heard of. */
function sendCacheable(
	reply: FastifyReply,
	{ body, kept }: OcspAnswer,
	now: Date,
): FastifyReply {
	reply.header("content-type", "application/ocsp-response");
	if (kept)
		reply
			.header(
				"cache-control",
				"public, max-age=60, no-transform, must-revalidate",
			)
			.header("last-modified", kept.thisUpdate.toUTCString())
			.header("expires", new Date(now.getTime() + 60_000).toUTCString())
			.header("etag", `"${sha256(body).slice(0, 32)}"`);
	else reply.header("cache-control", "no-store");
	return reply.send(Buffer.from(body));
}
