import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { resumeIssuing } from "../api/certificates/issuing.ts";
import { openP12Sealer } from "../api/certificates/sealing/p12.ts";
import {
	currentFingerprint,
	recordSeal,
} from "../api/certificates/seals/service.ts";
import { caller, party, staff } from "./support/actors.ts";
import { startAuthority } from "./support/authority.ts";
import { missing, run } from "./support/certificate.ts";
import { start } from "./support/crash.ts";
import { createDatabase } from "./support/database.ts";
import { createWorld, type World } from "./support/world.ts";

const DAY = 86_400_000;

/** What the public is told of a number, and what the office is. */
async function toldOf(world: World, number: string) {
	const path = encodeURIComponent(number);
	const call = caller(world);
	const admin = await staff(world, "admin");
	const { body } = await call("GET", `/certificates/${path}`);
	const page = await world.app.inject({ url: `/intyg/${path}` });
	const file = await call("GET", `/certificates/${path}/pdf`);
	return {
		issued: body.issuedAt !== null,
		waitsOnPage: page.body.includes("Intyget stämplas just nu"),
		file: file.body?.code ?? file.status,
		mailed: world.mails.some(({ attachments }) => attachments.length > 0),
		office: (await admin.call("GET", "/admin/seals")).body,
	};
}

async function verdictOf(world: World, number: string) {
	const file = await world.app.inject({
		url: `/api/v1/certificates/${encodeURIComponent(number)}/pdf`,
	});
	const { body } = await caller(world)(
		"POST",
		"/certificates/verify",
		file.rawPayload,
		{ "content-type": "application/pdf" },
	);
	return body.verdict;
}

const waits = {
	issued: false,
	waitsOnPage: true,
	file: "seal_unusable",
	mailed: false,
};

/** A world whose seal comes from an authority and has ended. */
async function endedWorld(t: Test) {
	const now = { value: new Date("2026-03-12T18:04:00Z") };
	const clock = () => now.value;
	const authority = await startAuthority({ clock });
	t.teardown(() => authority.stop());
	const ended = await authority.sealer("ecdsa", {
		notAfter: new Date(now.value.getTime() - DAY),
	});
	const next = await authority.sealer("ecdsa");
	const world = await createWorld(t, { sealer: ended, clock });
	return { world, next };
}

t.test(
	"a certificate waits while the seal has ended, and is made when there is another",
	async (t) => {
		const { world, next } = await endedWorld(t);
		const { number } = await party(world);
		t.match(await toldOf(world, number), {
			...waits,
			office: { trouble: "ended", waiting: 1 },
		});
		// As a start with another seal does it.
		world.deps.sealer = next;
		await recordSeal(world.deps);
		await resumeIssuing(world.deps);
		await world.settle();
		t.match(await toldOf(world, number), {
			issued: true,
			waitsOnPage: false,
			file: 200,
			mailed: true,
			office: { trouble: null, waiting: 0 },
		});
		t.equal(await verdictOf(world, number), "authentic");
	},
);

t.test("no batch begins that could not be sealed", async (t) => {
	const { world, next } = await endedWorld(t);
	await party(world);
	const admin = await staff(world, "admin");
	const begin = () =>
		admin.call("POST", "/admin/certificate-batches", {
			kind: "issue",
			mail: true,
		});
	t.match(await begin(), { status: 503, body: { code: "seal_unusable" } });
	world.deps.sealer = next;
	t.equal((await begin()).status, 201);
});

t.test(
	"a certificate waits while the seal is revoked, and is made as soon as there is another",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const seal = currentFingerprint(world.deps.sealer);
		const reason = { reason: "keyCompromise" };
		await admin.call("POST", `/admin/seals/${seal}/revoke`, reason);
		const { number } = await party(world);
		t.match(await toldOf(world, number), {
			...waits,
			office: { trouble: "revoked", revokedInUse: true, waiting: 1 },
		});
		await admin.call("POST", "/admin/seals/rotate");
		await world.settle();
		t.match(await toldOf(world, number), {
			issued: true,
			file: 200,
			mailed: true,
			office: { trouble: null, waiting: 0 },
		});
		t.equal(await verdictOf(world, number), "authentic");
	},
);

/** A seal that is valid from one New Year to another, as a PKCS #12 file. */
async function p12(dir: string, from: string, until: string) {
	const base = join(dir, from);
	const openssl = (...args: string[]) => run("openssl", args);
	await writeFile(`${base}.txt`, "");
	await writeFile(
		`${base}.cnf`,
		`[ca]\ndefault_ca = own\n[own]\ndatabase = ${base}.txt\nnew_certs_dir = ${dir}\nrand_serial = yes\ndefault_md = sha256\npolicy = any\n[any]\ncommonName = supplied\n`,
	);
	openssl(
		...["req", "-newkey", "ec", "-nodes", "-subj", "/CN=Prov"],
		...["-pkeyopt", "ec_paramgen_curve:P-256"],
		...["-keyout", `${base}.key`, "-out", `${base}.csr`],
	);
	openssl(
		...["ca", "-batch", "-notext", "-selfsign", "-config", `${base}.cnf`],
		...["-in", `${base}.csr`, "-keyfile", `${base}.key`],
		...["-startdate", `${from}0101000000Z`, "-enddate", `${until}0101000000Z`],
		...["-out", `${base}.crt`],
	);
	openssl(
		...["pkcs12", "-export", "-inkey", `${base}.key`, "-in", `${base}.crt`],
		...["-out", `${base}.p12`, "-passout", "pass:"],
	);
	return `${base}.p12`;
}

t.test(
	"the start says in a line that the seal has ended or is not yet valid",
	{ skip: missing("openssl") },
	async (t) => {
		const dir = await mkdtemp(join(tmpdir(), "handslag-holding-"));
		t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
		const ended = await p12(dir, "2020", "2021");
		const early = await p12(dir, "2080", "2081");
		const seals = {
			"ended 2021-01-01": ended,
			"valid from 2080-01-01": early,
		};
		for (const [words, path] of Object.entries(seals)) {
			const database = await createDatabase();
			const { child, exited, said } = await start({
				DATABASE_URL: database.url,
				DATA_DIR: join(dir, "data"),
				SEAL_P12: path,
			});
			const lines = said.split("\n").filter((line) => line.includes("Prov"));
			t.equal(lines.length, 1);
			t.match(lines[0], words);
			t.match(lines[0], "SEAL_P12");
			child.kill("SIGTERM");
			await exited;
			await database.drop();
		}
		const sealer = await openP12Sealer(early, "");
		const world = await createWorld(t, { sealer });
		const { number } = await party(world);
		t.match(await toldOf(world, number), {
			...waits,
			office: { trouble: "not_yet_valid", waiting: 1 },
		});
	},
);
