import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ConfigurationError } from "../../platform/config.ts";

const block =
	/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The roots that time-stampers have to come from, DER, from a PEM file.
 * @throws {ConfigurationError} when there is no certificate to read
 */
export async function readPinnedRoots(path: string): Promise<Uint8Array[]> {
	try {
		const blocks = (await readFile(path, "latin1")).match(block) ?? [];
		const roots = blocks.map((pem) => new X509Certificate(pem).raw);
		if (roots.length > 0) return roots.map((der) => new Uint8Array(der));
	} catch {
		// Whatever is amiss with the file, the variable is to be looked at.
	}
	throw new ConfigurationError(
		"TSA_ROOT should be the path of a PEM file with the root certificate of the authority in TSA_URL.",
	);
}
