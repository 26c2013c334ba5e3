import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import t from "tap";
import { applicant, caller, party, staff } from "./support/actors.ts";
import { event, personalToken, register, settings } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const html = { accept: "text/html" };
const needs = {
	accessNeeds: "HEMLIG-hörslinga",
	foodNeeds: "HEMLIG-jordnötter",
};
const address = (n: number) => `deltagare-${n}@forening.example`;

const page = (world: World, url: string) =>
	world.app.inject({ url, headers: html });

function post(
	world: World,
	url: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
) {
	return world.app.inject({
		method: "POST",
		url,
		headers: {
			...html,
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "same-origin",
			...headers,
		},
		payload: new URLSearchParams(fields).toString(),
	});
}

const mailsTo = (world: World, email: string) =>
	world.mails.filter(({ to }) => to === email);

t.test(
	"an event has a page in both languages, readable without script",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world, {
			places: 50,
			onlineUrl: "https://mote.example/hemligt",
			programme: [
				...settings().programme,
				{ time: "10:00", title: { sv: "Kaffe", en: "" }, speaker: "" },
			],
			documents: [
				{
					title: { sv: "Minnesanteckningar", en: "" },
					url: "example.se/a.pdf",
				},
			],
		});
		const encoded = title.replace("&", "&amp;");
		const sv = await page(world, `/evenemang/${slug}`);
		t.equal(sv.statusCode, 200);
		for (const words of [
			encoded,
			"12 maj 2026 kl. 09.00",
			"–16.00",
			"Varbergs teater",
			"Välkomna; vi börjar, med kaffe",
			"Samira Haddad",
			"Minnesanteckningar",
			"https://example.se/a.pdf",
			`/evenemang/${slug}/anmalan`,
			`/evenemang/${slug}/kalender.ics`,
		])
			t.ok(sv.body.includes(words), words);
		t.notMatch(sv.body, "hemligt", "the link goes to those who have a seat");
		const en = await page(world, `/en/evenemang/${slug}`);
		t.match(en.body, "Welcome");
		t.match(en.body, '<span lang="sv">Kaffe</span>', "in no other language");
		t.match(
			sv.body,
			/Anmälan<\/h2>[\s\S]*Om evenemanget<\/h2>[\s\S]*Program<\/h2>/,
		);
		t.match(en.body, "12 May 2026");
		// What machines are told stands before what is read.
		const [, list = ""] = (await page(world, "/evenemang")).body.split("<main");
		t.ok(list.indexOf(slug) < list.indexOf("Tidigare"), "to come stands first");
		t.ok(list.indexOf("konferens-i-varberg-2025") > list.indexOf("Tidigare"));
		t.equal((await page(world, "/evenemang/finns-inte")).statusCode, 404);
	},
);

t.test("the API tells an event's facts and how one registers", async (t) => {
	const world = await createWorld(t);
	const { slug } = await event(world, {
		places: 2,
		closesAt: "2026-05-01T12:00",
	});
	const call = caller(world);
	const { body } = await call("GET", `/events/${slug}`);
	t.match(body, {
		slug,
		year: 2026,
		on: "2026-05-12",
		startsAt: "2026-05-12T07:00:00.000Z",
		place: "Varbergs teater",
		registration: {
			for: "public",
			closesAt: "2026-05-01T10:00:00.000Z",
			places: 2,
			full: false,
		},
	});
	t.equal(body.programme[0].time, "09:00");
	const first = await call("GET", "/events?limit=1");
	t.equal(first.body.items[0].slug, slug);
	const rest = await call("GET", `/events?cursor=${first.body.next}`);
	t.equal(rest.body.items.length, first.body.total - 1);
	t.equal(rest.body.items[0].slug, "konferens-i-varberg-2025");
	t.equal(rest.body.items[0].registration.for, "closed");
});

