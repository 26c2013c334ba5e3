import { execFile, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as asn1 from "asn1js";
import {
	BasicOCSPResponse,
	CertID,
	Certificate,
	Extension,
	OCSPRequest,
	OCSPResponse,
	Request,
} from "pkijs";
import t, { type Test } from "tap";
import { createApp, cronOf } from "../api/app.ts";
import { openP12Sealer } from "../api/certificates/sealing/p12.ts";
import {
	openSelfMadeSealer,
	rotateSelfMadeSeal,
} from "../api/certificates/sealing/self-made.ts";
import {
	currentFingerprint,
	recordSeal,
	recordTimestamper,
} from "../api/certificates/seals/service.ts";
import { trustOf } from "../api/certificates/seals/trust.ts";
import { system, write } from "../api/log/write.ts";
import { createDb } from "../api/platform/db.ts";
import type { Deps } from "../api/platform/deps.ts";
import { publicCache } from "../api/platform/http-cache.ts";
import { startWorker } from "../api/platform/jobs.ts";
import { startRegisterListener } from "../api/register/changed.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { caller, party, staff } from "./support/actors.ts";
import { missing, run } from "./support/certificate.ts";
import { createWorld, type World } from "./support/world.ts";

const temporary = await mkdtemp(join(tmpdir(), "handslag-seals-"));
t.teardown(() =>
	rm(temporary, { recursive: true, force: true, maxRetries: 3 }),
);
const noOpenssl = missing("openssl");

/** A seal of a region's own, as a PKCS #12 file that ends after so many days. */
async function p12(name: string, days: number): Promise<string> {
	const base = join(temporary, name);
	const openssl = (...args: string[]) => run("openssl", args);
	openssl(
		...["req", "-x509", "-newkey", "ec", "-nodes", "-days", String(days)],
		...["-pkeyopt", "ec_paramgen_curve:P-256", "-subj", `/C=SE/CN=${name}`],
		...["-keyout", `${base}.key`, "-out", `${base}.crt`],
	);
	openssl(
		...["pkcs12", "-export", "-inkey", `${base}.key`, "-in", `${base}.crt`],
		...["-out", `${base}.p12`, "-passout", "pass:"],
	);
	return `${base}.p12`;
}

const dirOf = ({ deps }: World): string =>
	deps.config.seal.kind === "self-made" ? deps.config.seal.dir : "";
const chainOf = ({ deps }: World) =>
	deps.sealer.certificateChain.map((der) =>
		Certificate.fromBER(new Uint8Array(der)),
	) as [Certificate, Certificate];
const pdfOf = async (world: World, number: string) =>
	(
		await world.app.inject({
			url: `/api/v1/certificates/${encodeURIComponent(number)}/pdf`,
		})
	).rawPayload;

async function verdictOf(world: World, number: string) {
	const trust = await trustOf(world.deps.db);
	return verifyPdf(new Uint8Array(await pdfOf(world, number)), {
		...trust,
		now: world.now.value,
	});
}

t.test("every seal that has been used is public", async (t) => {
	const world = await createWorld(t);
	const seals = await caller(world)("GET", "/seals");
	t.equal(seals.status, 200);
	t.equal(seals.headers["access-control-allow-origin"], "*");
	const [seal, root] = world.deps.sealer.certificateChain;
	t.same(seals.body, {
		seals: [
			{
				subject: "Region Halland (självgjord stämpel)",
				kind: "self-made",
				fingerprint: createHash("sha256")
					.update(seal ?? "")
					.digest("hex"),
				root: Buffer.from(root ?? "").toString("base64"),
				notAfter: "2049-12-31T23:59:59.000Z",
				revokedAt: null,
				revocationReason: null,
				current: true,
			},
		],
		timestampers: [],
	});
	const again = await caller(world)("GET", "/seals", undefined, {
		"if-none-match": String(seals.headers.etag),
	});
	t.equal(again.status, 304);
	const bundle = await world.app.inject({ url: "/seals.pem" });
	t.ok(new X509Certificate(bundle.body).raw.equals(Buffer.from(root ?? "")));
	t.same((await trustOf(world.deps.db)).revoked, []);
});

t.test(
	"of processes that start at once with a new seal one puts it on record",
	{ skip: noOpenssl },
	async (t) => {
		const world = await createWorld(t);
		const sealer = await openP12Sealer(await p12("Ny", 900), "");
		const deps: Deps = { ...world.deps, sealer };
		await Promise.all([1, 2, 3].map(() => recordSeal(deps)));
		const admin = await staff(world, "admin");
		const log = await admin.call(
			"GET",
			`/admin/log?subject=${currentFingerprint(sealer)}`,
		);
		t.same(
			log.body.items.map(({ event }: { event: string }) => event),
			["seal.taken_into_use"],
		);
		const { seals } = (await caller(world)("GET", "/seals")).body;
		t.equal(seals.length, 2);
		t.equal((await trustOf(world.deps.db)).trusted.length, 2);
	},
);

t.test(
	"a new seal names its CRL, OCSP responder and issuer under PUBLIC_URL",
	async (t) => {
		const world = await createWorld(t);
		const { infoAccess } = new X509Certificate(
			world.deps.sealer.certificateChain[0] ?? "",
		);
		t.match(infoAccess, "OCSP - URI:http://handslag.test/ocsp");
		t.match(infoAccess, "CA Issuers - URI:http://handslag.test/seal.crt");
		const [seal] = chainOf(world);
		const points = seal.extensions?.find(
			({ extnID }) => extnID === "2.5.29.31",
		);
		t.match(
			Buffer.from(points?.extnValue.valueBlock.valueHexView ?? "").toString(),
			"http://handslag.test/seal.crl",
		);
	},
);

t.test("a rotation keeps what the old seal sealed verifiable", async (t) => {
	const world = await createWorld(t);
	const before = await party(world);
	const old = currentFingerprint(world.deps.sealer);
	const admin = await staff(world, "admin");
	const rotated = await admin.call("POST", "/admin/seals/rotate");
	t.equal(rotated.status, 200);
	const { seals } = rotated.body;
	t.match(seals, [
		{ kind: "self-made", current: true, sealed: 0 },
		{ kind: "self-made", current: false, sealed: 1, fingerprint: old },
	]);
	const after = await party(world);
	const [first, second] = await Promise.all(
		[before, after].map(({ number }) => verdictOf(world, number)),
	);
	t.match(first, { verdict: "authentic", seal: { fingerprint: old } });
	t.match(second, {
		verdict: "authentic",
		seal: { fingerprint: seals[0].fingerprint },
	});
	t.not(seals[0].fingerprint, old);
	// One authority: the roots are one.
	t.equal((await trustOf(world.deps.db)).trusted.length, 1);
	for (const [number, fingerprint] of [
		[before.number, old],
		[after.number, seals[0].fingerprint],
	]) {
		const page = await world.app.inject({
			url: `/intyg/${encodeURIComponent(number)}`,
			headers: { accept: "text/html" },
		});
		t.match(page.body, fingerprint, "the page names the seal used");
		t.match(page.body, "Region Halland (självgjord stämpel)");
	}
	const log = await admin.call(
		"GET",
		`/admin/log?subject=${seals[0].fingerprint}`,
	);
	t.match(log.body.items, [
		{ event: "seal.rotated", detail: { replaced: old } },
	]);
	const opened = await openSelfMadeSealer(dirOf(world), "");
	t.equal(currentFingerprint(opened), seals[0].fingerprint, "after a restart");
	t.ok((await readdir(dirOf(world))).includes("seal.key.pem"), "nothing lost");
});

t.test("a file from before fingerprints were kept is counted", async (t) => {
	const world = await createWorld(t);
	const { number } = await party(world);
	await world.deps.db
		.updateTable("certificate")
		.set({ seal_fingerprint: null })
		.where("number", "=", number)
		.execute();
	world.now.value = new Date(world.now.value.getTime() + 1000);
	const admin = await staff(world, "admin");
	const { seals } = (await admin.call("POST", "/admin/seals/rotate")).body;
	t.match(seals, [{ sealed: 0 }, { sealed: 1 }]);
});

t.test("two who rotate at once make one new seal", async (t) => {
	const world = await createWorld(t);
	const [one, other] = await Promise.all([
		staff(world, "admin"),
		staff(world, "admin"),
	]);
	const seen = { replaces: currentFingerprint(world.deps.sealer) };
	const answers = await Promise.all(
		[one, other, one].map(({ call }) =>
			call("POST", "/admin/seals/rotate", seen),
		),
	);
	t.same(answers.map(({ status }) => status).sort(), [200, 409, 409]);
	t.equal(
		answers.find(({ status }) => status === 409)?.body.code,
		"seal_changed",
	);
	t.equal((await caller(world)("GET", "/seals")).body.seals.length, 2);
});

t.test(
	"a rotation that is killed leaves the old seal or the new one, whole",
	async (t) => {
		const dir = join(temporary, "killed");
		await openSelfMadeSealer(dir, "Region Halland");
		const module = new URL(
			"../api/certificates/sealing/self-made.ts",
			import.meta.url,
		).href;
		const program = `const { rotateSelfMadeSeal } = await import(${JSON.stringify(module)});
		for (;;) { await rotateSelfMadeSeal(${JSON.stringify(dir)}, "http://handslag.test"); process.stdout.write("."); }`;
		const roots = new Set<string>();
		for (const rotations of [1, 2, 4, 7, 11]) {
			const child = spawn(process.execPath, [
				"--input-type=module",
				"-e",
				program,
			]);
			let out = "";
			for await (const chunk of child.stdout) {
				out += chunk;
				// Wherever it is in the next one.
				if (out.length >= rotations) child.kill("SIGKILL");
			}
			const sealer = await openSelfMadeSealer(dir, "another");
			const [seal, root] = sealer.certificateChain.map(
				(der) => new X509Certificate(der),
			);
			t.ok(root && seal?.verify(root.publicKey));
			roots.add(root?.fingerprint256 ?? "");
			await sealer.sign(new Uint8Array(3));
		}
		t.equal(roots.size, 1, "the authority stays");
	},
);

t.test(
	"a seal whose process died before the record is recorded at the next start",
	async (t) => {
		const world = await createWorld(t);
		const dir = dirOf(world);
		await rotateSelfMadeSeal(dir, "http://handslag.test");
		const sealer = await openSelfMadeSealer(dir, "");
		const deps: Deps = { ...world.deps, sealer };
		await recordSeal(deps);
		t.equal((await caller(world)("GET", "/seals")).body.seals.length, 2);
		const admin = await staff(world, "admin");
		// The process that has not heard of it takes it up instead of making a third.
		const late = await admin.call("POST", "/admin/seals/rotate");
		t.match(late, { status: 409, body: { code: "seal_changed" } });
		t.match((await admin.call("GET", "/admin/seals")).body.seals, [
			{ current: true, fingerprint: currentFingerprint(sealer) },
			{ current: false },
		]);
	},
);

t.test("another process takes up the new seal and the new trust", async (t) => {
	const world = await createWorld(t);
	const { options } = world.deps.db.pool;
	const deps: Deps = {
		...world.deps,
		sealer: await openSelfMadeSealer(dirOf(world), ""),
		registerChanged: () => publicCache(deps).clear(),
		// What is kept is kept for a pool of connections, so another one stands for another process.
		db: createDb({ ...options, password: options.password }),
	};
	const app = await createApp(deps);
	const listener = startRegisterListener(deps);
	t.teardown(async () => {
		await listener.stop();
		await app.close();
		await deps.db.destroy();
	});
	await listener.ready;
	const kept = await trustOf(deps.db);
	t.equal(await trustOf(deps.db), kept, "kept while nothing changes");
	const admin = await staff(world, "admin");
	const old = currentFingerprint(world.deps.sealer);
	const rotated = await admin.call("POST", "/admin/seals/rotate");
	const [{ fingerprint }] = rotated.body.seals;
	const current = async () =>
		(await app.inject({ url: "/api/v1/seals" }))
			.json()
			.seals.find((one: { current: boolean }) => one.current)?.fingerprint;
	const until = Date.now() + 10_000;
	while ((await current()) !== fingerprint && Date.now() < until)
		await new Promise(setImmediate);
	t.equal(await current(), fingerprint);
	t.equal(currentFingerprint(deps.sealer), fingerprint);
	await admin.call("POST", `/admin/seals/${old}/revoke`, {
		reason: "keyCompromise",
	});
	const heard = async () => (await trustOf(deps.db)).revoked.length === 1;
	while (!(await heard()) && Date.now() < until)
		await new Promise(setImmediate);
	t.match((await trustOf(deps.db)).revoked, [
		{ fingerprint: old, reason: "keyCompromise" },
	]);
});

t.test("a seal is revoked with a reason, for good", async (t) => {
	const world = await createWorld(t);
	const { number } = await party(world);
	const admin = await staff(world, "admin");
	const old = currentFingerprint(world.deps.sealer);
	const revoke = (fingerprint: string, body: object, who = admin) =>
		who.call("POST", `/admin/seals/${fingerprint}/revoke`, body);
	t.match(await revoke(old, { reason: "superseded" }), {
		status: 409,
		body: { code: "seal_in_use" },
	});
	await admin.call("POST", "/admin/seals/rotate");
	t.equal((await revoke(old, { reason: "whim" })).status, 422);
	t.equal((await revoke("0".repeat(64), { reason: "superseded" })).status, 404);
	const answers = await Promise.all(
		[1, 2].map(() =>
			revoke(old, { reason: "superseded", note: "Bytt: enligt plan" }),
		),
	);
	t.same(answers.map(({ status }) => status).sort(), [200, 409]);
	t.equal(
		answers.find(({ status }) => status === 409)?.body.code,
		"seal_already_revoked",
	);
	const { seals } = (await admin.call("GET", "/admin/seals")).body;
	t.match(seals[1], {
		fingerprint: old,
		revokedAt: world.now.value.toISOString(),
		revocationReason: "superseded",
		revocationNote: "Bytt: enligt plan",
	});
	t.equal(
		(await caller(world)("GET", "/seals")).body.seals[1].revokedAt,
		world.now.value.toISOString(),
	);
	t.match(await verdictOf(world, number), { reason: "seal_revoked" });
	const page = await world.app.inject({
		url: `/intyg/${encodeURIComponent(number)}`,
		headers: { accept: "text/html" },
	});
	t.match(
		page.body,
		/class="cert-side">(?:(?!class="actions").)*Stämpeln på filen är spärrad sedan/s,
		"beside how it stands",
	);
	const view = await caller(world)(
		"GET",
		`/certificates/${encodeURIComponent(number)}`,
	);
	t.match(view.body, {
		status: "valid",
		revokedAt: null,
		seal: { fingerprint: old, revokedAt: world.now.value.toISOString() },
	});
});

t.test(
	"the seal in use is revoked only because its key is in the wrong hands, and the office is told",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const current = currentFingerprint(world.deps.sealer);
		for (const reason of ["superseded", "cessationOfOperation"])
			t.equal(
				(await admin.call("POST", `/admin/seals/${current}/revoke`, { reason }))
					.status,
				409,
			);
		const revoked = await admin.call("POST", `/admin/seals/${current}/revoke`, {
			reason: "keyCompromise",
		});
		t.match(revoked, { status: 200, body: { revokedInUse: true } });
		const next = await admin.call("POST", "/admin/seals/rotate");
		t.match(next, { status: 200, body: { revokedInUse: false } });
	},
);

