import t from "tap";
import { startSession } from "../api/auth/session.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { caller } from "./support/actors.ts";
import {
	accept,
	base,
	cast,
	days,
	election,
	nominees,
	openVote,
	partyToken,
	slow,
	tokenIn,
	turnTo,
} from "./support/elections.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"when the members are published, all who stood and the parties are told once, each in their language",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const ids = await nominees(world, one, 4);
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
		await nominate("Fay", "fay@nominerad.example", "en");
		await nominate("Egen", "styrelsen-0@forening.example", "sv");
		await nominate("Tyst", "tyst@nominerad.example", "sv");
		for (const email of [
			"fay@nominerad.example",
			"styrelsen-0@forening.example",
		])
			await caller(world)(
				"POST",
				`/working-group/consents/${await tokenIn(world, email, "samtycke")}`,
				{ consent: true },
			);
		await openVote(world, one, ids);
		await cast(world, await partyToken(world, 1), accept);
		turnTo(world, days.namesOpensOn);
		await one.step("close_proposal_vote");
		const before = world.mails.length;
		const answers = await Promise.all([
			one.step("publish"),
			one.step("publish"),
		]);
		t.same(answers.map(({ status }) => status).sort(), [200, 409]);
		await world.settle();
		const told = world.mails.slice(before);
		t.same(
			told.map(({ to }) => to.toLowerCase()).sort(),
			[
				...["asa", "berit", "carl", "dina", "fay"].map(
					(name) => `${name}@nominerad.example`,
				),
				...[0, 1, 2].map((n) => `styrelsen-${n}@forening.example`),
			],
			"who stood and speaks for a party is told once; who never said yes is not told",
		);
		const textTo = (name: string) =>
			told.find(({ to }) => to.toLowerCase().startsWith(name))?.text ?? "";
		t.match(textTo("asa"), /Du\sär\svald\still\sledamot/);
		t.match(textTo("dina"), /Du\sblev\sinte\svald/);
		t.match(textTo("fay"), /You\swere\snot\selected[\s\S]*Åsa Ek[\s\S]*\/en\//);
		t.match(textTo("styrelsen-0"), /Hej Egen[\s\S]*inte\svald/);
		for (const name of ["Åsa Ek", "Berit Dal", "Carl Fors"])
			t.match(textTo("styrelsen-2"), name);
		t.notMatch(textTo("styrelsen-2"), /Dina Alm|nominerad\.example/);
		const logged = await world.deps.db
			.selectFrom("log_entry")
			.select("detail")
			.where("event", "=", "election.published")
			.execute();
		t.match(logged, [{ detail: { mailed: 8 } }]);
		turnTo(world, "2026-12-24");
		await advanceElections(world.deps);
		const left = await world.deps.db
			.selectFrom("outgoing_mail")
			.select("recipient")
			.where("recipient", "like", "%@nominerad.example")
			.where("template", "=", "election_nominee_result")
			.execute();
		t.same(left, [], "their addresses are cleared in the outbox too");
		t.equal((await one.call("GET", `${base}/${one.id}`)).status, 200);
	},
);