t.test(
	"who registers gets a seat and a mail with a calendar file",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world, {
			onlineUrl: "https://mote.example/rum",
		});
		const { status, body } = await register(world, slug, 1, needs);
		t.equal(status, 201);
		t.same(body, { status: "seated" });
		await world.settle();
		const [mail] = mailsTo(world, address(1));
		t.equal(mail?.subject, `Du är anmäld: ${title}`);
		t.match(mail?.text, "https://mote.example/rum");
		const [file] = mail?.attachments ?? [];
		t.match(file?.contentType, "text/calendar; charset=utf-8; method=PUBLISH");
		const calendar = new ICAL.Component(ICAL.parse(String(file?.content)));
		const one = new ICAL.Event(
			calendar.getFirstSubcomponent("vevent") ?? undefined,
		);
		t.equal(one.summary, title);
		t.equal(one.uid, `event-${slug}@handslag.test`);
		t.equal(one.description, "https://mote.example/rum");
		t.equal(one.startDate.toJSDate().toISOString(), "2026-05-12T07:00:00.000Z");
		t.notMatch(
			String(file?.content),
			"/anmalan/",
			"the personal link is not in it",
		);
		const kept = await world.deps.db
			.selectFrom("outgoing_mail")
			.select(["calendar", "text"])
			.where("recipient", "=", address(1))
			.executeTakeFirstOrThrow();
		t.same(kept, { calendar: null, text: null }, "what is sent is not kept");
	},
);

t.test(
	"the form registers without script, and says at the field what is wrong",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		const url = `/evenemang/${slug}/anmalan`;
		const form = await page(world, url);
		t.equal(form.statusCode, 200);
		t.equal(form.headers["cache-control"], "no-store");
		t.match(
			form.body,
			`<form class="form stack" method="post" action="${url}"`,
		);
		const typed = {
			name: "",
			email: "inte en adress",
			organisation: 'Rock & "Roll"',
			foodNeeds: "Nötter",
			accessNeeds: "",
		};
		const wrong = await post(world, url, typed);
		t.equal(wrong.statusCode, 422);
		for (const words of [
			'id="name-fel"',
			'id="email-fel"',
			"Skriv ditt namn.",
			'value="inte en adress"',
			'value="Nötter"',
			"Rock &amp; &quot;Roll&quot;",
		])
			t.ok(wrong.body.includes(words), words);
		const right = {
			...typed,
			name: "Åsa Öberg",
			email: "asa@forening.example",
		};
		const done = await post(world, url, right);
		t.equal(done.statusCode, 200);
		t.match(done.body, "Du är anmäld");
		const waiting = await post(world, `/en${url}`, {
			...right,
			email: "b@b.example",
		});
		t.match(waiting.body, "is put on the waiting list");
		await world.settle();
		const told = mailsTo(world, "b@b.example")[0]?.text;
		t.match(told, "/en/anmalan/");
		t.match(told, "You are first on the waiting list");
		t.equal(
			(await post(world, url, right, { "sec-fetch-site": "cross-site" }))
				.statusCode,
			403,
			"another site's form is refused",
		);
		const hostile = await post(world, url, {
			...right,
			email: "a@b.example\r\nBcc: c@d.example",
		});
		t.equal(hostile.statusCode, 422);
		const number = await post(world, url, {
			...right,
			email: "c@c.example",
			foodNeeds: "19811218-9876",
		});
		t.equal(number.statusCode, 422, "a personal identity number is not taken");
	},
);