t.test("only administrators care for seals", async (t) => {
	const world = await createWorld(t);
	const fingerprint = currentFingerprint(world.deps.sealer);
	const asked: [string, string][] = [
		["GET", "/admin/seals"],
		["POST", "/admin/seals/rotate"],
		["POST", `/admin/seals/${fingerprint}/revoke`],
	];
	const people = {
		officer: (await staff(world, "officer")).call,
		editor: (await staff(world, "editor")).call,
		nobody: caller(world),
	};
	for (const [who, call] of Object.entries(people))
		for (const [method, path] of asked)
			t.equal(
				(await call(method, path, method === "POST" ? reason : undefined))
					.status,
				who === "nobody" ? 401 : 403,
				`${who} ${path}`,
			);
	t.equal((await caller(world)("GET", "/seals")).body.seals.length, 1);
});
const reason = { reason: "keyCompromise" };

t.test(
	"a seal from an issuer outside is changed at the start, and vouched for there",
	{ skip: noOpenssl },
	async (t) => {
		const path = await p12("Region Prov", 900);
		const sealer = await openP12Sealer(path, "");
		const world = await createWorld(t, { sealer }, { SEAL_P12: path });
		// openssl made the certificate from now on.
		world.now.value = new Date(Date.now() + 1000);
		const { number } = await party(world);
		for (const path of ["/seal.crl", "/ocsp/MAA="])
			t.match(await caller(world)("GET", `http://handslag.test${path}`), {
				status: 404,
				body: { code: "not_found" },
			});
		const admin = await staff(world, "admin");
		t.match(await admin.call("POST", "/admin/seals/rotate"), {
			status: 409,
			body: { code: "seal_not_self_made" },
		});
		t.equal((await admin.call("GET", "/admin/seals")).body.canRotate, false);
		world.deps.sealer = await openP12Sealer(await p12("Region Ny", 900), "");
		await recordSeal(world.deps);
		t.match((await caller(world)("GET", "/seals")).body.seals, [
			{ subject: "Region Ny", kind: "p12", current: true },
			{ subject: "Region Prov", kind: "p12", current: false },
		]);
		t.match(await verdictOf(world, number), {
			verdict: "authentic",
			seal: { by: "Region Prov" },
		});
	},
);

