import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import type { Sealer } from "../../api/certificates/sealing/sealer.ts";
import { run } from "../support/certificate.ts";
import type { Level } from "./samples.ts";

/** A seal, the levels that it can reach, and whom to trust. */
export interface Seal {
	name: string;
	sealer: Sealer;
	levels: Level[];
	/** PEM files */
	roots: string[];
}

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

async function fromP12(
	dir: string,
	key: Order["key"],
	between: boolean,
): Promise<{ sealer: Sealer; roots: string[] }> {
	const [root, middle, leaf] = [`${key}-root`, `${key}-between`, `${key}-seal`];
	issue(dir, { name: root, key, authority: true });
	if (between) issue(dir, { name: middle, key, authority: true, issuer: root });
	const issuer = between ? middle : root;
	issue(dir, { name: leaf, key, authority: false, issuer });
	const issuers = between ? [middle, root] : [root];
	const path = await pack(dir, leaf, issuers);
	const sealer = await openSealer(
		{ kind: "p12", path, password: PASSWORD },
		"",
	);
	return { sealer, roots: [join(dir, `${root}.crt`)] };
}

/** The seals that samples are sealed with. Their files are kept in `dir`. */
export async function openSeals(dir: string): Promise<Seal[]> {
	const own = join(dir, "self-made");
	return [
		{
			name: "self-made P-256",
			sealer: await openSealer(
				{ kind: "self-made", dir: own },
				"Region Halland",
			),
			roots: [join(own, "authority.crt.pem")],
			levels: ["B-B"],
		},
		{
			name: "RSA-2048 from PKCS #12",
			...(await fromP12(dir, "rsa", false)),
			levels: ["B-B"],
		},
		{
			name: "P-256 from PKCS #12 with an intermediate",
			...(await fromP12(dir, "ec", true)),
			levels: ["B-B"],
		},
	];
}
