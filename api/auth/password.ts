import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** An argon2id hash in PHC string format. */
export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize("NFC"), options);
}

/** Whether a password is right; takes as long when there is no account (`null`). */
export async function isPassword(
	stored: string | null,
	password: string,
): Promise<boolean> {
	const given = password.normalize("NFC");
	if (stored !== null) return verify(stored, given);
	await hash(given, options);
	return false;
}
