import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { swedishDay } from "./clock.ts";
import { sha256 } from "./ids.ts";

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

type Coding = "br" | "gzip" | "identity";

/** What a route makes: a whole body and what it is. */
export interface Made {
	/** Media type without charset; UTF-8 is meant for text. */
	type: string;
	body: string | Buffer;
	status?: number;
	headers?: Record<string, string>;
	/** When it stops being true by itself, before the day is over */
	until?: Date | undefined;
}

interface Answer {
	type: string;
	status: number;
	headers: Record<string, string>;
	until: Date | undefined;
	hash: string;
	plain: Buffer;
	coded: Partial<Record<Exclude<Coding, "identity">, Promise<Buffer>>>;
	size: number;
}

const limits = { entries: 500, bytes: 32 * 1024 * 1024 };

/**
 * Public answers, made once per register version and compressed once. Nothing is kept
 * until {@link PublicCache.trust} says that changes by other processes are heard of.
 */
export class PublicCache {
	#answers = new Map<string, Answer>();
	#pending = new Map<string, Promise<Answer>>();
	#bytes = 0;
	#generation = 0;
	#trusted = false;
	#clock: () => Date;
	#listeners: ((trusted: boolean) => void)[] = [];

	constructor(clock: () => Date) {
		this.#clock = clock;
	}

	/** How much is kept now, for tests and metrics. */
	get size(): { entries: number; bytes: number } {
		return { entries: this.#answers.size, bytes: this.#bytes };
	}

	/** Forgets everything; what is being made meanwhile is not kept. */
	clear(): void {
		this.#generation += 1;
		this.#answers.clear();
		this.#pending.clear();
		this.#bytes = 0;
		for (const listener of this.#listeners) listener(this.#trusted);
	}

	/** Calls back each time that everything is forgotten, with whether anything may be kept from now on. */
	onClear(listener: (trusted: boolean) => void): void {
		this.#listeners.push(listener);
	}

	/** Whether answers may be kept: only while changes elsewhere reach {@link clear}. */
	trust(trusted: boolean): void {
		this.#trusted = trusted;
		this.clear();
	}

	/** `onRequest` of a public page: answers at once what is kept. */
	kept = async (request: FastifyRequest, reply: FastifyReply) => {
		const answer = this.#take(this.#key(request));
		if (answer) return this.#send(request, reply, answer);
		return undefined;
	};

	/** `onRequest` of public data: as {@link kept}, and readable from other sites' pages. */
	openToAll = async (request: FastifyRequest, reply: FastifyReply) => {
		reply.header("access-control-allow-origin", "*");
		return this.kept(request, reply);
	};

	/** Answers with what is kept, or with what `make` makes. Requests for the same wait for one making. */
	async answer(
		request: FastifyRequest,
		reply: FastifyReply,
		make: () => Promise<Made>,
	): Promise<FastifyReply> {
		const key = this.#key(request);
		const answer =
			this.#take(key) ??
			(this.#trusted ? await this.#shared(key, make) : toAnswer(await make()));
		return this.#send(request, reply, answer);
	}

	// The day is in the key: what is in force changes at midnight without any write.
	#key(request: FastifyRequest): string {
		return `${swedishDay(this.#clock())} ${request.locale} ${request.url}`;
	}

	#take(key: string): Answer | undefined {
		const found = this.#answers.get(key);
		if (!found) return undefined;
		if (found.until && found.until <= this.#clock()) {
			this.#answers.delete(key);
			this.#bytes -= found.size;
			return undefined;
		}
		// A Map keeps the order of insertion: the least recently used stands first.
		this.#answers.delete(key);
		this.#answers.set(key, found);
		return found;
	}

	#shared(key: string, make: () => Promise<Made>): Promise<Answer> {
		const under = this.#pending.get(key);
		if (under) return under;
		const generation = this.#generation;
		const making = make()
			.then((made) => {
				const answer = toAnswer(made);
				if (generation === this.#generation) this.#keep(key, answer);
				return answer;
			})
			.finally(() => {
				if (this.#pending.get(key) === making) this.#pending.delete(key);
			});
		this.#pending.set(key, making);
		return making;
	}

	#keep(key: string, answer: Answer): void {
		if (answer.size > limits.bytes / 4) return;
		this.#answers.set(key, answer);
		this.#bytes += answer.size;
		for (const [oldest, { size }] of this.#answers) {
			if (this.#answers.size <= limits.entries && this.#bytes <= limits.bytes)
				break;
			this.#answers.delete(oldest);
			this.#bytes -= size;
		}
	}

	async #send(
		request: FastifyRequest,
		reply: FastifyReply,
		answer: Answer,
	): Promise<FastifyReply> {
		const coding = codingFor(request.headers["accept-encoding"]);
		// RFC 9110 §8.8.3: a strong tag differs between the codings of one page.
		const etag = `"${answer.hash}${coding === "identity" ? "" : `-${coding}`}"`;
		reply
			.header("etag", etag)
			.header("cache-control", "public, max-age=0, must-revalidate")
			.header("vary", "Accept-Encoding, Accept-Language")
			.headers(answer.headers);
		if (
			answer.status === 200 &&
			matches(request.headers["if-none-match"], etag)
		)
			return reply.status(304).send();
		if (coding !== "identity") reply.header("content-encoding", coding);
		return reply
			.status(answer.status)
			.type(answer.type)
			.send(await bodyIn(answer, coding));
	}
}

// A charset is a parameter of text alone (RFC 2046, 4.1.2).
const binary = /^application\/pdf$/;

function toAnswer(made: Made): Answer {
	const identity = Buffer.from(made.body);
	return {
		type: binary.test(made.type) ? made.type : `${made.type}; charset=utf-8`,
		status: made.status ?? 200,
		headers: made.headers ?? {},
		until: made.until,
		hash: sha256(identity).slice(0, 32),
		plain: identity,
		coded: {},
		// Its compressed forms are smaller than this again.
		size: identity.length * 2,
	};
}

async function bodyIn(answer: Answer, coding: Coding): Promise<Buffer> {
	const { plain, coded } = answer;
	if (coding === "identity") return plain;
	coded[coding] ??=
		coding === "gzip"
			? toGzip(plain)
			: toBrotli(plain, {
					params: {
						[constants.BROTLI_PARAM_QUALITY]: 5,
						[constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
					},
				});
	return coded[coding];
}

/** The coding to use: brotli before gzip, where the client takes it (RFC 9110 §12.5.3). */
function codingFor(header: string | string[] | undefined): Coding {
	const taken = new Map(
		String(header ?? "")
			.toLowerCase()
			.split(",")
			.map((part) => {
				const [name = "", q] = part.split(";q=");
				return [name.trim(), q === undefined ? 1 : Number(q)] as const;
			}),
	);
	const takes = (name: string) => (taken.get(name) ?? taken.get("*") ?? 0) > 0;
	return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** `If-None-Match` compares weakly (RFC 9110 §13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
	return (header ?? "")
		.split(",")
		.map((tag) => tag.trim().replace(/^W\//, ""))
		.some((tag) => tag === etag || tag === "*");
}

const caches = new WeakMap<object, PublicCache>();

/** The cache that goes with `deps`: one, whoever asks. */
export function publicCache(deps: { clock: () => Date }): PublicCache {
	const found = caches.get(deps) ?? new PublicCache(deps.clock);
	caches.set(deps, found);
	return found;
}
