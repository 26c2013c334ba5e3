import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-seal-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

const selfMade = (name: string, organisation = "Region Halland") =>
	openSealer({ kind: "self-made", dir: join(dir, name) }, organisation);
const rootOf = (sealer: Sealer) =>
	sealer.certificateChain.at(-1) ?? new Uint8Array();

const at = new Date("2026-03-19T09:12:33Z");
const sealer = await selfMade("seal");
const drawn = await drawCertificate(certificateContent());
const sealed = await sealPdf(sealer, drawn, {
	at,
	reason: "Intyg (1) >> endobj",
});
const text = Buffer.from(sealed).toString("latin1");
const begins = text.lastIndexOf("/Contents <") + "/Contents ".length;

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
