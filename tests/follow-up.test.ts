import { HtmlValidate } from "html-validate";
import t from "tap";
import { remindOfFollowUps } from "../api/content/follow-up/jobs.ts";
import { publicCache } from "../api/platform/http-cache.ts";
import { startRegisterListener } from "../api/register/changed.ts";
import { caller, linksTo, staff } from "./support/actors.ts";
import {
	answerOf,
	contactOf,
	days,
	fieldsOf,
	mailsTo,
	openRound,
	post,
	principles,
	publish,
	tokenOf,
} from "./support/follow-up.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const html = { accept: "text/html" };
const page = (world: World, url: string) =>
	world.app.inject({ url, headers: html });
const rows = (world: World, table: "follow_up_reply" | "log_entry") =>
	world.deps.db.selectFrom(table).selectAll().execute();
const round = { year: 2026, opensOn: "2026-03-12", closesOn: "2026-04-12" };
const personalNumber = "19811218-9876";

t.test("a round asks every party once, by a link of its own", async (t) => {
	const world = await createWorld(t);
	const { db } = world.deps;
	const { call } = await openRound(world, 3);
	const links = [0, 1, 2].map((n) => tokenOf(world, contactOf(n)));
	t.equal(new Set(links.filter(Boolean)).size, 3);
	const [mail] = mailsTo(world, contactOf(1));
	t.match(mail?.subject, "Uppföljning 2026: tre minuter om överenskommelsen");
	t.match(mail?.text, "12 april 2026");
	await remind(world);
	t.equal(world.mails.length, 3, "once");
	const { body } = await call("GET", "/admin/follow-ups/2026");
	t.match(body, { state: "open", parties: 3, agreementVersion: "2025" });
	const all = db.selectFrom("follow_up_participant").selectAll();
	const kept = JSON.stringify(await all.execute());
	for (const link of links) t.notMatch(kept, link, "no token is stored");
});

t.test("a party that joins while the round is open is asked too", async (t) => {
	const world = await createWorld(t);
	const { db } = world.deps;
	await insertParties(world, 2);
	const late = db.updateTable("signature").where("ordinal", "=", 2);
	await late
		.set({
			status: "ended",
			ended_on: "2026-03-02",
			end_reason: "Sammanslagning",
		})
		.execute();
	const { call } = await staff(world, "editor");
	await call("POST", "/admin/follow-ups", round);
	await world.settle();
	t.equal(mailsTo(world, contactOf(1)).length, 0);
	await late
		.set({ status: "active", ended_on: null, end_reason: null })
		.execute();
	days(world, 1);
	await remind(world);
	t.match(mailsTo(world, contactOf(1))[0]?.subject, "tre minuter");
	t.equal(mailsTo(world, contactOf(0)).length, 1);
});

/** What the hourly job does. */
async function remind(world: World) {
	await remindOfFollowUps(world.deps);
	await world.settle();
}

t.test(
	"the public page says that a follow-up is being answered, until its last day has passed",
	async (t) => {
		const world = await createWorld(t);
		const shown = async (url = "/uppfoljning") =>
			(await world.app.inject(url)).body;
		t.notMatch(await shown(), "Nu svarar parterna");
		await openRound(world, 1);
		t.match(
			await shown(),
			/Nu svarar parterna på uppföljningen 2026\. Sista dagen är 12 april 2026\./,
		);
		t.match(await shown("/en/uppfoljning"), "The last day is 12 April 2026.");
		days(world, 32);
		t.notMatch(await shown(), "Nu svarar parterna");
	},
);

t.test(
	"who has not answered is reminded at most once a week, who has answered never",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 2);
		await answer(0, answerOf(4));
		const counts = async () => {
			await remind(world);
			await remind(world);
			return [0, 1].map((n) => mailsTo(world, contactOf(n)).length);
		};
		days(world, 6);
		t.same(await counts(), [1, 1], "not before a week has passed");
		days(world, 1);
		t.same(await counts(), [1, 2]);
		const last = mailsTo(world, contactOf(1)).at(-1);
		t.match(last?.subject, "Påminnelse");
		const [first] = mailsTo(world, contactOf(1));
		t.match(first?.text, tokenOf(world, contactOf(1)), "the same link");
		days(world, 6);
		t.same(await counts(), [1, 2]);
		days(world, 60);
		t.same(await counts(), [1, 2], "nobody when it has closed");
	},
);

