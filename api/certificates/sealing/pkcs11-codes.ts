/** The numbers of PKCS #11 (OASIS, version 2.40) that sealing needs. */
export const CKA = {
	CLASS: 0x0,
	LABEL: 0x3,
	VALUE: 0x11,
	CERTIFICATE_TYPE: 0x80,
	KEY_TYPE: 0x100,
	ID: 0x102,
	SIGN: 0x108,
	ALWAYS_AUTHENTICATE: 0x202,
} as const;
export const CKO = { CERTIFICATE: 1, PRIVATE_KEY: 3 } as const;
export const CKK = { RSA: 0, EC: 3 } as const;
export const CKM = { RSA_PKCS: 0x1, ECDSA: 0x1041 } as const;
export const CKU = { USER: 1, CONTEXT_SPECIFIC: 2 } as const;
export const CKF = {
	/** C_Initialize: the module locks with what the operating system has. */
	OS_LOCKING_OK: 0x2,
	/** C_OpenSession */
	SERIAL_SESSION: 0x4,
	/** CK_TOKEN_INFO */
	TOKEN_INITIALIZED: 0x400,
	USER_PIN_FINAL_TRY: 0x20000,
	USER_PIN_LOCKED: 0x40000,
} as const;
export const CKR = {
	OK: 0x0,
	ATTRIBUTE_SENSITIVE: 0x11,
	ATTRIBUTE_TYPE_INVALID: 0x12,
	PIN_INCORRECT: 0xa0,
	PIN_INVALID: 0xa1,
	PIN_LEN_RANGE: 0xa2,
	PIN_EXPIRED: 0xa3,
	PIN_LOCKED: 0xa4,
	USER_ALREADY_LOGGED_IN: 0x100,
	USER_PIN_NOT_INITIALIZED: 0x102,
	CRYPTOKI_ALREADY_INITIALIZED: 0x191,
} as const;

// What an operator may meet and look up; others are told by number.
const names: Record<number, string> = {
	...Object.fromEntries(
		Object.entries(CKR).map(([name, code]) => [code, `CKR_${name}`]),
	),
	2: "CKR_HOST_MEMORY",
	3: "CKR_SLOT_ID_INVALID",
	5: "CKR_GENERAL_ERROR",
	6: "CKR_FUNCTION_FAILED",
	10: "CKR_CANT_LOCK",
	48: "CKR_DEVICE_ERROR",
	49: "CKR_DEVICE_MEMORY",
	50: "CKR_DEVICE_REMOVED",
	96: "CKR_KEY_HANDLE_INVALID",
	99: "CKR_KEY_TYPE_INCONSISTENT",
	104: "CKR_KEY_FUNCTION_NOT_PERMITTED",
	112: "CKR_MECHANISM_INVALID",
	130: "CKR_OBJECT_HANDLE_INVALID",
	176: "CKR_SESSION_CLOSED",
	177: "CKR_SESSION_COUNT",
	179: "CKR_SESSION_HANDLE_INVALID",
	224: "CKR_TOKEN_NOT_PRESENT",
	225: "CKR_TOKEN_NOT_RECOGNIZED",
	257: "CKR_USER_NOT_LOGGED_IN",
	400: "CKR_CRYPTOKI_NOT_INITIALIZED",
};

/** What a function of the module answered instead of CKR_OK. */
export class CryptokiError extends Error {
	readonly code: number;
	constructor(called: string, code: number) {
		super(
			`${called} answered ${names[code] ?? `0x${code.toString(16).padStart(8, "0")}`}`,
		);
		this.name = "CryptokiError";
		this.code = code;
	}
}