/** An OCSP request of ours, for what openssl does not ask. */
async function question(
	world: World,
	algorithm: "SHA-1" | "SHA-256",
	nonce?: Uint8Array,
): Promise<Buffer> {
	const [seal, root] = chainOf(world);
	const request = new OCSPRequest();
	const reqCert = new CertID();
	await reqCert.createForCertificate(seal, {
		hashAlgorithm: algorithm,
		issuerCertificate: root,
	});
	request.tbsRequest.requestList = [new Request({ reqCert })];
	if (nonce)
		request.tbsRequest.requestExtensions = [
			new Extension({
				extnID: "1.3.6.1.5.5.7.48.1.2",
				extnValue: new asn1.OctetString({
					valueHex: new Uint8Array(nonce).buffer,
				}).toBER(),
			}),
		];
	return Buffer.from(request.toSchema(true).toBER());
}

const ask = (world: World, payload: Buffer | string, type = "ocsp-request") =>
	world.app.inject({
		method: "POST",
		url: "/ocsp",
		headers: { "content-type": `application/${type}` },
		payload,
	});

function basicOf(payload: Buffer): BasicOCSPResponse {
	const { responseBytes } = OCSPResponse.fromBER(new Uint8Array(payload));
	return BasicOCSPResponse.fromBER(
		new Uint8Array(responseBytes?.response.valueBlock.valueHexView ?? []),
	);
}

