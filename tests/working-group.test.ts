import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import {
	countNames,
	countProposal,
	drawLots,
} from "../api/content/working-group/count.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { caller } from "./support/actors.ts";
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
	"the count is the same whoever counts it, and ties go by lot",
	async (t) => {
		const [a, b, c] = ["A", "B", "C"].map((name) => ({
			id: name.toLowerCase(),
			name,
			organisation: "X",
		}));
		if (!a || !b || !c) throw new Error("three candidates");
		const ballots = [
			{ choices: ["a"] },
			{ choices: ["b"] },
			{ choices: ["c"] },
		];
		const { tally, lot } = countNames(ballots, [c, a, b], 2, "hemlighet");
		const ticket = (name: string) =>
			createHash("sha256")
				.update(`hemlighet\nA, X\nB, X\nC, X\n${name}`)
				.digest("hex");
		const order = ["A, X", "B, X", "C, X"].sort((x, y) =>
			ticket(x) < ticket(y) ? -1 : 1,
		);
		t.same(lot?.order, order);
		t.same(
			tally.filter(({ elected }) => elected).map(({ name }) => `${name}, X`),
			order.slice(0, 2),
		);
		t.equal(countNames([{ choices: ["a"] }], [a, b], 1, "s").lot, null);
		const tie = countProposal(
			[{ choices: ["accept"] }, { choices: ["reject"] }],
			"s",
		);
		t.equal(tie.accepted, drawLots("s", ["accept", "reject"])[0] === "accept");
		t.equal(countProposal([], "s").accepted, false, "no votes accept nothing");
	},
);

t.test(
	"an accepted proposal seats its names, and the public page shows them without script",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const ids = await nominees(world, one, 4);
		const before = await caller(world)(
			"GET",
			`/working-group/elections/${one.id}`,
		);
		t.ok(
			before.body.candidates.every(
				(who: { proposed: boolean }) => !who.proposed,
			),
		);
		t.equal(before.body.lots.proposal.secret, null);
		t.notMatch(JSON.stringify(before.body), /nominerad\.example/);
		await openVote(world, one, ids);
		const token = await partyToken(world, 0);
		const url = `/samverkansgrupp/rosta/${token}`;
		const opened = await page(world, url);
		t.match(opened.body, /Förening 0/);
		t.match(opened.body, /Åsa Ek/);
		t.equal(opened.headers["cache-control"], "no-store");
		const again = await caller(world)("GET", `/working-group/votes/${token}`);
		t.equal(again.body.state, "open", "opening the page has no effect");
		const done = await post(world, url, [
			["round", "proposal"],
			["choice", "accept"],
		]);
		const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(done.body)?.[0];
		t.ok(receipt);
		await cast(world, await partyToken(world, 1), accept);
		await cast(world, await partyToken(world, 2), reject);
		const office = await one.call("GET", `${base}/${one.id}`);
		t.equal(office.body.voted, 3);
		t.notMatch(JSON.stringify(office.body), /"choices"|"receipt"/);
		t.same((await ballotsOf(world, one.id)).rounds, [], "not before closing");
		turnTo(world, days.namesOpensOn);
		const closed = await one.step("close_proposal_vote");
		t.equal(closed.body.status, "counted");
		t.match(closed.body.results.proposal, {
			accept: 2,
			reject: 1,
			accepted: true,
		});
		const { rounds } = await ballotsOf(world, one.id);
		t.equal(rounds.length, 1);
		t.match(
			rounds[0].ballots.find(
				(ballot: { receipt: string }) => ballot.receipt === receipt,
			),
			{ choices: ["accept"] },
			"everybody finds their own",
		);
		t.equal((await one.step("publish")).status, 200);
		const shown = await page(world, "/samverkansgrupp");
		for (const name of ["Åsa Ek", "Berit Dal", "Carl Fors"])
			t.match(shown.body, name);
		t.notMatch(shown.body, /nominerad\.example|Dina Alm/);
		t.match(
			(await page(world, "/en/samverkansgrupp")).body,
			/The working group/,
		);
		t.match(
			(await page(world, `/samverkansgrupp/val/${one.id}`)).body,
			receipt ?? "",
		);
	},
);

t.test(
	"a rejected proposal sets name against name, and the CSV gives the same result by other means",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 5, seats: 2 });
		const ids = await nominees(world, one, 4);
		await openVote(world, one, ids, 2);
		for (const n of [0, 1, 2])
			await cast(world, await partyToken(world, n), reject);
		turnTo(world, days.namesOpensOn);
		// The job takes the step that the day has come for.
		await advanceElections(world.deps);
		const links: string[] = [];
		// One after the other: who waits for mails while others do may be told of none.
		for (const n of [0, 1, 2, 3]) links.push(await partyToken(world, n));
		const choices = [
			[0, 1],
			[0, 1],
			[0, 2],
			[1, 3],
		];
		for (const [n, chosen] of choices.entries()) {
			const names = chosen.map((i) => ids[i] ?? "");
			const answer = await post(world, `/samverkansgrupp/rosta/${links[n]}`, [
				["round", "names"],
				...names.map((id): [string, string] => ["names", id]),
			]);
			t.equal(answer.statusCode, 200);
		}
		world.now.value = new Date("2026-11-21T06:00:00Z");
		await advanceElections(world.deps);
		const { body } = await caller(world)(
			"GET",
			`/working-group/elections/${one.id}`,
		);
		t.equal(body.status, "counted");
		const tally = body.results.names.tally as {
			id: string;
			name: string;
			votes: number;
			elected: boolean;
		}[];
		t.same(
			tally
				.map(({ name, votes, elected }) => [name, votes, elected])
				.slice(0, 2)
				.sort(),
			[
				["Berit Dal", 3, true],
				["Åsa Ek", 3, true],
			],
		);
		const view = await ballotsOf(world, one.id);
		const round = view.rounds.find(
			(r: { round: string }) => r.round === "names",
		);
		t.same(
			countNames(round.ballots, round.candidates, body.seats, round.secret),
			body.results.names,
		);
		t.equal(
			createHash("sha256").update(round.secret).digest("hex"),
			body.lots.names.commitment,
		);
		const csv = await world.app.inject(
			`/api/v1/working-group/elections/${one.id}/ballots.csv`,
		);
		const file = join(
			mkdtempSync(join(tmpdir(), "handslag-ballots-")),
			"b.csv",
		);
		writeFileSync(file, csv.rawPayload);
		const counted = execFileSync("sh", [
			"-c",
			`tr -d '\\r' < '${file}' | grep '^names,' | cut -d, -f3- | sort | uniq -c`,
		]).toString();
		for (const { name, votes } of tally)
			if (votes > 0) t.match(counted, new RegExp(`${votes} "${name}, Fritids`));
	},
);
