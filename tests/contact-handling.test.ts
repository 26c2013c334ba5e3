import t from "tap";
import { disposeOfMessages } from "../api/content/contact/service.ts";
import { firstBrokenEntry } from "../api/log/queries.ts";
import { newId } from "../api/platform/ids.ts";
import { caller, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const base = "/admin/contact-messages";
const minute = 60_000;
const day = 24 * 60 * minute;

/** Messages as the form keeps them, a minute apart; ids, the oldest first. */
async function messages(world: World, howMany: number): Promise<string[]> {
	const begin = world.now.value.getTime();
	const rows = Array.from({ length: howMany }, (_, n) => {
		const at = new Date(begin + n * minute);
		return {
			id: newId(at),
			name: `Anna ${n}`,
			email: `anna-${n}@forening.example`,
			subject: `Ärende ${n}`,
			message: `Hemlighet ${n}\n\nAndra stycket`,
			locale: "sv" as const,
			created_at: at,
		};
	});
	await world.deps.db.insertInto("contact_message").values(rows).execute();
	world.now.value = new Date(begin + howMany * minute);
	return rows.map(({ id }) => id);
}

const subjects = (body: { items: { subject: string }[] }) =>
	body.items.map(({ subject }) => subject);

t.test(
	"a message is read, noted on, done with and opened again, and the log tells who did so but not what was written",
	async (t) => {
		const world = await createWorld(t);
		const [id = ""] = await messages(world, 1);
		const { call, id: me } = await staff(world, "officer");
		const one = `${base}/${id}`;
		const read = await call("GET", one);
		t.match(read.body, {
			message: "Hemlighet 0\n\nAndra stycket",
			status: "open",
			handled: null,
			note: "",
			revision: 0,
			allowedActions: ["note", "handle"],
		});
		t.equal(read.headers["cache-control"], "no-store");
		const noted = await call("PUT", `${one}/note`, {
			revision: 0,
			note: "Ring Anna i veckan",
		});
		t.same(noted.body, { id, status: "open", revision: 1 });
		const done = await call("POST", `${one}/handle`, { revision: 1 });
		t.same(done.body, { id, status: "handled", revision: 2 });
		t.match((await call("GET", one)).body, {
			status: "handled",
			handled: {
				at: world.now.value.toISOString(),
				by: { id: me, name: "Eva Lindqvist", employer: "Region Halland" },
			},
			note: "Ring Anna i veckan",
			allowedActions: ["note", "reopen"],
		});
		t.match((await call("GET", base)).body.items, [
			{ id, status: "handled", hasNote: true },
		]);
		await call("POST", `${one}/reopen`, { revision: 2, note: "" });
		t.match((await call("GET", one)).body, {
			status: "open",
			handled: null,
			note: "",
			revision: 3,
		});

		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("subject_kind", "=", "contact_message")
			.orderBy("sequence")
			.execute();
		t.match(
			log,
			["contact.noted", "contact.handled", "contact.reopened"].map((event) => ({
				event,
				actor_id: me,
				actor_name: "Eva Lindqvist",
				subject_id: id,
				detail: {},
			})),
		);
		t.notMatch(JSON.stringify(log), /Hemlighet|Ring|Anna|anna-0|Ärende/);
		t.equal(await firstBrokenEntry(world.deps.db), null);
	},
);

t.test(
	"messages are listed newest first, page by page, open and done apart, with how many there are of each",
	async (t) => {
		const world = await createWorld(t);
		const ids = await messages(world, 5);
		const { call } = await staff(world, "admin");
		for (const id of [ids[1], ids[3]])
			await call("POST", `${base}/${id}/handle`, { revision: 0 });
		const first = await call("GET", `${base}?limit=2`);
		t.same(subjects(first.body), ["Ärende 4", "Ärende 3"]);
		t.match(first.body, {
			total: 5,
			counts: { open: 3, handled: 2 },
			keptDays: 90,
		});
		t.equal(first.body.items[0].message, undefined, "no text in a list");
		// What comes meanwhile moves nothing to the next page.
		await messages(world, 1);
		const next = async (cursor: string) =>
			call("GET", `${base}?limit=2&cursor=${cursor}`);
		const second = await next(first.body.next);
		t.same(subjects(second.body), ["Ärende 2", "Ärende 1"]);
		const third = await next(second.body.next);
		t.same(subjects(third.body), ["Ärende 0"]);
		t.equal(third.body.next, null);
		const handled = await call("GET", `${base}?status=handled`);
		t.same(subjects(handled.body), ["Ärende 3", "Ärende 1"]);
		t.equal(handled.body.total, 2);
		const open = await call("GET", `${base}?status=open&limit=1`);
		t.equal(open.body.total, 4);
		for (const bad of ["cursor=x", "status=lost", "limit=0"])
			t.equal((await call("GET", `${base}?${bad}`)).status, 422, bad);
	},
);

t.test(
	"nobody undoes what a colleague has done without seeing it",
	async (t) => {
		const world = await createWorld(t);
		const [id = ""] = await messages(world, 1);
		const one = `${base}/${id}`;
		const officers = await Promise.all(
			["officer", "admin"].map((role) => staff(world, role as "officer")),
		);
		const answers = await Promise.all(
			officers.map(({ call }) =>
				call("POST", `${one}/handle`, { revision: 0 }),
			),
		);
		t.same(answers.map(({ status }) => status).sort(), [200, 409]);
		const [{ call }] = officers as [(typeof officers)[0]];
		const codes = async (
			act: Promise<{ status: number; body: { code: string } }>,
		) => {
			const { status, body } = await act;
			return [status, body.code];
		};
		t.same(await codes(call("POST", `${one}/handle`, { revision: 1 })), [
			409,
			"contact_message_already_handled",
		]);
		const stale = call("PUT", `${one}/note`, { revision: 0, note: "Gammal" });
		t.same(await codes(stale), [409, "contact_message_changed"]);
		t.equal((await call("GET", one)).body.note, "");
		await call("POST", `${one}/reopen`, { revision: 1 });
		t.same(await codes(call("POST", `${one}/reopen`, { revision: 2 })), [
			409,
			"contact_message_not_handled",
		]);
		for (const note of ["x".repeat(2001), "19811218-9876"]) {
			const refused = await call("PUT", `${one}/note`, { revision: 2, note });
			t.equal(refused.status, 422);
			t.equal(refused.body.errors[0].path, "note");
		}
		const unknown = newId(world.now.value);
		t.equal((await call("GET", `${base}/${unknown}`)).status, 404);
		const lost = call("POST", `${base}/${unknown}/handle`, { revision: 0 });
		t.equal((await lost).status, 404);
	},
);

t.test("only those who answer see messages", async (t) => {
	const world = await createWorld(t);
	const [id] = await messages(world, 1);
	const one = `${base}/${id}`;
	const asks: [string, string, object?][] = [
		["GET", base],
		["GET", one],
		["POST", `${one}/handle`, { revision: 0 }],
		["POST", `${one}/reopen`, { revision: 0 }],
		["PUT", `${one}/note`, { revision: 0, note: "Hej" }],
	];
	const editor = (await staff(world, "editor")).call;
	for (const [method, path, body] of asks) {
		t.equal((await editor(method, path, body)).status, 403, path);
		t.equal((await caller(world)(method, path, body)).status, 401, path);
	}
	const { body } = await caller(world)("GET", "/api/openapi.json");
	for (const [method, path] of asks)
		t.ok(
			body.paths[`/api/v1${path.replace(id ?? "", "{id}")}`]?.[
				method.toLowerCase()
			],
			`${method} ${path} is documented`,
		);
});

t.test("a note goes with its message on the day that is told", async (t) => {
	const world = await createWorld(t);
	const [id = ""] = await messages(world, 1);
	const { call } = await staff(world, "officer");
	await call("POST", `${base}/${id}/handle`, { revision: 0, note: "Ring" });
	const { disposedOn, createdAt } = (await call("GET", `${base}/${id}`)).body;
	const left = async (after: number) => {
		world.now.value = new Date(Date.parse(createdAt) + after);
		await disposeOfMessages(world.deps);
		const { rows } = await world.deps.db.pool.query(
			"select note from contact_message",
		);
		return rows.length;
	};
	t.equal(
		disposedOn,
		new Date(Date.parse(createdAt) + 90 * day).toISOString().slice(0, 10),
	);
	t.equal(await left(90 * day - minute), 1, "also when it is done with");
	t.equal(await left(90 * day + minute), 0);
});
