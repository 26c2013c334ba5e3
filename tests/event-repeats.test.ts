import t from "tap";
import { event, register } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const cilla = { name: "Cilla Berg", email: "cilla@forening.example" };
const minute = 60 * 1000;

const keyIn = (body: string) =>
	/name="formKey" value="([\w-]+)"/.exec(body)?.[1] ?? "";

/** The form as it is drawn, and what it is answered when it is sent with this in it. */
async function openForm(world: World, slug: string) {
	const url = `/evenemang/${slug}/anmalan`;
	const drawn = await world.app.inject({ url });
	const formKey = keyIn(drawn.body);
	const send = (fields: Record<string, string>) =>
		world.app.inject({
			method: "POST",
			url,
			headers: {
				accept: "text/html",
				"content-type": "application/x-www-form-urlencoded",
				"sec-fetch-site": "same-origin",
			},
			payload: new URLSearchParams({ formKey, ...fields }).toString(),
		});
	return { formKey, send };
}

t.test(
	"a double press for the last place is answered as the first press, one after the other or at once",
	async (t) => {
		const world = await createWorld(t);
		for (const waitingList of [true, false]) {
			const { slug } = await event(world, { places: 1, waitingList });
			const { send } = await openForm(world, slug);
			const pressed = await Promise.all([send(cilla), send(cilla)]);
			for (const answer of [...pressed, await send(cilla)]) {
				t.equal(answer.statusCode, 200);
				t.match(answer.body, "<title>Du är anmäld – ");
			}
		}
		await world.settle();
		t.equal(world.mails.length, 2, "one mail of each event");
	},
);

t.test(
	"a form with a fault keeps its mark, so that the mended one is known",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		const { formKey, send } = await openForm(world, slug);
		const faulty = await send({ ...cilla, name: "" });
		t.equal(faulty.statusCode, 422);
		t.equal(keyIn(faulty.body), formKey);
		t.notSame(keyIn((await send({ formKey: '"><b>' })).body), '"><b>');
	},
);

t.test(
	"nobody else learns by the form that somebody is registered",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		const own = await openForm(world, slug);
		await own.send(cilla);
		const other = await openForm(world, slug);
		t.not(other.formKey, own.formKey, "each drawing has a mark of its own");
		const known = await other.send(cilla);
		const unknown = await other.send({
			...cilla,
			email: "ny@forening.example",
		});
		t.equal(known.body, unknown.body, "answered as somebody new");
		t.match(known.body, "ställs på väntelistan");
		t.match(
			(await own.send({ ...cilla, email: "ali@forening.example" })).body,
			"ställs på väntelistan",
			"another person on the same form is new",
		);
	},
);

t.test(
	"who comes back to the form later, or has cancelled since, is not told of the old seat",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { places: 1 });
		const { send } = await openForm(world, slug);
		await send(cilla);
		await register(world, slug, 2);
		const { registrations } = (await call("GET", `/admin/events/${slug}`)).body;
		const path = `/admin/events/${slug}/registrations/${registrations[0].id}`;
		await call("POST", `${path}/cancel`, {});
		t.match((await send(cilla)).body, "ställs på väntelistan", "cancelled");
		const other = await event(world, { places: 1 });
		const form = await openForm(world, other.slug);
		await form.send(cilla);
		world.now.value = new Date(world.now.value.getTime() + 11 * minute);
		t.match((await form.send(cilla)).body, "ställs på väntelistan", "later");
	},
);

t.test(
	"everybody is told how one changes what was registered before",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, { places: 1 });
		const words = "Då ändrar du via länken i mejlet";
		const { send } = await openForm(world, slug);
		t.match((await send(cilla)).body, words);
		t.match((await send({ ...cilla, email: "b@b.example" })).body, words);
	},
);