t.test(
	"a personal link shows, changes and cancels; opening it changes nothing",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { places: 1 });
		await register(world, slug, 1, needs);
		await register(world, slug, 2);
		await register(world, slug, 3);
		const url = `/anmalan/${await personalToken(world, address(1))}`;
		const shown = await page(world, url);
		t.equal(shown.statusCode, 200);
		t.equal(shown.headers["referrer-policy"], "no-referrer");
		t.match(shown.body, "Du har en plats");
		t.notMatch(shown.body, "HEMLIG", "needs are for the organisers alone");
		const wrong = await post(world, `${url}/andra`, {
			name: "",
			foodNeeds: "Ägg",
		});
		t.equal(wrong.statusCode, 422);
		t.match(wrong.body, 'value="Ägg"');
		const saved = await post(world, `${url}/andra`, {
			name: "Nytt Namn",
			organisation: "",
			accessNeeds: "",
			foodNeeds: "",
		});
		t.equal(saved.statusCode, 303);
		t.match((await page(world, String(saved.headers.location))).body, "sparad");
		const one = async () =>
			(await call("GET", `/admin/events/${slug}`)).body.registrations.find(
				({ email }: { email: string }) => email === address(1),
			);
		t.match(
			await one(),
			{ name: "Nytt Namn", ...needs },
			"left empty they stay",
		);
		await post(world, `${url}/andra`, {
			name: "Nytt Namn",
			clearNeeds: "true",
		});
		t.match(await one(), { accessNeeds: "", foodNeeds: "" });
		t.match(await one(), { status: "seated" }, "nothing has cancelled it");
		const gone = await post(world, `${url}/avboka`, {});
		t.equal(gone.statusCode, 303);
		t.match((await page(world, url)).body, "Anmälan är avbokad");
		await world.settle();
		t.match(mailsTo(world, address(2)).at(-1)?.subject, "Du har fått en plats");
		t.equal(mailsTo(world, address(3)).length, 1, "one seat, one promoted");
		const cancelled = mailsTo(world, address(1)).at(-1);
		t.match(cancelled?.subject, "Avbokad");
		const file = String(cancelled?.attachments[0]?.content);
		t.match(file, /METHOD:CANCEL\r\n/);
		t.match(file, /STATUS:CANCELLED\r\n/);
		t.equal((await post(world, `${url}/avboka`, {})).statusCode, 409);
		t.equal((await page(world, "/anmalan/finns-inte")).statusCode, 404);
		const again = await register(world, slug, 1);
		t.same(again.body, { status: "waiting" });
		await world.settle();
		t.match(
			mailsTo(world, address(1)).at(-1)?.text,
			"nummer 2 på väntelistan",
			"who comes back is last",
		);
	},
);

t.test("registration opens, closes and ends by the clock", async (t) => {
	const world = await createWorld(t);
	const { slug } = await event(world, {
		opensAt: "2026-03-13T08:00",
		closesAt: "2026-05-01T12:00",
	});
	const code = async (n: number) => (await register(world, slug, n)).body.code;
	t.equal(await code(1), "event_registration_not_open");
	t.match(
		(await page(world, `/evenemang/${slug}/anmalan`)).body,
		"Anmälan har inte öppnat",
	);
	world.now.value = new Date("2026-03-13T07:00:00Z");
	t.equal((await register(world, slug, 1)).status, 201);
	world.now.value = new Date("2026-05-01T10:00:00Z");
	t.equal(await code(2), "event_registration_closed");
	const tooLate = await post(world, `/evenemang/${slug}/anmalan`, {
		name: "Åsa Öberg",
		email: address(2),
		foodNeeds: "Nötter",
	});
	t.equal(tooLate.statusCode, 409);
	for (const words of ["Anmälan är stängd", "Åsa Öberg", address(2), "Nötter"])
		t.match(tooLate.body, words, "what was typed is still there");
	const token = await personalToken(world, address(1));
	world.now.value = new Date("2026-05-12T07:00:00Z");
	t.equal(await code(2), "event_over");
	const late = await caller(world)(
		"POST",
		`/events/registrations/${token}/cancel`,
	);
	t.equal(late.body.code, "event_over");
	t.equal(
		(await register(world, "konferens-i-varberg-2025", 1)).body.code,
		"event_registration_closed",
	);
	t.equal((await register(world, "finns-inte", 1)).status, 404);
});

