import t, { type Test } from "tap";
import { applicant, caller, party } from "./support/actors.ts";
import { type Operation, watch } from "./support/described.ts";
import {
	accept,
	cast,
	election,
	nominees,
	openVote,
	partyToken,
	slow,
	turnTo,
} from "./support/elections.ts";
import { event, personalToken, register } from "./support/events.ts";
import { answerOf, openRound, publish } from "./support/follow-up.ts";
import { formOf } from "./support/uploads.ts";
import { createWorld, type World } from "./support/world.ts";

const forStaff = ({ path }: Operation) => path.includes("/admin/");
/** What a link or a session opens; anyone may ask for the rest. */
const personal = ({ path }: Operation) =>
	/\{token\}|\/own$|\/me$|\/(applications|organisations)\//.test(path);
const ofElections = ({ method, path }: Operation) =>
	method === "GET" && path.startsWith("/api/v1/working-group/elections/");

t.test("each operation says what it answers", async (t) => {
	const { description } = await watch(await createWorld(t));
	const { operations } = description;
	t.ok(operations.length > 170, `${operations.length} operations`);
	for (const { method, path, responses, tags } of operations) {
		const [[status = "", said] = []] = Object.entries(responses).filter(
			([code]) => code.startsWith("2"),
		);
		t.ok(tags?.length, `${method} ${path} stands in a part of the reference`);
		if (status === "204") t.notOk(said?.content, `${method} ${path}`);
		else
			t.ok(
				Object.values(said?.content ?? {})[0]?.schema,
				`${method} ${path} ${status}`,
			);
	}
});

t.test(
	"each operation that takes or answers JSON has examples that are as it is described",
	{ skip: process.env.EXAMPLES_IN ? "they are being made" : false },
	async (t) => {
		const { description } = await watch(await createWorld(t));
		const faults = description.operations.flatMap((one) =>
			description
				.exampleFaults(one)
				.map((fault) => `${one.method} ${one.path}: ${fault}`),
		);
		t.same(faults, [], "after a change: npm run api-examples");
	},
);

/** Asks for each operation in both languages, and sees that it was met. */
async function askAll(
	t: Test,
	{ app }: World,
	operations: Operation[],
	addressOf: (path: string) => string,
) {
	for (const { path } of operations)
		for (const language of ["sv", "en"]) {
			const url = addressOf(path);
			const headers = { "accept-language": language };
			const { statusCode, body } = await app.inject({ url, headers });
			t.equal(statusCode, 200, `${url} ${body.slice(0, 200)}`);
		}
}

t.test(
	"what anyone may ask for is answered as it is described, and no field more",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { description, faults } = await watch(world);
		const round = await openRound(world, 7);
		for (const n of [0, 1, 2, 3, 4, 5])
			await round.answer(n, answerOf(4, { dialog: "Vi pratar." }, true));
		await publish(world);
		const { slug } = await event(world, {
			documents: [
				{ title: { sv: "Program", en: "" }, url: "https://halland.example/p" },
			],
		});
		const plan = await caller(world)("GET", "/action-plan");
		const news = await caller(world)("GET", "/news");
		const values: Record<string, string> = {
			"/api/v1/signatories/{slug}": "forening-0",
			"/api/v1/certificates/{number}": "HÖK-2026-0001",
			"/api/v1/certificates/{number}/pdf": "HÖK-2026-0001",
			"/api/v1/action-plan/{year}": plan.body.years[0].year,
			"/api/v1/news/{slug}": news.body.items[0].slug,
			"/api/v1/events/{slug}": slug,
			"/api/v1/organisation-numbers/{number}": "802999-0416",
			"/api/v1/follow-ups/{year}": "2026",
			"/api/v1/follow-ups/{year}.csv": "2026",
		};
		const queries: Record<string, string> = {
			"/api/v1/search": "?q=halland",
			"/oembed": `?url=${encodeURIComponent("http://handslag.test/signatarer")}`,
		};
		await askAll(
			t,
			world,
			description.operations.filter(
				(one) =>
					one.method === "GET" &&
					!forStaff(one) &&
					!personal(one) &&
					!ofElections(one),
			),
			(path) =>
				path.replace(/\{\w+\}/, encodeURIComponent(values[path] ?? "")) +
				(queries[path] ?? ""),
		);
		t.same(faults, []);
	},
);

