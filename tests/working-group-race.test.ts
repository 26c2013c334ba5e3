import t from "tap";
import { caller, staff } from "./support/actors.ts";
import {
	accept,
	cast,
	days,
	election,
	nominees,
	openVote,
	partyToken,
	reject,
	turnTo,
} from "./support/elections.ts";
import { createWorld } from "./support/world.ts";

const many = (n: number) => Array.from({ length: n }, (_, i) => i);

// What this proves is the row lock of `update electoral_roll_entry … where voted_at is null`: the second waits for the first, then finds no row.
t.test(
	"one party that votes ten times at once has one ballot in the count",
	{ timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		await openVote(world, one, await nominees(world, one, 4));
		const token = await partyToken(world, 0);
		const answers = await Promise.all(
			many(10).map((n) => cast(world, token, n % 2 ? accept : reject)),
		);
		const codes = answers.map(({ status, body }) => body.code ?? status).sort();
		t.same(codes, [201, ...many(9).map(() => "already_voted")]);
		const receipt = answers.find(({ status }) => status === 201)?.body.receipt;
		turnTo(world, days.namesOpensOn);
		t.equal((await one.step("close_proposal_vote")).status, 200);
		const { body } = await caller(world)(
			"GET",
			`/working-group/elections/${one.id}/ballots`,
		);
		t.same(
			body.rounds[0].ballots.map(
				(ballot: { receipt: string }) => ballot.receipt,
			),
			[receipt],
		);
	},
);

// What this proves is the lock on the election's row: votes share it, closing takes it alone.
t.test(
	"votes that come while the round is closed are counted or refused, never lost between",
	{ timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 24 });
		await openVote(world, one, await nominees(world, one, 4));
		const tokens: string[] = [];
		for (const n of many(24)) tokens.push(await partyToken(world, n));
		turnTo(world, days.namesOpensOn);
		const { call } = await staff(world, "admin");
		turnTo(world, days.proposalClosesOn);
		const closing = new Promise<void>((resolve) => setImmediate(resolve)).then(
			() => {
				turnTo(world, days.namesOpensOn);
				return call(
					"POST",
					`/admin/working-group/elections/${one.id}/steps/close_proposal_vote`,
				);
			},
		);
		const answers = await Promise.all(
			tokens.map((token) => cast(world, token, accept)),
		);
		t.equal((await closing).status, 200);
		const receipts = answers
			.filter(({ status }) => status === 201)
			.map(({ body }) => body.receipt)
			.sort();
		t.ok(
			answers.every(
				({ status, body }) => status === 201 || body.code === "vote_closed",
			),
		);
		const { body } = await caller(world)(
			"GET",
			`/working-group/elections/${one.id}/ballots`,
		);
		t.same(
			body.rounds[0].ballots.map(
				(ballot: { receipt: string }) => ballot.receipt,
			),
			receipts,
		);
	},
);

// What this proves is the shared lock on the signature's row: a withdrawal waits for a vote under way, or the vote finds it gone.
t.test(
	"a party that withdraws while it votes has either voted first or not at all",
	{ timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 6 });
		await openVote(world, one, await nominees(world, one, 4));
		const { call } = await staff(world, "admin");
		const signatures = await world.deps.db
			.selectFrom("signature")
			.select("id")
			.orderBy("ordinal")
			.execute();
		const tokens: string[] = [];
		for (const n of many(6)) tokens.push(await partyToken(world, n));
		const [votes, ends] = await Promise.all([
			Promise.all(tokens.map((token) => cast(world, token, accept))),
			Promise.all(
				signatures.map(({ id }) =>
					call("POST", `/admin/signatures/${id}/end`, {
						reason: "Föreningen är upplöst",
						on: days.proposalOpensOn,
					}),
				),
			),
		]);
		t.ok(ends.every(({ status }) => status === 200));
		t.ok(
			votes.every(
				({ status, body }) => status === 201 || body.code === "party_has_left",
			),
		);
		const marked = await world.deps.db
			.selectFrom("electoral_roll_entry")
			.select("id")
			.where("voted_at", "is not", null)
			.execute();
		const sealed = await world.deps.db
			.selectFrom("sealed_ballot")
			.select("id")
			.execute();
		const counted = votes.filter(({ status }) => status === 201).length;
		t.same([marked.length, sealed.length], [counted, counted]);
	},
);

t.test(
	"two workers that open the vote at once mail each party one link",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const ids = await nominees(world, one, 3);
		await one.call("PUT", `/admin/working-group/elections/${one.id}/proposal`, {
			nominees: ids,
		});
		turnTo(world, days.proposalOpensOn);
		const { advanceElections } = await import(
			"../api/content/working-group/jobs.ts"
		);
		await Promise.all(many(3).map(() => advanceElections(world.deps)));
		await world.settle();
		t.equal(
			world.mails.filter(({ text }) => text.includes("/rosta/")).length,
			3,
		);
	},
);