t.test(
	"where only the waiting list is open, page and list say that",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		const told = async (url: string) => (await page(world, url)).body;
		t.match(await told(`/evenemang/${slug}`), ">Anmäl dig<");
		await register(world, slug, 1);
		const sv = await told(`/evenemang/${slug}`);
		t.match(sv, ">Ställ dig på väntelistan<");
		t.notMatch(sv, ">Anmäl dig<");
		t.match(await told("/evenemang"), "Ställ dig på väntelistan");
		for (const url of [`/en/evenemang/${slug}`, "/en/evenemang"])
			t.match(await told(url), "Join the waiting list");
		world.now.value = new Date("2026-05-13T07:00:00Z");
		t.notMatch(await told("/evenemang"), "väntelistan", "when it has been");
	},
);

t.test("full without a waiting list is full", async (t) => {
	const world = await createWorld(t);
	const { slug } = await event(world, { places: 1, waitingList: false });
	await register(world, slug, 1);
	const second = await register(world, slug, 2);
	t.equal(second.status, 409);
	t.equal(second.body.code, "event_full");
	t.match(
		(await page(world, `/evenemang/${slug}`)).body,
		"Alla platser är tagna",
	);
});

t.test(
	"whose link or session ends while they write keeps what they wrote, and is told that nothing was sent",
	async (t) => {
		const world = await createWorld(t);
		const { application } = await party(world);
		const { slug } = await event(world, { registration: "signatories" });
		const typed = {
			name: "Samira Haddad",
			email: application.email,
			organisation: "Språkvännerna",
			accessNeeds: "Hörslinga",
			foodNeeds: "Inga nötter",
		};
		for (const path of ["", "/borttagen-lank"]) {
			const url = `/evenemang/${slug}/anmalan${path}`;
			const lapsed = await post(world, url, typed);
			t.equal(lapsed.statusCode, 403);
			t.match(lapsed.body, "Länken gäller inte längre");
			for (const value of Object.values(typed))
				t.match(lapsed.body, `value="${value}"`);
			t.match(lapsed.body, /href="\/mina-sidor" target="_blank"/);
			await world.settle();
			const mails = mailsTo(world, application.email);
			t.notOk(mails.some(({ text }) => text.includes("/anmalan/")));
		}
		const url = `/evenemang/${slug}/anmalan/borttagen-lank`;
		const wrong = await post(world, url, {
			...typed,
			email: "samira",
			newLink: "true",
		});
		t.equal(wrong.statusCode, 422);
		t.match(wrong.body, 'value="Hörslinga"');
		const asked = await post(world, url, { ...typed, newLink: "true" });
		t.equal(asked.statusCode, 200);
		t.match(asked.body, "Titta i er inkorg");
		t.match(asked.body, 'value="Hörslinga"');
		await world.settle();
		const link = mailsTo(world, application.email)
			.map(({ text }) => /handslag\.test(\S+\/anmalan\/\S+)/.exec(text)?.[1])
			.findLast(Boolean);
		t.match((await post(world, link ?? "", typed)).body, "Du är anmäld");
	},
);

