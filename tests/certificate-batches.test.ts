import { sql } from "kysely";
import t, { type Test } from "tap";
import { jobsOf } from "../api/app.ts";
import { createDrawPool, poolSize } from "../api/certificates/batches/pool.ts";
import type { CertificateContent } from "../api/certificates/drawing/content.ts";
import type { Deps } from "../api/platform/deps.ts";
import { type Caller, caller, staff } from "./support/actors.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const batches = "/admin/certificate-batches";

/** A world where something can be done when a batch has stored so many chunks. */
async function worldWithSteps(t: Test) {
	let left = 0;
	let act = (): unknown => undefined;
	const acts: unknown[] = [];
	const overrides: Partial<Deps> = {
		registerChanged: () => {
			left -= 1;
			if (left === 0) acts.push(act());
		},
	};
	const world = await createWorld(t, overrides);
	const admin = await staff(world, "admin");
	return {
		world,
		admin,
		/** Call when the batch has been started. */
		afterChunks(chunks: number, then: () => Promise<unknown>) {
			left = chunks;
			act = then;
		},
		async settle() {
			await world.settle();
			await Promise.all(acts);
		},
	};
}

const issue = { kind: "issue", mail: true };

async function files(world: World) {
	return world.deps.db
		.selectFrom("certificate")
		.select(["number", "status", "sha256", "superseded_by", "signature_id"])
		.orderBy("number")
		.execute();
}

async function entries(world: World, event: string): Promise<string[]> {
	const rows = await world.deps.db
		.selectFrom("log_entry")
		.select("subject_id")
		.where("event", "=", event)
		.orderBy("subject_id")
		.execute();
	return rows.map((row) => row.subject_id);
}

const mailedTo = (world: World) => world.mails.map((mail) => mail.to).sort();

async function startOne(call: Caller, body: object = issue) {
	const started = await call("POST", batches, body);
	if (started.status !== 201) throw new Error(JSON.stringify(started.body));
	return started.body.id as string;
}

t.test(
	"a batch issues three hundred certificates, each once, and mails each once",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 300);
		const list = await admin.call("GET", batches);
		t.same(list.body.concerned, { issue: 300, reissue: 300 });
		const started = await admin.call("POST", batches, issue);
		t.match(started.body, { status: "running", total: 300, done: 0 });
		await settle();
		const { body } = await admin.call("GET", `${batches}/${started.body.id}`);
		t.match(body, {
			kind: "issue",
			status: "done",
			total: 300,
			done: 300,
			skipped: 0,
			failed: 0,
			startedBy: "Eva Lindqvist",
			failures: [],
			allowedActions: [],
		});
		t.same(await entries(world, "certificate.issued"), numbers);
		t.equal(new Set(mailedTo(world)).size, 300);
		t.equal(world.mails.length, 300);
		t.equal(world.mails[0]?.attachments.length, 1, "with the file");
		const pdf = await admin.call(
			"GET",
			`/certificates/${encodeURIComponent(numbers[299] ?? "")}/pdf`,
		);
		t.equal(pdf.status, 200);
		const { body: verified } = await verify(world, numbers[7] ?? "");
		t.match(verified, { verdict: "authentic", standing: "valid" });
		const { body: log } = await admin.call("GET", "/admin/log/integrity");
		t.equal(log.whole, true, "the log's chain is whole");
	},
);

async function verify(world: World, number: string) {
	const { pdf } = await world.deps.db
		.selectFrom("certificate")
		.select("pdf")
		.where("number", "=", number)
		.executeTakeFirstOrThrow();
	const response = await world.app.inject({
		method: "POST",
		url: "/api/v1/certificates/verify",
		headers: { "content-type": "application/pdf" },
		payload: pdf ?? Buffer.alloc(0),
	});
	return { body: response.json() };
}