t.test(
	"the self-made authority answers for its seals also when another seals",
	{ skip: noOpenssl },
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const [seal, root] = world.deps.sealer.certificateChain;
		const asked = await question(world, "SHA-256");
		const { kind } = world.deps.config.seal;
		t.equal(kind, "self-made");
		// As a start with SEAL_P12 does it.
		const path = await p12("Region Efter", 900);
		world.deps.config.seal = { kind: "p12", path, password: "" };
		world.deps.sealer = await openP12Sealer(path, "");
		await recordSeal(world.deps);
		const get = async (url: string) => {
			const { statusCode, rawPayload } = await world.app.inject({ url });
			return { status: statusCode, body: rawPayload };
		};
		const published = await get("/seal.crt");
		t.ok(published.body.equals(Buffer.from(root ?? "")), "its root");
		t.equal((await get("/seal.crl")).status, 200);
		const status = async () => {
			const { rawPayload } = await ask(world, asked);
			const [answer] = basicOf(rawPayload).tbsResponseData.responses;
			return answer?.certStatus.idBlock.tagNumber;
		};
		t.equal(await status(), 0, "good");
		const fingerprint = createHash("sha256")
			.update(seal ?? "")
			.digest("hex");
		const revoked = await admin.call(
			"POST",
			`/admin/seals/${fingerprint}/revoke`,
			{ reason: "superseded" },
		);
		t.equal(revoked.status, 200);
		t.equal(await status(), 1, "revoked");
		await rm(join(world.deps.config.dataDir, "seal"), { recursive: true });
		t.equal((await get("/seal.crl")).status, 404, "moved away");
		const [own] = world.deps.sealer.certificateChain.slice(-1);
		t.ok((await get("/seal.crt")).body.equals(Buffer.from(own ?? "")));
	},
);

