import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-seal-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

const selfMade = (name: string, organisation = "Region Halland") =>
	openSealer({ kind: "self-made", dir: join(dir, name) }, organisation);
const rootOf = (sealer: Sealer) =>
	sealer.certificateChain.at(-1) ?? new Uint8Array();

const at = new Date("2026-03-19T09:12:33Z");
const sealer = await selfMade("seal");
const trusted = [rootOf(sealer)];
const drawn = await drawCertificate(certificateContent());
const sealed = await sealPdf(sealer, drawn, {
	at,
	reason: "Intyg (1) >> endobj",
});
const text = Buffer.from(sealed).toString("latin1");
const begins = text.lastIndexOf("/Contents <") + "/Contents ".length;
const ends = text.indexOf(">", begins) + 1;

function changed(position: number, mask: number): Uint8Array {
	const copy = sealed.slice();
	copy[position] = (copy[position] ?? 0) ^ mask;
	return copy;
}

const verdictOf = async (bytes: Uint8Array) =>
	(await verifyPdf(bytes, { trusted })).verdict;

t.test(
	"a sealed certificate is authentic, and says whose, when and which",
	async (t) => {
		t.same(await verifyPdf(sealed, { trusted }), {
			verdict: "authentic",
			seal: {
				by: "Region Halland (självgjord stämpel)",
				at: "2026-03-19T09:12:33.000Z",
				timestamped: false,
			},
			number: "HÖK-2026-0187",
			reason: "ok",
		});
		t.ok(sealed.length < 42_000, `${sealed.length} bytes`);
	},
);

t.test("no single byte can change unseen", async (t) => {
	const unseen: number[] = [];
	const check = async (position: number, mask: number) => {
		if ((await verdictOf(changed(position, mask))) === "authentic")
			unseen.push(position);
	};
	const dictionary = text.lastIndexOf(" obj\n", begins);
	for (let i = dictionary; i < ends + 12; i++) await check(i, 1);
	// The same hexadecimal digit in the other case is the same seal to most readers.
	for (let i = begins; i < ends; i += 31) await check(i, 0x20);
	for (let i = 0; i < sealed.length; i += 251) await check(i, 1 << (i % 8));
	for (let i = sealed.length - 60; i < sealed.length; i++) await check(i, 4);
	t.same(unseen, []);
});

t.test("nor the length that a signature says it has", async (t) => {
	// Readers of DER differ where a length is one too small; every other signature has a length that can be.
	for (let i = 0; i < 12; i++) {
		const file = await sealPdf(sealer, drawn, { at });
		const page = Buffer.from(file).toString("latin1");
		const signatures = [...page.matchAll(/30(?=4[4-6]02(?:1f|20|21))/g)];
		const length = (signatures.at(-1)?.index ?? 0) + 3;
		file[length] = (file[length] ?? 0) ^ 1;
		t.not(await verdictOf(file), "authentic");
	}
});

t.test(
	"nor a byte of an authority in between",
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
		for (let i = start; i < start + between.length; i++) {
			const copy = file.slice();
			copy[i] = (copy[i] ?? 0) ^ 1;
			if ((await verifyPdf(copy, roots)).verdict === "authentic")
				unseen.push(i - start);
		}
		t.same(unseen, []);
	},
);

t.test("nothing can be added, taken away or put before", async (t) => {
	const verdicts = async (bytes: Uint8Array, expected: string, what: string) =>
		t.equal(await verdictOf(bytes), expected, what);
	const after = (more: string) =>
		Buffer.concat([sealed, Buffer.from(more, "latin1")]);
	await verdicts(after("\n"), "altered", "a line break at the end");
	const id = /\/Size (\d+)/.exec(text)?.[1];
	const revision = `8 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\nxref\n8 1\n${String(sealed.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Size ${id} /Root 3 0 R /Prev ${/startxref\n(\d+)/.exec(text)?.[1]} >>\nstartxref\n${sealed.length + 60}\n%%EOF\n`;
	await verdicts(
		after(revision),
		"altered",
		"a later revision that empties the page",
	);
	await verdicts(
		Buffer.concat([Buffer.from("\n"), sealed]),
		"altered",
		"a prefix",
	);
	await verdicts(sealed.slice(0, -1), "altered", "without its last byte");
	for (const share of [0.2, 0.5, 0.9])
		t.not(
			await verdictOf(sealed.slice(0, sealed.length * share)),
			"authentic",
			`${share} of it`,
		);
});