t.test(
	"a batch that is cancelled stops at once and is resumed where it was",
	async (t) => {
		const { world, admin, afterChunks, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 300);
		const id = await startOne(admin.call);
		let cancelled: Record<string, unknown> = {};
		afterChunks(3, async () => {
			const answer = await admin.call("POST", `${batches}/${id}/cancel`);
			cancelled = answer.body;
		});
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, { status: "cancelled", allowedActions: ["resume"] });
		t.equal(body.done, cancelled.done, "nothing is made after the answer");
		t.ok(body.done >= 75 && body.done < 300, `${body.done} were made`);
		const again = await admin.call("POST", `${batches}/${id}/cancel`);
		t.match(again, { status: 409, body: { code: "batch_moved_on" } });

		const resumed = await admin.call("POST", `${batches}/${id}/resume`);
		t.match(resumed, { status: 200, body: { status: "running" } });
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 300,
		});
		t.same(await entries(world, "certificate.issued"), numbers, "each once");
		t.equal(world.mails.length, 300);
	},
);

t.test("two batches that are started at once are one", async (t) => {
	const { world, admin, settle } = await worldWithSteps(t);
	const { numbers } = await insertParties(world, 30);
	const answers = await Promise.all(
		Array.from({ length: 6 }, () => admin.call("POST", batches, issue)),
	);
	t.same(
		answers.map((one) => one.status).sort(),
		[201, 409, 409, 409, 409, 409],
	);
	for (const { body, status } of answers)
		if (status === 409) t.equal(body.code, "batch_running");
	await settle();
	t.same(await entries(world, "certificate.issued"), numbers);
	const empty = await admin.call("POST", batches, issue);
	t.match(empty, { status: 409, body: { code: "batch_empty" } });
	t.equal((await admin.call("GET", batches)).body.total, 1);
});

t.test(
	"two workers on one batch, and the jobs of the numbers beside it, make each certificate once",
	async (t) => {
		const { world, admin } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 120);
		await startOne(admin.call);
		const jobs = jobsOf(world.deps);
		const { id } = (await admin.call("GET", batches)).body.items[0];
		const run = jobs["certificate.batch"] as (p: object) => Promise<void>;
		const single = jobs["certificate.issue"] as (p: object) => Promise<void>;
		await Promise.all([
			run({ id }),
			run({ id }),
			...numbers.slice(60, 70).map((number) => single({ number })),
		]);
		await world.settle();
		t.same(await entries(world, "certificate.issued"), numbers);
		t.equal(world.mails.length, 120);
	},
);

t.test(
	"an organisation that leaves while a batch runs is passed over",
	async (t) => {
		const { world, admin, afterChunks, settle } = await worldWithSteps(t);
		const { numbers, signatureIds } = await insertParties(world, 150);
		const id = await startOne(admin.call);
		afterChunks(1, () =>
			admin.call("POST", `/admin/signatures/${signatureIds[149]}/end`, {
				reason: "Föreningen är upplöst",
				on: "2026-03-12",
			}),
		);
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, { status: "done", done: 150, skipped: 1, failed: 0 });
		t.same(
			await entries(world, "certificate.issued"),
			numbers.slice(0, 149),
			"it got no certificate",
		);
		t.same(await entries(world, "certificate.batch_skipped"), [numbers[149]]);
		t.notOk(
			world.mails.find(
				(mail) =>
					mail.to === "styrelsen-149@forening.example" &&
					mail.attachments.length > 0,
			),
			"and no mail with one",
		);
	},
);

t.test(
	"a name that cannot be drawn is reported and the others are made",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 60, { 31: "Runan ᚠᚢᚦ" });
		const id = await startOne(admin.call);
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, {
			status: "done",
			done: 59,
			failed: 1,
			failures: [
				{
					number: numbers[31],
					organisation: "Runan ᚠᚢᚦ",
					slug: "forening-31",
					problem: "uncovered_characters",
				},
			],
			allowedActions: ["resume"],
		});
		t.equal((await entries(world, "certificate.issued")).length, 59);
	},
);

t.test(
	"what the database refuses fails alone, not with its whole chunk, and is tried again",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 50);
		await sql`alter table certificate_revision
			add constraint refuse_one check (number <> ${sql.lit(numbers[10])})`.execute(
			world.deps.db,
		);
		const id = await startOne(admin.call);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 49,
			failed: 1,
			failures: [{ number: numbers[10], problem: "storing_failed" }],
		});
		t.equal(world.mails.length, 49, "nothing of the refused one was mailed");

		await sql`alter table certificate_revision drop constraint refuse_one`.execute(
			world.deps.db,
		);
		await admin.call("POST", `${batches}/${id}/resume`);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 50,
			failed: 0,
			allowedActions: [],
		});
		t.same(await entries(world, "certificate.issued"), numbers);
	},
);