t.test("two workers at once remind each party once", async (t) => {
	const world = await createWorld(t);
	await openRound(world, 3);
	days(world, 8);
	await Promise.all([remind(world), remind(world)]);
	t.equal(mailsTo(world, contactOf(2)).length, 2);
});

t.test(
	"a comment of the most characters is taken from a form, whose line breaks are two on the way",
	async (t) => {
		const world = await createWorld(t);
		await openRound(world, 1);
		const url = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
		const longest = `${"x\r\n".repeat(499)}xx`;
		const send = (text: string) =>
			post(world, url, fieldsOf("4", { "comment-dialog": text }));
		t.equal((await send(longest)).statusCode, 303);
		t.ok(
			(await rows(world, "follow_up_reply")).some(
				(one) => "comment" in one && one.comment.length === 1000,
			),
		);
		t.equal((await send(`${longest}x`)).statusCode, 422);
	},
);

t.test(
	"a party answers without script, and changes it until the round closes",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await openRound(world, 1);
		const url = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
		const opened = await page(world, url);
		t.equal(opened.statusCode, 200);
		t.equal(opened.headers["cache-control"], "no-store");
		t.match(opened.body, "Förening 0");
		t.equal(opened.body.match(/<fieldset/g)?.length, 6);
		t.equal(
			(await rows(world, "follow_up_reply")).length,
			0,
			"opening is nothing",
		);
		t.equal(
			(await call("GET", "/admin/follow-ups/2026")).body.answers.civil,
			0,
		);
		const sent = await post(
			world,
			url,
			fieldsOf("4", { "comment-dialog": "Rad 1\r\n\r\nRad 2" }),
		);
		t.equal(sent.statusCode, 303);
		const after = await page(world, String(sent.headers.location));
		t.match(after.body, "Svaret är sparat");
		t.match(after.body, "Rad 1\n\nRad 2</textarea>");
		t.match(after.body, /value="4" checked/);
		await post(world, url, fieldsOf("unknown", { named: "true" }));
		const kept = await rows(world, "follow_up_reply");
		t.equal(kept.length, 6, "one answer");
		t.ok(kept.every((one) => "score" in one && one.score === null));
		world.now.value = new Date("2026-04-12T21:59:00Z");
		t.equal(
			(await post(world, url, fieldsOf("5"))).statusCode,
			303,
			"the last day",
		);
		world.now.value = new Date("2026-04-12T22:01:00Z");
		const late = await post(
			world,
			url,
			fieldsOf("1", { "comment-dialog": "För sent" }),
		);
		t.equal(late.statusCode, 409);
		t.match(late.body, "Uppföljningen är stängd");
		t.match(late.body, "För sent", "what was typed is still there");
		t.ok(
			(await rows(world, "follow_up_reply")).every(
				(one) => "score" in one && one.score === 5,
			),
		);
		const english = await page(world, `/en${url}`);
		t.match(english.body, "The follow-up closed on 12 April 2026");
		const wrong = await page(world, "/uppfoljning/svara/fel");
		t.equal(wrong.statusCode, 404);
		t.match(wrong.body, "Vi känner inte igen länken");
	},
);

t.test(
	"a civil party is told that its answer is shown with others, a public one that it is shown by itself",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2);
		await world.deps.db
			.updateTable("organisation")
			.set({ kind: "offentlig-part" })
			.where("slug", "=", "forening-1")
			.execute();
		const { call } = await staff(world, "editor");
		await call("POST", "/admin/follow-ups", round);
		await world.settle();
		const [civil, open] = await Promise.all(
			[0, 1].map(async (n) => {
				const token = tokenOf(world, contactOf(n));
				return (await page(world, `/uppfoljning/svara/${token}`)).body;
			}),
		);
		t.match(civil, "Svaren visas tillsammans med andras.");
		t.notMatch(civil, "svarar öppet");
		t.match(open, "En offentlig part svarar öppet");
		t.notMatch(open, "tillsammans med andras");
	},
);