t.test("OCSP answers by GET so that caches can keep it", async (t) => {
	const world = await createWorld(t);
	for (const algorithm of ["SHA-1", "SHA-256"] as const) {
		const request = (await question(world, algorithm)).toString("base64");
		for (const path of [request, encodeURIComponent(request)]) {
			const answer = await world.app.inject({ url: `/ocsp/${path}` });
			t.equal(answer.headers["content-type"], "application/ocsp-response");
			t.match(answer.headers["cache-control"], /^public, max-age=60,/);
			t.ok(answer.headers.etag && answer.headers.expires);
			t.equal(answer.headers["last-modified"], "Thu, 12 Mar 2026 18:04:00 GMT");
			const [seal, root] = chainOf(world);
			const found = await basicOf(answer.rawPayload).getCertificateStatus(
				seal,
				root,
			);
			t.same(found, { isForCertificate: true, status: 0 }, "good");
		}
		const [first, second] = await Promise.all(
			[1, 2].map(() => world.app.inject({ url: `/ocsp/${request}` })),
		);
		t.equal(first?.headers.etag, second?.headers.etag, "signed once");
	}
});

t.test("OCSP repeats a nonce of 1 to 128 octets, and no other", async (t) => {
	const world = await createWorld(t);
	for (const length of [1, 32, 128]) {
		const nonce = new Uint8Array(length).fill(7);
		const answer = await ask(world, await question(world, "SHA-256", nonce));
		const { tbsResponseData } = basicOf(answer.rawPayload);
		const echoed = tbsResponseData.responseExtensions?.[0]?.extnValue;
		t.same(
			Buffer.from(echoed?.valueBlock.valueHexView ?? []),
			Buffer.from(new asn1.OctetString({ valueHex: nonce.buffer }).toBER()),
		);
		t.equal(answer.headers["cache-control"], "no-store");
	}
	for (const length of [0, 129]) {
		const nonce = new Uint8Array(length);
		const answer = await ask(world, await question(world, "SHA-256", nonce));
		t.equal(answer.rawPayload.toString("hex"), "30030a0101");
	}
});

