/** One fault of a request; the message is added where the reader's language is known. */
export interface Fault {
	path: string;
	code: string;
	/** Values for the message, e.g. `{ max: 200 }`. */
	values?: Record<string, string | number>;
}

/**
 * A refusal in domain words. Slices throw it; `problem.ts` alone turns it into
 * problem+json, with the status and the sentence of its code.
 */
export class Refusal extends Error {
	readonly code: string;
	readonly errors: Fault[] | undefined;
	readonly values: Record<string, string | number>;
	constructor(
		code: string,
		detail: {
			errors?: Fault[];
			values?: Record<string, string | number>;
		} = {},
	) {
		super(code);
		this.name = "Refusal";
		this.code = code;
		this.errors = detail.errors;
		this.values = detail.values ?? {};
	}
}
