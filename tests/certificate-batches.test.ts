import { sql } from "kysely";
import t from "tap";
import { jobsOf } from "../api/app.ts";
import { caller, staff } from "./support/actors.ts";
import {
	batches,
	entries,
	issue,
	startOne,
	worldWithSteps,
} from "./support/batches.ts";
import { insertParties } from "./support/parties.ts";
import type { World } from "./support/world.ts";

const mailedTo = (world: World) => world.mails.map((mail) => mail.to).sort();

t.test(
	"a batch issues a hundred certificates, each once, and mails each once",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 100);
		const list = await admin.call("GET", batches);
		t.same(list.body.concerned, { issue: 100, reissue: 100 });
		const started = await admin.call("POST", batches, issue);
		t.match(started.body, { status: "running", total: 100, done: 0 });
		await settle();
		const { body } = await admin.call("GET", `${batches}/${started.body.id}`);
		t.match(body, {
			kind: "issue",
			status: "done",
			total: 100,
			done: 100,
			skipped: 0,
			failed: 0,
			startedBy: "Eva Lindqvist",
			failures: [],
			allowedActions: [],
		});
		t.same(await entries(world, "certificate.issued"), numbers);
		t.equal(new Set(mailedTo(world)).size, 100);
		t.equal(world.mails.length, 100);
		t.equal(world.mails[0]?.attachments.length, 1, "with the file");
		const pdf = await admin.call(
			"GET",
			`/certificates/${encodeURIComponent(numbers[99] ?? "")}/pdf`,
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
		const { numbers } = await insertParties(world, 100);
		const id = await startOne(admin.call);
		let cancelled: Record<string, unknown> = {};
		afterChunks(2, async () => {
			const answer = await admin.call("POST", `${batches}/${id}/cancel`);
			cancelled = answer.body;
		});
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, { status: "cancelled", allowedActions: ["resume"] });
		t.equal(body.done, cancelled.done, "nothing is made after the answer");
		t.ok(body.done >= 25 && body.done <= 50, `${body.done} were made`);
		const again = await admin.call("POST", `${batches}/${id}/cancel`);
		t.match(again, { status: 409, body: { code: "batch_moved_on" } });

		const resumed = await admin.call("POST", `${batches}/${id}/resume`);
		t.match(resumed, { status: 200, body: { status: "running" } });
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 100,
		});
		t.same(await entries(world, "certificate.issued"), numbers, "each once");
		t.equal(world.mails.length, 100);
	},
);

t.test("two batches that are started at once are one", async (t) => {
	const { world, admin, settle } = await worldWithSteps(t);
	const { numbers } = await insertParties(world, 10);
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
		const { numbers } = await insertParties(world, 40);
		await startOne(admin.call);
		const jobs = jobsOf(world.deps);
		const { id } = (await admin.call("GET", batches)).body.items[0];
		const run = jobs["certificate.batch"] as (p: object) => Promise<void>;
		const single = jobs["certificate.issue"] as (p: object) => Promise<void>;
		await Promise.all([
			run({ id }),
			run({ id }),
			...numbers.slice(28, 34).map((number) => single({ number })),
		]);
		await world.settle();
		t.same(await entries(world, "certificate.issued"), numbers);
		t.equal(world.mails.length, 40);
	},
);

t.test(
	"an organisation that leaves while a batch runs is passed over",
	async (t) => {
		const { world, admin, afterChunks, settle } = await worldWithSteps(t);
		const { numbers, signatureIds } = await insertParties(world, 60);
		const id = await startOne(admin.call);
		afterChunks(1, () =>
			admin.call("POST", `/admin/signatures/${signatureIds[59]}/end`, {
				reason: "Föreningen är upplöst",
				on: "2026-03-12",
			}),
		);
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, { status: "done", done: 60, skipped: 1, failed: 0 });
		t.same(
			await entries(world, "certificate.issued"),
			numbers.slice(0, 59),
			"it got no certificate",
		);
		t.same(await entries(world, "certificate.batch_skipped"), [numbers[59]]);
		t.notOk(
			world.mails.find(
				(mail) =>
					mail.to === "styrelsen-59@forening.example" &&
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
		const { numbers } = await insertParties(world, 30, { 11: "Runan ᚠᚢᚦ" });
		const id = await startOne(admin.call);
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.match(body, {
			status: "done",
			done: 29,
			failed: 1,
			failures: [
				{
					number: numbers[11],
					organisation: "Runan ᚠᚢᚦ",
					slug: "forening-11",
					problem: "uncovered_characters",
				},
			],
			allowedActions: ["resume"],
		});
		t.equal((await entries(world, "certificate.issued")).length, 29);
	},
);

t.test(
	"what the database refuses fails alone, not with its whole chunk, and is tried again",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await insertParties(world, 30);
		await sql`alter table certificate_revision
			add constraint refuse_one check (number <> ${sql.lit(numbers[10])})`.execute(
			world.deps.db,
		);
		const id = await startOne(admin.call);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 29,
			failed: 1,
			failures: [{ number: numbers[10], problem: "storing_failed" }],
		});
		t.equal(world.mails.length, 29, "nothing of the refused one was mailed");

		await sql`alter table certificate_revision drop constraint refuse_one`.execute(
			world.deps.db,
		);
		await admin.call("POST", `${batches}/${id}/resume`);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			status: "done",
			done: 30,
			failed: 0,
			allowedActions: [],
		});
		t.same(await entries(world, "certificate.issued"), numbers);
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