t.test("a form with faults comes back with everything typed", async (t) => {
	const world = await createWorld(t);
	await openRound(world, 1);
	const url = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
	const comment = `Ring ${personalNumber} så får ni veta`;
	const long = "å".repeat(1000);
	const { "score-mangfald": _left, ...fields } = fieldsOf("3", {
		"comment-dialog": comment,
		"comment-kvalitet": long,
		named: "true",
	});
	const back = await post(world, url, fields);
	t.equal(back.statusCode, 422);
	t.match(back.body, "Välj ett svar om Mångfald");
	t.match(back.body, `href="#score-mangfald"`);
	t.match(back.body, `href="#comment-dialog"`);
	t.match(back.body, "personnummer");
	t.match(back.body, comment, "given back to who typed it");
	t.match(back.body, long);
	t.match(back.body, /name="named" value="true" checked/);
	t.equal(back.body.match(/value="3" checked/g)?.length, 5);
	t.equal((await rows(world, "follow_up_reply")).length, 0);
	const log = JSON.stringify(await rows(world, "log_entry"));
	t.notMatch(log, personalNumber, "and logged nowhere");
	const emoji = fieldsOf(
		"3",
		Object.fromEntries(
			principles.map((id) => [`comment-${id}`, "😀".repeat(500)]),
		),
	);
	t.equal((await post(world, url, emoji)).statusCode, 303, "the longest fits");
	const foreign = await post(world, url, fields, {
		"sec-fetch-site": "cross-site",
	});
	t.equal(foreign.statusCode, 403);
});

t.test(
	"an answer is refused unless it names each principle once",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await openRound(world, 1);
		const path = `/follow-ups/answers/${tokenOf(world, contactOf(0))}`;
		const whole = answerOf(3);
		for (const replies of [
			whole.replies.slice(1),
			[...whole.replies, whole.replies[0]],
			[
				{ principle: "annat", score: 3, comment: "" },
				...whole.replies.slice(1),
			],
			whole.replies.map((one) => ({ ...one, score: 6 })),
		]) {
			const sent = await call("PUT", path, { ...whole, replies });
			t.equal(sent.status, 422);
			t.ok(sent.body.errors.length > 0);
		}
		t.equal((await rows(world, "follow_up_reply")).length, 0);
	},
);

t.test("of two answers at once one stands, whole", async (t) => {
	const world = await createWorld(t);
	const { answer } = await openRound(world, 1);
	await Promise.all([1, 2, 3, 4, 5].map((score) => answer(0, answerOf(score))));
	const kept = await rows(world, "follow_up_reply");
	t.equal(kept.length, 6);
	t.equal(new Set(kept.map((one) => "score" in one && one.score)).size, 1);
});

t.test(
	"a party that has left cannot answer, and is not reminded",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await openRound(world, 2);
		await world.deps.db
			.updateTable("signature")
			.set({ status: "withdrawn", ended_on: "2026-03-12", end_reason: "x" })
			.where("ordinal", "=", 1)
			.execute();
		const token = tokenOf(world, contactOf(0));
		const sent = await call("PUT", `/follow-ups/answers/${token}`, answerOf(1));
		t.match(sent, { status: 409, body: { code: "follow_up_party_left" } });
		const opened = await page(world, `/uppfoljning/svara/${token}`);
		t.match(opened.body, "inte längre part");
		days(world, 8);
		await remind(world);
		t.equal(mailsTo(world, contactOf(0)).length, 1);
		t.equal(mailsTo(world, contactOf(1)).length, 2);
	},
);

