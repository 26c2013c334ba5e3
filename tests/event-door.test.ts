import t from "tap";
import { caller, staff } from "./support/actors.ts";
import { event, personalToken, register } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const cilla = {
	name: "Cilla Berg",
	organisation: "Språkvännerna",
	email: "cilla@forening.example",
};

const mailsTo = (world: World, email: string) =>
	world.mails.filter(({ to }) => to === email);

const enteredBy = (world: World, id: string) =>
	world.deps.db
		.selectFrom("log_entry")
		.select(["event", "actor_kind", "actor_id"])
		.where("subject_id", "=", id)
		.execute();

t.test(
	"the office registers somebody who phones: by the same rules, with the same mail",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world, { places: 1 });
		const { call, id: me } = await staff(world, "editor");
		const path = `/admin/events/${slug}/registrations`;
		const first = await call("POST", path, {
			...cilla,
			accessNeeds: "Hörslinga",
			foodNeeds: "Nötter",
		});
		t.equal(first.status, 201);
		const { registrations } = (await call("GET", `/admin/events/${slug}`)).body;
		const { accessNeeds, foodNeeds, ...listed } = registrations[0];
		t.same(first.body, listed, "as the list shows it, without the needs");
		t.same([accessNeeds, foodNeeds], ["Hörslinga", "Nötter"]);
		t.match(first.body, { status: "seated", position: null, ...cilla });
		t.same(await enteredBy(world, first.body.id), [
			{ event: "event_registration.seated", actor_kind: "staff", actor_id: me },
		]);
		await world.settle();
		t.match(mailsTo(world, cilla.email), [
			{ subject: `Du är anmäld: ${title}` },
		]);
		t.ok(await personalToken(world, cilla.email), "and can change it herself");
		const second = await call("POST", path, {
			...cilla,
			email: "david@forening.example",
		});
		t.match(second.body, { status: "waiting", position: 1 });
		const again = await call("POST", path, { ...cilla, name: "Någon Annan" });
		t.match(again, {
			status: 409,
			body: { code: "registered_already", detail: /^Cilla Berg är redan/ },
		});
		t.equal((await caller(world)("POST", path, cilla)).status, 401);
		const officer = await staff(world, "officer");
		t.equal((await officer.call("POST", path, cilla)).status, 403);
		t.match(await call("POST", path, { ...cilla, name: "", email: "nej" }), {
			status: 422,
			body: { errors: [{ path: "name" }, { path: "email" }] },
		});
	},
);

t.test(
	"the office may go past the number of places, when it says so",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, {
			places: 1,
			waitingList: false,
		});
		await register(world, slug, 1);
		const path = `/admin/events/${slug}/registrations`;
		t.match(await call("POST", path, cilla), {
			status: 409,
			body: { code: "event_full" },
		});
		const one = await call("POST", path, { ...cilla, seat: true });
		t.match(one, { status: 201, body: { status: "seated" } });
		t.match((await call("GET", `/admin/events/${slug}`)).body.counts, {
			seated: 2,
			waiting: 0,
		});
	},
);

t.test(
	"people turn up at the door after registration has closed and the event has begun, not when it is cancelled",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { registration: "closed" });
		const enter = (n: number, by = call) =>
			by("POST", `/admin/events/${slug}/registrations`, {
				...cilla,
				email: `dorr-${n}@forening.example`,
			});
		t.equal((await enter(1)).status, 201, "closed");
		world.now.value = new Date("2026-05-12T08:00:00Z");
		// The first session has ended meanwhile.
		const door = await staff(world, "editor");
		t.equal((await enter(2, door.call)).status, 201, "begun");
		await door.call("PUT", `/admin/events/${slug}/cancellation`, {
			reason: { sv: "", en: "" },
		});
		t.match((await enter(3, door.call)).body, { code: "event_cancelled" });
	},
);

t.test("a draft or an event without hours takes nobody", async (t) => {
	const world = await createWorld(t);
	const { slug, call } = await event(world, { registration: "closed" });
	const path = `/admin/events/${slug}/registrations`;
	await world.deps.db.deleteFrom("event").where("slug", "=", slug).execute();
	t.match((await call("POST", path, cilla)).body, { code: "event_not_ready" });
	const unknown = "/admin/events/finns-inte/registrations";
	t.equal((await call("POST", unknown, cilla)).status, 404);
});

t.test(
	"who has registered is a file in the reader's language, by Swedish clocks",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		world.now.value = new Date("2026-04-01T22:30:00Z");
		await register(world, slug, 1);
		await register(world, slug, 2);
		const { call } = await staff(world, "editor");
		const csv = async (query = "") =>
			(
				await call("GET", `/admin/events/${slug}/registrations.csv${query}`)
			).body
				.replace("\uFEFF", "")
				.trimEnd()
				.split("\r\n");
		t.same(await csv(), [
			"Namn,Organisation,E-post,Anmälan,Nummer på väntelistan,Har skrivit under,Har kommit,Anmäld",
			"Deltagare 1,Språkvännerna,deltagare-1@forening.example,har plats,,nej,nej,2026-04-02 00:30",
			"Deltagare 2,Språkvännerna,deltagare-2@forening.example,på väntelistan,1,nej,nej,2026-04-02 00:30",
		]);
		const [heads, one] = await csv("?locale=en");
		t.match(heads, /^Name,Organisation,E-mail,Registration,/);
		t.match(one, "has a place,,no,no,");
	},
);