t.test("the padding of a seal holds nothing", async (t) => {
	const roomy: Sealer = { ...sealer, sign: async (data) => sealer.sign(data) };
	const longer: Sealer = {
		...roomy,
		sign: async (data) =>
			Buffer.concat([await sealer.sign(data), new Uint8Array(40)]),
	};
	let signed = 0;
	const mixed: Sealer = {
		...roomy,
		sign: (data) => (signed++ === 0 ? longer : roomy).sign(data),
	};
	const padded = await sealPdf(mixed, drawn, { at });
	t.equal(await verdictOf(padded), "authentic");
	const page = Buffer.from(padded).toString("latin1");
	const last = page.indexOf(">", page.lastIndexOf("/Contents <"));
	t.equal(page.slice(last - 60, last), "0".repeat(60));
	const hidden = padded.slice();
	hidden[last - 1] = "1".charCodeAt(0);
	t.match(await verifyPdf(hidden, { trusted }), {
		verdict: "altered",
		reason: "padding_not_empty",
	});
});

t.test(
	"a seal that turns out longer than its room is made room for",
	async (t) => {
		let size = 0;
		const growing: Sealer = {
			...sealer,
			sign: async () =>
				new Uint8Array(size < 3 ? 100 + 100 * size++ : 400).fill(1),
		};
		const file = Buffer.from(await sealPdf(growing, drawn, { at })).toString(
			"latin1",
		);
		t.ok(file.includes("01".repeat(300)));
		t.ok(file.endsWith("%%EOF\n"));
	},
);

t.test("a seal moved from another certificate does not fit", async (t) => {
	const other = await drawCertificate(
		certificateContent({ number: "HÖK-2026-0188" }),
	);
	const theirs = Buffer.from(
		await sealPdf(sealer, other, { at, reason: "Intyg (1) >> endobj" }),
	);
	const page = theirs.toString("latin1");
	const from = page.lastIndexOf("/Contents <") + "/Contents ".length;
	const cms = theirs.subarray(from, page.indexOf(">", from) + 1);
	const swapped = Buffer.concat([
		sealed.slice(0, begins),
		cms,
		sealed.slice(ends),
	]);
	t.equal(await verdictOf(swapped), "altered");
});

t.test("a seal from an authority of the same name is not ours", async (t) => {
	const forger = await selfMade("forged");
	const forged = await sealPdf(forger, drawn, { at });
	t.match(await verifyPdf(forged, { trusted }), {
		verdict: "unknown",
		number: null,
		reason: "seal_not_trusted",
	});
	t.match(await verifyPdf(sealed, { trusted: [] }), { verdict: "unknown" });
	// The forger's key with our certificate: it looks like ours, and is not.
	const dressed: Sealer = {
		...forger,
		certificateChain: sealer.certificateChain,
	};
	t.match(await verifyPdf(await sealPdf(dressed, drawn, { at }), { trusted }), {
		verdict: "altered",
		reason: "signature_invalid",
	});
	const carrying: Sealer = {
		...sealer,
		certificateChain: [
			...sealer.certificateChain.slice(0, 1),
			...forger.certificateChain.slice(0, 1),
		],
	};
	t.match(
		await verifyPdf(await sealPdf(carrying, drawn, { at }), { trusted }),
		{
			verdict: "unknown",
		},
	);
});

t.test(
	"a seal does not hold outside the time of its certificate",
	async (t) => {
		const early = await sealPdf(sealer, drawn, {
			at: new Date("1999-12-31T23:59:59Z"),
		});
		t.equal(await verdictOf(early), "unknown");
	},
);

t.test("what is not a sealed file is said to be just that", async (t) => {
	const cases: [string, Uint8Array][] = [
		["nothing", new Uint8Array(0)],
		["a web page", Buffer.from("<!doctype html><title>%PDF</title>")],
		["a header alone", Buffer.from("%PDF-1.7\n")],
		["an unsealed certificate", drawn],
		[
			"noise",
			Uint8Array.from({ length: 50_000 }, (_, i) => (i * 2654435761) >>> 24),
		],
		[
			"a range that leads nowhere",
			Buffer.from("%PDF-1.7\n/ByteRange [0 999999999 9 9]\n/Contents <00>"),
		],
	];
	for (const [what, bytes] of cases) {
		const found = await verifyPdf(bytes, {
			trusted: [...trusted, new Uint8Array([1])],
		});
		t.match(found, { seal: null, number: null }, what);
		t.ok(
			["not_sealed", "unknown"].includes(found.verdict),
			`${what}: ${found.verdict}`,
		);
	}
	t.equal(await verdictOf(drawn), "not_sealed");
});

t.test("a name in the file cannot pass for its number", async (t) => {
	const name = '/Type /EmbeddedFile >> stream {"number": "HÖK-1999-0001"}';
	const pdf = await drawCertificate(
		certificateContent({ organisation: { name } }),
	);
	const found = await verifyPdf(await sealPdf(sealer, pdf, { at }), {
		trusted,
	});
	t.match(found, { verdict: "authentic", number: "HÖK-2026-0187" });
});

