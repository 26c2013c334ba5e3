import t from "tap";
import { jobsOf } from "../api/app.ts";
import { staff } from "./support/actors.ts";
import {
	batches,
	entries,
	startOne,
	worldWithSteps,
} from "./support/batches.ts";
import { insertParties } from "./support/parties.ts";
import type { World } from "./support/world.ts";

async function files(world: World) {
	return world.deps.db
		.selectFrom("certificate")
		.select(["number", "status", "sha256", "superseded_by", "signature_id"])
		.orderBy("number")
		.execute();
}

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
		const { numbers, signatureIds } = await partiesWithFiles(world, 40);
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
			total: 39,
			done: 39,
			skipped: 0,
			reason: "En ny stämpel",
		});
		t.equal(world.mails.length, 0, "nobody is mailed when nobody is to be");
		const all = await files(world);
		t.same(
			all.map((one) => one.number),
			Array.from(
				{ length: 79 },
				(_, n) => `HÖK-2026-${String(n + 1).padStart(4, "0")}`,
			),
			"the numbers have no gaps",
		);
		t.notOk(
			all.find((one) => one.sha256 === null),
			"each has a file",
		);
		const old = all.slice(0, 40);
		t.equal(old.filter((one) => one.status === "superseded").length, 39);
		t.equal(old[3]?.status, "revoked");
		t.equal(new Set(all.map((one) => one.sha256)).size, 79);
		const next = old[5]?.superseded_by ?? "";
		const renamed = await admin.call(
			"GET",
			`/certificates/${encodeURIComponent(next)}`,
		);
		t.match(renamed.body, {
			status: "valid",
			organisation: { name: "Nya Föreningen 5" },
		});
		const page = await admin.call(
			"GET",
			`/certificates/${encodeURIComponent(numbers[5] ?? "")}`,
		);
		t.match(page.body, {
			status: "superseded",
			supersededBy: next,
			reason: "En ny stämpel",
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
		await partiesWithFiles(world, 60);
		const id = await startOne(admin.call, reissue);
		afterChunks(1, () => admin.call("POST", `${batches}/${id}/cancel`));
		await settle();
		const { body } = await admin.call("GET", `${batches}/${id}`);
		t.equal(body.status, "cancelled");
		t.ok(body.done >= 25 && body.done <= 50, `${body.done} were reissued`);
		const half = await files(world);
		t.notOk(half.find((one) => one.sha256 === null));
		t.equal(half.length, 60 + body.done);

		await admin.call("POST", `${batches}/${id}/resume`);
		await settle();
		const all = await files(world);
		t.equal(all.length, 120);
		t.equal(all.filter((one) => one.status === "valid").length, 60);
		t.equal(
			new Set(
				all
					.filter((one) => one.status === "valid")
					.map((one) => one.signature_id),
			).size,
			60,
			"one valid certificate each",
		);
	},
);

t.test(
	"two workers on one reissue make one new certificate each",
	async (t) => {
		const { world, admin } = await worldWithSteps(t);
		const { numbers } = await partiesWithFiles(world, 30);
		const id = await startOne(admin.call, { ...reissue, mail: true });
		world.mails.length = 0;
		const run = jobsOf(world.deps)["certificate.batch"] as (
			payload: object,
		) => Promise<void>;
		await Promise.all([run({ id }), run({ id }), run({ id })]);
		await world.settle();
		t.same(await entries(world, "certificate.reissued"), numbers);
		t.equal((await files(world)).length, 60);
		t.same(
			world.mails.map((mail) => mail.to).sort(),
			numbers.map((_number, n) => `styrelsen-${n}@forening.example`).sort(),
			"each is mailed once",
		);
	},
);

t.test(
	"a certificate stands as long as no new one can be drawn in its place",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await partiesWithFiles(world, 12);
		await world.deps.db
			.updateTable("organisation")
			.set({ name: "Runan ᚠᚢᚦ" })
			.where("slug", "=", "forening-7")
			.execute();
		const id = await startOne(admin.call, reissue);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			done: 11,
			failed: 1,
			failures: [{ number: numbers[7], problem: "uncovered_characters" }],
		});
		t.match(
			(await files(world)).find((one) => one.number === numbers[7]),
			{ status: "valid", superseded_by: null },
		);
	},
);

t.test(
	"whatever on a certificate could not be drawn anew, the batch leaves it as it stands",
	async (t) => {
		const { world, admin, settle } = await worldWithSteps(t);
		const { numbers } = await partiesWithFiles(world, 3);
		await world.deps.db.pool.query(
			`update certificate set content = jsonb_set(content, '{caseNumber}', '"DNR 🎉"') where number = $1`,
			[numbers[1]],
		);
		const id = await startOne(admin.call, reissue);
		await settle();
		t.match((await admin.call("GET", `${batches}/${id}`)).body, {
			done: 2,
			failures: [{ number: numbers[1], problem: "uncovered_characters" }],
		});
		t.match(
			(await files(world)).find((one) => one.number === numbers[1]),
			{ status: "valid", superseded_by: null },
		);
	},
);