t.test(
	"where only signatories may register, a session or a mailed link opens it",
	async (t) => {
		const world = await createWorld(t);
		const { application } = await party(world);
		const { slug } = await event(world, { registration: "signatories" });
		const url = `/evenemang/${slug}/anmalan`;
		t.equal(
			(await register(world, slug, 1)).body.code,
			"event_for_signatories",
		);
		t.match((await page(world, url)).body, "Mejla länken");
		const outsider = await applicant(world);
		for (const email of ["okand@forening.example", outsider.email]) {
			const asked = await post(world, url, { email });
			t.equal(asked.statusCode, 200);
			t.match(asked.body, "Titta i er inkorg");
		}
		const known = await post(world, url, { email: application.email });
		t.match(known.body, "Titta i er inkorg", "the same answer");
		await world.settle();
		t.equal(mailsTo(world, "okand@forening.example").length, 0);
		t.notOk(
			mailsTo(world, outsider.email).some(({ text }) =>
				text.includes("/anmalan/"),
			),
		);
		const mail = mailsTo(world, application.email).at(-1);
		const link = /http:\/\/handslag\.test(\S+\/anmalan\/\S+)/.exec(
			mail?.text ?? "",
		)?.[1];
		const opened = await page(world, link ?? "");
		t.match(opened.body, "Språkvännerna i Falkenberg");
		t.match(opened.body, `value="${application.email}"`);
		const done = await post(world, link ?? "", {
			name: "Samira Haddad",
			email: "samira@sprakvannerna.example",
		});
		t.match(done.body, "Du är anmäld");
		t.equal(
			(await register(world, slug, 2, { invitation: "gissning" })).status,
			403,
		);
		const link2 = await caller(world)("POST", "/sign-in-links", {
			email: application.email,
		});
		t.equal(link2.status, 202);
		await world.settle();
		const token = /fortsatt\/(\S+)/.exec(
			mailsTo(world, application.email).at(-1)?.text ?? "",
		)?.[1];
		const { body } = await caller(world)("POST", "/sign-in-links/redeem", {
			token,
		});
		const own = await caller(world, body.accessToken)(
			"POST",
			`/events/${slug}/registrations`,
			{ name: "Ali", organisation: "", email: "ali@sprakvannerna.example" },
		);
		t.equal(own.status, 201);
		const other = await outsider.call("POST", `/events/${slug}/registrations`, {
			name: "Ali",
			organisation: "",
			email: "b@sprakvannerna.example",
		});
		t.equal(other.status, 403);
	},
);

t.test(
	"needs are seen by the event's staff alone, and end some days after it",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		await register(world, slug, 1, needs);
		await world.settle();
		const officer = await staff(world, "officer");
		t.equal((await officer.call("GET", `/admin/events/${slug}`)).status, 403);
		t.equal((await caller(world)("GET", `/admin/events/${slug}`)).status, 401);
		const { body } = await call("GET", `/admin/events/${slug}`);
		t.match(body.registrations[0], needs);
		const csv = await call("GET", `/admin/events/${slug}/registrations.csv`);
		t.match(csv.body, address(1));
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.execute();
		const elsewhere = [
			csv.body,
			JSON.stringify(log),
			JSON.stringify(world.mails),
			(await page(world, `/evenemang/${slug}`)).body,
			JSON.stringify((await caller(world)("GET", `/events/${slug}`)).body),
			(await page(world, "/evenemang.ics")).body,
		];
		for (const text of elsewhere) t.notMatch(text, "HEMLIG");
		t.notMatch(
			JSON.stringify(log),
			address(1),
			"nor who came, in what is kept for ever",
		);
		const left = async () =>
			(
				await world.deps.db
					.selectFrom("event_registration_need")
					.selectAll()
					.execute()
			).length;
		const { disposeOfNeeds } = await import("../api/content/events/jobs.ts");
		world.now.value = new Date("2026-05-26T13:59:00Z");
		await disposeOfNeeds(world.deps);
		t.equal(await left(), 1);
		world.now.value = new Date("2026-05-26T14:00:00Z");
		await disposeOfNeeds(world.deps);
		t.equal(await left(), 0);
		const admin = await staff(world, "admin");
		const entries = await admin.call("GET", "/admin/log");
		t.match(entries.body.items, [
			{},
			{ event: "event.needs_disposed", detail: { registrations: 1 } },
		]);
		t.equal(
			(await call("GET", `/admin/events/${slug}`)).status,
			401,
			"the editor's session has ended meanwhile",
		);
	},
);

