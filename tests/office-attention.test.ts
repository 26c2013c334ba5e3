import t from "tap";
import { resumePublishing } from "../api/content/editing/scheduling.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { type Caller, caller, staff } from "./support/actors.ts";
import {
	accept,
	cast,
	days,
	election,
	nominees,
	openVote,
	partyToken,
	slow,
	turnTo,
} from "./support/elections.ts";
import { createWorld, type World } from "./support/world.ts";

/** What the office is told of that stands still until somebody sees to it. */

const needs = async (world: World, role: "officer" | "editor" | "admin") =>
	(await (await staff(world, role)).call("GET", "/admin/attention")).body.items;

t.test(
	"an election that stands still is told to those who see to elections, and to nobody else",
	slow,
	async (t) => {
		const world = await createWorld(t);
		t.equal((await caller(world)("GET", "/admin/attention")).status, 401);
		const one = await election(world, { parties: 2 });
		t.same(await needs(world, "admin"), [], "nominations are under way");
		turnTo(world, days.proposalOpensOn);
		t.match(await needs(world, "admin"), [
			{
				kind: "election",
				id: one.id,
				termFrom: 2027,
				because: "roll_not_frozen",
			},
		]);
		await advanceElections(world.deps);
		t.match(await needs(world, "admin"), [{ because: "proposal_missing" }]);
		t.same(await needs(world, "editor"), []);
		t.same(await needs(world, "officer"), []);
		turnTo(world, days.namesOpensOn);
		t.match(await needs(world, "admin"), [{ because: "election_day_passed" }]);
	},
);

t.test(
	"a round without votes, a step that its job has not taken and a counted election wait for somebody",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 4));
		t.same(await needs(world, "admin"), [], "the vote is open");
		turnTo(world, days.namesOpensOn);
		t.match(await needs(world, "admin"), [{ because: "nobody_voted" }]);
		turnTo(world, days.proposalOpensOn);
		await cast(world, await partyToken(world, 0), accept);
		turnTo(world, days.namesOpensOn);
		t.same(await needs(world, "admin"), [], "the job has the day to take it");
		turnTo(world, "2026-11-14");
		t.match(await needs(world, "admin"), [{ because: "overdue" }]);
		await advanceElections(world.deps);
		t.match(await needs(world, "admin"), [{ because: "counted" }]);
		await one.step("publish");
		t.same(await needs(world, "admin"), []);
	},
);

const base = "/admin/content";
const words = (sv: string) => ({ sv, en: "" });

/** A piece of news that is to be published in an hour. */
async function scheduled({ now }: World, editor: Caller, title: string) {
	const { body } = await editor("POST", `${base}/news`, {
		content: {
			title: words(title),
			summary: words("Kort."),
			text: words("Text."),
		},
	});
	const at = new Date(now.value.getTime() + 3_600_000).toISOString();
	const { status } = await editor(
		"POST",
		`${base}/revisions/${body.head.id}/schedule`,
		{ publishAt: at },
	);
	if (status !== 200) throw new Error(String(status));
	return { id: body.head.id as string, key: body.key as string, at };
}

t.test(
	"a scheduled publication that failed or never came is told to editors until somebody takes it up",
	async (t) => {
		const world = await createWorld(t);
		const editor = (await staff(world, "editor")).call;
		const { db } = world.deps;
		const late = await scheduled(world, editor, "Sen");
		const failed = await scheduled(world, editor, "Trasig");
		const back = await scheduled(world, editor, "Återtagen");
		await editor("POST", `${base}/revisions/${back.id}/unschedule`, {});
		t.same(await needs(world, "editor"), []);
		world.now.value = new Date(world.now.value.getTime() + 2 * 3_600_000);
		const both = await needs(world, "editor");
		t.same(
			both.map((one: { because: string }) => one.because),
			["late", "late"],
		);
		await db
			.updateTable("content_revision")
			.set({ content: JSON.stringify({ title: words("") }) })
			.where("id", "=", failed.id)
			.execute();
		await resumePublishing(world.deps);
		const told = await needs(world, "editor");
		t.match(told, [
			{ kind: "publication", segment: "news", key: failed.key, at: failed.at },
		]);
		t.equal(told[0].because, "failed");
		t.notMatch(told, [{ key: late.key }]);
		t.same(await needs(world, "officer"), []);
		const saved = await editor("PATCH", `${base}/news/${failed.key}`, {
			basedOn: failed.id,
			content: {
				title: words("Hel"),
				summary: words("Kort."),
				text: words("Text."),
			},
		});
		t.equal(saved.status, 200);
		t.same(await needs(world, "editor"), []);
	},
);
