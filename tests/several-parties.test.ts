import t from "tap";
import { startSession } from "../api/auth/session.ts";
import { caller, staff } from "./support/actors.ts";
import {
	accept,
	base,
	cast,
	election,
	nominees,
	openVote,
	slow,
	turnTo,
} from "./support/elections.ts";
import { event } from "./support/events.ts";
import { answerOf, post } from "./support/follow-up.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

/** Somebody who is the contact of two parties. */
const email = "bada@forening.example";

async function share(world: World): Promise<string[]> {
	const { db } = world.deps;
	const parties = await db
		.selectFrom("organisation")
		.select("id")
		.where("slug", "in", ["forening-0", "forening-1"])
		.orderBy("slug")
		.execute();
	const ids = parties.map(({ id }) => id);
	await db
		.updateTable("contact")
		.set({ email })
		.where("organisation_id", "in", ids)
		.execute();
	return ids;
}

async function session(world: World) {
	const { accessToken } = await startSession(world.deps, {
		kind: "organisation",
		email,
		applicationId: null,
	});
	return { call: caller(world, accessToken), accessToken };
}

const linksIn = (world: World, pattern: RegExp) =>
	world.mails
		.filter(({ to }) => to === email)
		.flatMap(({ text }) => pattern.exec(text)?.[1] ?? []);

t.test(
	"who is the contact of several parties chooses for which of them to nominate",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		const [first = "", second = ""] = await share(world);
		await world.deps.db
			.updateTable("contact")
			.set({ email })
			.where("email", "=", "styrelsen-2@forening.example")
			.execute();
		await world.deps.db
			.updateTable("organisation")
			.set({ kind: "offentlig-part", name: "Alla kommuner" })
			.where("slug", "=", "forening-2")
			.execute();
		const { call, accessToken } = await session(world);
		const { body } = await call("GET", "/working-group/nominations/own");
		t.match(body.items, [
			{ organisation: "Förening 0", party: first },
			{ organisation: "Förening 1", party: second },
		]);
		t.equal(body.items.length, 2, "a public party nominates nobody");
		const path = `/working-group/elections/${one.id}/nominations`;
		const who = { name: "Åsa Ek", organisation: "", email: "asa@x.example" };
		t.match(await call("POST", path, who), {
			status: 422,
			body: { errors: [{ path: "party", code: "required" }] },
		});
		const stranger = { ...who, party: "0193aaaa-0000-7000-8000-000000000009" };
		t.match(await call("POST", path, stranger), {
			status: 422,
			body: { errors: [{ path: "party", code: "unknown_value" }] },
		});
		t.equal((await call("POST", path, { ...who, party: second })).status, 201);
		const url = "/samverkansgrupp/nominera";
		const bearer = { authorization: `Bearer ${accessToken}` };
		const opened = await world.app.inject({
			url,
			headers: { accept: "text/html", ...bearer },
		});
		t.match(opened.body, /type="radio"[^>]*value="[^"]*"[^>]*>.*Förening 0/);
		const typed = { name: "Berit Dal", organisation: "", email: "b@x.example" };
		const vague = await post(world, url, typed, bearer);
		t.equal(vague.statusCode, 422);
		t.match(vague.body, 'value="Berit Dal"', "what was typed is still there");
		t.match(vague.body, 'href="#party"');
		const said = await post(world, url, { ...typed, party: first }, bearer);
		t.equal(said.statusCode, 200);
		const { nominees } = (await one.call("GET", `${base}/${one.id}`)).body;
		t.match(nominees, [
			{ name: "Berit Dal", nominatedBy: "Förening 0" },
			{ name: "Åsa Ek", nominatedBy: "Förening 1" },
		]);
	},
);

