import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-p12-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

const rootOf = (sealer: Sealer) =>
	sealer.certificateChain.at(-1) ?? new Uint8Array();
const drawn = await drawCertificate(certificateContent());

/** PKCS #12 files as the world makes them: new and old protection, RSA and ECDSA. */
async function makeP12(
	kind: "ec" | "rsa",
	name: string,
	options: string[],
): Promise<string> {
	const base = join(dir, kind);
	const openssl = (...args: string[]) => run("openssl", args);
	if (!(await stat(`${base}.crt`).catch(() => null))) {
		const type =
			kind === "ec"
				? ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
				: ["rsa:2048"];
		openssl(
			"req",
			"-x509",
			"-newkey",
			...type,
			"-nodes",
			"-days",
			"30",
			"-subj",
			"/C=SE/O=Region Prov/CN=Prov",
			"-keyout",
			`${base}.key`,
			"-out",
			`${base}.crt`,
		);
	}
	const path = join(dir, `${kind}-${name}.p12`);
	openssl(
		"pkcs12",
		"-export",
		...options,
		"-inkey",
		`${base}.key`,
		"-in",
		`${base}.crt`,
		"-out",
		path,
	);
	return path;
}

const pass = ["-passout", "pass:hemligt åäö"];

t.test(
	"a seal in a PKCS #12 file seals, however the file is protected",
	{
		skip: missing("openssl"),
	},
	async (t) => {
		// Within the time of certificates that are yet to be made.
		const now = new Date(Date.now() + 3_600_000);
		for (const kind of ["ec", "rsa"] as const)
			for (const [name, options] of Object.entries({
				"aes-256": [],
				"rc2-and-triple-des": ["-legacy"],
				"triple-des": [
					"-legacy",
					"-keypbe",
					"PBE-SHA1-3DES",
					"-certpbe",
					"PBE-SHA1-3DES",
				],
				"rc2-128": [
					"-legacy",
					"-keypbe",
					"PBE-SHA1-RC2-128",
					"-certpbe",
					"PBE-SHA1-RC2-128",
				],
				"sha-512": [
					"-keypbe",
					"AES-128-CBC",
					"-certpbe",
					"NONE",
					"-macalg",
					"sha512",
				],
			})) {
				const path = await makeP12(kind, name, [...options, ...pass]);
				const p12 = await openSealer(
					{ kind: "p12", path, password: "hemligt åäö" },
					"",
				);
				t.match(p12, {
					kind: "p12",
					subject: "Prov",
					algorithm: `${kind === "ec" ? "ecdsa" : "rsa"}-sha256`,
				});
				const file = await sealPdf(p12, drawn, { at: now });
				const found = await verifyPdf(file, { trusted: [rootOf(p12)] });
				t.equal(found.verdict, "authentic", `${kind}, ${name}`);
			}
	},
);

t.test(
	"a PKCS #12 file that cannot be used says why in one sentence",
	async (t) => {
		const refused = (path: string, password: string, pattern: RegExp) =>
			t.rejects(openSealer({ kind: "p12", path, password }, ""), {
				message: pattern,
			});
		await refused(join(dir, "absent.p12"), "x", /cannot be read\.$/);
		const page = join(dir, "page.p12");
		await writeFile(page, drawn);
		await refused(page, "x", /is not a PKCS #12 file/);
		if (missing("openssl")) return;
		const path = await makeP12("ec", "wrong", pass);
		await refused(
			path,
			"fel",
			/^The password .* is wrong, or the file is damaged\.$/,
		);
		await refused(
			await makeP12("ec", "wrong-old", ["-legacy", ...pass]),
			"fel",
			/is wrong/,
		);
		await refused(
			await makeP12("ec", "keyless", ["-nokeys", ...pass]),
			"hemligt åäö",
			/no private key/,
		);
	},
);

t.test(
	"no byte of an authority in between can change unseen",
	{
		skip: missing("openssl"),
	},
	async (t) => {
		const path = (name: string) => join(dir, `chain-${name}`);
		const openssl = (...args: string[]) => run("openssl", args);
		const extensions = ["-addext", "basicConstraints=critical,CA:TRUE"];
		for (const [name, issuer] of [
			["root", null],
			["between", "root"],
			["leaf", "between"],
		] as const) {
			const signer = issuer
				? ["-CA", path(`${issuer}.crt`), "-CAkey", path(`${issuer}.key`)]
				: [];
			const kind =
				name === "leaf" ? ["-addext", "basicConstraints=CA:FALSE"] : extensions;
			openssl(
				"req",
				"-x509",
				"-newkey",
				"ec",
				"-pkeyopt",
				"ec_paramgen_curve:P-256",
				"-nodes",
				"-days",
				"30",
				"-subj",
				`/CN=${name}`,
				...kind,
				...signer,
				"-keyout",
				path(`${name}.key`),
				"-out",
				path(`${name}.crt`),
			);
		}
		await writeFile(
			path("issuers.crt"),
			[
				await readFile(path("between.crt")),
				await readFile(path("root.crt")),
			].join(""),
		);
		openssl(
			"pkcs12",
			"-export",
			"-inkey",
			path("leaf.key"),
			"-in",
			path("leaf.crt"),
			"-certfile",
			path("issuers.crt"),
			"-passout",
			"pass:x",
			"-out",
			path("all.p12"),
		);
		const p12 = await openSealer(
			{ kind: "p12", path: path("all.p12"), password: "x" },
			"",
		);
		t.equal(p12.certificateChain.length, 3);
		const roots = { trusted: [rootOf(p12)] };
		const file = await sealPdf(p12, drawn, {
			at: new Date(Date.now() + 3_600_000),
		});
		t.equal((await verifyPdf(file, roots)).verdict, "authentic");
		const page = Buffer.from(file).toString("latin1");
		const between = Buffer.from(p12.certificateChain[1] ?? []).toString("hex");
		const start = page.indexOf(between);
		t.ok(start > 0, "the authority in between is in the seal");
		const unseen: number[] = [];
		const step = process.env.EVERY_BYTE ? 1 : 3;
		for (let i = start; i < start + between.length; i += step) {
			const copy = file.slice();
			copy[i] = (copy[i] ?? 0) ^ 1;
			if ((await verifyPdf(copy, roots)).verdict === "authentic")
				unseen.push(i - start);
		}
		t.same(unseen, []);
	},
);
