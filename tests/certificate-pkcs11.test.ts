import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import { parseConfig } from "../api/platform/config.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { certificateContent, run } from "./support/certificate.ts";
import {
	chooseToken,
	openOn,
	openWith,
	PIN,
	noSoftHsm as skip,
	softHsm,
	softHsmModule,
} from "./support/softhsm.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-pkcs11-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

function makeTokens() {
	const hsm = softHsm(dir);
	const p256 = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
	hsm.makeKey("rot", p256);
	hsm.makeKey("ec", p256, "rot");
	hsm.makeKey("rsa", ["rsa:2048"]);
	hsm.makeToken("Stämpel; & kö", "ec");
	hsm.put("Stämpel; & kö", "rot.crt", "b2");
	hsm.makeToken("rsa", "rsa");
	hsm.makeToken("varje gång", "rsa", "--always-auth");
	hsm.makeToken("två", "ec");
	hsm.put("två", "rsa.key", "c3");
	hsm.put("två", "rsa.crt", "c3");
	hsm.makeToken("tom");
	hsm.makeToken("fel", "ec");
	hsm.makeToken("bytt", "ec");
	hsm.makeToken("bara nyckel");
	hsm.put("bara nyckel", "ec.key", "a1");
	const lost = hsm.makeToken("borta", "rsa");
	return { ...hsm, lost };
}

const made = skip ? null : makeTokens();
// Where it is skipped, no test asks for it.
const hsm = made as ReturnType<typeof makeTokens>;
const hello = (sealer: Sealer) => sealer.sign(Buffer.from("hej"));
const firstOf = (sealer: Sealer) =>
	Buffer.from(sealer.certificateChain[0] ?? []).toString("hex");

t.test(
	"a key on a token seals, and the seal is like any other",
	{ skip },
	async (t) => {
		const drawn = await drawCertificate(certificateContent());
		for (const [path, subject, algorithm, length] of [
			["token=St%C3%A4mpel%3b%20%26%20k%C3%B6", "ec", "ecdsa-sha256", 2],
			["token=rsa;object=rsa;type=private", "rsa", "rsa-sha256", 1],
			["token=tv%C3%A5;id=%c3", "rsa", "rsa-sha256", 1],
			["token=tv%C3%A5;object=ec", "ec", "ecdsa-sha256", 1],
			["token=varje%20g%C3%A5ng", "rsa", "rsa-sha256", 1],
		] as const) {
			const sealer = await openOn(path);
			t.match(sealer, { kind: "pkcs11", subject, algorithm });
			t.equal(sealer.certificateChain.length, length, "signer and issuers");
			// Within the time of certificates that are yet to be made.
			const at = new Date(Date.now() + 3_600_000);
			const file = await sealPdf(sealer, drawn, { at });
			const root = sealer.certificateChain.at(-1) ?? new Uint8Array();
			const { verdict } = await verifyPdf(file, { trusted: [root] });
			t.equal(verdict, "authentic", path);
		}
	},
);

t.test(
	"fifty signatures at once are fifty good ones, also after a clean-up of memory",
	{ skip },
	async (t) => {
		for (const path of ["token=rsa", "token=fel"]) {
			const sealer = await openOn(path);
			setFlagsFromString("--expose-gc");
			const collectGarbage: unknown = runInNewContext("gc");
			if (typeof collectGarbage === "function") collectGarbage();
			// The sealer itself lets no signature out that does not verify.
			const signatures = await Promise.all(
				Array.from({ length: 50 }, (_, i) => sealer.sign(Buffer.of(i))),
			);
			const different = new Set(signatures.map((one) => one.join()));
			t.equal(different.size, 50);
		}
	},
);

t.test(
	"certificates that are not on the token come from a file",
	{ skip },
	async (t) => {
		await t.rejects(openOn("token=bara%20nyckel"), {
			name: "SealProblem",
			message: /^No certificate on the token .* SEAL_PKCS11_CHAIN names\.$/,
		});
		const chain = hsm.at("kedja.pem");
		const pem = (name: string) => run("openssl", ["x509", "-in", hsm.at(name)]);
		await writeFile(chain, pem("rot.crt") + pem("rsa.crt") + pem("ec.crt"));
		const more = { SEAL_PKCS11_CHAIN: chain };
		const sealer = await openOn("token=bara%20nyckel", more);
		t.equal(sealer.subject, "ec");
		t.equal(sealer.certificateChain.length, 2);
		const wrong = { SEAL_PKCS11_CHAIN: hsm.at("rsa.key") };
		await t.rejects(openOn("token=rsa", wrong), {
			name: "SealProblem",
			message: /SEAL_PKCS11_CHAIN names, cannot be read/,
		});
	},
);

