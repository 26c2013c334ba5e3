import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import t, { type Test } from "tap";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { sealDetached } from "../api/certificates/sealing/detached.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import { runCli } from "../api/cli/main.ts";
import type { Deps } from "../api/platform/deps.ts";
import { filledApplication, party, staff } from "./support/actors.ts";
import { startAuthority } from "./support/authority.ts";
import { certificateContent } from "./support/certificate.ts";
import { createWorld, type World } from "./support/world.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Said {
	code: number | null;
	out: string;
	error: string;
}

interface Stage {
	world: World;
	register: string;
	dir: string;
	number: string;
	/** A certificate that is authentic and valid */
	valid: string;
	/** Writes a file and gives its path */
	keep(name: string, bytes: Uint8Array | string): Promise<string>;
	/** The command as it is run in this process */
	run(...args: string[]): Promise<Said>;
}

/** A register that listens, with one certificate, and a directory for files. */
async function stage(t: Test, overrides: Partial<Deps> = {}): Promise<Stage> {
	const world = await createWorld(t, overrides);
	const register = await world.app.listen({ host: "127.0.0.1", port: 0 });
	const dir = t.testdir({ other: {} });
	const keep = async (name: string, bytes: Uint8Array | string) => {
		const path = join(dir, name);
		await writeFile(path, bytes);
		return path;
	};
	const { number } = await party(world);
	const valid = await keep("intyg.pdf", await pdfOf(world, number));
	const run = (...args: string[]) => command(args, register);
	return { world, register, dir, number, valid, keep, run };
}

async function command(args: string[], publicUrl?: string): Promise<Said> {
	const said: Said = { code: null, out: "", error: "" };
	const none = (async function* () {})();
	said.code = await runCli(args, {
		out: (text) => {
			said.out += text;
		},
		error: (text) => {
			said.error += text;
		},
		input: none,
		publicUrl,
	});
	return said;
}

async function pdfOf(world: World, number: string): Promise<Buffer> {
	const url = encodeURI(`/api/v1/certificates/${number}/pdf`);
	return (await world.app.inject({ url })).rawPayload;
}

async function bodyOf(world: World, url: string): Promise<string> {
	return (await world.app.inject({ url })).body;
}

