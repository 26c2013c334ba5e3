import t, { type Test } from "tap";
import { caller, linksTo, party, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

/** A party keeps its own contacts and details in order. */

const first = "styrelsen@sprakvannerna.example";
const contact = (
	name: string,
	email: string,
	more: Record<string, unknown> = {},
) => ({
	...{ name, role: "Ordförande", email, phone: "", isPrimary: false },
	publish: { name: false, email: false, phone: false },
	...more,
});

/** Signed in by the link that is mailed to an address. */
async function signedIn(world: World, email: string) {
	await caller(world)("POST", "/sign-in-links", { email });
	const token = (await linksTo(world, email, "fortsatt")).at(-1);
	const { body } = await caller(world)("POST", "/sign-in-links/redeem", {
		token,
	});
	return caller(world, body.accessToken);
}

async function withParty(t: Test) {
	const world = await createWorld(t);
	const made = await party(world);
	const { organisationId } = made.approved.signature;
	const call = await signedIn(world, first);
	await world.settle();
	world.mails.length = 0;
	const path = `/organisations/${organisationId}`;
	const mailed = async () => {
		await world.settle();
		return world.mails.map(({ to }) => to).sort();
	};
	return { world, call, path, mailed, ...made };
}

t.test(
	"a contact hands over to another, and both are told by whom",
	async (t) => {
		const { world, call, path, mailed } = await withParty(t);
		const { body: own } = await call("GET", path);
		t.match(own, {
			name: "Språkvännerna i Falkenberg",
			contacts: [{ name: "Samira Haddad", email: first, isPrimary: true }],
		});
		const next = "lo@sprakvannerna.example";
		const done = await call("PATCH", path, {
			version: own.version,
			contacts: [
				contact("Lo Berg", next, {
					publish: { name: true, email: false, phone: false },
				}),
			],
		});
		t.match(done, {
			status: 200,
			body: { contacts: [{ name: "Lo Berg", email: next, isPrimary: true }] },
		});
		t.same(await mailed(), [next], "who did it knows");
		t.match(world.mails[0]?.text, first);
		t.match(world.mails[0]?.text, "Lo Berg");
		const shown = await caller(world)("GET", `/signatories/${own.slug}`);
		t.match(shown.body.contacts, [{ name: "Lo Berg", email: null }]);

		t.equal((await call("GET", path)).status, 404, "who left sees no more");
		const other = await signedIn(world, next);
		t.equal((await other("GET", path)).status, 200);
		world.mails.length = 0;
		const { body } = await other("GET", path);
		await other("PATCH", path, {
			contacts: [...body.contacts, contact("Bo Ek", "bo@forening.example")],
		});
		t.same(await mailed(), ["bo@forening.example"]);
	},
);

t.test(
	"there is always somebody to reach, and every fault is said at its field",
	async (t) => {
		const { call, path, mailed } = await withParty(t);
		t.match(await call("PATCH", path, { contacts: [] }), {
			status: 422,
			body: { errors: [{ path: "contacts", code: "primary_contact" }] },
		});
		const faulty = await call("PATCH", path, {
			contacts: [contact("", "lo@forening.example"), contact("Bo Ek", "")],
		});
		t.match(faulty, {
			status: 422,
			body: {
				errors: [
					{ path: "contacts.0.name", code: "required" },
					{ path: "contacts.1.email", code: "required" },
				],
			},
		});
		t.equal(
			(await call("PATCH", path, { website: "inte en adress" })).status,
			422,
		);
		t.match((await call("GET", path)).body.contacts, [{ email: first }]);
		t.same(await mailed(), []);
	},
);

t.test(
	"what the register says of a party is the party's own, but for its name and number",
	async (t) => {
		const { world, call, path, mailed, approved } = await withParty(t);
		const done = await call("PATCH", path, {
			website: "www.sprakvannerna.example",
			description: "Vi läser tillsammans.",
			name: "Ett annat namn",
			organisationNumber: "802000-0000",
		});
		t.equal(done.status, 200);
		const { body } = await caller(world)(
			"GET",
			`/signatories/${done.body.slug}`,
		);
		t.match(body, {
			name: "Språkvännerna i Falkenberg",
			website: "https://www.sprakvannerna.example",
			description: "Vi läser tillsammans.",
		});
		t.same(await mailed(), [], "nobody's reach has changed");
		const entry = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", "organisation.corrected")
			.executeTakeFirstOrThrow();
		t.match(entry, { actor_kind: "organisation", actor_name: first });
		t.match(entry.detail, {
			changes: { description: { to: "Vi läser tillsammans." } },
			contacts: false,
		});
		t.equal(entry.subject_id, approved.signature.organisationId);
	},
);

t.test(
	"of two who change the same entry the later is told, and loses nothing",
	async (t) => {
		const { call, path } = await withParty(t);
		const { version } = (await call("GET", path)).body;
		const answers = await Promise.all(
			["Den ena.", "Den andra.", "Den tredje."].map((description) =>
				call("PATCH", path, { version, description }),
			),
		);
		t.same(answers.map(({ status }) => status).sort(), [200, 409, 409]);
		t.equal(
			answers.find(({ status }) => status === 409)?.body.code,
			"entry_changed",
		);
	},
);

t.test(
	"a change that is sent again is made once, and told as made",
	async (t) => {
		const { world, call, path, mailed } = await withParty(t);
		const { version } = (await call("GET", path)).body;
		const change = {
			version,
			website: "",
			contacts: [
				contact("Samira Haddad", first),
				contact("Lo Berg", "lo@forening.example"),
			],
		};
		const answers = await Promise.all(
			[1, 2, 3].map(() => call("PATCH", path, change)),
		);
		t.same(
			answers.map(({ status }) => status),
			[200, 200, 200],
		);
		t.same(await mailed(), ["lo@forening.example"]);
		const entries = await world.deps.db
			.selectFrom("log_entry")
			.select("detail")
			.where("event", "=", "organisation.corrected")
			.execute();
		t.equal(entries.length, 1);
	},
);

t.test("who is taken away while they write changes nothing more", async (t) => {
	const { world, call, path } = await withParty(t);
	const own = "styrelsen-2@forening.example";
	await call("PATCH", path, {
		contacts: [contact("Samira Haddad", first), contact("Bo Ek", own)],
	});
	const other = await signedIn(world, own);
	const held = await world.deps.db.pool.connect();
	t.teardown(() => held.release());
	await held.query("begin");
	await held.query("select id from organisation for update");
	const late = other("PATCH", path, { description: "Fel." });
	const waits = async () => {
		const { rows } = await held.query(
			"select 1 from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())",
		);
		return rows.length > 0;
	};
	while (!(await waits()));
	await held.query("delete from contact where email = $1", [own]);
	await held.query("commit");
	t.equal((await late).status, 404);
});

t.test("nobody else sees or changes an entry", async (t) => {
	const { world, path } = await withParty(t);
	const other = await party(world);
	const { call: officer } = await staff(world);
	for (const method of ["GET", "PATCH"]) {
		const body = method === "GET" ? undefined : { description: "Fel." };
		t.equal((await caller(world)(method, path, body)).status, 401);
		t.equal((await other.application.call(method, path, body)).status, 404);
		t.equal((await officer(method, path, body)).status, 403);
	}
});