t.test(
	"an election tells what is described, before the vote and after",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { description, met, faults } = await watch(world);
		const one = await election(world, { parties: 2 });
		await openVote(world, one, await nominees(world, one, 4));
		const token = await partyToken(world, 0);
		await caller(world)("GET", `/working-group/votes/${token}`);
		await cast(world, token, accept);
		const askElections = () =>
			askAll(t, world, description.operations.filter(ofElections), (path) =>
				path.replace("{id}", one.id),
			);
		await askElections();
		turnTo(world, "2026-11-13");
		t.equal((await one.step("close_proposal_vote")).status, 200);
		await askElections();
		for (const name of [
			"GET /api/v1/working-group/votes/{token}",
			"POST /api/v1/working-group/votes/{token}",
			"POST /api/v1/working-group/consents/{token}",
		])
			t.ok(met.has(name), name);
		t.same(faults, []);
	},
);

t.test(
	"applying, signing and leaving are answered as they are described",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { description, met, faults } = await watch(world);
		const { application, number, approved } = await party(world);
		const { id, call, email } = application;
		await call("GET", `/applications/${id}`);
		await call("GET", "/me");
		await call("POST", "/sign-in-links", { email });
		const pdf = await world.app.inject(`/api/v1/certificates/${number}/pdf`);
		await world.app.inject({
			method: "POST",
			url: "/api/v1/certificates/verify",
			headers: { "content-type": "application/pdf" },
			payload: pdf.rawPayload,
		});
		const other = await applicant(world);
		const { headers, body } = formOf(pdf.rawPayload, "a.pdf", {
			kind: "minutes",
		});
		const files = `/applications/${other.id}/attachments`;
		const file = await other.call("POST", files, body, headers);
		await other.call("GET", `${files}/${file.body.id}`);
		await other.call("DELETE", `${files}/${file.body.id}`);
		await other.call("POST", `/applications/${other.id}/retract`);
		const { organisationId } = approved.signature;
		await call("GET", `/organisations/${organisationId}`);
		await call("PATCH", `/organisations/${organisationId}`, { website: "" });
		await call(
			"POST",
			`/organisations/${organisationId}/signature/withdraw`,
			{},
		);
		const wanted = description.operations
			.filter(({ path }) =>
				/v1\/(applications|signing|sign-in-links|organisations|me$|certificates\/verify)/.test(
					path,
				),
			)
			.map(({ method, path }) => `${method} ${path}`)
			// Its link opens for who has yet to sign, and the support signs at once.
			.filter((name) => !name.endsWith("/remind-signatories"));
		for (const name of wanted) t.ok(met.has(name), name);
		t.same(faults, []);
	},
);

t.test("registering for an event is answered as it is described", async (t) => {
	const world = await createWorld(t);
	const { description, met, faults } = await watch(world);
	const { slug } = await event(world);
	await register(world, slug, 1);
	const token = await personalToken(world, "deltagare-1@forening.example");
	const own = `/events/registrations/${token}`;
	const call = caller(world);
	await call("GET", own);
	await call("PATCH", own, { name: "Ny", organisation: "" });
	await call("POST", `${own}/cancel`);
	await call("POST", `/events/${slug}/invitations`, {
		email: "a@forening.example",
	});
	for (const { method, path } of description.operations.filter(
		(one) => /v1\/events\/.*\//.test(one.path) && !forStaff(one),
	))
		t.ok(met.has(`${method} ${path}`), `${method} ${path}`);
	t.same(faults, []);
});