t.test("OCSP calls what it cannot read malformed", async (t) => {
	const world = await createWorld(t);
	const good = await question(world, "SHA-1");
	for (const bad of [
		Buffer.alloc(1),
		Buffer.from("3000", "hex"),
		good.subarray(0, -3),
		Buffer.from("hello"),
	]) {
		const answer = await ask(world, bad);
		t.equal(answer.statusCode, 200);
		t.equal(answer.headers["content-type"], "application/ocsp-response");
		t.equal(
			answer.rawPayload.toString("hex"),
			"30030a0101",
			"malformedRequest",
		);
	}
	for (const path of ["AAAA", "%25", "%2F%2F", "a".repeat(900)]) {
		const answer = await world.app.inject({ url: `/ocsp/${path}` });
		t.equal(answer.rawPayload.toString("hex"), "30030a0101", path.slice(0, 9));
	}
	t.equal((await ask(world, Buffer.alloc(5000))).statusCode, 413);
	t.equal((await ask(world, "{}", "json")).statusCode, 415);
});

t.test("a CRL is signed anew when it changes, else hourly", async (t) => {
	const world = await createWorld(t);
	const crl = () => world.app.inject({ url: "/seal.crl" });
	const first = await crl();
	t.equal(first.headers["content-type"], "application/pkix-crl");
	t.equal(first.headers["access-control-allow-origin"], "*");
	const again = await world.app.inject({
		url: "/seal.crl",
		headers: { "if-none-match": String(first.headers.etag) },
	});
	t.equal(again.statusCode, 304);
	world.now.value = new Date(world.now.value.getTime() + 61 * 60_000);
	t.not((await crl()).headers.etag, first.headers.etag);
	const admin = await staff(world, "admin");
	const old = currentFingerprint(world.deps.sealer);
	await admin.call("POST", "/admin/seals/rotate");
	const before = (await crl()).rawPayload.length;
	await admin.call("POST", `/admin/seals/${old}/revoke`, reason);
	t.ok((await crl()).rawPayload.length > before, "at once");
});

