import t from "tap";
import { startSession } from "../api/auth/session.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { caller } from "./support/actors.ts";
import {
	accept,
	base,
	cast,
	days,
	type Election,
	election,
	nominees,
	openVote,
	page,
	partyToken,
	reject,
	slow,
	tokenIn,
	turnTo,
} from "./support/elections.ts";
import { createWorld, type World } from "./support/world.ts";

/** Days that pass without a vote, and elections that are called off. */

const settings = { termFrom: 2027, termTo: 2028, seats: 3, ...days };
const change = (one: Election, more: object) =>
	one.call("PUT", `${base}/${one.id}`, { ...settings, ...more });
const cancel = (one: Election, sv = "Brytdagen var fel.", en = "") =>
	one.call("POST", `${base}/${one.id}/cancel`, { reason: { sv, en } });
const office = async (one: Election) =>
	(await one.call("GET", `${base}/${one.id}`)).body;
const mailsOf = async (world: World, subject: RegExp) => {
	await world.settle();
	return world.mails.filter((mail) => subject.test(mail.subject));
};

t.test(
	"a second round whose days have passed is not announced, and waits for new days instead of being decided by lot",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const ids = await nominees(world, one, 4);
		await openVote(world, one, ids);
		await cast(world, await partyToken(world, 0), reject);
		turnTo(world, "2026-11-22");
		await advanceElections(world.deps);
		t.same(await mailsOf(world, /Rösta på namn/), []);
		const waits = await office(one);
		t.match(waits, { status: "name_vote", voted: 0 });
		t.match(waits.hindrance, {
			action: "close_name_vote",
			code: "nobody_voted",
		});
		t.notOk(waits.allowedActions.includes("close_name_vote"));
		t.equal((await one.step("close_name_vote")).body.code, "nobody_voted");
		t.match(
			(await page(world, `/samverkansgrupp/val/${one.id}`)).body,
			/Dagarna har passerat utan att någon har röstat/,
		);
		t.equal(
			(await one.call("POST", `${base}/${one.id}/reminders`)).body.code,
			"vote_closed",
		);
		const passed = await change(one, { namesClosesOn: "2026-11-21" });
		t.match(passed.body.errors, [
			{ path: "namesClosesOn", code: "election_day_over" },
		]);
		const other = { namesOpensOn: "2026-11-24", namesClosesOn: "2026-11-26" };
		t.equal(
			(await change(one, { ...other, seats: 2 })).body.code,
			"election_settings_fixed",
		);
		t.match(await change(one, other), { status: 200, body: other });
		const told = await mailsOf(world, /Rösta på namn/);
		t.equal(told.length, 3);
		for (const { text } of told)
			t.match(text, /24\snovember 2026 till och med 26\snovember/);
		turnTo(world, "2026-11-25");
		const vote = { round: "names", names: ids.slice(0, 3) };
		t.equal((await cast(world, await partyToken(world, 1), vote)).status, 201);
		t.equal(
			(await change(one, { ...other, namesClosesOn: "2026-11-30" })).body.code,
			"election_wrong_status",
		);
		turnTo(world, "2026-11-27");
		await advanceElections(world.deps);
		t.match(await office(one), { status: "counted", voted: 1 });
	},
);

t.test(
	"a second round that opens late is announced for the days that are left",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 1 });
		await openVote(world, one, await nominees(world, one, 4));
		await cast(world, await partyToken(world, 0), reject);
		turnTo(world, "2026-11-18");
		await advanceElections(world.deps);
		const [told] = await mailsOf(world, /Rösta på namn/);
		t.match(told?.text, /från 18\snovember 2026 till och med 20\snovember/);
	},
);

t.test(
	"a proposal that nobody has voted on is neither accepted nor rejected, and gets new days",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 4));
		turnTo(world, days.namesOpensOn);
		await advanceElections(world.deps);
		t.match(await office(one), {
			status: "proposal_vote",
			hindrance: { code: "nobody_voted" },
		});
		t.equal((await one.step("close_proposal_vote")).body.code, "nobody_voted");
		const later = {
			proposalClosesOn: "2026-11-16",
			namesOpensOn: "2026-11-17",
			namesClosesOn: "2026-11-20",
		};
		t.equal((await change(one, later)).status, 200);
		const [, again] = (await mailsOf(world, /^Rösta: /)).filter(
			({ to }) => to === "styrelsen-0@forening.example",
		);
		t.match(again?.text, /senast 16\snovember/);
		t.equal(
			(await cast(world, await partyToken(world, 0), accept)).status,
			201,
		);
		t.equal(
			(await change(one, { ...later, proposalClosesOn: "2026-11-15" })).body
				.code,
			"election_settings_fixed",
			"somebody has voted on the proposal",
		);
		t.equal(
			(await change(one, { ...later, namesClosesOn: "2026-11-25" })).status,
			200,
			"nobody has voted for names",
		);
		turnTo(world, "2026-11-17");
		await advanceElections(world.deps);
		t.match(await office(one), { status: "counted" });
	},
);

