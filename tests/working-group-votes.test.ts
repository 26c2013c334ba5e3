import t from "tap";
import { caller, staff } from "./support/actors.ts";
import {
	accept,
	ballotsOf,
	base,
	cast,
	days,
	election,
	nominees,
	openVote,
	page,
	partyToken,
	post,
	reject,
	slow,
	turnTo,
} from "./support/elections.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"a vote that may not be cast is refused, and leaves no trace",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 4 });
		const ids = await nominees(world, one, 4);
		await one.call("PUT", `${base}/${one.id}/proposal`, {
			nominees: ids.slice(0, 3),
		});
		turnTo(world, days.proposalOpensOn);
		t.equal(
			(await one.step("open_proposal_vote")).body.code,
			"roll_not_frozen",
		);
		await openVote(world, one, ids);
		// One after the other: who waits for mails while others do may be told of none.
		const first = await partyToken(world, 0);
		const second = await partyToken(world, 1);
		const third = await partyToken(world, 2);
		const refused = async (token: string, body: object, code: string) =>
			t.equal((await cast(world, token, body)).body.code, code, code);
		turnTo(world, "2026-11-09");
		await refused(first ?? "", accept, "vote_not_open");
		turnTo(world, days.proposalOpensOn);
		await refused("a-made-up-link", accept, "unknown_link");
		await refused(first ?? "", { round: "proposal" }, "choice_missing");
		await refused(
			first ?? "",
			{ round: "names", names: ids.slice(0, 3) },
			"vote_not_open",
		);
		t.equal((await cast(world, first ?? "", accept)).status, 201);
		await refused(first ?? "", reject, "already_voted");
		const signatures = await world.deps.db
			.selectFrom("signature")
			.select("id")
			.orderBy("ordinal")
			.execute();
		const { call } = await staff(world, "admin");
		await call("POST", `/admin/signatures/${signatures[1]?.id}/end`, {
			reason: "De lämnar",
			on: days.proposalOpensOn,
		});
		const left = await cast(world, second ?? "", accept);
		t.equal(left.status, 403);
		t.match(left.body.detail, /Förening 1 står i röstlängden/);
		const leftPage = await page(world, `/samverkansgrupp/rosta/${second}`);
		t.match(leftPage.body, /lämnat överenskommelsen/);
		turnTo(world, "2026-11-13");
		await refused(third ?? "", accept, "vote_closed");
		t.equal((await one.step("close_proposal_vote")).status, 200);
		await refused(third ?? "", accept, "vote_closed");
		const { rounds } = await ballotsOf(world, one.id);
		t.equal(rounds[0].ballots.length, 1, "only the vote that held is counted");
		const marked = await world.deps.db
			.selectFrom("electoral_roll_entry")
			.select("organisation_name")
			.where("voted_at", "is not", null)
			.execute();
		t.same(marked, [{ organisation_name: "Förening 0" }]);
	},
);

t.test(
	"a ballot in the second round has exactly as many known names as seats",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		const ids = await nominees(world, one, 5);
		await openVote(world, one, ids);
		await cast(world, await partyToken(world, 1), reject);
		turnTo(world, days.namesOpensOn);
		t.equal((await one.step("close_proposal_vote")).body.status, "name_vote");
		const token = await partyToken(world, 0);
		const names = async (...chosen: (string | undefined)[]) =>
			(await cast(world, token, { round: "names", names: chosen })).body.code;
		const [a, b, c, d] = ids;
		t.equal(await names(a, b, c, d), "too_many_names");
		t.equal(await names(a, b), "too_few_names");
		t.equal(await names(a, b, b), "choice_repeated");
		t.equal(await names(a, b, one.id), "choice_unknown");
		t.equal(
			(
				await cast(world, token, {
					...accept,
					round: "names",
					names: [a, b, c],
				})
			).body.code,
			"choice_unknown",
		);
		t.equal((await cast(world, token, accept)).body.code, "vote_closed");
		t.equal(await names(a, b, c), undefined);
		t.equal(await names(a, b, c), "already_voted");
	},
);

