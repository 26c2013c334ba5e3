import t from "tap";
import { plain } from "../api/platform/plain-text.ts";
import {
	applicant,
	caller,
	filledApplication,
	party,
	staff,
	submittedApplication,
} from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const of = (number: string) => `/certificates/${encodeURIComponent(number)}`;

/** The name that a certificate says to programs; its twin is not compressed. */
async function nameInTwin(world: World, number: string): Promise<string> {
	const { rawPayload } = await world.app.inject({
		url: `/api/v1${of(number)}/pdf`,
	});
	const [, name] =
		/"organisation": \{\s*"name": ("(?:[^"\\]|\\.)*")/.exec(
			rawPayload.toString("utf8"),
		) ?? [];
	return JSON.parse(name ?? '""');
}

t.test("a name that nobody can see is no name", async (t) => {
	const world = await createWorld(t);
	const { id, call } = await applicant(world);
	for (const name of [
		"\u00AD\u200D\u00AD",
		"\u200C",
		"\u00AD",
		"\u200B\u200B",
		"\uFE0F",
		"\u2800",
		"\u3164",
		"\u034F",
	]) {
		const refused = await call("PATCH", `/applications/${id}`, {
			organisation: { name },
		});
		t.match(
			refused,
			{
				status: 422,
				body: {
					errors: [{ path: "organisation.name", code: "forbidden_character" }],
				},
			},
			JSON.stringify(name),
		);
	}
});

t.test("an invisible character cannot disguise a name", async (t) => {
	const world = await createWorld(t);
	const { id, call } = await applicant(world);
	for (const name of [
		"Rö\u061Cda",
		"Rö\u200Dda",
		"Rö\u200Cda",
		"Röda \u{E0041}\u{E007F}",
		"Rö\u202Eda",
		"Rö\u2066da",
		"Rö\u2062da",
		"ه\u200D",
		"Rö\u3164da",
	])
		t.match(
			await call("PATCH", `/applications/${id}`, { organisation: { name } }),
			{ status: 422, body: { errors: [{ code: "forbidden_character" }] } },
			JSON.stringify(name),
		);
});

t.test(
	"what comes along from a web page is left out, and the name is the same everywhere",
	async (t) => {
		const world = await createWorld(t);
		const content = filledApplication();
		content.organisation.name =
			"\uFEFFRöda \u200B Kor\u00ADsets  ung\u00ADdoms\u2011för\u2060bund\u00A0i\tHalland".replace(
				"\t",
				"\u2003",
			);
		const name = "Röda Korsets ungdoms-förbund i Halland";
		const { number, approved } = await party(world, content);
		const anyone = caller(world);
		const { items } = (await anyone("GET", "/signatories")).body;
		t.equal(items[0].name, name);
		t.equal((await anyone("GET", of(number))).body.organisation.name, name);
		t.equal(await nameInTwin(world, number), name);
		const admin = await staff(world, "admin");
		const { items: log } = (await admin.call("GET", "/admin/log")).body;
		const named = log.filter((one: { event: string }) =>
			one.event.startsWith("certificate."),
		);
		t.ok(named.length > 0);
		for (const one of named) t.equal(one.subject.name, name, one.event);

		await admin.call(
			"PATCH",
			`/admin/organisations/${approved.signature.organisationId}`,
			{ name: "Röda  Kor\u00ADset" },
		);
		await world.settle();
		const [renamed] = (await anyone("GET", "/signatories")).body.items;
		t.equal(renamed.name, "Röda Korset");
		t.equal(await nameInTwin(world, renamed.certificateNumber), "Röda Korset");
	},
);

t.test("a non-joiner is kept where Persian is spelt with it", async (t) => {
	const world = await createWorld(t);
	const { id, call } = await applicant(world);
	for (const [typed, kept] of [
		["گفت\u200Cوگو", "گفت\u200Cوگو"],
		["دا\u200Cد گفت\u200C", "داد گفت"],
	] as const) {
		const saved = await call("PATCH", `/applications/${id}`, {
			organisation: { name: typed },
		});
		t.equal(saved.body.organisation?.name, kept);
	}
});

t.test(
	"a name that was kept with invisible characters is approved without them",
	async (t) => {
		const world = await createWorld(t);
		const keep = (name: string) =>
			world.deps.db.pool.query(
				"update application set content = jsonb_set(content, '{organisation,name}', $1) where status = 'submitted'",
				[JSON.stringify(name)],
			);
		const officer = await staff(world);
		const first = await submittedApplication(world);
		await keep("Röda \u00AD Kor\u200Dset");
		const approve = (id: string) =>
			officer.call("POST", `/admin/applications/${id}/approve`, {});
		const { body } = await approve(first.id);
		await world.settle();
		const { items } = (await caller(world)("GET", "/signatories")).body;
		t.equal(items[0].name, "Röda Korset");
		t.equal(await nameInTwin(world, body.certificate.number), "Röda Korset");

		const second = await submittedApplication(world);
		await keep("\u00AD\u200D\u00AD");
		t.match(await approve(second.id), {
			status: 422,
			body: { errors: [{ path: "organisation.name", code: "required" }] },
		});
	},
);

t.test(
	"pictures and Indian letters that are joined may be written of",
	async (t) => {
		const world = await createWorld(t);
		const { id, call } = await applicant(world);
		for (const description of [
			"Familjer 👨\u200D👩\u200D👧 och kärlek 👩\u200D❤\uFE0F\u200D👩",
			"ශ්\u200Dරී ලංකා",
		]) {
			const saved = await call("PATCH", `/applications/${id}`, {
				organisation: { description },
			});
			t.equal(saved.body.organisation?.description, description);
		}
	},
);

t.test("what is plain stays as it is", async (t) => {
	const parts = [
		..."a Åه\u200C\u200D\u00AD\u0301\u0654\u200B\u2011\uFEFF گ\t\u00A0ක්",
	];
	let seed = 7;
	const next = (below: number) => {
		seed = (seed * 48271) % 2147483647;
		return seed % below;
	};
	const wrong: string[] = [];
	for (let i = 0; i < 20_000; i++) {
		const text = Array.from(
			{ length: 1 + next(7) },
			() => parts[next(parts.length)],
		).join("");
		const once = plain(text);
		if (plain(once) !== once || /^\s|\s$|\s\s/u.test(once))
			wrong.push(JSON.stringify(text));
	}
	t.same(wrong.slice(0, 5), []);
});
