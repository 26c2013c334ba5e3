import t from "tap";
import { event, personalToken, register, settings } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const many = (n: number) => Array.from({ length: n }, (_, i) => i);

const rowsOf = (world: World, slug: string) =>
	world.deps.db
		.selectFrom("event_registration as r")
		.innerJoin("event_detail as d", "d.id", "r.event_id")
		.selectAll("r")
		.where("d.slug", "=", slug)
		.orderBy("r.ordinal")
		.execute();

// What these prove is the lock on the event's row (`for update` in lockEvent): without it two count the same seat.
t.test(
	"two hundred at once for fifty places make fifty seats and a waiting list in order, without gaps",
	{ timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 50 });
		const answers = await Promise.all(
			many(200).map((n) => register(world, slug, n)),
		);
		t.ok(answers.every(({ status }) => status === 201));
		const seated = answers.filter(({ body }) => body.status === "seated");
		t.equal(seated.length, 50);
		const { rows: letters } = await world.deps.db.pool.query(
			"select case when text like '%Du står först på väntelistan%' then 1 else substring(text from 'nummer (\\d+) på väntelistan')::int end as n from outgoing_mail where template = 'event_waiting'",
		);
		const positions: number[] = letters.map(({ n }) => n);
		t.same(
			positions.sort((a, b) => a - b),
			many(150).map((n) => n + 1),
			"everyone who waits was told a place of their own",
		);
		const rows = await rowsOf(world, slug);
		t.same(
			rows.map(({ ordinal }) => ordinal),
			many(200).map((n) => n + 1),
		);
		t.ok(
			rows.every(
				({ ordinal, status }) =>
					status === (ordinal <= 50 ? "seated" : "waiting"),
			),
			"the first fifty to be numbered have the seats",
		);
		const { body } = await world.app
			.inject(`/api/v1/events/${slug}`)
			.then((answer) => ({ body: answer.json() }));
		t.equal(body.registration.full, true);
	},
);

t.test(
	"seats given up at the same time go to those who have waited longest, each to one",
	{ timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 10 });
		for (const n of many(25)) await register(world, slug, n);
		const tokens: string[] = [];
		for (const n of many(8))
			tokens.push(
				await personalToken(world, `deltagare-${n}@forening.example`),
			);
		const answers = await Promise.all([
			...tokens.map((token) =>
				world.app.inject({
					method: "POST",
					url: `/api/v1/events/registrations/${token}/cancel`,
				}),
			),
			...many(5).map((n) => register(world, slug, 100 + n)),
		]);
		t.ok(
			answers.every((answer) =>
				[200, 201].includes(
					"status" in answer ? answer.status : answer.statusCode,
				),
			),
		);
		const rows = await rowsOf(world, slug);
		const names = (status: string) =>
			rows.filter((row) => row.status === status).map(({ ordinal }) => ordinal);
		t.same(
			names("seated"),
			many(10).map((n) => n + 9),
		);
		t.same(
			names("waiting"),
			many(12).map((n) => n + 19),
		);
		await world.settle();
		t.equal(
			world.mails.filter(({ subject }) => subject.startsWith("Du har fått"))
				.length,
			8,
			"each who got a seat was told once",
		);
	},
);

t.test(
	"the same address twice at once is registered once",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 3 });
		const answers = await Promise.all(
			many(8).map((n) =>
				register(world, slug, n, { email: "en@forening.example" }),
			),
		);
		t.same(answers.map(({ status }) => status).sort(), Array(8).fill(201));
		t.equal((await rowsOf(world, slug)).length, 1);
	},
);

t.test(
	"places raised while people register leave no free seat beside somebody who waits",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { places: 5 });
		await Promise.all([
			...many(40).map((n) => register(world, slug, n)),
			call("PUT", `/admin/events/${slug}/settings`, settings({ places: 20 })),
		]);
		const rows = await rowsOf(world, slug);
		t.equal(rows.filter(({ status }) => status === "seated").length, 20);
		t.ok(
			rows.every(
				({ ordinal, status }) => ordinal <= 20 === (status === "seated"),
			),
		);
	},
);