t.test(
	"where there are no more names than seats the ballot says that all of them are elected",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2, seats: 8 });
		const ids = await nominees(world, one, 3);
		await openVote(world, one, ids);
		await cast(world, await partyToken(world, 1), reject);
		turnTo(world, days.namesOpensOn);
		t.equal((await one.step("close_proposal_vote")).body.status, "name_vote");
		const url = `/samverkansgrupp/rosta/${await partyToken(world, 0)}`;
		const ballot = (await page(world, url)).body;
		t.match(ballot, /Kryssa för alla 3 namn/);
		t.match(ballot, /alla som står här blir valda/);
		t.notMatch(ballot, /Välj 3 namn/);
		const few = await post(world, url, [
			["round", "names"],
			["names", ids[0] ?? ""],
		]);
		t.equal(few.statusCode, 422);
		t.match(few.body, /<p>För få namn\. /);
	},
);

t.test("nothing in the database ties a ballot to a party", slow, async (t) => {
	const world = await createWorld(t);
	const { db } = world.deps;
	const one = await election(world, { parties: 12 });
	await openVote(world, one, await nominees(world, one, 4));
	const receipts: string[] = [];
	for (let n = 0; n < 12; n += 1) {
		const { body } = await caller(world)(
			"POST",
			`/working-group/votes/${await partyToken(world, n)}`,
			accept,
			{ "idempotency-key": `nyckel-${n}` },
		);
		receipts.push(body.receipt);
	}
	const sealed = await db.selectFrom("sealed_ballot").selectAll().execute();
	t.equal(
		new Set(sealed.map((row) => row.sealed.length)).size,
		1,
		"all are as long",
	);
	t.ok(sealed.every((row) => !row.sealed.includes("accept")));
	const kept = await db
		.selectFrom("idempotency_key")
		.select("scope")
		.where("scope", "like", "%/votes/%")
		.execute();
	t.same(kept, [], "no answer is kept to be repeated");
	const log = await db
		.selectFrom("log_entry")
		.selectAll()
		.where("event", "=", "election.voted")
		.execute();
	t.equal(log.length, 12);
	t.same(
		[...new Set(log.map((entry) => JSON.stringify(entry.detail)))],
		['{"round":"proposal"}'],
	);
	turnTo(world, days.namesOpensOn);
	await one.step("close_proposal_vote");
	t.same(await db.selectFrom("sealed_ballot").selectAll().execute(), []);
	const { rows } = await db.pool.query(
		"select id, receipt, xmin::text from ballot order by ctid",
	);
	t.equal(
		new Set(rows.map((row) => row.xmin)).size,
		1,
		"one transaction wrote them all",
	);
	const written = rows.map((row) => row.receipt as string);
	t.same([...written].sort(), [...receipts].sort());
	const ids = rows.map((row) => row.id as string);
	t.same(ids, [...ids].sort(), "in the order of ids that are random");
	const columns = await db.pool.query(
		"select data_type from information_schema.columns where table_name in ('ballot', 'sealed_ballot')",
	);
	t.notOk(
		columns.rows.some((row) => /time|date|int/.test(row.data_type)),
		"no time and no number",
	);
});

t.test(
	"a ballot that is added, removed or changed beside the vote stops the count",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { pool } = world.deps.db;
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 3));
		await cast(world, await partyToken(world, 0), accept);
		turnTo(world, days.namesOpensOn);
		const close = async () => (await one.step("close_proposal_vote")).body.code;
		await pool.query(
			"insert into sealed_ballot select gen_random_uuid(), election_id, round, sealed from sealed_ballot",
		);
		t.equal(await close(), "ballots_do_not_match");
		await pool.query("delete from sealed_ballot");
		t.equal(await close(), "ballots_do_not_match");
		await pool.query(
			"insert into sealed_ballot values (gen_random_uuid(), $1, 'proposal', $2)",
			[one.id, Buffer.alloc(1052)],
		);
		t.equal(await close(), "ballots_unreadable");
	},
);