async function manage(world: World, number: string, act: string) {
	const admin = await staff(world, "admin");
	const path = encodeURI(`/admin/certificates/${number}/${act}`);
	const answer = await admin.call("POST", path, { reason: "Fel namn" });
	if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

async function finished(child: ChildProcess): Promise<Said> {
	const said: Said = { code: null, out: "", error: "" };
	child.stdout?.on("data", (text) => {
		said.out += text;
	});
	child.stderr?.on("data", (text) => {
		said.error += text;
	});
	const { promise, resolve } = Promise.withResolvers<Said>();
	child.on("close", (code) => resolve({ ...said, code }));
	return promise;
}

/** An address that nobody listens at. */
async function nowhere(): Promise<string> {
	const server = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

t.test("a valid certificate ends with 0 and four answers", async (t) => {
	const { run, valid, number } = await stage(t);
	const said = await run("verify", valid);
	t.equal(said.error, "");
	t.equal(
		said.out,
		`${valid}: Intyget är äkta och gäller
    Intyg                                ${number}
  ✓ Är filen äkta?                       Ja, den har inte ändrats sedan den stämplades
  ✓ Vem har stämplat?                    Region Halland (självgjord stämpel), 12 mars 2026 kl. 19.04
                                         Tiden är den som stämplade har angett.
  ✓ Gäller intyget i dag?                Gäller
  ✓ Vilken version av överenskommelsen?  Version 2025
`,
	);
	t.equal(said.code, 0);
	const english = await run("verify", "--lang", "en", valid);
	t.match(english.out, /The certificate is authentic and valid/);
	t.match(english.out, /✓ Is the certificate valid today\? +Valid/);
});

t.test("one that is authentic but holds no longer ends with 2", async (t) => {
	const { world, run, valid, number, keep } = await stage(t);
	await manage(world, number, "revoke");
	const revoked = await run("verify", valid);
	t.equal(revoked.code, 2);
	t.match(revoked.out, /✓ Är filen äkta\? +Ja/);
	t.match(revoked.out, /✗ Gäller intyget i dag\? +Spärrat 12 mars 2026/);
	t.match(revoked.out, /Orsak: Fel namn/);

	const other = await party(world, filledApplication());
	const file = await keep("annat.pdf", await pdfOf(world, other.number));
	await manage(world, other.number, "reissue");
	const superseded = await run("verify", file);
	t.equal(superseded.code, 2);
	t.match(superseded.out, /✗ Gäller intyget i dag\? +Ersatt/);
	t.match(superseded.out, /Nytt intyg: HÖK-2026-0003/);
});

t.test("one that is not authentic ends with 1, whatever else", async (t) => {
	const { world, run, keep, number, dir } = await stage(t);
	const at = world.now.value;
	const altered = await pdfOf(world, number);
	altered[1000] = (altered[1000] ?? 0) ^ 1;
	const drawn = await drawCertificate(certificateContent());
	const stranger = await openSealer(
		{ kind: "self-made", dir: join(dir, "other") },
		"Grannregionen",
	);
	for (const [name, bytes, verdict] of [
		["ändrad.pdf", altered, "altered"],
		["främmande.pdf", await sealPdf(stranger, drawn, { at }), "unknown"],
		["utan.pdf", drawn, "not_sealed"],
		["brev.txt", Buffer.from("Hej"), "not_sealed"],
		["tom.pdf", Buffer.alloc(0), "not_sealed"],
	] as const) {
		const file = await keep(name, bytes);
		const said = await run("verify", "--json", file);
		t.equal(said.code, 1, name);
		t.match(JSON.parse(said.out), {
			file,
			exitCode: 1,
			verdict,
			number: null,
			today: { status: "unknown", why: "not_authentic" },
		});
		t.match((await run("verify", file)).out, /✗ Är filen äkta\? +Nej/);
	}
});

t.test("what could not be told ends with 3, and says why", async (t) => {
	const { world, run, valid, keep, dir } = await stage(t);
	const away = await nowhere();
	const noTrust = await run("verify", "--register", away, valid);
	t.equal(noTrust.code, 3);
	t.match(noTrust.error, /Inget att lita på: .*\/api\/v1\/seals/);
	t.equal(noTrust.out, "");
	const missing = await run("verify", join(dir, "finns-inte.pdf"));
	t.equal(missing.code, 3);
	t.match(missing.error, /går inte att läsa \(ENOENT\)/);

	const trust = await keep("seals.json", await bodyOf(world, "/api/v1/seals"));
	const known = ["--trust", trust, "--register"];
	const unreachable = await run("verify", ...known, away, valid);
	t.equal(unreachable.code, 3);
	t.match(unreachable.out, /✓ Är filen äkta\? +Ja/);
	t.match(unreachable.out, /\? Gäller intyget i dag\? +Vet inte/);

	const { sealer } = world.deps;
	const drawn = await drawCertificate(certificateContent());
	const at = world.now.value;
	const file = await keep("okänt.pdf", await sealPdf(sealer, drawn, { at }));
	const unknown = await run("verify", file);
	t.equal(unknown.code, 3);
	t.match(unknown.out, /Registret visar inget intyg med det numret/);
	t.match(unknown.error, "");
	const text = await keep("inga.json", "{}");
	t.match(await run("verify", "--trust", text, valid), {
		code: 3,
		error: /Inget att lita på/,
	});
});

t.test("seals are trusted from a file as JSON, PEM or DER", async (t) => {
	const { world, run, valid, keep, register, dir } = await stage(t);
	const der = world.deps.sealer.certificateChain.at(-1) ?? new Uint8Array();
	const base64 = Buffer.from(der).toString("base64");
	const pem = `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
	for (const trust of [
		await keep("seals.json", await bodyOf(world, "/api/v1/seals")),
		await keep("root.pem", `Registrets rot\n${pem}`),
		await keep("root.crt", der),
		`${register}/seal.crt`,
	])
		t.equal((await run("verify", "--trust", trust, valid)).code, 0, trust);
	const other = await openSealer(
		{ kind: "self-made", dir: join(dir, "other") },
		"Region Halland",
	);
	const root = other.certificateChain.at(-1) ?? new Uint8Array();
	const foreign = await keep("other.crt", root);
	t.equal((await run("verify", "--trust", foreign, valid)).code, 1);
});

t.test(
	"a time stamp counts only with an authority that is trusted",
	async (t) => {
		const clock = () => new Date("2026-03-12T18:04:00Z");
		const authority = await startAuthority({ clock });
		t.teardown(() => authority.stop());
		const sealer = await authority.sealer("ecdsa");
		const stamper = createStamper(authority.tsaUrl, { rest: 0 });
		const { run, valid, keep } = await stage(t, { sealer, stamper, clock });
		const said = await run("verify", valid);
		t.equal(said.code, 0);
		t.match(said.out, "Tiden är intygad av ");
		t.match(said.out, "utan oss, även om många år");
		// A root alone vouches for the seal; who vouches for the time is not known.
		const root = sealer.certificateChain.at(-1) ?? new Uint8Array();
		const trust = await keep("root.crt", root);
		t.match(await run("verify", "--trust", trust, valid), {
			code: 3,
			out: /\? Är filen äkta\? +Vet inte/,
		});
	},
);

t.test("without a network the signed list tells what holds", async (t) => {
	const { world, valid, keep, number, dir } = await stage(t);
	const away = await nowhere();
	const path = "/api/v1/certificates/revocations";
	const before = await keep("before.json", await bodyOf(world, path));
	await manage(world, number, "revoke");
	const after = await keep("after.json", await bodyOf(world, path));
	const trust = await keep("seals.json", await bodyOf(world, "/api/v1/seals"));
	const offline = (list: string, ...rest: string[]) =>
		command(
			["verify", "--trust", trust, "--revocations", list, valid, ...rest],
			away,
		);
	const held = await offline(before);
	t.equal(held.code, 0);
	t.match(
		held.out,
		/Gäller intyget i dag\? +Gäller, enligt listan från 12 mars 2026 kl\. 19\.04/,
	);
	const revoked = await offline(after, "--json");
	t.equal(revoked.code, 2);
	t.match(JSON.parse(revoked.out), {
		verdict: "authentic",
		today: { status: "revoked", reason: "Fel namn" },
	});
	const forger = await openSealer(
		{ kind: "self-made", dir: join(dir, "other") },
		"Region Halland",
	);
	const { list } = JSON.parse(await bodyOf(world, path));
	const emptied = JSON.stringify({ ...JSON.parse(list), revoked: [] });
	const seal = await sealDetached(forger, Buffer.from(emptied));
	const forged = await keep(
		"forged.json",
		JSON.stringify({
			list: emptied,
			seal: Buffer.from(seal).toString("base64"),
		}),
	);
	t.match(await offline(forged), { code: 3, error: /Listan går inte/ });

	// A certificate that was made after the list may have been revoked since, too.
	world.now.value = new Date("2026-03-12T19:04:00Z");
	const next = await party(world, filledApplication());
	const newer = await keep("newer.pdf", await pdfOf(world, next.number));
	t.match(await offline(before, newer), {
		code: 3,
		out: /intyget är nyare än listan/,
	});
});

t.test(
	"the signed list tells which seals hold no longer, also without a network",
	async (t) => {
		const { world, run, valid, keep } = await stage(t);
		const away = await nowhere();
		const path = "/api/v1/certificates/revocations";
		const thief = world.deps.sealer;
		const root = thief.certificateChain.at(-1) ?? new Uint8Array();
		const seals = await bodyOf(world, "/api/v1/seals");
		const pinned = await keep("root.crt", root);
		const trusts = [await keep("seals.json", seals), pinned];
		const admin = await staff(world, "admin");
		const { fingerprint } = (await admin.call("GET", "/admin/seals")).body
			.seals[0];
		await admin.call("POST", `/admin/seals/${fingerprint}/revoke`, {
			reason: "keyCompromise",
		});
		const own = await keep("own.json", await bodyOf(world, path));
		await admin.call("POST", "/admin/seals/rotate");
		const after = await keep("after.json", await bodyOf(world, path));
		const { revoked } = JSON.parse(JSON.parse(await bodyOf(world, path)).list);
		t.same(revoked, [], "no certificate of its own is revoked");
		const offline = (trust: string, list: string) =>
			command(
				["verify", "--json", "--trust", trust, "--revocations", list, valid],
				away,
			);
		for (const trust of trusts) {
			const said = await offline(trust, after);
			t.equal(said.code, 1);
			t.match(JSON.parse(said.out), {
				verdict: "unknown",
				reason: "seal_revoked",
			});
			// What the seal says of itself here a thief would leave out.
			t.match(await offline(trust, own), { code: 3, error: /Listan går inte/ });
		}
		// Certificates alone say nothing of what is revoked: the register is asked.
		const online = await run("verify", "--json", "--trust", pinned, valid);
		t.equal(online.code, 1);
		t.match(JSON.parse(online.out), { reason: "seal_revoked" });
		// A list from before seals were in it, under a seal that holds.
		const { seals: _, ...earlier } = JSON.parse(
			JSON.parse(await bodyOf(world, path)).list,
		);
		const list = JSON.stringify(earlier);
		const seal = await sealDetached(world.deps.sealer, Buffer.from(list));
		const signed = { list, seal: Buffer.from(seal).toString("base64") };
		const old = await keep("earlier.json", JSON.stringify(signed));
		for (const trust of trusts) t.equal((await offline(trust, old)).code, 0);
	},
);

t.test("of several files each is told, and the gravest decides", async (t) => {
	const { world, run, valid, keep, number } = await stage(t);
	const altered = await pdfOf(world, number);
	altered[1000] = (altered[1000] ?? 0) ^ 1;
	const bad = await keep("ändrad.pdf", altered);
	const two = await run("verify", "--json", valid, "finns-inte.pdf");
	t.equal(two.code, 3);
	const three = await run("verify", "--json", valid, "finns-inte.pdf", bad);
	t.equal(three.code, 1);
	t.same(
		three.out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line).exitCode),
		[0, 3, 1],
	);
});

t.test(
	"what is not understood ends with 3 and points to the help",
	async (t) => {
		const help = await command(["--help"]);
		t.equal(help.code, 0);
		for (const part of [
			"--trust",
			"--register",
			"--json",
			"PUBLIC_URL",
			"Slutkod",
		])
			t.match(help.out, part);
		t.match((await command(["verify", "-h", "--lang", "en"])).out, "Exit code");
		for (const args of [
			[],
			["verify"],
			["veryfy", "x.pdf"],
			["verify", "x.pdf", "--lang", "fi"],
			["verify", "x.pdf", "--quiet"],
			["verify", "x.pdf", "--register", "hallå"],
		]) {
			const said = await command(args);
			t.equal(said.code, 3, args.join(" "));
			t.equal(said.out, "");
			t.match(said.error, "handslag");
		}
	},
);

t.test("a file comes through a pipe as well", async (t) => {
	const { world, register, number } = await stage(t);
	const piped = spawn(process.execPath, ["api/handslag.mjs", "verify", "-"], {
		cwd: root,
		env: { ...process.env, PUBLIC_URL: register },
	});
	piped.stdin.end(await pdfOf(world, number));
	t.match(await finished(piped), { code: 0, out: /^-: Intyget är äkta/ });
});

const npx = spawnSync("npx", ["--version"]).error ? "npx is missing" : false;
t.test("npx finds the command in a clone", { skip: npx }, async (t) => {
	const { register, valid, number, dir } = await stage(t);
	const env = {
		...process.env,
		PUBLIC_URL: register,
		// It is here, not in a registry.
		npm_config_cache: join(dir, "other"),
		npm_config_offline: "true",
		npm_config_update_notifier: "false",
	};
	const args = ["handslag", "verify", "--json", valid];
	const said = await finished(spawn("npx", args, { cwd: root, env }));
	t.equal(said.code, 0, said.error);
	t.match(JSON.parse(said.out), { exitCode: 0, number });
});