t.test(
	"everyone with a seat is reminded a week and a day before, each once",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world, { places: 2 });
		for (const n of [1, 2, 3]) await register(world, slug, n);
		const { remindOfEvents } = await import("../api/content/events/jobs.ts");
		const reminded = async (at: string) => {
			world.now.value = new Date(at);
			await remindOfEvents(world.deps);
			await remindOfEvents(world.deps);
			await world.settle();
			return [1, 2, 3, 4].map(
				(n) =>
					mailsTo(world, address(n)).filter(
						({ subject }) => subject === `Påminnelse: ${title}`,
					).length,
			);
		};
		t.same(await reminded("2026-05-05T06:59:00Z"), [0, 0, 0, 0]);
		t.same(await reminded("2026-05-05T07:00:00Z"), [1, 1, 0, 0]);
		const token = await personalToken(world, address(1));
		await caller(world)("POST", `/events/registrations/${token}/cancel`);
		await register(world, slug, 4);
		t.same(
			await reminded("2026-05-11T07:00:00Z"),
			[1, 2, 1, 0],
			"not who has cancelled, and the one who got the seat too",
		);
		t.same(await reminded("2026-05-12T07:00:00Z"), [1, 2, 1, 0]);
	},
);

t.test(
	"the office moves people, raises places and ticks who came",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { places: 2 });
		for (const n of [1, 2, 3, 4]) await register(world, slug, n);
		const list = async () => {
			const { body } = await call("GET", `/admin/events/${slug}`);
			return body;
		};
		const id = async (n: number) =>
			(await list()).registrations.find(
				({ email }: { email: string }) => email === address(n),
			).id;
		const act = async (n: number, what: string, body?: object) =>
			call(
				"POST",
				`/admin/events/${slug}/registrations/${await id(n)}/${what}`,
				body,
			);
		const order = async (status: string) =>
			(await list()).registrations
				.filter((one: { status: string }) => one.status === status)
				.map(({ email }: { email: string }) => Number(/\d+/.exec(email)?.[0]));
		t.equal((await act(3, "move", { to: "seated" })).body.code, "event_full");
		t.equal((await act(1, "move", { to: "waiting" })).status, 200);
		t.same(await order("seated"), [2, 3]);
		t.same(await order("waiting"), [4, 1], "who leaves a seat stands last");
		const raised = await call(
			"PUT",
			`/admin/events/${slug}/settings`,
			settings({ places: 3 }),
		);
		t.match(raised.body.counts, { seated: 3, waiting: 1 });
		t.same(await order("seated"), [2, 3, 4]);
		await act(2, "cancel");
		t.same(await order("seated"), [1, 3, 4]);
		t.equal(
			(await act(1, "move", { to: "waiting" })).body.code,
			"nobody_waiting",
		);
		t.match((await act(3, "presence", { present: true })).body.counts, {
			present: 1,
		});
		t.match((await act(3, "presence", { present: false })).body.counts, {
			present: 0,
		});
		t.equal((await act(2, "presence", { present: true })).status, 409);
		const { body } = await call("GET", "/admin/events");
		t.match(
			body.items.find((one: { slug: string }) => one.slug === slug),
			{ places: 3, counts: { seated: 3, cancelled: 1 } },
		);
		const csv = await call("GET", `/admin/events/${slug}/registrations.csv`);
		t.match(csv.headers["content-type"], "text/csv");
		t.equal(csv.body.split("\r\n").length, 6);
	},
);

