import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { startSession } from "../api/auth/session.ts";
import {
	countNames,
	countProposal,
	drawLots,
} from "../api/content/working-group/count.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { applicant, caller, staff } from "./support/actors.ts";
import {
	accept,
	cast,
	days,
	election,
	nominees,
	openVote,
	partyToken,
	reject,
	tokenIn,
	turnTo,
} from "./support/elections.ts";
import { createWorld, type World } from "./support/world.ts";

const base = "/admin/working-group/elections";
const slow = { timeout: 120_000 };
const html = { accept: "text/html" };

const page = (world: World, url: string) =>
	world.app.inject({ url, headers: html });

const post = (
	world: World,
	url: string,
	fields: [string, string][],
	headers: Record<string, string> = {},
) =>
	world.app.inject({
		method: "POST",
		url,
		headers: {
			...html,
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "same-origin",
			...headers,
		},
		payload: new URLSearchParams(fields).toString(),
	});

/** Signed in for the n-th party. How its contact gets a link is another test's. */
async function representative(world: World, n: number) {
	const email = `styrelsen-${n}@forening.example`;
	const { accessToken } = await startSession(world.deps, {
		kind: "organisation",
		email,
		applicationId: null,
	});
	return { call: caller(world, accessToken), accessToken };
}

const ballotsOf = async (world: World, id: string) =>
	(await caller(world)("GET", `/working-group/elections/${id}/ballots`)).body;

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
		const links = await Promise.all(
			[0, 1, 2, 3].map((n) => partyToken(world, n)),
		);
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
		const [first, second, third] = await Promise.all(
			[0, 1, 2].map((n) => partyToken(world, n)),
		);
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
		"select receipt, xmin::text, ctid from ballot order by ctid",
	);
	t.equal(
		new Set(rows.map((row) => row.xmin)).size,
		1,
		"one transaction wrote them all",
	);
	t.notSame(
		rows.map((row) => row.receipt),
		receipts,
		"and not in the order in which they came",
	);
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

t.test(
	"parties nominate, and nobody stands who has not said yes",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		const { call, accessToken } = await representative(world, 0);
		const path = `/working-group/elections/${one.id}/nominations`;
		const who = {
			name: "Åsa Ek",
			organisation: "",
			email: "asa@nominerad.example",
		};
		t.equal((await caller(world)("POST", path, who)).status, 401);
		const stranger = await applicant(world);
		t.equal(
			(await stranger.call("POST", path, who)).body.code,
			"nomination_for_parties",
		);
		t.equal((await call("POST", path, who)).status, 201);
		t.equal((await call("POST", path, who)).body.code, "already_nominated");
		t.equal(
			(await call("POST", path, { ...who, email: "a@b.se\nBcc: x@y.se" }))
				.status,
			422,
		);
		const known = async () =>
			(await caller(world)("GET", `/working-group/elections/${one.id}`)).body
				.candidates;
		t.same(await known(), []);
		const [asked] = (await one.call("GET", `${base}/${one.id}`)).body.nominees;
		const proposal = { nominees: [asked.id] };
		t.equal(
			(await one.call("PUT", `${base}/${one.id}/proposal`, proposal)).body.code,
			"not_consented",
		);
		const form = (fields: [string, string][]) =>
			post(world, "/samverkansgrupp/nominera", fields, {
				authorization: `Bearer ${accessToken}`,
			});
		const faulty = await form([["name", "Berit Dal"]]);
		t.equal(faulty.statusCode, 422);
		t.match(faulty.body, /Skriv en hel e-postadress/);
		t.match(faulty.body, /Berit Dal/, "what was typed is kept");
		const fields: [string, string][] = [
			["name", "Berit Dal"],
			["organisation", "Förening 0"],
			["email", "berit@nominerad.example"],
		];
		t.match((await form(fields)).body, /Vi har mejlat Berit Dal/);
		const token = await tokenIn(world, "asa@nominerad.example", "samtycke");
		const url = `/samverkansgrupp/samtycke/${token}`;
		t.match((await page(world, url)).body, /Du har inte svarat än/);
		t.same(await known(), [], "opening the page has no effect");
		t.match(
			(await post(world, url, [["consent", "yes"]])).body,
			/Du har sagt ja/,
		);
		t.match(await known(), [{ name: "Åsa Ek" }]);
		turnTo(world, "2026-11-02");
		const late = (await representative(world, 1)).call;
		t.equal(
			(await late("POST", path, { ...who, name: "Sen" })).body.code,
			"nominations_closed",
		);
		t.match(
			(await page(world, "/samverkansgrupp/nominera")).body,
			/Det går inte att nominera nu/,
		);
	},
);

