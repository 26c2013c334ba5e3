import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { staff } from "./support/actors.ts";
import {
	base,
	days,
	election,
	page,
	slow,
	turnTo,
} from "./support/elections.ts";
import { createWorld } from "./support/world.ts";

const group = "/admin/working-group";
const path = `${group}/members`;
const side = { termFrom: 2025, termTo: 2026, sector: "public" };
const person = (name: string) => ({ name, organisation: "Region Halland" });

t.test(
	"an editor keeps the list of members, by term, and comes nowhere near an election",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 1 });
		const editor = (await staff(world, "editor")).call;
		const saved = await editor("PUT", path, {
			...side,
			members: [person("Åsa Ek")],
		});
		t.match(saved, {
			status: 200,
			body: { elections: [], terms: [{ from: 2025, to: 2026 }] },
		});
		const seen = await editor("GET", group);
		t.equal(seen.status, 200);
		t.same(seen.body.elections, []);
		const at = `${base}/${one.id}`;
		const elections: [string, string, object?][] = [
			["GET", at],
			["POST", base, { termFrom: 2027, termTo: 2028, seats: 3, ...days }],
			["PUT", at, { termFrom: 2027, termTo: 2028, seats: 3, ...days }],
			["POST", `${at}/roll`],
			["POST", `${at}/cancel`, { reason: { sv: "Nej.", en: "" } }],
			["POST", `${at}/steps/open_proposal_vote`],
		];
		for (const [method, url, body] of elections)
			t.equal((await editor(method as "GET", url, body)).status, 403, url);
		const officer = (await staff(world, "officer")).call;
		t.equal((await officer("GET", group)).status, 403);
		const admin = (await staff(world, "admin")).call;
		t.equal((await admin("GET", group)).body.elections.length, 1);
	},
);

t.test(
	"the log says who changed the members and how, and the last change can be taken back",
	async (t) => {
		const world = await createWorld(t);
		const editor = (await staff(world, "editor")).call;
		const enter = (members: object[]) =>
			editor("PUT", path, { ...side, members });
		t.match((await enter([person("Åsa Ek")])).body, {
			lastChanges: [{ ...side, by: "Eva Lindqvist", before: [] }],
		});
		const { body } = await enter([person("Berit Dal"), person("Carl Fors")]);
		const [last] = body.lastChanges;
		t.equal(body.lastChanges.length, 1, "one for each side of a term");
		t.match(last, { ...side, before: [person("Åsa Ek")] });
		const logged = await world.deps.db
			.selectFrom("log_entry")
			.select(["actor_name", "detail"])
			.where("event", "=", "working_group.members_entered")
			.orderBy("sequence", "desc")
			.executeTakeFirst();
		t.match(logged, {
			actor_name: "Eva Lindqvist",
			detail: {
				before: [person("Åsa Ek")],
				after: [person("Berit Dal"), person("Carl Fors")],
			},
		});
		const undone = await editor("PUT", path, {
			...side,
			members: last.before,
			replaces: [person("Berit Dal"), person("Carl Fors")],
		});
		t.match(undone.body.terms[0].members, [{ name: "Åsa Ek" }]);
		await world.deps.db
			.updateTable("working_group_member")
			.set({ name: "Dina Alm" })
			.execute();
		t.same(
			(await editor("GET", group)).body.lastChanges,
			[],
			"what stands there is not what the change left",
		);
	},
);

t.test(
	"members of a coming term are entered ahead, and sit from its first day without anybody writing",
	async (t) => {
		const world = await createWorld(t);
		// What is kept of the page may not outlive the year that it is true of.
		publicCache(world.deps).trust(true);
		turnTo(world, "2026-12-31");
		const editor = (await staff(world, "editor")).call;
		const coming = { ...side, termFrom: 2027, termTo: 2028 };
		await editor("PUT", path, { ...side, members: [person("Åsa Ek")] });
		await editor("PUT", path, { ...coming, members: [person("Berit Dal")] });
		const earlier = /Tidigare[\s\S]*2025–2026[\s\S]*Åsa Ek/;
		const read = async () => (await page(world, "/samverkansgrupp")).body;
		const before = await read();
		t.match(
			before,
			/Ledamöter 2025–2026[\s\S]*Åsa Ek[\s\S]*Kommande ledamöter 2027–2028[\s\S]*Berit Dal/,
			"who sits now comes first",
		);
		t.match(before, "3 platser är lediga");
		t.notMatch(
			before.slice(before.indexOf("Kommande")),
			/platser är lediga/,
			"a term that has not begun lacks nobody",
		);
		t.notMatch(before, earlier);
		turnTo(world, "2027-01-01");
		t.match(await read(), earlier);
	},
);
