import { CKR, CryptokiError } from "./pkcs11-codes.ts";
import { SealProblem } from "./sealer.ts";

type Koffi = typeof import("koffi").default;

/** A number or a list of them for the module, or memory for it to read and write. */
type Argument = number | bigint | Uint8Array | null;
type Native = {
	async(
		...args: [...Argument[], (error: unknown, code: unknown) => void]
	): void;
};

/** Name → place in CK_FUNCTION_LIST after its version (PKCS #11 2.40, 3.6), and what it takes: a number (n), a byte (b), memory (p). */
const functions = {
	C_Initialize: [0, "p"],
	C_Finalize: [1, "p"],
	C_GetSlotList: [4, "bpp"],
	C_GetTokenInfo: [6, "np"],
	C_OpenSession: [12, "nnppp"],
	C_CloseSession: [13, "n"],
	C_Login: [18, "nnpn"],
	C_GetAttributeValue: [24, "nnpn"],
	C_FindObjectsInit: [26, "npn"],
	C_FindObjects: [27, "npnp"],
	C_FindObjectsFinal: [28, "n"],
	C_SignInit: [42, "npn"],
	C_Sign: [43, "npnpp"],
} as const satisfies Record<string, readonly [number, string]>;
type Name = keyof typeof functions;
const types = { n: "ulong", b: "uchar", p: "void *" };

/** A loaded module: its functions by name, and how wide its numbers (CK_ULONG) and addresses are, in bytes. */
export interface NativeModule {
	/**
	 * Calls a function on a thread of its own, one call at a time.
	 *
	 * @param keep memory that the arguments only point to
	 * @returns the answer: CKR_OK or one of `allowed`
	 * @throws {CryptokiError} any other answer
	 */
	call(
		name: Name,
		args: Argument[],
		options?: { allowed?: readonly number[]; keep?: Uint8Array[] },
	): Promise<number>;
	address(memory: Uint8Array): bigint;
	readonly numberWidth: 4 | 8;
	readonly addressWidth: 4 | 8;
}

let koffi: Promise<Koffi> | undefined;
// koffi unloads a library that nothing refers to, and functions taken from CK_FUNCTION_LIST do not count.
const resident: unknown[] = [];

async function loadKoffi(): Promise<Koffi> {
	try {
		const { default: loaded } = await import("koffi");
		// Calls run on a stack of koffi's own. Modules are written for one of megabytes, and 128 KB would end in a crash.
		loaded.config({
			async_stack_size: 4 * 1024 * 1024,
			resident_async_pools: 1,
		});
		return loaded;
	} catch (error) {
		throw new SealProblem(
			"SEAL_PKCS11 needs the package koffi, which is not installed for this machine; run npm ci without leaving out optional packages.",
			error,
		);
	}
}

function functionList(ffi: Koffi, path: string): bigint {
	try {
		// The module's libcrypto must find its own functions and not those of the same name that Node has inside and exports.
		const library = ffi.load(path, { deep: true });
		resident.push(library);
		const pointer = Buffer.alloc(8);
		const code: unknown = library.func("C_GetFunctionList", "ulong", [
			"void *",
		])(pointer);
		const list = pointer.readBigUInt64LE();
		if (code !== CKR.OK || list === 0n) throw new Error("no functions");
		return list;
	} catch (error) {
		throw new SealProblem(
			`The PKCS#11 module ${path} cannot be loaded; SEAL_PKCS11's module-path should be a library for this machine.`,
			error,
		);
	}
}

/**
 * Loads a PKCS #11 module into the process, where it stays.
 *
 * @param path the shared library
 * @throws {SealProblem} when it is not there, not for this machine or not such a module
 */
export async function loadNativeModule(path: string): Promise<NativeModule> {
	koffi ??= loadKoffi();
	const ffi = await koffi;
	const list = functionList(ffi, path);
	const numberWidth = ffi.sizeof("ulong") === 4 ? 4 : 8;
	const addressWidth = ffi.sizeof("void *") === 4 ? 4 : 8;
	// The version's two bytes are followed by a gap, except on Windows, where structures are packed.
	const first = process.platform === "win32" ? 2 : addressWidth;
	const native = {} as Record<Name, Native>;
	for (const [name, [place, letters]] of Object.entries(functions)) {
		const at = ffi.decode(list, first + place * addressWidth, "void *");
		const taken = [...letters].map((letter) => types[letter as "n"]);
		native[name as Name] = ffi.decode(at, ffi.proto("ulong", taken));
	}
	// koffi does not hold on to memory during a call; this does.
	const held = new Set<unknown>();
	let last: Promise<unknown> = Promise.resolve();
	const start = (name: Name, args: Argument[], keep: Uint8Array[]) =>
		new Promise<number>((resolve, reject) => {
			const holding = [args, keep];
			held.add(holding);
			native[name].async(...args, (error: unknown, code: unknown) => {
				held.delete(holding);
				if (error) reject(error);
				else resolve(Number(code));
			});
		});
	return {
		async call(name, args, { allowed = [], keep = [] } = {}) {
			const done = last.then(() => start(name, args, keep));
			last = done.catch(() => {});
			const code = await done;
			if (code !== CKR.OK && !allowed.includes(code))
				throw new CryptokiError(name, code);
			return code;
		},
		address: (memory) => ffi.address(memory),
		numberWidth,
		addressWidth,
	};
}
