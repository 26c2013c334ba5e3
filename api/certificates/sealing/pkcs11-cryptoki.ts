import { CKF, CKR } from "./pkcs11-codes.ts";
import { type Layout, layout } from "./pkcs11-layout.ts";
import { loadNativeModule, type NativeModule } from "./pkcs11-module.ts";
import { objects } from "./pkcs11-objects.ts";

/** A session or an object; it means something only to the module that gave it. */
export type Handle = bigint;

export interface TokenInfo {
	label: string;
	manufacturer: string;
	model: string;
	serial: string;
	/** Bits, see CKF. */
	flags: number;
}

/**
 * The part of PKCS #11 (OASIS, version 2.40) that sealing needs. Everything throws {@link CryptokiError} when the module
 * answers anything but CKR_OK.
 */
export interface Cryptoki {
	/** Once for the process; that it was done already is no error. */
	initialize(): Promise<void>;
	/** Ends every session of the process. */
	finalize(): Promise<void>;
	/** The slots that have a token in them. */
	slots(): Promise<Handle[]>;
	tokenInfo(slot: Handle): Promise<TokenInfo>;
	/** A session that only reads. */
	openSession(slot: Handle): Promise<Handle>;
	closeSession(session: Handle): Promise<void>;
	/** Logs in with a PIN, which is UTF-8 to the token. That the user is logged in already is no error. */
	login(session: Handle, user: number, pin: string): Promise<void>;
	/** The objects whose attributes (type → value) are these. */
	find(session: Handle, attributes: Map<number, Uint8Array>): Promise<Handle[]>;
	/** The values of an object's attributes; undefined is one that it does not have or does not give away. */
	read(
		session: Handle,
		object: Handle,
		types: number[],
	): Promise<(Uint8Array | undefined)[]>;
	/** Signs with a mechanism that takes no parameter. `authorise` is run once the operation has begun. */
	sign(
		session: Handle,
		mechanism: number,
		key: Handle,
		data: Uint8Array,
		authorise?: () => Promise<void>,
	): Promise<Uint8Array>;
	/** A number (CK_ULONG) as an attribute's value, and back. */
	number(value: number): Uint8Array;
	toNumber(value: Uint8Array): number;
}

// Longer than a signature by RSA of 16 384 bits.
const LONGEST_SIGNATURE = 4096;

/** Where a module's start and end are. */
function lifecycle(
	native: NativeModule,
	{ pack }: Layout,
): Pick<Cryptoki, "initialize" | "finalize"> {
	return {
		async initialize() {
			// No functions of ours for locking, the flag, nothing reserved.
			const args = pack(null, null, null, null, CKF.OS_LOCKING_OK, null);
			const allowed = [CKR.CRYPTOKI_ALREADY_INITIALIZED];
			await native.call("C_Initialize", [args], { allowed });
		},
		async finalize() {
			await native.call("C_Finalize", [null]);
		},
	};
}

function tokens(
	native: NativeModule,
	{ pack, numbers, numberAt }: Layout,
): Pick<
	Cryptoki,
	"slots" | "tokenInfo" | "openSession" | "closeSession" | "login"
> {
	return {
		async slots() {
			const count = numbers(1);
			await native.call("C_GetSlotList", [1, null, count]);
			// Room for a token that is put in between the two calls.
			const room = Number(numberAt(count, 0)) + 8;
			const slots = numbers(room);
			const given = pack(room);
			await native.call("C_GetSlotList", [1, slots, given]);
			return Array.from({ length: Number(numberAt(given, 0)) }, (_, i) =>
				numberAt(slots, i),
			);
		},
		async tokenInfo(slot) {
			// CK_TOKEN_INFO: four texts padded with blanks, the flags, and more that is not read.
			const info = Buffer.alloc(256);
			await native.call("C_GetTokenInfo", [slot, info]);
			const text = (from: number, to: number) =>
				info.toString("utf8", from, to).replace(/[ \0]+$/, "");
			return {
				label: text(0, 32),
				manufacturer: text(32, 64),
				model: text(64, 80),
				serial: text(80, 96),
				flags: info.readUInt32LE(96),
			};
		},
		async openSession(slot) {
			const session = numbers(1);
			const args = [slot, CKF.SERIAL_SESSION, null, null, session];
			await native.call("C_OpenSession", args);
			return numberAt(session, 0);
		},
		async closeSession(session) {
			await native.call("C_CloseSession", [session]);
		},
		async login(session, user, pin) {
			const secret = Buffer.from(pin, "utf8");
			const allowed = [CKR.USER_ALREADY_LOGGED_IN];
			try {
				const args = [session, user, secret, secret.length];
				await native.call("C_Login", args, { allowed });
			} finally {
				secret.fill(0);
			}
		},
	};
}

function signing(
	native: NativeModule,
	{ pack, numberAt }: Layout,
): Pick<Cryptoki, "sign"> {
	return {
		async sign(session, mechanism, key, data, authorise) {
			const chosen = pack(mechanism, null, 0);
			await native.call("C_SignInit", [session, chosen, key]);
			await authorise?.();
			const input = Buffer.from(data);
			const signature = Buffer.alloc(LONGEST_SIGNATURE);
			const length = pack(signature.length);
			const args = [session, input, input.length, signature, length];
			await native.call("C_Sign", args);
			return new Uint8Array(signature.subarray(0, Number(numberAt(length, 0))));
		},
	};
}

function speak(native: NativeModule): Cryptoki {
	const places = layout(native);
	return {
		...lifecycle(native, places),
		...tokens(native, places),
		...objects(native, places),
		...signing(native, places),
		number: (value) => places.pack(value),
		toNumber: (value) => Number(places.numberAt(Buffer.from(value), 0)),
	};
}

const loaded = new Map<string, Promise<Cryptoki>>();

/**
 * The module at a path, loaded and initialised once for the process.
 *
 * @throws {SealProblem} when it cannot be loaded
 * @throws {CryptokiError} when it cannot be initialised
 */
export function loadCryptoki(path: string): Promise<Cryptoki> {
	const known = loaded.get(path);
	if (known) return known;
	const loading = loadNativeModule(path).then(async (native) => {
		const cryptoki = speak(native);
		await cryptoki.initialize();
		return cryptoki;
	});
	loaded.set(path, loading);
	loading.catch(() => loaded.delete(path));
	return loading;
}
