import t, { type Test } from "tap";
import { resumePublishing } from "../api/content/editing/scheduling.ts";
import { type Caller, staff } from "./support/actors.ts";
import { answerOf, openRound, publish } from "./support/follow-up.ts";
import { createWorld, type World } from "./support/world.ts";

const base = "/admin/content";
const own = `${base}/follow-ups`;
const path = "/admin/follow-ups/2026";
const words = (sv: string, en = "") => ({ text: { sv, en } });

async function closedRound(t: Test) {
	const world = await createWorld(t);
	const { answer } = await openRound(world, 1);
	await answer(0, answerOf(4, { dialog: "Vi möts oftare" }));
	world.now.value = new Date("2026-04-13T08:00:00Z");
	const { call } = await staff(world, "editor");
	return { world, call };
}

const begin = (call: Caller, sv: string, key = "2026") =>
	call("POST", own, { key, content: words(sv) });

const act = (call: Caller, id: string, action: string, body: object = {}) =>
	call("POST", `${base}/revisions/${id}/${action}`, body);

const preview = (call: Caller, id: string) =>
	call("GET", `http://handslag.test/forhandsgranska/${id}`);

const publicPage = async ({ app }: World) =>
	app.inject({ url: "/uppfoljning/2026", headers: { accept: "text/html" } });

async function save(call: Caller, sv: string) {
	const { head } = (await call("GET", `${own}/2026`)).body;
	const { body } = await call("PATCH", `${own}/2026`, {
		basedOn: head.id,
		content: words(sv),
	});
	return body.head.id as string;
}

t.test(
	"an editor drafts a year's introduction, sees it on the true page, and publishes it with the results",
	async (t) => {
		const { world, call } = await closedRound(t);
		const begun = await begin(call, "Året **gick** väl.");
		t.match(begun, {
			status: 201,
			body: { key: "2026", path: "/uppfoljning/2026", awaitsResults: true },
		});
		const { id } = begun.body.head;
		const shown = await preview(call, id);
		t.equal(shown.status, 200);
		t.match(shown.body, "Året <strong>gick</strong> väl.");
		t.match(shown.body, 'aria-label="Förhandsgranskning"');
		t.match(shown.body, "Dialog", "with the results");
		t.equal((await publicPage(world)).statusCode, 404, "only shown");

		const early = await call("POST", `${path}/publish`, {});
		t.match(early, {
			status: 422,
			body: {
				errors: [{ path: "introduction.sv", code: "introduction_missing" }],
			},
		});
		t.match(await act(call, id, "publish"), {
			status: 200,
			body: { live: { state: "published" }, awaitsResults: true },
		});
		t.equal((await publicPage(world)).statusCode, 404, "the results are not");
		t.equal((await call("POST", `${path}/publish`, {})).status, 200);
		t.match((await publicPage(world)).body, "<strong>gick</strong>");
		const item = (await call("GET", `${own}/2026`)).body;
		t.notOk(item.awaitsResults);
		t.notOk(item.live.allowedActions.includes("withdraw"));
		t.match(await act(call, id, "withdraw"), {
			status: 409,
			body: { code: "page_needed" },
		});
	},
);

t.test(
	"a changed introduction can wait for its day, be undone and be found in the history",
	async (t) => {
		const { world, call } = await closedRound(t);
		const first = (await begin(call, "Första texten.")).body.head.id;
		await act(call, first, "publish");
		await call("POST", `${path}/publish`, {});
		const second = await save(call, "Andra texten.");
		t.match((await publicPage(world)).body, "Första texten.");
		const at = new Date(world.now.value.getTime() + 3_600_000);
		const waits = await act(call, second, "schedule", {
			publishAt: at.toISOString(),
		});
		t.match(waits, { status: 200, body: { scheduled: { id: second } } });
		world.now.value = at;
		await resumePublishing(world.deps);
		t.match((await publicPage(world)).body, "Andra texten.");
		await act(call, second, "undo");
		t.match((await publicPage(world)).body, "Första texten.");
		const history = await call("GET", `${own}/2026/revisions`);
		t.equal(history.body.total, 2);
		const empty = await save(call, "");
		t.match(await act(call, empty, "publish"), {
			status: 422,
			body: { errors: [{ path: "text.sv" }] },
		});
	},
);

t.test(
	"an introduction that comes with the publication of the results is a revision like others",
	async (t) => {
		const { world, call } = await closedRound(t);
		await begin(call, "Ett utkast.");
		await publish(world);
		const publishWith = (sv: string) =>
			call("POST", `${path}/publish`, { introduction: { sv, en: "" } });
		t.equal((await publishWith("Den andra.")).status, 200);
		t.equal((await publishWith("Den andra.")).status, 200, "nothing new");
		const { items } = (await call("GET", `${own}/2026/revisions`)).body;
		t.match(items, [
			{ state: "published" },
			{ state: "withdrawn" },
			{ state: "draft" },
		]);
		t.equal(items.length, 3);
		t.match((await publicPage(world)).body, "Den andra.");
		t.equal((await act(call, items[0].id, "undo")).status, 200);
		t.match((await publicPage(world)).body, "<strong>gick</strong>");
	},
);

t.test(
	"an introduction from before there were drafts of it is edited as it stands",
	async (t) => {
		const { world, call } = await closedRound(t);
		await world.deps.db
			.updateTable("follow_up_round")
			.set({ introduction_sv: "Från förr.", introduction_en: "Of old." })
			.execute();
		const { body } = await call("GET", own);
		t.match(body.items, [{ key: "2026", live: true, state: "published" }]);
		const { head } = (await call("GET", `${own}/2026`)).body;
		t.same(head.content, words("Från förr.", "Of old."));
	},
);

t.test("an introduction is of a year that has a round, once", async (t) => {
	const { call } = await closedRound(t);
	t.match(await begin(call, "Text", "2031"), {
		status: 422,
		body: { errors: [{ path: "key", code: "follow_up_no_round" }] },
	});
	t.equal((await begin(call, "Text")).status, 201);
	t.match(await begin(call, "Text"), { body: { code: "content_exists" } });
});

t.test(
	"a preview tells nothing of the answers while the round is open",
	async (t) => {
		const world = await createWorld(t);
		const { call, answer } = await openRound(world, 6);
		for (const n of [0, 1, 2, 3, 4, 5]) await answer(n, answerOf((n % 5) + 1));
		const { id } = (await begin(call, "Inledningen.")).body.head;
		const shown = await preview(call, id);
		t.match(shown.body, "Inledningen.");
		t.notMatch(shown.body, /6 idéburna/);
		const { answers } = (await call("GET", path)).body;
		t.same(answers, { civil: 6, public: 0 }, "and changes none");
		world.now.value = new Date("2026-04-13T08:00:00Z");
		const after = await preview((await staff(world, "editor")).call, id);
		t.match(after.body, /6 idéburna/, "when it has closed");
	},
);