t.test(
	"the office sees who has answered, and what only when the round has closed",
	async (t) => {
		const world = await createWorld(t);
		const { call, answer } = await openRound(world, 2);
		await answer(1, answerOf(2, { dialog: "Hemlig kommentar" }));
		const open = await call("GET", "/admin/follow-ups/2026");
		t.same(open.body.participants, [
			{
				organisation: "Förening 0",
				sector: "civil",
				mailedOn: "2026-03-12",
				answeredOn: null,
			},
			{
				organisation: "Förening 1",
				sector: "civil",
				mailedOn: "2026-03-12",
				answeredOn: "2026-03-12",
			},
		]);
		t.equal(open.body.results, null);
		t.equal(open.body.comments, null);
		t.notMatch(JSON.stringify(open.body), "Hemlig");
		t.notMatch(JSON.stringify(await rows(world, "log_entry")), "Hemlig");
		const introduction = { sv: "Text", en: "" };
		const early = await call("POST", "/admin/follow-ups/2026/publish", {
			introduction,
		});
		t.match(early, { status: 409, body: { code: "follow_up_still_open" } });
		world.now.value = new Date("2026-04-13T08:00:00Z");
		const fresh = await staff(world, "editor");
		const closed = await fresh.call("GET", "/admin/follow-ups/2026");
		t.match(closed.body.comments, [
			{ text: "Hemlig kommentar", organisation: null, status: "waiting" },
		]);
		t.same(closed.body.allowedActions, ["moderate", "publish"]);
		const moved = await fresh.call("PUT", "/admin/follow-ups/2026", {
			opensOn: "2026-03-12",
			closesOn: "2026-05-01",
		});
		t.match(
			moved,
			{ status: 409, body: { code: "follow_up_closed" } },
			"what has been read is not opened again",
		);
	},
);

t.test("rounds are kept by those who may", async (t) => {
	const world = await createWorld(t);
	const { call: officer } = await staff(world, "officer");
	const { call: editor } = await staff(world, "editor");
	const round = { year: 2026, opensOn: "2026-03-20", closesOn: "2026-04-12" };
	t.equal((await caller(world)("GET", "/admin/follow-ups")).status, 401);
	t.equal((await officer("POST", "/admin/follow-ups", round)).status, 403);
	t.equal((await editor("POST", "/admin/follow-ups", round)).status, 201);
	const again = await editor("POST", "/admin/follow-ups", round);
	t.match(again, { status: 409, body: { code: "follow_up_round_exists" } });
	const fault = async (opensOn: string, closesOn: string) => {
		const { body } = await editor("PUT", "/admin/follow-ups/2026", {
			opensOn,
			closesOn,
		});
		return body.errors?.[0] && `${body.errors[0].path} ${body.errors[0].code}`;
	};
	t.equal(
		await fault("2026-04-01", "2026-03-31"),
		"closesOn ends_before_start",
	);
	t.equal(await fault("2026-02-30", "2026-03-31"), "opensOn invalid_day");
	t.equal(
		await fault("2026-03-01", "2026-03-02"),
		"closesOn follow_up_day_passed",
	);
	t.equal(await fault("2026-03-12", "2026-03-31"), undefined);
	t.equal(
		await fault("2026-03-13", "2026-03-31"),
		"opensOn follow_up_has_opened",
	);
	const log = await rows(world, "log_entry");
	t.match(
		log
			.flatMap((one) => ("event" in one ? [one.event] : []))
			.filter((one) => one.startsWith("follow_up")),
		["follow_up.planned", "follow_up.dates_changed"],
	);
});

t.test("the public party answers by those of its staff who may", async (t) => {
	const world = await createWorld(t);
	const { call: editor } = await openRound(world, 1);
	const path = "/admin/follow-ups/2026/public-answer";
	t.equal((await editor("PUT", path, answerOf(5))).status, 403);
	const { call: admin } = await staff(world, "admin");
	t.equal((await admin("PUT", path, answerOf(5))).status, 200);
	const changed = await admin("PUT", path, answerOf(4));
	t.match(changed.body, {
		organisation: "Region Halland",
		sector: "public",
		answer: { replies: [{ score: 4 }] },
	});
	t.match((await editor("GET", "/admin/follow-ups/2026")).body.answers, {
		civil: 0,
		public: 1,
	});
	t.equal((await rows(world, "follow_up_reply")).length, 6, "one answer");
	const log = (await rows(world, "log_entry")).at(-1);
	t.match(log, {
		event: "follow_up.answer_changed",
		actor_kind: "staff",
		actor_employer: "Region Halland",
	});
});

