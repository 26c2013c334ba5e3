/**
 * Typed calls to the API from the browser. The session is an HttpOnly cookie, so
 * there is nothing here to keep; an answer that is not 2xx is thrown.
 */

const base = "/api/v1";

/** One fault in what was sent: `path` as `organisation.name` or `signatories.0.email`. */
export interface Fault {
	path: string;
	code: string;
	/** A sentence in the page's language. */
	message: string;
}

/** `application/problem+json` (RFC 9457) as the API sends it. */
export interface Problem {
	type?: string;
	title: string;
	status: number;
	detail?: string;
	/** A stable word, e.g. `application_already_decided`. */
	code: string;
	errors?: Fault[];
}

/** The server answered, and the answer was no. */
export class ApiError extends Error {
	override name = "ApiError";
	problem: Problem;

	constructor(problem: Problem) {
		super(problem.detail ?? problem.title);
		this.problem = problem;
	}

	get status(): number {
		return this.problem.status;
	}

	get code(): string {
		return this.problem.code;
	}

	/** Every fault at once; empty unless the status is 422. */
	get faults(): Fault[] {
		return this.problem.errors ?? [];
	}
}

/** No answer came: no network, or a server that is away. Safe to try again. */
export class OfflineError extends Error {
	override name = "OfflineError";
}

export type Query = Record<
	string,
	string | number | boolean | null | undefined
>;

export interface RequestOptions {
	/** Sent as JSON. */
	body?: unknown;
	/** Empty and missing values are left out. */
	query?: Query;
	signal?: AbortSignal;
	/** Repeat the key of an earlier attempt when trying again; a new one otherwise. */
	idempotencyKey?: string;
	/** Lets a request outlive the page that sent it (at most 64 kB). */
	keepalive?: boolean;
}

/** The language the page is written in, which answers should follow. */
function pageLocale(): "sv" | "en" {
	return document.documentElement.lang.startsWith("en") ? "en" : "sv";
}

function address(path: string, query: Query = {}): string {
	const given = Object.entries(query)
		.filter(([, value]) => value !== undefined && value !== null)
		.map(([name, value]) => [name, String(value)])
		.filter(([, value]) => value !== "");
	const search = new URLSearchParams(given).toString();
	return `${base}${path}${search ? `?${search}` : ""}`;
}

function commonHeaders(method: string, key?: string): Record<string, string> {
	const headers: Record<string, string> = {
		Accept: "application/json, application/problem+json",
		"Accept-Language": pageLocale(),
	};
	if (method === "POST") headers["Idempotency-Key"] = key ?? newKey();
	return headers;
}

/** A key for one intention, e.g. one press of a button, however often it is sent. */
export function newKey(): string {
	// Absent on plain http other than localhost; a test network is such a place.
	if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

function parsed(text: string): unknown {
	try {
		return text === "" ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isProblem(value: unknown): value is Problem {
	return typeof value === "object" && value !== null && "code" in value;
}

function problemOf(status: number, title: string, text: string): Error {
	const value = parsed(text);
	if (isProblem(value)) return new ApiError({ ...value, status });
	// A gateway's own page: the server behind it is away.
	if (status === 502 || status === 503 || status === 504)
		return new OfflineError(title);
	return new ApiError({ status, title, code: `http_${status}` });
}

/**
 * Sends one request and gives the answer's JSON, or undefined when it has none.
 *
 * @throws {ApiError} for an answer that is not 2xx
 * @throws {OfflineError} when no answer came
 * @throws {DOMException} `AbortError` when the signal ended it
 */
export async function request<T>(
	method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
	path: string,
	options: RequestOptions = {},
): Promise<T> {
	const headers = commonHeaders(method, options.idempotencyKey);
	const init: RequestInit = { method, headers, credentials: "same-origin" };
	if (options.signal) init.signal = options.signal;
	if (options.keepalive) init.keepalive = true;
	if (options.body !== undefined) {
		headers["Content-Type"] = "application/json";
		init.body = JSON.stringify(options.body);
	}
	let answer: Response;
	let text: string;
	try {
		answer = await fetch(address(path, options.query), init);
		text = await answer.text();
	} catch (error) {
		if (error instanceof DOMException && error.name === "AbortError")
			throw error;
		throw new OfflineError("no answer", { cause: error });
	}
	if (!answer.ok) throw problemOf(answer.status, answer.statusText, text);
	return parsed(text) as T;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
	request<T>("GET", path, {
		...(query ? { query } : {}),
		...(signal ? { signal } : {}),
	});
export const post = <T>(path: string, body?: unknown, key?: string) =>
	request<T>("POST", path, {
		...(body === undefined ? {} : { body }),
		...(key ? { idempotencyKey: key } : {}),
	});
export const patch = <T>(path: string, body: unknown) =>
	request<T>("PATCH", path, { body });
export const remove = (path: string) => request<void>("DELETE", path);

/**
 * Sends a form with a file. `fetch` cannot tell how far an upload has come, so this
 * is the one place that uses XMLHttpRequest.
 *
 * @param onProgress called with the share sent, 0–1
 * @throws as {@link request}
 */
export function upload<T>(
	path: string,
	form: FormData,
	onProgress: (share: number) => void = () => {},
): Promise<T> {
	return new Promise((resolve, reject) => {
		const xhr = new XMLHttpRequest();
		xhr.open("POST", address(path));
		for (const [name, value] of Object.entries(commonHeaders("POST")))
			xhr.setRequestHeader(name, value);
		xhr.upload.addEventListener("progress", (event) => {
			if (event.lengthComputable) onProgress(event.loaded / event.total);
		});
		xhr.addEventListener("error", () => reject(new OfflineError("no answer")));
		xhr.addEventListener("load", () => {
			const { status, statusText, responseText } = xhr;
			if (status >= 200 && status < 300) resolve(parsed(responseText) as T);
			else reject(problemOf(status, statusText, responseText));
		});
		xhr.send(form);
	});
}