/** A program beside this process, which answers it: never wait for it synchronously. */
const openssl = (...args: string[]) =>
	new Promise<string>((resolve) => {
		execFile("openssl", args, (_error, stdout, stderr) =>
			resolve(stdout + stderr),
		);
	});

async function atWork(t: Test) {
	const world = await createWorld(t);
	// openssl goes by the machine's clock.
	world.now.value = new Date();
	await world.app.listen({ host: "127.0.0.1", port: 0 });
	const { port } = world.app.server.address() as AddressInfo;
	const place = await mkdtemp(join(temporary, "openssl-"));
	const dir = dirOf(world);
	const files = {
		root: join(dir, "authority.crt.pem"),
		old: join(dir, "seal.crt.pem"),
		next: "",
		crl: join(place, "seal.crl"),
	};
	const admin = await staff(world, "admin");
	const old = currentFingerprint(world.deps.sealer);
	await admin.call("POST", "/admin/seals/rotate");
	const current = (await readFile(join(dir, "current"), "utf8")).trim();
	files.next = join(dir, current, "seal.crt.pem");
	const fetchCrl = async () => {
		const { rawPayload } = await world.app.inject({ url: "/seal.crl" });
		await writeFile(files.crl, rawPayload);
	};
	const url = `http://127.0.0.1:${port}/ocsp`;
	return { files, admin, old, fetchCrl, url, place };
}

t.test("openssl agrees with the CRL", { skip: noOpenssl }, async (t) => {
	const { files, admin, old, fetchCrl } = await atWork(t);
	const verify = (certificate: string) =>
		openssl(
			...["verify", "-crl_check", "-CAfile", files.root],
			...["-CRLfile", files.crl, certificate],
		);
	await fetchCrl();
	const list = ["crl", "-in", files.crl, "-inform", "DER", "-noout"];
	t.match(
		await openssl(...list, "-verify", "-CAfile", files.root),
		/verify OK/,
	);
	t.match(await openssl(...list, "-text"), /No Revoked Certificates/);
	for (const certificate of [files.old, files.next])
		t.match(await verify(certificate), /: OK/);
	await admin.call("POST", `/admin/seals/${old}/revoke`, reason);
	await fetchCrl();
	const text = await openssl(...list, "-text");
	for (const part of [
		/Version 2/,
		/X509v3 CRL Number/,
		/X509v3 Authority Key Identifier/,
		/Key Compromise/,
	])
		t.match(text, part);
	t.match(
		await openssl(...list, "-verify", "-CAfile", files.root),
		/verify OK/,
	);
	t.match(await verify(files.old), /certificate revoked/);
	t.match(await verify(files.next), /: OK/);
});

t.test("openssl agrees with OCSP", { skip: noOpenssl }, async (t) => {
	const { files, admin, old, url, place } = await atWork(t);
	const ocsp = (certificate: string[], ...more: string[]) =>
		openssl(
			...["ocsp", "-issuer", files.root, "-CAfile", files.root, "-url", url],
			...more,
			...certificate,
		);
	for (const more of [[], ["-sha256"], ["-no_nonce"]]) {
		const answer = await ocsp(["-cert", files.old], ...more);
		t.match(answer, /Response verify OK/);
		t.match(answer, /seal\.crt\.pem: good/);
		t.notMatch(answer, /WARNING: no nonce in response|Nonce Verify error/);
	}
	t.match(await ocsp(["-serial", "0x1234"]), /0x1234: unknown/);
	await admin.call("POST", `/admin/seals/${old}/revoke`, reason);
	const answer = await ocsp(["-cert", files.old, "-cert", files.next]);
	t.match(answer, /Response verify OK/);
	t.match(answer, /seal\.crt\.pem: revoked[\s\S]*Reason: keyCompromise/);
	t.match(answer, /seal\.crt\.pem: good/);
	// A certificate of the same names by another authority is not ours.
	await openSelfMadeSealer(join(place, "foreign"), "Region Halland");
	const foreign = await openssl(
		...["ocsp", "-issuer", join(place, "foreign", "authority.crt.pem")],
		...["-cert", join(place, "foreign", "seal.crt.pem")],
		...["-CAfile", files.root, "-url", url],
	);
	t.match(foreign, /seal\.crt\.pem: unknown/);
});

