import t from "tap";
import { startSession } from "../api/auth/session.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { applicant, caller, staff } from "./support/actors.ts";
import {
	accept,
	base,
	cast,
	days,
	election,
	nominees,
	openVote,
	page,
	partyToken,
	post,
	slow,
	tokenIn,
	turnTo,
} from "./support/elections.ts";
import { createWorld, type World } from "./support/world.ts";

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
		const own = "/working-group/nominations/own";
		t.same((await call("GET", own)).body.items, [
			{
				election: one.id,
				party: "01930001-0000-7000-8000-000000000000",
				organisation: "Förening 0",
				termFrom: 2027,
				termTo: 2028,
				closesOn: "2026-11-01",
			},
		]);
		t.same((await stranger.call("GET", own)).body.items, []);
		t.equal((await caller(world)("GET", own)).status, 401);
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
		t.same((await late("GET", own)).body.items, []);
		t.match(
			(await page(world, "/samverkansgrupp/nominera")).body,
			/Det går inte att nominera nu/,
		);
	},
);

t.test(
	"who has been signed out while they write a nomination sends it when they are in again",
	slow,
	async (t) => {
		const world = await createWorld(t);
		await election(world, { parties: 1 });
		const fields: [string, string][] = [
			["name", "Berit Dal"],
			["organisation", "Kulturföreningen"],
			["email", "berit@nominerad.example"],
		];
		const send = (headers = {}) =>
			post(world, "/samverkansgrupp/nominera", fields, headers);
		const stranger = await representative(world, 7);
		for (const headers of [
			{},
			{ authorization: `Bearer ${stranger.accessToken}` },
		]) {
			const out = await send(headers);
			t.equal(out.statusCode, 403);
			for (const [, value] of fields) t.match(out.body, `value="${value}"`);
			t.match(out.body, "Nomineringen är inte skickad");
			t.match(out.body, /href="\/mina-sidor" target="_blank"/);
			t.match(String(out.headers["cache-control"]), "no-store");
		}
		const { accessToken } = await representative(world, 0);
		const sent = await send({ authorization: `Bearer ${accessToken}` });
		t.match(sent.body, /Vi har mejlat Berit Dal/);
	},
);

t.test(
	"a party has eight nominations at most that await an answer, and the office as many as it needs",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		const { call, accessToken } = await representative(world, 0);
		const path = `/working-group/elections/${one.id}/nominations`;
		const who = (n: number) => ({
			name: `Namn ${n}`,
			organisation: "",
			email: `namn-${n}@nominerad.example`,
		});
		for (let n = 0; n < 8; n++)
			t.equal((await call("POST", path, who(n))).status, 201);
		t.match(await call("POST", path, who(8)), {
			status: 409,
			body: { code: "too_many_nominations", detail: /8/ },
		});
		const form = await post(
			world,
			"/samverkansgrupp/nominera",
			Object.entries({ ...who(8), organisation: "Förening 0" }),
			{ authorization: `Bearer ${accessToken}` },
		);
		t.equal(form.statusCode, 409);
		t.match(form.body, "Namn 8", "what was typed is kept");
		const other = (await representative(world, 1)).call;
		t.equal((await other("POST", path, who(8))).status, 201);
		const office = await one.call("POST", `${base}/${one.id}/nominations`, {
			...who(9),
			organisation: "Förening 0",
		});
		t.equal(office.status, 200);
		const token = await tokenIn(world, who(0).email, "samtycke");
		await caller(world)("POST", `/working-group/consents/${token}`, {
			consent: false,
		});
		t.equal((await call("POST", path, who(10))).status, 201);
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
		t.equal((await editor.call("GET", `${base}/${one.id}`)).status, 403);
		const wrong = await one.call("POST", base, {
			termFrom: 2027,
			termTo: 2028,
			...days,
			proposalOpensOn: "2026-10-30",
			cutOffOn: "2026-10-30",
		});
		t.same(
			wrong.body.errors.map((fault: { path: string }) => fault.path),
			["cutOffOn", "proposalOpensOn"],
			"1 November is the last day to nominate unless told otherwise, and faults stand as in the form",
		);
		t.match(
			wrong.body.errors[1].message,
			/efter den 1\snovember 2026/,
			"the day that it has to come after is told",
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