t.test(
	"who answers for the public party and has been signed out keeps what they wrote, and finds the way back in",
	async (t) => {
		const world = await createWorld(t);
		const { call: editor } = await openRound(world, 1);
		const { call: admin } = await staff(world, "admin");
		await admin(
			"PUT",
			"/admin/follow-ups/2026/public-answer",
			answerOf(2, { dialog: "Bara för oss." }),
		);
		for (const url of [
			"/uppfoljning/offentlig/2026",
			"/en/uppfoljning/offentlig/2026",
		]) {
			const signIn = `logga-in?vidare=${encodeURIComponent(url)}"`;
			const form = await page(world, url);
			t.equal(form.statusCode, 401, "the form is theirs alone");
			t.match(form.body, />401</);
			t.match(form.body, signIn);
			const typed = fieldsOf("5", {
				"comment-dialog": "Sju långa ord om hur det gick.",
				revision: "1",
			});
			const sent = await post(world, url, typed);
			t.equal(sent.statusCode, 401);
			t.match(sent.body, /<textarea[^>]*>\nSju långa ord om hur det gick\./);
			t.match(sent.body, 'name="revision" value="1"');
			t.match(sent.body, signIn);
			t.notMatch(sent.body, /Bara för oss|Eva Lindqvist/);
			const other = await editor(
				"POST",
				`http://handslag.test${url}`,
				new URLSearchParams(typed).toString(),
				{
					accept: "text/html",
					"content-type": "application/x-www-form-urlencoded",
				},
			);
			t.equal(other.status, 403, "nor another's account");
			t.match(other.body, /Sju långa ord/);
			t.notMatch(other.body, /Bara för oss/);
		}
		t.equal((await page(world, "/uppfoljning/offentlig/2031")).statusCode, 401);
		t.equal((await rows(world, "follow_up_reply")).length, 6, "as it was");
	},
);

t.test(
	"who answers for the public party sees who did last, and replaces no answer unseen, and loses nothing",
	async (t) => {
		const world = await createWorld(t);
		await openRound(world, 1);
		const { call } = await staff(world, "admin");
		const url = "http://handslag.test/uppfoljning/offentlig/2026";
		const path = "/admin/follow-ups/2026/public-answer";
		const form = {
			accept: "text/html",
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "same-origin",
		};
		const open = async () => (await call("GET", url)).body;
		const send = (fields: Record<string, string>) =>
			call("POST", url, new URLSearchParams(fields).toString(), form);
		const first = await open();
		t.notMatch(first, /svarade senast/);
		const seen = /name="revision" value="(\d+)"/.exec(first)?.[1] ?? "";
		const answers = await Promise.all(
			[2, 3].map((score) =>
				call("PUT", path, { ...answerOf(score), revision: 0 }),
			),
		);
		t.same(
			answers.map(({ status }) => status).sort(),
			[200, 409],
			"of two, one",
		);
		const { body: stands } = await call("GET", path);
		t.match(stands, { revision: 1, answer: { by: "Eva Lindqvist" } });
		t.match(await open(), /Eva Lindqvist svarade senast 12 mars 2026/);
		await call("PUT", path, answerOf(2, { dialog: "Deras ord." }));
		const mine = fieldsOf("5", {
			"comment-dialog": "Mina ord.",
			revision: seen,
		});
		const missing = await send({ ...mine, "score-dialog": "" });
		t.equal(missing.status, 422);
		t.match(missing.body, `name="revision" value="${seen}"`, "still the older");
		const refused = await send(mine);
		t.equal(refused.status, 409);
		t.match(refused.body, /Eva Lindqvist har sparat ett annat svar/);
		t.match(refused.body, /Svaret som är sparat nu[\s\S]*Deras ord\./);
		t.match(refused.body, /<textarea[^>]*>\nMina ord\./);
		t.match((await call("GET", path)).body.answer.replies, [
			{ score: 2, comment: "Deras ord." },
		]);
		const now = /name="revision" value="(\d+)"/.exec(refused.body)?.[1] ?? "";
		const again = await send({ ...mine, revision: now });
		t.equal(again.status, 303);
		const { body } = await call("GET", path);
		t.match(body.answer.replies.at(0), { score: 5, comment: "Mina ord." });
	},
);