t.test(
	"the roll is the civil parties on its day, whatever happens later",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { pool } = world.deps.db;
		const one = await election(world, { parties: 5 });
		await pool.query(
			"update organisation set kind = 'offentlig-part' where name = 'Förening 0'",
		);
		await pool.query(
			"update signature set ended_on = '2026-10-15', status = 'ended' where ordinal = 2",
		);
		await pool.query(
			"update signature set ended_on = '2026-10-16', status = 'ended' where ordinal = 3",
		);
		await pool.query(
			"update signature set signed_on = '2026-10-16' where ordinal = 4",
		);
		turnTo(world, days.cutOffOn);
		t.equal(
			(await one.call("POST", `${base}/${one.id}/roll`)).body.code,
			"roll_too_early",
		);
		turnTo(world, "2026-10-17");
		await advanceElections(world.deps);
		const { rows } = await pool.query(
			"select organisation_name as name from electoral_roll_entry order by 1",
		);
		t.same(rows, [{ name: "Förening 2" }, { name: "Förening 4" }]);
		t.equal(
			(await one.call("POST", `${base}/${one.id}/roll`)).body.code,
			"roll_frozen",
		);
	},
);

t.test(
	"elections are the administrators', in days that follow each other, and reminders come once a day",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const editor = await staff(world, "editor");
		t.equal((await editor.call("GET", "/admin/working-group")).status, 403);
		const wrong = await one.call("POST", base, {
			termFrom: 2027,
			termTo: 2028,
			...days,
			proposalOpensOn: "2026-10-30",
			cutOffOn: "2026-10-30",
		});
		t.same(
			wrong.body.errors.map((fault: { path: string }) => fault.path),
			["proposalOpensOn", "cutOffOn"],
			"1 November is the last day to nominate unless told otherwise",
		);
		t.equal((await one.step("publish")).body.code, "election_wrong_status");
		t.equal(
			(await one.step("open_proposal_vote")).body.code,
			"election_too_early",
		);
		const ids = await nominees(world, one, 4);
		const tooMany = await one.call("PUT", `${base}/${one.id}/proposal`, {
			nominees: ids,
		});
		t.equal(tooMany.body.code, "too_many_names");
		await openVote(world, one, ids);
		t.equal(
			(await one.step("close_proposal_vote")).body.code,
			"vote_still_open",
		);
		await cast(world, await partyToken(world, 0), accept);
		const remind = async () =>
			(await one.call("POST", `${base}/${one.id}/reminders`)).body.reminded;
		t.equal(await remind(), 2);
		t.equal(await remind(), 0);
		turnTo(world, "2026-11-11");
		t.equal(await remind(), 2);
		const members = (sector: string, howMany: number) =>
			one.call("PUT", "/admin/working-group/members", {
				termFrom: 2027,
				termTo: 2028,
				sector,
				members: Array.from({ length: howMany }, (_, n) => ({
					name: `Ledamot ${n}`,
					organisation: "Region Halland",
				})),
			});
		t.equal((await members("public", 5)).body.code, "too_many_names");
		t.equal((await members("public", 4)).status, 200);
		t.match((await page(world, "/samverkansgrupp")).body, /Ledamot 3/);
	},
);
