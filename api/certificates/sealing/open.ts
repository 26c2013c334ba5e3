import type { Pkcs11Settings } from "./pkcs11.ts";
import type { Sealer } from "./sealer.ts";

/** Which seal the service is configured with. */
export type SealChoice =
	| { kind: "self-made"; dir: string }
	| { kind: "p12"; path: string; password: string }
	| ({ kind: "pkcs11" } & Pkcs11Settings);

/**
 * Opens the seal that the configuration asks for. Only the code for that kind is loaded.
 *
 * @param publicUrl where the service is reached, for the addresses in a certificate that it makes itself
 * @throws {SealProblem} one sentence for whoever starts the service
 */
export async function openSealer(
	choice: SealChoice,
	organisationName: string,
	publicUrl?: string,
): Promise<Sealer> {
	if (choice.kind === "self-made") {
		const { openSelfMadeSealer } = await import("./self-made.ts");
		return openSelfMadeSealer(choice.dir, organisationName, publicUrl);
	}
	if (choice.kind === "pkcs11") {
		const { openPkcs11Sealer } = await import("./pkcs11.ts");
		return openPkcs11Sealer(choice);
	}
	const { openP12Sealer } = await import("./p12.ts");
	return openP12Sealer(choice.path, choice.password);
}