t.test(
	"civil scores that fewer than five have given are told nowhere",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 6);
		for (const n of [0, 1, 2, 3])
			await answer(n, answerOf(2, { dialog: `Kommentar ${n}` }, n === 0));
		const { call: admin } = await staff(world, "admin");
		await admin("PUT", "/admin/follow-ups/2026/public-answer", answerOf(5));
		const call = await publish(world);
		const { body } = await call("GET", "/admin/follow-ups/2026");
		for (const { id } of body.comments)
			await call("POST", `/admin/follow-ups/2026/comments/${id}`, {
				status: "published",
			});
		const shown = (await call("GET", "/follow-ups/2026")).body;
		t.same(shown.answers, { civil: 4, public: 1 });
		for (const { civil, public: bodies } of shown.principles) {
			t.same(civil, { scored: null, mean: null, scores: null, unknown: null });
			t.equal(bodies.mean, 5);
		}
		t.same(
			shown.principles[0].comments.map(
				(one: { text: string; organisation: string }) => [
					one.text,
					one.organisation,
				],
			),
			[["Kommentar 0", "Förening 0"]],
			"without a name only where one of several may have written it",
		);
		const csv = await page(world, "/api/v1/follow-ups/2026.csv");
		t.match(csv.body, "2026,dialog,Dialog,civil,4,,,,,,,,\r\n");
		const sv = await page(world, "/uppfoljning/2026");
		t.match(sv.body, "Färre än 5 idéburna parter har svarat");
		t.notMatch(sv.body, "2,0");
	},
);

t.test(
	"a principle that fewer than five have scored is not told, though more have answered",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		for (const n of [0, 1, 2, 3, 4]) {
			const body = answerOf(n + 1);
			const [first] = body.replies;
			if (first && n === 0) first.score = null;
			await answer(n, body);
		}
		const call = await publish(world);
		const { principles: told } = (await call("GET", "/follow-ups/2026")).body;
		t.equal(told[0].civil.scored, null);
		t.same(told[1].civil, {
			scored: 5,
			mean: 3,
			scores: [1, 1, 1, 1, 1],
			unknown: 0,
		});
	},
);

t.test(
	"scores that are all the same are not told, for then everyone's is known",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 6);
		for (const n of [0, 1, 2, 3, 4, 5]) {
			const body = answerOf(4);
			const [first] = body.replies;
			if (first && n === 0) first.score = 3;
			await answer(n, body);
		}
		const call = await publish(world);
		const { principles: told } = (await call("GET", "/follow-ups/2026")).body;
		t.match(told[0].civil, { scored: 6, scores: [0, 0, 1, 5, 0] });
		const none = { scored: null, mean: null, scores: null, unknown: null };
		t.same(told[1].civil, none);
		const csv = await page(world, "/api/v1/follow-ups/2026.csv");
		t.match(csv.body, "2026,kvalitet,Kvalitet,civil,6,,,,,,,,\r\n");
		const sv = await page(world, "/uppfoljning/2026");
		t.match(sv.body, "Inte heller svar som alla är lika.");
	},
);

t.test(
	"a comment is shown when the office says so, with a name only where the party says so",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		const comments = ["<b>Fet</b> & glad", "Göms", "Väntar", "Med namn", ""];
		for (const [n, words] of comments.entries())
			await answer(n, answerOf(3, { dialog: words }, n === 3));
		const call = await publish(world);
		const { body } = await call("GET", "/admin/follow-ups/2026");
		t.equal(body.comments.length, 4);
		t.same(
			body.comments.flatMap(
				(one: { organisation: string | null }) => one.organisation ?? [],
			),
			["Förening 3"],
			"nor does the office learn whose it is",
		);
		const moderate = (text: string, payload: object) =>
			call(
				"POST",
				`/admin/follow-ups/2026/comments/${body.comments.find((one: { text: string }) => one.text === text).id}`,
				payload,
			);
		t.equal(
			(await moderate("Göms", { status: "hidden" })).status,
			422,
			"hiding has a reason",
		);
		await moderate("Göms", { status: "hidden", reason: "Pekar ut en person" });
		await moderate("<b>Fet</b> & glad", { status: "published" });
		await moderate("Med namn", { status: "published" });
		const sv = (await page(world, "/uppfoljning/2026")).body;
		t.match(sv, "&lt;b&gt;Fet&lt;/b&gt; &amp; glad");
		t.match(sv, "Med namn");
		t.match(sv, "Förening 3");
		for (const hidden of ["Göms", "Väntar", "Pekar ut", "Förening 0"])
			t.notMatch(sv, hidden);
		await moderate("Med namn", { status: "hidden", reason: "Ångrade oss" });
		t.notMatch(
			(await page(world, "/uppfoljning/2026")).body,
			"Förening 3",
			"at once",
		);
		t.equal(
			(
				await call(
					"POST",
					"/admin/follow-ups/2026/comments/0193aaaa-0000-7000-8000-000000000009",
					{ status: "published" },
				)
			).status,
			404,
		);
	},
);