t.test(
	"of two certificates for a key, the renewed one seals",
	{ skip },
	async (t) => {
		const old = firstOf(await openOn("token=bytt"));
		hsm.makeKey("ec", [], "rot", 60);
		hsm.put("bytt", "ec.crt", "d4");
		t.not(firstOf(await openOn("token=bytt")), old);
	},
);

t.test(
	"what does not lead to one key is said in one sentence",
	{ skip },
	async (t) => {
		const refused = (path: string, message: RegExp) =>
			t.rejects(openOn(path), { name: "SealProblem", message }, path);
		const absent = /^The module .* has no token like the one that SEAL_PKCS11/;
		await refused("token=finns%20inte", absent);
		await refused("token=rsa;serial=0", absent);
		const keyless =
			/^The token “tom” holds no private RSA or ECDSA key that may/;
		await refused("token=tom", keyless);
		const another =
			/holds no .* key that SEAL_PKCS11 describes that may sign\.$/;
		await refused("token=rsa;object=annan", another);
		const both =
			/^The token “två” holds several keys .*; name one in SEAL_PKCS11/;
		await refused("token=tv%C3%A5", both);
		const nowhere = chooseToken("token=rsa");
		nowhere.uri.modulePath = hsm.at("rsa.key");
		await t.rejects(openSealer(nowhere, ""), {
			name: "SealProblem",
			message: /^The PKCS#11 module .* cannot be loaded/,
		});
	},
);

t.test(
	"a PIN that is wrong is tried once, and never told",
	{ skip },
	async (t) => {
		await writeFile(hsm.at("pin"), "0000-fel\n");
		const { seal } = parseConfig({
			SEAL_PKCS11: `pkcs11:token=tom?module-path=${hsm.modulePath}&pin-source=file:${hsm.at("pin")}`,
		});
		t.equal(seal.kind, "pkcs11");
		if (seal.kind !== "pkcs11") return;
		const { opening, seen } = await openWith(seal, () => ({}));
		const problem: unknown = await opening.catch((error) => error);
		t.equal(seen.logins, 1);
		t.match(problem, {
			name: "SealProblem",
			message: /^The PIN of the token “tom” is wrong; it is not tried again/,
		});
		t.notMatch(inspect(problem, { depth: 9, showHidden: true }), "0000-fel");
		await writeFile(hsm.at("pin"), `${PIN}\n`);
		await t.rejects(openSealer(seal, ""), { message: /holds no private/ });
		await rm(hsm.at("pin"));
		await t.rejects(openSealer(seal, ""), { message: /pin, which .* read\.$/ });
	},
);

t.test(
	"a PIN that was changed meanwhile is tried once, however often the seal is needed",
	{ skip },
	async (t) => {
		const { opening, seen } = await openWith(
			chooseToken("token=bytt"),
			() => ({}),
		);
		const sealer = await opening;
		t.equal(seen.logins, 1);
		hsm.tool("bytt", "--change-pin", "--new-pin", "en-annan-pin");
		await (await softHsmModule()).finalize();
		for (let i = 0; i < 5; i++)
			await t.rejects(hello(sealer), { message: /^The PIN .* is wrong/ });
		t.equal(seen.logins, 2);
	},
);

t.test(
	"a token that is taken out stops the seal until it is put back",
	{ skip },
	async (t) => {
		const [sealer, another] = [
			await openOn("token=borta"),
			await openOn("token=rsa"),
		];
		await hello(sealer);
		await rename(hsm.lost, hsm.at("ute"));
		// SoftHSM goes on with what it has in memory, which a token of hardware has not.
		await (await softHsmModule()).finalize();
		for (let i = 0; i < 2; i++)
			await t.rejects(hello(sealer), {
				name: "SealProblem",
				message: /has no token like the one that SEAL_PKCS11 describes/,
			});
		t.ok(await hello(another), "other tokens are as they were");
		await rename(hsm.at("ute"), hsm.lost);
		t.ok(await hello(sealer));
		t.ok(await hello(another));
	},
);

t.test("without SEAL_PKCS11 nothing of it is loaded", async (t) => {
	const opener = new URL(
		"../api/certificates/sealing/open.ts",
		import.meta.url,
	);
	const script = `
		import { openSealer } from ${JSON.stringify(opener.href)};
		await openSealer({ kind: "self-made", dir: process.argv[1] }, "Prov");
		process.report.excludeNetwork = true;
		const { sharedObjects } = process.report.getReport();
		console.log(sharedObjects.filter((name) => name.includes("koffi")));`;
	const args = ["--input-type=module", "-e", script, join(dir, "self-made")];
	t.equal(run(process.execPath, args).trim(), "[]");
});
