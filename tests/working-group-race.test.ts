import t from "tap";
import { caller, staff } from "./support/actors.ts";
import {
	accept,
	ballotsOf,
	cast,
	days,
	election,
	holdEntry,
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

// What this proves is the lock on the election's row: votes share it, closing takes it alone and waits for them.
t.test(
	"a vote that is under way when the round is closed is counted",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 4));
		const token = await partyToken(world, 0);
		turnTo(world, days.namesOpensOn);
		const { call } = await staff(world, "admin");
		turnTo(world, days.proposalClosesOn);
		const held = await holdEntry(world, 0);
		const voting = cast(world, token, accept);
		await held.waiters(1, () => false);
		turnTo(world, days.namesOpensOn);
		let closed = false;
		const closing = call(
			"POST",
			`/admin/working-group/elections/${one.id}/steps/close_proposal_vote`,
		).finally(() => {
			closed = true;
		});
		await held.waiters(2, () => closed);
		await held.release();
		const { status, body } = await voting;
		t.equal(status, 201);
		t.equal((await closing).status, 200);
		const { rounds } = await ballotsOf(world, one.id);
		t.same(
			rounds[0].ballots.map((ballot: { receipt: string }) => ballot.receipt),
			[body.receipt],
		);
	},
);

// What this proves is the shared lock on the signature's row: a withdrawal waits for a vote under way.
t.test(
	"a party that withdraws while it votes has voted first",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 4));
		const token = await partyToken(world, 0);
		const { call } = await staff(world, "admin");
		const signature = await world.deps.db
			.selectFrom("signature")
			.select("id")
			.where("ordinal", "=", 1)
			.executeTakeFirstOrThrow();
		const held = await holdEntry(world, 0);
		const voting = cast(world, token, accept);
		await held.waiters(1, () => false);
		let left = false;
		const ending = call("POST", `/admin/signatures/${signature.id}/end`, {
			reason: "Föreningen är upplöst",
			on: days.proposalOpensOn,
		}).finally(() => {
			left = true;
		});
		await held.waiters(2, () => left);
		await held.release();
		t.equal((await voting).status, 201);
		t.equal((await ending).status, 200);
		// As it was written, whichever answer came first.
		const order = await world.deps.db
			.selectFrom("log_entry")
			.select("event")
			.where("event", "in", ["election.voted", "signature.ended"])
			.orderBy("sequence")
			.execute();
		t.same(
			order.map(({ event }) => event),
			["election.voted", "signature.ended"],
		);
		t.equal((await cast(world, token, accept)).body.code, "party_has_left");
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