t.test(
	"a party whose publication is withheld is named with none of its comments",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		for (const n of [0, 1, 2, 3, 4])
			await answer(n, answerOf(n + 1, { dialog: `Ord ${n}` }, n < 2));
		const call = await publish(world);
		const { comments } = (await call("GET", "/admin/follow-ups/2026")).body;
		for (const { id } of comments)
			await call("POST", `/admin/follow-ups/2026/comments/${id}`, {
				status: "published",
			});
		await world.deps.db
			.updateTable("organisation")
			.set({ withheld: true })
			.where("slug", "=", "forening-1")
			.execute();
		const sv = (await page(world, "/uppfoljning/2026")).body;
		t.match(sv, "Ord 1");
		t.match(sv, "Förening 0");
		t.notMatch(sv, "Förening 1");
		const json = await page(world, "/api/v1/follow-ups/2026");
		t.notMatch(json.body, "Förening 1");
	},
);

t.test(
	"what is published is the same on the page, in JSON and in CSV",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 6);
		for (const n of [0, 1, 2, 3, 4]) await answer(n, answerOf(n === 0 ? 3 : 4));
		await answer(5, answerOf(null));
		t.equal(
			(await caller(world)("GET", "/follow-ups/2026")).status,
			404,
			"not before it is published",
		);
		t.equal((await page(world, "/uppfoljning/2026")).statusCode, 404);
		const call = await publish(world);
		const { body } = await call("GET", "/follow-ups/2026");
		t.match(body, {
			year: 2026,
			answers: { civil: 6, public: 0 },
			leastShown: 5,
			language: "sv",
		});
		t.same(body.principles[0].civil, {
			scored: 5,
			mean: 3.8,
			scores: [0, 0, 1, 4, 0],
			unknown: 1,
		});
		t.same(
			(await call("GET", "/follow-ups")).body.items.map(
				(one: { year: number }) => one.year,
			),
			[2026],
		);
		const csv = await page(world, "/api/v1/follow-ups/2026.csv");
		t.equal(csv.statusCode, 200);
		t.match(csv.headers["content-type"], "text/csv");
		t.match(csv.body, "2026,dialog,Dialog,civil,6,5,3.8,0,0,1,4,0,1\r\n");
		const sv = (await page(world, "/uppfoljning/2026")).body;
		t.match(sv, "Året <strong>gick</strong> väl.");
		t.equal(
			sv.match(
				/class="follow-up-chart" viewBox[^>]* role="img" aria-label="[^"]+Idéburna parter: 2026 3,8\./g,
			)?.length,
			6,
		);
		t.match(sv, "6 idéburna parter och 0 offentliga parter har svarat");
		t.notMatch(
			sv,
			/style=|<script(?![^>]*type="(module|application\/ld\+json)")/,
		);
		const en = (await page(world, "/en/uppfoljning/2026")).body;
		t.match(en, "Follow-up 2026");
		t.match(en, /lang="sv"><p>Året/);
		const list = (await page(world, "/uppfoljning")).body;
		t.match(list, `href="/uppfoljning/2026"`);
		t.match(list, "2019–2020", "what the plan has followed up");
		t.match(
			(await page(world, "/sitemap.xml")).body,
			"/uppfoljning/2026</loc>",
		);
		await call("POST", "/admin/follow-ups/2026/withdraw");
		t.equal((await page(world, "/uppfoljning/2026")).statusCode, 404);
	},
);