const reissue = { kind: "reissue", reason: "En ny stämpel", mail: false };

/** Parties with their files made. */
async function partiesWithFiles(
	world: World,
	howMany: number,
	names?: Record<number, string>,
) {
	const parties = await insertParties(world, howMany, names);
	const { call } = await staff(world, "admin");
	await startOne(call, { kind: "issue", mail: false });
	await world.settle();
	return parties;
}

t.test(
	"a reissue gives every present party one new certificate, with the name of the register",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers, signatureIds } = await partiesWithFiles(world, 80);
		await admin.call("POST", `/admin/signatures/${signatureIds[3]}/end`, {
			reason: "Upplöst",
			on: "2026-03-12",
		});
		await world.deps.db
			.updateTable("organisation")
			.set({ name: "Nya Föreningen 5" })
			.where("slug", "=", "forening-5")
			.execute();
		await settle();
		world.mails.length = 0;
		const id = await startOne(admin.call, reissue);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			total: 79,
			done: 79,
			skipped: 0,
			reason: "En ny stämpel",
		});
		t.equal(world.mails.length, 0, "nobody is mailed when nobody is to be");
		const all = await files(world);
		t.same(
			all.map((one) => one.number),
			Array.from(
				{ length: 159 },
				(_, n) => `HÖK-2026-${String(n + 1).padStart(4, "0")}`,
			),
			"the numbers have no gaps",
		);
		t.notOk(
			all.find((one) => one.sha256 === null),
			"each has a file",
		);
		const old = all.slice(0, 80);
		t.equal(old.filter((one) => one.status === "superseded").length, 79);
		t.equal(old[3]?.status, "revoked");
		t.equal(new Set(all.map((one) => one.sha256)).size, 159);
		const next = old[5]?.superseded_by ?? "";
		const renamed = await admin.call(
			"GET",
			`/certificates/${encodeURIComponent(next)}`,
		);
		t.match(renamed.body, {
			status: "valid",
			organisation: { name: "Nya Föreningen 5" },
		});
		t.same(
			await entries(world, "certificate.reissued"),
			numbers.filter((_number, n) => n !== 3),
		);
	},
);

t.test(
	"a reissue that is cancelled leaves no number without its file, and goes on where it was",
	async (t) => {
		const { world, admin, afterChunks, settle } = await worldWithSteps(t);
		await partiesWithFiles(world, 120);
		const id = await startOne(admin.call, reissue);
		afterChunks(1, () => admin.call("POST", `${batches}/${id}/cancel`));
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.equal(body.status, "cancelled");
		t.ok(body.done > 0 && body.done < 120, `${body.done} were reissued`);
		const half = await files(world);
		t.notOk(half.find((one) => one.sha256 === null));
		t.equal(half.length, 120 + body.done);

		await admin.call("POST", `${batches}/${id}/resume`);
		await settle();
		const all = await files(world);
		t.equal(all.length, 240);
		t.equal(all.filter((one) => one.status === "valid").length, 120);
		t.equal(
			new Set(
				all
					.filter((one) => one.status === "valid")
					.map((one) => one.signature_id),
			).size,
			120,
			"one valid certificate each",
		);
	},
);

t.test(
	"a certificate stands as long as no new one can be drawn in its place",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await partiesWithFiles(world, 30);
		await world.deps.db
			.updateTable("organisation")
			.set({ name: "Runan ᚠᚢᚦ" })
			.where("slug", "=", "forening-7")
			.execute();
		const id = await startOne(admin.call, reissue);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			done: 29,
			failed: 1,
			failures: [{ number: numbers[7], problem: "uncovered_characters" }],
		});
		t.match(
			(await files(world)).find((one) => one.number === numbers[7]),
			{ status: "valid", superseded_by: null },
		);
	},
);

