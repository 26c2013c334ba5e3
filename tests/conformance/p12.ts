import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { run } from "../support/certificate.ts";

const PASSWORD = "prov";

interface Order {
	name: string;
	key: "rsa" | "ec";
	authority: boolean;
	/** Another order's name; left out for a root. */
	issuer?: string;
}

/** A key and a certificate from openssl: what organisations get from their authorities. */
function issue(dir: string, { name, key, authority, issuer }: Order): void {
	const path = (file: string) => join(dir, file);
	const kind =
		key === "rsa"
			? ["rsa:2048"]
			: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
	const extensions = authority
		? [
				"basicConstraints=critical,CA:TRUE",
				"keyUsage=critical,keyCertSign,cRLSign",
			]
		: [
				"basicConstraints=critical,CA:FALSE",
				"keyUsage=critical,digitalSignature,nonRepudiation",
				"extendedKeyUsage=emailProtection",
			];
	// Nobody answers there; but what names no address at all is not what organisations get.
	const site = "URI:http://prov.invalid";
	if (issuer)
		extensions.push(
			`authorityInfoAccess=OCSP;${site}/ocsp,caIssuers;${site}/${issuer}.cer`,
			`crlDistributionPoints=${site}/${issuer}.crl`,
		);
	const signer = issuer
		? ["-CA", path(`${issuer}.crt`), "-CAkey", path(`${issuer}.key`)]
		: [];
	run("openssl", [
		...["req", "-x509", "-nodes", "-days", "30", "-newkey", ...kind],
		...["-subj", `/C=SE/O=Region Prov/CN=Prov ${name}`],
		...extensions.flatMap((one) => ["-addext", one]),
		...signer,
		...["-keyout", path(`${name}.key`), "-out", path(`${name}.crt`)],
	]);
}

/** A PKCS #12 file with a key, its certificate and its issuers'. */
async function pack(
	dir: string,
	name: string,
	issuers: string[],
): Promise<string> {
	const path = (file: string) => join(dir, file);
	const chain = issuers.map((one) => readFile(path(`${one}.crt`), "utf8"));
	await writeFile(path(`${name}.chain`), (await Promise.all(chain)).join(""));
	run("openssl", [
		...["pkcs12", "-export", "-passout", `pass:${PASSWORD}`],
		...["-inkey", path(`${name}.key`), "-in", path(`${name}.crt`)],
		...["-certfile", path(`${name}.chain`), "-out", path(`${name}.p12`)],
	]);
	return path(`${name}.p12`);
}

/** A sealer from a PKCS #12 file made in `dir`, with an intermediate or without. */
export async function sealerFromP12(
	dir: string,
	key: Order["key"],
	between: boolean,
): Promise<Sealer> {
	const [root, middle, leaf] = [`${key}-root`, `${key}-between`, `${key}-seal`];
	issue(dir, { name: root, key, authority: true });
	if (between) issue(dir, { name: middle, key, authority: true, issuer: root });
	const issuer = between ? middle : root;
	issue(dir, { name: leaf, key, authority: false, issuer });
	const issuers = between ? [middle, root] : [root];
	const path = await pack(dir, leaf, issuers);
	return openSealer({ kind: "p12", path, password: PASSWORD }, "");
}
