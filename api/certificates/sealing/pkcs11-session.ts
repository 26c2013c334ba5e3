import type { Pkcs11Uri } from "../../platform/pkcs11-uri.ts";
import { CryptokiError } from "./pkcs11-codes.ts";
import type { Cryptoki } from "./pkcs11-cryptoki.ts";
import { type OpenToken, openToken, PinProblem } from "./pkcs11-token.ts";
import { SealProblem } from "./sealer.ts";

/** What we hold of the token no longer means the key that it did. */
export class StaleToken extends Error {
	constructor() {
		super("what it signed does not fit the seal's certificate");
	}
}

/**
 * Runs work in the order in which it comes, one at a time. Work that takes longer than `patience` (milliseconds) fails; until it
 * has ended after all, so does what comes after it, at once.
 *
 * @throws {SealProblem} when patience is at an end; what the work throws
 */
export function oneAtATime(patience: number) {
	let last: Promise<unknown> = Promise.resolve();
	let hung = false;
	const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
		const silent = new SealProblem(
			`The token that holds the seal has not answered for ${patience / 1000} seconds.`,
		);
		if (hung) throw silent;
		const { promise, reject } = Promise.withResolvers<never>();
		const timer = setTimeout(() => {
			hung = true;
			reject(silent);
		}, patience);
		const working = work().finally(() => {
			clearTimeout(timer);
			hung = false;
		});
		return Promise.race([working, promise]);
	};
	return <T>(work: () => Promise<T>): Promise<T> => {
		const turn = last.then(() => attempt(work));
		last = turn.catch(() => {});
		return turn;
	};
}

/**
 * Keeps a token open and opens it again when it was lost: in a new session, and where that is not enough in a module that is
 * started anew.
 *
 * @returns what runs work with the token, and once more with the token opened again when the module refused. It throws
 * what {@link openToken} and the work throw; once a PIN was refused, only that.
 */
export function keepOpen(cryptoki: Cryptoki, uri: Pkcs11Uri, pin: string) {
	let token: OpenToken | null = null;
	let refused: PinProblem | null = null;
	const open = async () => {
		token = await openToken(cryptoki, uri, pin);
		return token;
	};
	const reopen = async () => {
		const lost = token;
		token = null;
		if (lost) await cryptoki.closeSession(lost.session).catch(() => {});
		try {
			return await open();
		} catch (error) {
			if (error instanceof PinProblem) throw error;
			// There are modules that list a token that was put back only after a new start.
			await cryptoki.finalize().catch(() => {});
			await cryptoki.initialize();
			return await open();
		}
	};
	const run = async <T>(work: (token: OpenToken) => Promise<T>): Promise<T> => {
		if (!token) return work(await reopen());
		try {
			return await work(token);
		} catch (error) {
			const lost =
				error instanceof CryptokiError || error instanceof StaleToken;
			if (!lost) throw error;
			return await work(await reopen());
		}
	};
	return async <T>(work: (token: OpenToken) => Promise<T>): Promise<T> => {
		if (refused) throw refused;
		try {
			return await run(work);
		} catch (error) {
			if (error instanceof PinProblem) refused = error;
			throw error;
		}
	};
}