t.test(
	"settings that cannot be are refused with every fault at once",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		const codes = async (more: object) => {
			const { status, body } = await call(
				"PUT",
				`/admin/events/${slug}/settings`,
				settings(more as Record<string, unknown>),
			);
			return status === 422
				? body.errors.map(({ path, code }: { path: string; code: string }) => [
						path,
						code,
					])
				: status;
		};
		t.same(
			await codes({ startsAt: "2026-03-29T02:30" }),
			[["startsAt", "invalid_moment"]],
			"an hour that is skipped",
		);
		t.same(
			await codes({ startsAt: "2026-02-30T09:00", endsAt: "2026-02-30T10:00" }),
			[
				["startsAt", "invalid_moment"],
				["endsAt", "invalid_moment"],
			],
		);
		t.same(await codes({ endsAt: "2026-05-12T08:00" }), [
			["endsAt", "ends_before_start"],
		]);
		t.same(await codes({ startsAt: null, endsAt: null }), [
			["startsAt", "required"],
		]);
		t.same(
			await codes({ opensAt: "2026-05-12T09:00" }),
			[["opensAt", "opens_too_late"]],
			"nobody could ever register",
		);
		t.ok(Array.isArray(await codes({ onlineUrl: "javascript:alert(1)" })));
		t.ok(Array.isArray(await codes({ places: 0 })));
		t.equal(
			await codes({ startsAt: "2026-10-25T02:30", endsAt: "2026-10-25T04:00" }),
			200,
			"an hour that comes twice is the first",
		);
		t.equal(
			(await caller(world)("GET", `/events/${slug}`)).body.startsAt,
			"2026-10-25T00:30:00.000Z",
		);
		t.equal(
			(await call("PUT", "/admin/events/finns-inte/settings", settings()))
				.status,
			404,
		);
	},
);

t.test(
	"an event that is withdrawn and comes back keeps who has registered",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		await register(world, slug, 1);
		const row = await world.deps.db
			.selectFrom("event")
			.select(["slug", "year", "content"])
			.where("slug", "=", slug)
			.executeTakeFirstOrThrow();
		await world.deps.db.deleteFrom("event").where("slug", "=", slug).execute();
		t.equal((await register(world, slug, 2)).status, 404);
		t.equal((await page(world, `/evenemang/${slug}`)).statusCode, 404);
		await world.deps.db
			.insertInto("event")
			.values({
				...row,
				id: randomUUID(),
				content: JSON.stringify(row.content),
			})
			.execute();
		t.equal((await call("GET", `/admin/events/${slug}`)).body.counts.seated, 1);
	},
);

t.test(
	"a program that registers thousands is stopped, and the form keeps what was typed",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world);
		const from = (n: number, ip: string, email = address(n)) =>
			world.app.inject({
				method: "POST",
				url: `/api/v1/events/${slug}/registrations`,
				remoteAddress: ip,
				payload: { name: "Robot", organisation: "", email },
			});
		const statuses: number[] = [];
		for (let n = 0; n < 70; n++)
			statuses.push((await from(n, "203.0.113.9")).statusCode);
		t.equal(statuses.filter((status) => status === 201).length, 60);
		const stopped = await from(99, "203.0.113.9");
		t.equal(stopped.statusCode, 429);
		t.ok(Number(stopped.headers["retry-after"]) > 0);
		t.match(stopped.json(), { code: "too_many_requests" });
		const form = await world.app.inject({
			method: "POST",
			url: `/evenemang/${slug}/anmalan`,
			remoteAddress: "203.0.113.9",
			headers: { ...html, "content-type": "application/x-www-form-urlencoded" },
			payload: "name=Åsa&email=asa%40b.example&foodNeeds=ris",
		});
		t.equal(form.statusCode, 429);
		t.match(form.body, 'value="ris"');
		t.equal((await from(100, "203.0.113.10")).statusCode, 201, "others go on");
		const mine: number[] = [];
		for (let n = 0; n < 12; n++)
			mine.push((await from(n, `198.51.100.${n}`, "en@b.example")).statusCode);
		t.same(
			mine,
			[...Array(10).fill(201), 429, 429],
			"nor one address from many networks",
		);
		t.equal((await from(300, "2001:db8:1:2::1")).statusCode, 201);
		for (let n = 0; n < 60; n++) await from(400 + n, `2001:db8:1:2::${n + 2}`);
		t.equal((await from(500, "2001:db8:1:2:9::1")).statusCode, 429);
	},
);