t.test(
	"an election can be cancelled until its result is published, everybody may read why, and voters and nominees are told once",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		await openVote(world, one, await nominees(world, one, 4));
		const tokens = [await partyToken(world, 0), await partyToken(world, 1)];
		await cast(world, tokens[0] ?? "", reject);
		t.ok((await office(one)).allowedActions.includes("cancel"));
		t.equal((await cancel(one, "")).status, 422, "a reason is asked for");
		const answers = await Promise.all([cancel(one), cancel(one)]);
		t.same(answers.map(({ status }) => status).sort(), [200, 409]);
		const told = await mailsOf(world, /avbrutet/);
		t.same(told.map(({ to }) => to).sort(), [
			...["asa", "berit", "carl", "dina"].map(
				(name) => `${name}@nominerad.example`,
			),
			"styrelsen-0@forening.example",
			"styrelsen-1@forening.example",
			"styrelsen-2@forening.example",
		]);
		t.match(told[0]?.text, /Brytdagen var fel\./);
		t.match(await office(one), { status: "cancelled", allowedActions: [] });
		const url = `/samverkansgrupp/val/${one.id}`;
		t.match(
			(await page(world, url)).body,
			/Avbrutet[\s\S]*Brytdagen var fel\./,
		);
		t.match((await page(world, `/en${url}`)).body, /lang="sv"[^>]*>Brytdagen/);
		t.match(
			(await page(world, `/samverkansgrupp/rosta/${tokens[1]}`)).body,
			/Valet är avbrutet/,
		);
		t.equal(
			(await cast(world, tokens[1] ?? "", accept)).body.code,
			"election_cancelled",
		);
		const { db } = world.deps;
		t.same(
			await db.selectFrom("sealed_ballot").select("id").execute(),
			[],
			"nobody ever opens what was cast",
		);
		const logged = await db
			.selectFrom("log_entry")
			.select(["event", "detail"])
			.where("event", "=", "election.cancelled")
			.execute();
		t.equal(logged.length, 1);
		t.match(logged[0]?.detail, { reason: { sv: "Brytdagen var fel." } });
		turnTo(world, "2026-11-30");
		await advanceElections(world.deps);
		t.match(await office(one), { status: "cancelled" });
		const late = await one.call("POST", base, settings);
		t.match(
			late.body.errors,
			[{ path: "nominationsCloseOn", code: "election_day_over" }],
			"nobody could be nominated for it",
		);
		turnTo(world, "2026-11-01");
		const again = await one.call("POST", base, settings);
		t.equal(again.status, 201, "another one can be set up");
	},
);

t.test(
	"who has been nominated or has nominated is told that the election is cancelled, once, and who said no is not",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		await nominees(world, one, 1);
		const { accessToken } = await startSession(world.deps, {
			kind: "organisation",
			email: "styrelsen-0@forening.example",
			applicationId: null,
		});
		const nominate = (name: string, email: string, locale: "sv" | "en") =>
			caller(world, accessToken)(
				"POST",
				`/working-group/elections/${one.id}/nominations`,
				{ name, organisation: "", email, locale },
			);
		const own = "Styrelsen-0@forening.example";
		t.equal((await nominate("Own", own, "sv")).status, 201);
		await nominate("Fay", "fay@nominerad.example", "en");
		await nominate("Nils", "nils@nominerad.example", "sv");
		const no = await tokenIn(world, "nils@nominerad.example", "samtycke");
		await caller(world)("POST", `/working-group/consents/${no}`, {
			consent: false,
		});
		const answers = await Promise.all([
			cancel(one, "Brytdagen var fel.", "Wrong day."),
			cancel(one, "Brytdagen var fel.", "Wrong day."),
		]);
		t.same(answers.map(({ status }) => status).sort(), [200, 409]);
		const told = await mailsOf(world, /avbrutet|cancelled/);
		t.same(told.map(({ to }) => to).sort(), [
			"asa@nominerad.example",
			"fay@nominerad.example",
			"styrelsen-0@forening.example",
		]);
		const textTo = (name: string) =>
			told.find(({ to }) => to.startsWith(name))?.text;
		t.match(textTo("styrelsen"), /Er nominering gäller inte längre/);
		t.match(textTo("asa"), /Hej Åsa Ek[\s\S]*Brytdagen var fel\./);
		t.match(textTo("fay"), /Dear Fay[\s\S]*Wrong day\.[\s\S]*\/en\//);
		turnTo(world, "2026-10-02");
		await advanceElections(world.deps);
		t.same(
			await world.deps.db
				.selectFrom("outgoing_mail")
				.select("recipient")
				.where("recipient", "like", "%@nominerad.example")
				.execute(),
			[],
			"their addresses are cleared in the outbox too",
		);
	},
);

t.test(
	"what is published can no longer be cancelled, and nobody is mailed of an election that they had no vote in yet",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const first = await election(world, { parties: 1 });
		t.equal((await cancel(first)).status, 200);
		t.same(await mailsOf(world, /avbrutet/), []);
		const made = await first.call("POST", base, settings);
		const id = made.body.id as string;
		const one: Election = {
			...first,
			id,
			step: (action) => first.call("POST", `${base}/${id}/steps/${action}`),
		};
		await one.step("open_nominations");
		await openVote(world, one, await nominees(world, one, 3));
		await cast(world, await partyToken(world, 0), accept);
		turnTo(world, days.namesOpensOn);
		await one.step("close_proposal_vote");
		t.ok((await office(one)).allowedActions.includes("cancel"), "counted");
		t.equal((await one.step("publish")).status, 200);
		t.same((await office(one)).allowedActions, []);
		t.equal((await cancel(one)).body.code, "election_wrong_status");
		const { body } = await caller(world)("GET", "/working-group");
		t.equal(body.elections.length, 2);
	},
);