t.test("issuing in bulk is for administrators, and says why", async (t) => {
	const { world, admin } = await worldWithSteps(t);
	await insertParties(world, 1);
	const officer = await staff(world, "officer");
	for (const [method, path] of [
		["GET", batches],
		["POST", batches],
		["GET", "/admin/settings"],
		["PATCH", "/admin/settings"],
	] as const) {
		const body = method === "GET" ? undefined : issue;
		t.equal((await officer.call(method, path, body)).status, 403, path);
		t.equal((await caller(world)(method, path, body)).status, 401, path);
	}
	const silent = await admin.call("POST", batches, {
		kind: "reissue",
		mail: true,
	});
	t.match(silent, {
		status: 422,
		body: { errors: [{ path: "reason", code: "required" }] },
	});
	const unknown = await admin.call(
		"POST",
		`${batches}/0193aaaa-0000-7000-8000-000000000000/resume`,
	);
	t.equal(unknown.status, 404);
});

t.test(
	"earlier batches are listed, the newest first, page by page",
	async (t) => {
		const { world, admin } = await worldWithSteps(t);
		await insertParties(world, 1);
		const ids: string[] = [];
		for (let n = 0; n < 3; n++) {
			world.now.value = new Date(world.now.value.getTime() + 1000);
			ids.unshift(await startOne(admin.call));
			await admin.call("POST", `${batches}/${ids[0]}/cancel`);
		}
		const first = await admin.call("GET", `${batches}?limit=2`);
		t.equal(first.body.total, 3);
		const second = await admin.call(
			"GET",
			`${batches}?limit=2&cursor=${first.body.next}`,
		);
		t.equal(second.body.next, null);
		t.same(
			[...first.body.items, ...second.body.items].map(
				(one: { id: string }) => one.id,
			),
			ids,
		);
		t.match(second.body.items[0], {
			startedAt: "2026-03-12T18:04:01.000Z",
			endedAt: "2026-03-12T18:04:01.000Z",
		});
	},
);

t.test(
	"what is chosen about certificates is kept, and the log says who chose",
	async (t) => {
		const { world, admin } = await worldWithSteps(t);
		const path = "/admin/settings";
		t.same((await admin.call("GET", path)).body, { principlesPage: false });
		const changed = await admin.call("PATCH", path, { principlesPage: true });
		t.same(changed.body, { principlesPage: true });
		t.same((await admin.call("GET", path)).body, { principlesPage: true });
		const wrong = await admin.call("PATCH", path, { principlesPage: "ja" });
		t.equal(wrong.status, 422);
		const { body } = await admin.call("GET", "/admin/log?limit=1");
		t.match(body.items[0], {
			event: "settings.changed",
			actor: { id: admin.id },
			detail: { principlesPage: true },
		});
		t.equal(world.mails.length, 0);
	},
);

const content = { number: "HÖK-2026-0001" } as CertificateContent;

/** A thread that does as the script says. */
function poolOf(t: Test, size: number, script: string) {
	const pool = createDrawPool({
		size,
		script: new URL(
			`data:text/javascript,${encodeURIComponent(`import { parentPort, threadId } from "node:worker_threads";${script}`)}`,
		),
	});
	t.teardown(() => pool.close());
	return pool;
}

t.test(
	"a thread that dies is replaced, and what it drew is tried once more",
	async (t) => {
		const counted = new SharedArrayBuffer(4);
		const unlucky = poolOf(
			t,
			1,
			`parentPort.on("message", ({ counted }) => {
				if (Atomics.add(new Int32Array(counted), 0, 1) === 0) process.exit(1);
				parentPort.postMessage({ pdf: new Uint8Array([37]) });
			});`,
		);
		const drawn = await unlucky.draw({
			...content,
			counted,
		} as CertificateContent);
		t.same([...drawn], [37]);
		t.equal(new Int32Array(counted)[0], 2);

		const hopeless = poolOf(
			t,
			2,
			`parentPort.on("message", ({ number }) => {
				if (number === "bad") throw new Error("no");
				parentPort.postMessage({ pdf: new Uint8Array([37]) });
			});`,
		);
		const results = await Promise.allSettled(
			["bad", "good", "good", "bad", "good"].map((number) =>
				hopeless.draw({ ...content, number }),
			),
		);
		t.same(
			results.map((one) =>
				one.status === "fulfilled" ? "drawn" : one.reason.problem,
			),
			["worker_died", "drawn", "drawn", "worker_died", "drawn"],
		);
	},
);

t.test("one core is left free, and at most four draw", async (t) => {
	t.same([1, 2, 3, 5, 64].map(poolSize), [1, 1, 2, 4, 4]);
});
