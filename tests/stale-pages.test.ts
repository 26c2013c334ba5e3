import t, { type Test } from "tap";
import type { Caller } from "./support/actors.ts";
import {
	base,
	days,
	election,
	manager,
	nominees,
	slow,
} from "./support/elections.ts";
import { answerOf, openRound, publish } from "./support/follow-up.ts";
import { createWorld } from "./support/world.ts";

/** What a page knew when it was opened, and still sends when somebody else has saved since. */

const refused = { status: 409, body: { code: "election_changed" } };

t.test(
	"an older page does not undo what somebody else has decided about an election",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 1 });
		const [first, second] = await nominees(world, one, 2);
		const path = `${base}/${one.id}`;
		const read = async () => (await one.call("GET", path)).body;
		const { revision } = await read();
		const settings = (more: object) =>
			one.call("PUT", path, {
				termFrom: 2027,
				termTo: 2028,
				seats: 3,
				...days,
				...more,
			});
		const propose = (more: object) => one.call("PUT", `${path}/proposal`, more);
		const later = { namesClosesOn: "2026-11-25" };
		t.match(await settings({ ...later, revision }), {
			status: 200,
			body: { ...later, revision: revision + 1 },
		});
		t.match(await settings({ seats: 5, revision }), refused);
		t.match(await propose({ nominees: [first], revision }), refused);
		const drawn = { nominees: [first], revision: revision + 1 };
		t.match(await propose(drawn), { status: 200 });
		t.match(await propose({ ...drawn, nominees: [second] }), refused);
		const { seats, namesClosesOn, nominees: all } = await read();
		t.match({ seats, namesClosesOn }, { seats: 3, ...later });
		t.same(
			all
				.filter((each: { proposed: boolean }) => each.proposed)
				.map((each: { id: string }) => each.id),
			[first],
		);
		t.match(await settings({ seats: 5 }), { status: 200 }, "a program");
	},
);

t.test(
	"an older page does not replace members of the working group that it has not seen",
	async (t) => {
		const world = await createWorld(t);
		const call = await manager(world);
		const enter = (name: string, replaces?: { name: string }[]) =>
			call("PUT", "/admin/working-group/members", {
				termFrom: 2027,
				termTo: 2028,
				sector: "public",
				members: [{ name, organisation: "Region Halland" }],
				...(replaces && {
					replaces: replaces.map(({ name }) => ({
						name,
						organisation: "Region Halland",
					})),
				}),
			});
		const [one, other] = await Promise.all([
			enter("Åsa Ek", []),
			enter("Berit Dal", []),
		]);
		t.same([one.status, other.status].sort(), [200, 409], "of two, one");
		const stands = one.status === 200 ? "Åsa Ek" : "Berit Dal";
		t.match(await enter("Carl Fors", []), {
			status: 409,
			body: { code: "members_changed" },
		});
		const saved = await enter("Carl Fors", [{ name: stands }]);
		t.equal(saved.status, 200);
		t.match(saved.body.terms[0].members, [{ name: "Carl Fors" }]);
		t.equal((await enter("Dina Alm")).status, 200, "a program");
	},
);

t.test(
	"an older page does not undo days, text or withdrawal of a follow-up",
	async (t) => {
		const world = await createWorld(t);
		const early = await openRound(world, 1);
		const path = "/admin/follow-ups/2026";
		const read = async (call: Caller) => (await call("GET", path)).body;
		const { revision } = await read(early.call);
		const close = (closesOn: string) =>
			early.call("PUT", path, { opensOn: "2026-03-12", closesOn, revision });
		const changed = { status: 409, body: { code: "follow_up_changed" } };
		t.match(await close("2026-04-11"), { status: 200 });
		t.match(await close("2026-05-12"), changed);
		const call = await publish(world);
		const seen = (await read(call)).revision;
		const write = (sv: string) =>
			call("POST", `${path}/publish`, {
				introduction: { sv, en: "" },
				revision: seen,
			});
		t.equal((await write("Rättat.")).status, 200);
		t.match(await write("Annat."), changed);
		t.match(
			await call("POST", `${path}/withdraw`, { revision: seen }),
			changed,
		);
		const after = await read(call);
		t.match(after, {
			closesOn: "2026-04-11",
			introduction: { sv: "Rättat." },
		});
		t.not(after.publishedAt, null);
		t.equal((await call("POST", `${path}/withdraw`)).status, 200, "a program");
	},
);

async function comment(t: Test) {
	const world = await createWorld(t);
	const { answer } = await openRound(world, 1);
	await answer(0, answerOf(3, { dialog: "Anna Ek på kommunen var sen." }));
	const call = await publish(world);
	const [{ id }] = (await call("GET", "/admin/follow-ups/2026")).body.comments;
	const path = `/admin/follow-ups/2026/comments/${id}`;
	return (body: object) => call("POST", path, body);
}

t.test(
	"a comment that somebody else has hidden is not shown by an older page",
	async (t) => {
		const moderate = await comment(t);
		const hide = { status: "hidden", reason: "Namn.", was: "waiting" };
		const moderated = {
			status: 409,
			body: { code: "follow_up_comment_moderated" },
		};
		t.equal((await moderate(hide)).status, 200);
		t.match(await moderate({ status: "published", was: "waiting" }), moderated);
		t.match(await moderate({ ...hide, reason: "Annat." }), moderated);
		t.equal(
			(await moderate({ status: "published", was: "hidden" })).status,
			200,
		);
	},
);