t.test(
	"the self-made seal is made once, and only its owner can read its keys",
	async (t) => {
		const sealers = await Promise.all(
			Array.from({ length: 8 }, () => selfMade("raced")),
		);
		const made = new Set(
			sealers.map((one) => Buffer.from(rootOf(one)).toString("hex")),
		);
		t.equal(made.size, 1);
		const again = await selfMade("raced", "Another name");
		t.ok(made.has(Buffer.from(rootOf(again)).toString("hex")));
		const left = (await readdir(dir)).filter((name) =>
			name.startsWith("raced"),
		);
		t.same(left, ["raced"]);
		for (const name of await readdir(join(dir, "raced"))) {
			if (!name.includes(".key.")) continue;
			t.equal((await stat(join(dir, "raced", name))).mode & 0o777, 0o600, name);
		}
		t.notMatch(JSON.stringify(again), /PRIVATE|"d"/);
	},
);

t.test(
	"processes that start at once or are killed leave one whole seal",
	async (t) => {
		const place = join(dir, "processes");
		const open = new URL("../api/certificates/sealing/open.ts", import.meta.url)
			.href;
		const program = `const { openSealer } = await import(${JSON.stringify(open)});
		process.stdout.write("ready");
		const s = await openSealer({ kind: "self-made", dir: ${JSON.stringify(place)} }, "Region Halland");
		process.stdout.write(Buffer.from(s.certificateChain.at(-1)).toString("hex"));`;
		const start = () =>
			spawn(process.execPath, ["--input-type=module", "-e", program]);
		for (const delay of [5, 40]) {
			const child = start();
			await once(child.stdout, "data");
			await new Promise((resolve) => setTimeout(resolve, delay));
			child.kill("SIGKILL");
			await once(child, "exit");
		}
		const roots = await Promise.all(
			[1, 2, 3].map(async () => {
				const child = start();
				let out = "";
				child.stdout.on("data", (chunk) => {
					out += chunk;
				});
				const [code] = await once(child, "close");
				t.equal(code, 0);
				return out;
			}),
		);
		t.equal(new Set(roots).size, 1);
		t.ok((roots[0]?.length ?? 0) > 500);
	},
);

t.test("half a seal is not sealed with", async (t) => {
	await selfMade("half");
	await rm(join(dir, "half", "seal.key.pem"));
	await t.rejects(selfMade("half"), /not whole/);
	await writeFile(
		join(dir, "half", "seal.key.pem"),
		"-----BEGIN PRIVATE KEY-----\nAAAA\n",
	);
	await t.rejects(selfMade("half"), /cannot be read/);
});

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
	"openssl finds the seal valid over the bytes that it covers",
	{
		skip: missing("openssl"),
	},
	async (t) => {
		const [, from = 0, to = 0, rest = 0] =
			/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/
				.exec(text.slice(begins - 200))
				?.slice(1)
				.map(Number) ?? [];
		const file = Buffer.from(sealed);
		const paths = ["cms.der", "content.bin", "ca.der", "ca.pem"].map((name) =>
			join(dir, name),
		);
		const [cms = "", content = "", der = "", pem = ""] = paths;
		await writeFile(cms, Buffer.from(text.slice(from + 1, to - 1), "hex"));
		await writeFile(
			content,
			Buffer.concat([file.subarray(0, from), file.subarray(to, to + rest)]),
		);
		await writeFile(der, rootOf(sealer));
		run("openssl", ["x509", "-inform", "der", "-in", der, "-out", pem]);
		const args = [
			"cms",
			"-verify",
			"-cades",
			"-binary",
			"-inform",
			"DER",
			"-in",
			cms,
			"-content",
			content,
			"-CAfile",
			pem,
			"-purpose",
			"any",
			"-out",
			"/dev/null",
		];
		const result = spawnSync("openssl", args, { encoding: "utf8" });
		t.match(result.stderr, /CAdES Verification successful/);
		t.equal(result.status, 0);
	},
);

t.test(
	"pdfsig and qpdf agree",
	{
		skip: missing("pdfsig") || missing("certutil") || missing("qpdf"),
	},
	async (t) => {
		const nss = join(dir, "nss");
		const [der, pdf] = [join(dir, "root.der"), join(dir, "sealed.pdf")];
		await mkdir(nss);
		await writeFile(der, rootOf(sealer));
		await writeFile(pdf, sealed);
		run("certutil", ["-N", "-d", `sql:${nss}`, "--empty-password"]);
		run("certutil", [
			"-A",
			"-d",
			`sql:${nss}`,
			"-n",
			"root",
			"-t",
			"CT,C,C",
			"-i",
			der,
		]);
		const report = run("pdfsig", ["-nssdir", `sql:${nss}`, pdf]);
		t.match(report, "Signature is Valid");
		t.match(report, "Certificate is Trusted");
		t.match(report, "Total document signed");
		t.match(report, "ETSI.CAdES.detached");
		t.match(
			run("qpdf", ["--check", pdf]),
			"No syntax or stream encoding errors found",
		);
	},
);
