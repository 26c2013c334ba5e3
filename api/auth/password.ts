import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

// Something to compare with when there is no account, so that both take as long.
const nobody = hash("nobody", options);

/** An argon2id hash in PHC string format. */
export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize("NFC"), options);
}

/** Whether a password is right; takes as long when there is no account (`null`). */
export async function isPassword(
	stored: string | null,
	password: string,
): Promise<boolean> {
	const right = await verify(
		stored ?? (await nobody),
		password.normalize("NFC"),
	);
	return stored !== null && right;
}
