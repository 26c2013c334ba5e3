import type { Pkcs11Uri } from "../../platform/pkcs11-uri.ts";
import {
	CKA,
	CKF,
	CKK,
	CKM,
	CKO,
	CKR,
	CKU,
	CryptokiError,
} from "./pkcs11-codes.ts";
import type { Cryptoki, Handle, TokenInfo } from "./pkcs11-cryptoki.ts";
import { SealProblem } from "./sealer.ts";

/** The PIN must not be tried again: after a few wrong ones a token locks for good. */
export class PinProblem extends SealProblem {}

/** A key on a token that we are logged in to. */
export interface OpenToken {
	label: string;
	session: Handle;
	key: Handle;
	mechanism: (typeof CKM)[keyof typeof CKM];
	/** The token asks for the PIN before each signature (CKA_ALWAYS_AUTHENTICATE), as those for qualified seals do. */
	alwaysAuthenticate: boolean;
}

function matches({ token }: Pkcs11Uri, slot: Handle, info: TokenInfo): boolean {
	return (
		(info.flags & CKF.TOKEN_INITIALIZED) !== 0 &&
		(token.slot === undefined || BigInt(token.slot) === slot) &&
		(["label", "serial", "manufacturer", "model"] as const).every(
			(name) => token[name] === undefined || token[name] === info[name],
		)
	);
}

async function findToken(cryptoki: Cryptoki, uri: Pkcs11Uri) {
	const fitting: { slot: Handle; info: TokenInfo }[] = [];
	for (const slot of await cryptoki.slots()) {
		const info = await cryptoki.tokenInfo(slot).catch((error: unknown) => {
			// One broken reader must not hide the token in another.
			if (error instanceof CryptokiError) return null;
			throw error;
		});
		if (info && matches(uri, slot, info)) fitting.push({ slot, info });
	}
	const [one, another] = fitting;
	if (!one)
		throw new SealProblem(
			`The module ${uri.modulePath} has no token like the one that SEAL_PKCS11 describes; is it put in, and are its label and serial right?`,
		);
	if (another)
		throw new SealProblem(
			"SEAL_PKCS11 describes several tokens; add the serial of the one that holds the seal.",
		);
	return one;
}

const pinProblems: Record<number, string> = {
	[CKR.PIN_INCORRECT]:
		"is wrong; it is not tried again, for tokens lock after a few wrong ones",
	[CKR.PIN_INVALID]: "holds a character that the token does not take",
	[CKR.PIN_LEN_RANGE]: "is of a length that the token does not take",
	[CKR.PIN_EXPIRED]: "has expired and must be changed with the token's tools",
	[CKR.PIN_LOCKED]: "is locked after too many wrong ones",
	[CKR.USER_PIN_NOT_INITIALIZED]: "has not been set yet",
};

/** Logs in once. @throws {PinProblem} when the token does not take the PIN */
async function login(
	cryptoki: Cryptoki,
	session: Handle,
	user: number,
	pin: string,
	label: string,
): Promise<void> {
	try {
		await cryptoki.login(session, user, pin);
	} catch (error) {
		const why = error instanceof CryptokiError && pinProblems[error.code];
		if (!why) throw error;
		throw new PinProblem(`The PIN of the token “${label}” ${why}.`, error);
	}
}

function checkTries({ label, flags }: TokenInfo): void {
	if (flags & CKF.USER_PIN_LOCKED)
		throw new PinProblem(
			`The PIN of the token “${label}” ${pinProblems[CKR.PIN_LOCKED]}.`,
		);
	// Whoever restarts the service over and over must not lock the token.
	if (flags & CKF.USER_PIN_FINAL_TRY)
		throw new PinProblem(
			`The token “${label}” locks at the next wrong PIN, so the seal's is not tried; log in with the token's own tools first.`,
		);
}

/** The one key that the URI describes and that may sign. */
async function findKey(
	cryptoki: Cryptoki,
	session: Handle,
	{ key: { label, id } }: Pkcs11Uri,
	token: string,
): Promise<Pick<OpenToken, "key" | "mechanism" | "alwaysAuthenticate">> {
	const wanted = new Map<number, Uint8Array>([
		[CKA.CLASS, cryptoki.number(CKO.PRIVATE_KEY)],
	]);
	if (label !== undefined) wanted.set(CKA.LABEL, Buffer.from(label, "utf8"));
	if (id) wanted.set(CKA.ID, id);
	const fitting = [];
	for (const key of await cryptoki.find(session, wanted)) {
		const [signs, type, always] = await cryptoki.read(session, key, [
			CKA.SIGN,
			CKA.KEY_TYPE,
			CKA.ALWAYS_AUTHENTICATE,
		]);
		const kind = type && cryptoki.toNumber(type);
		const mechanism =
			kind === CKK.RSA ? CKM.RSA_PKCS : kind === CKK.EC ? CKM.ECDSA : undefined;
		if (signs?.[0] && mechanism !== undefined)
			fitting.push({ key, mechanism, alwaysAuthenticate: always?.[0] === 1 });
	}
	const [one, another] = fitting;
	const described =
		label !== undefined || id ? " that SEAL_PKCS11 describes" : "";
	if (!one)
		throw new SealProblem(
			`The token “${token}” holds no private RSA or ECDSA key${described} that may sign.`,
		);
	if (another)
		throw new SealProblem(
			`The token “${token}” holds several keys${described} that may sign; name one in SEAL_PKCS11 by its object or id.`,
		);
	return one;
}

/**
 * Finds the token that the URI describes, logs in once and finds its key.
 *
 * @throws {PinProblem} when the token does not take the PIN, or would lock at a wrong one
 * @throws {SealProblem} when there is no such token or key, or several
 * @throws {CryptokiError} what else the module answers
 */
export async function openToken(
	cryptoki: Cryptoki,
	uri: Pkcs11Uri,
	pin: string,
): Promise<OpenToken> {
	const { slot, info } = await findToken(cryptoki, uri);
	checkTries(info);
	const session = await cryptoki.openSession(slot);
	try {
		await login(cryptoki, session, CKU.USER, pin, info.label);
		const key = await findKey(cryptoki, session, uri, info.label);
		return { label: info.label, session, ...key };
	} catch (error) {
		await cryptoki.closeSession(session).catch(() => {});
		throw error;
	}
}

/** Every X.509 certificate on the token, DER. */
export async function readCertificates(
	cryptoki: Cryptoki,
	{ session }: OpenToken,
): Promise<Uint8Array[]> {
	const wanted = new Map<number, Uint8Array>([
		[CKA.CLASS, cryptoki.number(CKO.CERTIFICATE)],
		[CKA.CERTIFICATE_TYPE, cryptoki.number(0)],
	]);
	const values: Uint8Array[] = [];
	for (const one of await cryptoki.find(session, wanted)) {
		const [value] = await cryptoki.read(session, one, [CKA.VALUE]);
		if (value && value.length > 0) values.push(value);
	}
	return values;
}

/** Signs what the key's mechanism takes, with the PIN once more where the token asks for it. */
export function signWith(
	cryptoki: Cryptoki,
	token: OpenToken,
	input: Uint8Array,
	pin: string,
): Promise<Uint8Array> {
	const { session, key, mechanism, alwaysAuthenticate, label } = token;
	const authorise = alwaysAuthenticate
		? () => login(cryptoki, session, CKU.CONTEXT_SPECIFIC, pin, label)
		: undefined;
	return cryptoki.sign(session, mechanism, key, input, authorise);
}