const day = 24 * 60 * 60 * 1000;
const end = new Date("2049-12-31T23:59:59Z").getTime();

async function check(world: World) {
	await world.deps.db
		.selectNoFrom(({ fn, val }) => [
			fn("graphile_worker.add_job", [val("seal.check")]).as("job"),
		])
		.execute();
	const before = world.mails.length;
	await world.settle();
	return world.mails.slice(before);
}

t.test(
	"each administrator is warned once for each threshold before the seal ends",
	async (t) => {
		const world = await createWorld(t);
		const daysBefore = (days: number) => {
			world.now.value = new Date(end - days * day);
		};
		daysBefore(80);
		const [one, other] = [
			await staff(world, "admin"),
			await staff(world, "admin"),
		];
		const officer = await staff(world, "officer");
		t.same(await check(world), []);
		const warned: Record<number, number> = {};
		for (const days of [61, 60, 59, 31, 30, 29, 13, 12, 7, 6, 2, 1, 0, -1]) {
			daysBefore(days);
			warned[days] = (await check(world)).length;
		}
		t.same(warned, {
			...{ 61: 0, 60: 2, 59: 0, 31: 0, 30: 2, 29: 0, 13: 2 },
			...{ 12: 0, 7: 2, 6: 0, 2: 0, 1: 2, 0: 0, [-1]: 0 },
		});
		const to = new Set(world.mails.map((mail) => mail.to));
		t.same([...to].sort(), [one.email, other.email].sort());
		t.notOk(to.has(officer.email));
		const [first] = world.mails;
		t.match(first?.subject, /Stämpeln går snart ut/);
		t.match(first?.text, /Det är 60 dagar kvar/);
		t.match(first?.text, "http://handslag.test/admin/stamplar");
	},
);

t.test("who checks at once warns once", async (t) => {
	const world = await createWorld(t);
	world.now.value = new Date(end - 20 * day);
	await staff(world, "admin");
	const { jobsOf } = await import("../api/app.ts");
	const job = jobsOf(world.deps)["seal.check"];
	await Promise.all([1, 2, 3].map(() => job?.(undefined as never)));
	await world.settle();
	t.equal(world.mails.length, 1);
});

t.test("the office's pages are told when the end is near", async (t) => {
	const world = await createWorld(t);
	world.now.value = new Date(end - 90 * day);
	const admin = await staff(world, "admin");
	const far = (await admin.call("GET", "/admin/seals")).body;
	t.equal(far.expiresInDays, null);
	await write(world.deps, system, async (w) => {
		const stamper = {
			subject: "Tidsstämplare",
			chainDer: [new Uint8Array(3)],
			notAfter: new Date(world.now.value.getTime() + 12.5 * day),
		};
		await recordTimestamper(w, world.deps, stamper);
		await recordTimestamper(w, world.deps, stamper);
	});
	const near = (await admin.call("GET", "/admin/seals")).body;
	t.equal(near.expiresInDays, 12);
	t.match(near.timestampers, [{ current: true, kind: "tsa", sealed: null }]);
	t.equal((await trustOf(world.deps.db)).timestampers.length, 1);
	const [mail] = await check(world);
	t.match(mail?.text, /TSA_URL/);
	await admin.call("POST", "/admin/seals/rotate");
});

t.test("the check comes of itself every day", async (t) => {
	const world = await createWorld(t);
	const worker = await startWorker(
		world.deps.db.pool,
		{ "seal.check": async () => {} },
		world.deps.log,
		cronOf(),
	);
	const known = async () => {
		const { rows } = await world.deps.db.pool.query(
			"select identifier from graphile_worker._private_known_crontabs",
		);
		return rows.map(({ identifier }) => identifier);
	};
	const until = Date.now() + 10_000;
	while ((await known()).length === 0 && Date.now() < until)
		await new Promise(setImmediate);
	await worker.stop();
	t.ok((await known()).includes("seal.check"));
});
