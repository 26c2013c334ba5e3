import t from "tap";
import { event } from "./support/events.ts";
import { createWorld } from "./support/world.ts";

const form = {
	accept: "text/html",
	"content-type": "application/x-www-form-urlencoded",
	"sec-fetch-site": "same-origin",
};

t.test(
	"faults of a registration are listed in the order of the fields",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world);
		const answer = await world.app.inject({
			method: "POST",
			url: `/evenemang/${slug}/anmalan`,
			headers: form,
			payload: `name=&email=nej&foodNeeds=${"x".repeat(501)}`,
		});
		t.equal(answer.statusCode, 422);
		const summary = answer.body.split("error-summary")[1]?.split("</ul>")[0];
		t.same(
			[...(summary ?? "").matchAll(/href="#(\w+)"/g)].map(([, id]) => id),
			["name", "email", "foodNeeds"],
		);
	},
);

t.test(
	"too many tries at one event do not shut another, and the wait is told in minutes",
	async (t) => {
		const world = await createWorld(t);
		const tried = await event(world, { registration: "closed" });
		const other = await event(world);
		const from = (slug: string, name: string, n: number) =>
			world.app.inject({
				method: "POST",
				url: `/api/v1/events/${slug}/registrations`,
				remoteAddress: "203.0.113.9",
				payload: { name, organisation: "", email: `n${n}@forening.example` },
			});
		for (let n = 0; n < 60; n++)
			t.equal((await from(tried.slug, "Robot", n)).statusCode, 409);
		const stopped = await from(tried.slug, "Robot", 60);
		t.equal(stopped.statusCode, 429);
		t.match(stopped.json().detail, /^Vänta (10|9) minuter och/);
		t.ok(
			Number(stopped.headers["retry-after"]) > 60,
			"programs are told seconds",
		);
		t.equal((await from(other.slug, "Åsa Ek", 61)).statusCode, 201);
	},
);