t.test(
	"a page that is kept is forgotten when a comment is hidden",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		for (const n of [0, 1, 2, 3, 4])
			await answer(n, answerOf(3, { dialog: `Kommentar ${n}` }, true));
		const call = await publish(world);
		const { body } = await call("GET", "/admin/follow-ups/2026");
		const [comment] = body.comments;
		const path = `/admin/follow-ups/2026/comments/${comment.id}`;
		await call("POST", path, { status: "published" });
		const listener = startRegisterListener(world.deps);
		t.teardown(() => listener.stop());
		await listener.ready;
		const cache = publicCache(world.deps);
		t.match((await page(world, "/uppfoljning/2026")).body, comment.text);
		t.equal(cache.size.entries, 1);
		const cleared = new Promise((resolve) => cache.onClear(resolve));
		await call("POST", path, { status: "hidden", reason: "Ångrade oss" });
		await cleared;
		t.notMatch((await page(world, "/uppfoljning/2026")).body, comment.text);
	},
);

t.test("a year of the action plan leads to its follow-up", async (t) => {
	const world = await createWorld(t);
	await world.deps.db
		.insertInto("plan_year")
		.values({
			year: 2026,
			updated_at: world.now.value,
			content: JSON.stringify({
				theme: { sv: "Mångfald", en: "Diversity" },
				themePrinciple: "mangfald",
				focusAreas: [],
				focusNote: null,
				activities: [],
				followUp: null,
			}),
		})
		.execute();
	await openRound(world, 1);
	t.notMatch((await page(world, "/handlingsplan")).body, "/uppfoljning/2026");
	await publish(world);
	t.match(
		(await page(world, "/handlingsplan")).body,
		`href="/uppfoljning/2026"`,
	);
	t.match(
		(await page(world, "/en/handlingsplan")).body,
		`href="/en/uppfoljning/2026"`,
	);
});

t.test("the organisation finds its form among its own pages", async (t) => {
	const world = await createWorld(t);
	await insertParties(world, 2);
	await world.deps.db
		.updateTable("application")
		.set({ content: JSON.stringify({ organisation: { name: "x" } }) })
		.execute();
	const { call } = await staff(world, "editor");
	await call("POST", "/admin/follow-ups", {
		year: 2026,
		opensOn: "2026-03-12",
		closesOn: "2026-04-12",
	});
	await world.settle();
	await caller(world)("POST", "/sign-in-links", { email: contactOf(1) });
	const [token] = await linksTo(world, contactOf(1), "fortsatt");
	const session = await caller(world)("POST", "/sign-in-links/redeem", {
		token,
	});
	const own = caller(world, session.body.accessToken);
	const { body } = await own("GET", "/follow-ups/own");
	t.match(body.items, [
		{
			year: 2026,
			organisation: "Förening 1",
			closesOn: "2026-04-12",
			answered: false,
		},
	]);
	t.equal(body.items.length, 1);
	t.equal((await page(world, body.items[0].path)).statusCode, 200);
	t.equal((await caller(world)("GET", "/follow-ups/own")).status, 401);
});

t.test("every page of the follow-up is valid HTML", async (t) => {
	const world = await createWorld(t);
	const { answer } = await openRound(world, 5);
	const form = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
	const bodies = [
		(await page(world, form)).body,
		(await post(world, form, { "comment-dialog": personalNumber })).body,
	];
	for (const n of [0, 1, 2, 3, 4])
		await answer(n, answerOf(3, { dialog: "En kommentar" }, n === 0));
	bodies.push((await page(world, form)).body);
	const call = await publish(world);
	const { body } = await call("GET", "/admin/follow-ups/2026");
	for (const { id } of body.comments)
		await call("POST", `/admin/follow-ups/2026/comments/${id}`, {
			status: "published",
		});
	for (const url of [form, "/uppfoljning", "/en/uppfoljning/2026"])
		bodies.push((await page(world, url)).body);
	const validator = new HtmlValidate({
		extends: ["html-validate:standard", "html-validate:document"],
		rules: { "require-sri": ["error", { target: "crossorigin" }] },
	});
	for (const one of bodies) {
		const { results } = await validator.validateString(one);
		const faults = results.flatMap(({ messages }) =>
			messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
		);
		t.same(faults, []);
	}
});