t.test(
	"who is the contact of several parties chooses for which of them to register somebody",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2);
		const [, second = ""] = await share(world);
		const { slug, call } = await event(world, { registration: "signatories" });
		const url = `/evenemang/${slug}/anmalan`;
		await post(world, url, { email });
		await world.settle();
		const [link = ""] = linksIn(
			world,
			/http:\/\/handslag\.test(\S+\/anmalan\/\S+)/,
		);
		const opened = await world.app.inject(link);
		t.match(opened.body, "Förening 0");
		t.match(opened.body, "Förening 1");
		const typed = { name: "Samira Haddad", email: "samira@x.example" };
		const vague = await post(world, link, typed);
		t.equal(vague.statusCode, 422);
		t.match(vague.body, 'value="Samira Haddad"');
		t.match(vague.body, 'href="#party"');
		const done = await post(world, link, { ...typed, party: second });
		t.match(done.body, "Du är anmäld");
		const asked = await session(world);
		const path = `/events/${slug}/registrations`;
		const other = { name: "Åsa Ek", organisation: "", email: "asa@x.example" };
		t.equal((await asked.call("POST", path, other)).status, 422);
		const { body } = await asked.call("GET", "/me");
		const [first] = body.organisations;
		const chosen = { ...other, party: first.id };
		t.equal((await asked.call("POST", path, chosen)).status, 201);
		const { registrations } = (await call("GET", `/admin/events/${slug}`)).body;
		t.match(registrations, [
			{ name: "Samira Haddad", organisation: "Förening 1", signatory: true },
			{ name: "Åsa Ek", organisation: first.name, signatory: true },
		]);
	},
);

t.test(
	"who is the contact of several parties may come to what is open to all without any of them",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2);
		const [first = ""] = await share(world);
		const { slug, call } = await event(world);
		const asked = await session(world);
		const bearer = { authorization: `Bearer ${asked.accessToken}` };
		const url = `/evenemang/${slug}/anmalan`;
		const headers = { accept: "text/html", ...bearer };
		const opened = await world.app.inject({ url, headers });
		const alone =
			/value="([^"]+)"[^>]*>(?:<!--.*?-->)*<span>(?:<!--.*?-->)*Ingen, jag kommer själv/;
		const [, party = ""] = alone.exec(opened.body) ?? [];
		t.notMatch(
			opened.body,
			'name="organisation"',
			"for which organisation is asked once",
		);
		const typed = { name: "Samira Haddad", email: "samira@x.example" };
		const vague = await post(world, url, typed, bearer);
		t.equal(vague.statusCode, 422, "it is chosen, not taken for granted");
		t.match(vague.body, "Ingen, jag kommer själv");
		const done = await post(world, url, { ...typed, party }, bearer);
		t.match(done.body, "Du är anmäld");
		const body = { name: "Åsa Ek", organisation: "", email: "asa@x.example" };
		const path = `/events/${slug}/registrations`;
		t.equal(
			(await asked.call("POST", path, { ...body, party: null })).status,
			201,
		);
		const third = {
			...typed,
			name: "Öst",
			email: "ost@x.example",
			party: first,
		};
		await post(world, url, third, bearer);
		const { registrations } = (await call("GET", `/admin/events/${slug}`)).body;
		t.match(registrations, [
			{ name: "Samira Haddad", organisation: "", signatory: false },
			{ name: "Åsa Ek", organisation: "", signatory: false },
			{ name: "Öst", organisation: "Förening 0", signatory: true },
		]);
		const closed = await event(world, { registration: "signatories" });
		t.match(
			await asked.call("POST", `/events/${closed.slug}/registrations`, {
				...body,
				party: null,
			}),
			{ status: 403, body: { code: "event_for_signatories" } },
		);
	},
);

t.test(
	"each party of an address votes by a link of its own, once",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await share(world);
		await openVote(world, one, await nominees(world, one, 3));
		await world.settle();
		const links = linksIn(world, /\/rosta\/([\w-]+)/);
		t.equal(new Set(links).size, 2);
		for (const link of links) {
			t.equal((await cast(world, link, accept)).status, 201);
			t.equal((await cast(world, link, accept)).status, 409);
		}
		turnTo(world, "2026-11-13");
		const closed = await one.step("close_proposal_vote");
		t.equal(closed.body.results.proposal.accept, 2);
	},
);

t.test(
	"each party of an address answers a follow-up by a link of its own",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2);
		await share(world);
		const { call } = await staff(world, "editor");
		await call("POST", "/admin/follow-ups", {
			year: 2026,
			opensOn: "2026-03-12",
			closesOn: "2026-04-12",
		});
		await world.settle();
		const links = linksIn(world, /\/uppfoljning\/svara\/([\w-]+)/);
		t.equal(new Set(links).size, 2);
		for (const link of links)
			t.equal(
				(await call("PUT", `/follow-ups/answers/${link}`, answerOf(4))).status,
				200,
			);
		const { answers } = (await call("GET", "/admin/follow-ups/2026")).body;
		t.equal(answers.civil, 2);
	},
);
