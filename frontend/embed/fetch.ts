import type { SignatoryItem } from "../../api/register/schema.ts";

/** What the element asks the register for. */
export interface Wanted {
	/** The register's address, with a slash at the end */
	base: string;
	q: string;
	municipality: string;
	kind: string;
	theme: string;
	limit: number;
	cursor: string | null;
}

export interface SignatoryPage {
	items: SignatoryItem[];
	total: number;
	next: string | null;
}

/** Nobody answered (`unreachable`), or the answer was a refusal (`refused`). */
export class Unanswered extends Error {
	readonly why: "unreachable" | "refused";

	constructor(why: Unanswered["why"]) {
		super(why);
		this.why = why;
	}
}

const patience = 15_000;

/** The address of a register as typed in an attribute, with a slash at the end. @throws Unanswered when it is none */
export function baseOf(typed: string): string {
	try {
		const { protocol, origin, pathname } = new URL(typed, document.baseURI);
		if (/^https?:$/.test(protocol))
			return `${origin}${pathname.replace(/\/*$/, "/")}`;
	} catch {
		// Not an address at all.
	}
	throw new Unanswered("refused");
}

/** The filters as a query, without what is empty. */
export function queryOf(wanted: Wanted, paged = true): string {
	const { q, municipality, kind, theme, limit, cursor } = wanted;
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ q, municipality, kind, theme }))
		if (value) query.set(name, value);
	if (paged) query.set("limit", String(limit));
	if (paged && cursor) query.set("cursor", cursor);
	const written = query.toString();
	return written && `?${written}`;
}

/**
 * A page of the register, as a visitor without cookies gets it; the register is not told which page asked.
 * @throws Unanswered, also when the answer has another shape; or the signal's reason
 */
export async function fetchSignatories(
	wanted: Wanted,
	signal: AbortSignal,
): Promise<SignatoryPage> {
	// Not AbortSignal.any: the visitors' browsers are older than those that we may choose.
	const patient = new AbortController();
	const stop = () => patient.abort();
	const late = setTimeout(stop, patience);
	signal.addEventListener("abort", stop);
	const response = await fetch(
		`${wanted.base}api/v1/signatories${queryOf(wanted)}`,
		{
			signal: patient.signal,
			credentials: "omit",
			referrerPolicy: "no-referrer",
		},
	)
		.catch(() => {
			throw new Unanswered("unreachable");
		})
		.finally(() => clearTimeout(late));
	if (!response.ok)
		throw new Unanswered(response.status < 500 ? "refused" : "unreachable");
	const page: SignatoryPage = await response.json().catch(() => null);
	if (!Array.isArray(page?.items)) throw new Unanswered("unreachable");
	return page;
}
