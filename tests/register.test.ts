import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { newId } from "../api/platform/ids.ts";
import { startRegisterListener } from "../api/register/changed.ts";
import { caller } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

interface Entry {
	name: string;
	number?: string | null;
	kind?: string;
	municipality?: string | null;
	wholeCounty?: boolean;
	themes?: string[];
	description?: string;
	withheld?: boolean;
	/** Newest last. */
	signatures?: {
		version?: string;
		status?: "provisional" | "active" | "superseded" | "withdrawn" | "ended";
		on: string;
		until?: string;
	}[];
	contacts?: {
		name: string;
		email: string;
		phone: string;
		publish: [boolean, boolean, boolean];
	}[];
}

let ordinal = 0;

/** Puts an organisation straight into the register: how it got there is other tests' matter. */
async function enter(
	world: World,
	entry: Entry,
): Promise<{ id: string; slug: string }> {
	const { db } = world.deps;
	const now = world.now.value;
	const id = newId(now);
	const slug = `o-${id}`;
	await db
		.insertInto("organisation")
		.values({
			id,
			slug,
			name: entry.name,
			organisation_number: entry.number ?? null,
			kind: entry.kind ?? "ideell-forening",
			municipality_code:
				entry.municipality === undefined ? "1380" : entry.municipality,
			whole_county: entry.wholeCounty ?? false,
			themes: entry.themes ?? [],
			description: entry.description ?? "",
			withheld: entry.withheld ?? false,
			created_at: now,
			updated_at: now,
		})
		.execute();
	for (const [i, one] of (entry.signatures ?? [{ on: "2026-01-10" }]).entries())
		await addSignature(world, id, one, i);
	for (const [position, contact] of (entry.contacts ?? []).entries())
		await db
			.insertInto("contact")
			.values({
				id: newId(now),
				organisation_id: id,
				position,
				name: contact.name,
				role: "Ordförande",
				email: contact.email,
				phone: contact.phone,
				is_primary: position === 0,
				publish_name: contact.publish[0],
				publish_email: contact.publish[1],
				publish_phone: contact.publish[2],
			})
			.execute();
	return { id, slug };
}

async function addSignature(
	world: World,
	organisationId: string,
	one: NonNullable<Entry["signatures"]>[number],
	i: number,
) {
	const { db } = world.deps;
	const at = new Date(Date.parse(`${one.on}T10:00:00Z`) + i);
	const version = await db
		.selectFrom("agreement_version")
		.select("id")
		.where("label", "=", one.version ?? "2025")
		.executeTakeFirstOrThrow();
	const applicationId = newId(at);
	await db
		.insertInto("application")
		.values({
			id: applicationId,
			status: "approved",
			email: "a@b.example",
			locale: "sv",
			content: "{}",
			agreement_version_id: version.id,
			decided_at: at,
			organisation_id: organisationId,
			created_at: at,
			updated_at: at,
		})
		.execute();
	ordinal += 1;
	await db
		.insertInto("signature")
		.values({
			id: newId(at),
			organisation_id: organisationId,
			agreement_version_id: version.id,
			application_id: applicationId,
			status: one.status ?? "active",
			ordinal,
			signed_on: one.on,
			ended_on: one.until ?? null,
			created_at: at,
		})
		.execute();
}

const names = (body: { items: { name: string }[] }) =>
	body.items.map(({ name }) => name);

t.test(
	"the register shows present parties, and those who left only when asked",
	async (t) => {
		const world = await createWorld(t);
		const get = caller(world);
		await enter(world, { name: "Kvar" });
		await enter(world, {
			name: "På prov",
			signatures: [{ on: "2026-02-01", status: "provisional" }],
		});
		await enter(world, {
			name: "Gick ur",
			signatures: [
				{
					on: "2020-01-01",
					until: "2023-06-01",
					status: "withdrawn",
					version: "2019",
				},
			],
		});
		await enter(world, {
			name: "Förnyade",
			signatures: [
				{
					on: "2019-05-20",
					until: "2025-09-24",
					status: "superseded",
					version: "2019",
				},
				{ on: "2025-09-24" },
			],
		});
		await enter(world, {
			name: "Kom tillbaka",
			signatures: [
				{
					on: "2019-06-01",
					until: "2021-01-01",
					status: "withdrawn",
					version: "2019",
				},
				{ on: "2025-10-01" },
			],
		});
		t.same(names((await get("GET", "/signatories")).body), [
			"Förnyade",
			"Kom tillbaka",
			"Kvar",
			"På prov",
		]);
		t.same(
			names((await get("GET", "/signatories?status=withdrawn,ended")).body),
			["Gick ur"],
		);
		const all = await get("GET", "/signatories?status=all");
		t.equal(all.body.total, 5);
		t.equal(
			all.body.items.find((one: { name: string }) => one.name === "Förnyade")
				.agreementVersion,
			"2025",
		);
		t.same(
			names((await get("GET", "/signatories?version=2019&status=all")).body),
			["Förnyade", "Gick ur", "Kom tillbaka"],
		);
		t.equal((await get("GET", "/signatories?status=gladlynt")).status, 422);
	},
);

t.test(
	"the parties of an earlier day are those who stood that day",
	async (t) => {
		const world = await createWorld(t);
		const get = caller(world);
		await enter(world, {
			name: "Var med",
			signatures: [
				{
					on: "2020-01-01",
					until: "2023-06-01",
					status: "withdrawn",
					version: "2019",
				},
			],
		});
		await enter(world, {
			name: "Förnyade",
			signatures: [
				{
					on: "2019-05-20",
					until: "2025-09-24",
					status: "superseded",
					version: "2019",
				},
				{ on: "2025-09-24" },
			],
		});
		const on = async (day: string) =>
			(await get("GET", `/signatories?asOf=${day}`)).body.items.map(
				(one: { name: string; agreementVersion: string; status: string }) =>
					`${one.name} ${one.agreementVersion} ${one.status}`,
			);
		t.same(await on("2019-05-19"), []);
		t.same(await on("2019-05-20"), ["Förnyade 2019 active"]);
		t.same(await on("2023-05-31"), [
			"Förnyade 2019 active",
			"Var med 2019 active",
		]);
		t.same(await on("2023-06-01"), ["Förnyade 2019 active"]);
		t.same(await on("2025-09-24"), ["Förnyade 2025 active"]);
		t.equal(
			(await get("GET", "/signatories?asOf=2023-02-30")).body.errors[0].code,
			"invalid_day",
		);
	},
);

t.test(
	"names stand in Swedish order and no page repeats or leaves out anyone",
	async (t) => {
		const world = await createWorld(t);
		const get = caller(world);
		const ordered = [
			"Alfa",
			"Élan",
			"Enhet",
			"Zenit",
			"Åsa",
			"Ängel",
			"Öppet hus",
			"Öppet hus",
		];
		for (const [i, name] of [...ordered].reverse().entries())
			await enter(world, {
				name,
				signatures: [{ on: i % 2 ? "2026-01-02" : "2026-01-03" }],
			});
		t.same(names((await get("GET", "/signatories")).body), ordered);
		for (const sort of ["name", "-name", "signedOn", "-signedOn"]) {
			const whole = (
				await get("GET", `/signatories?sort=${sort}`)
			).body.items.map((one: { id: string }) => one.id);
			const paged: string[] = [];
			let cursor: string | null = "";
			while (cursor !== null) {
				const { body } = await get(
					"GET",
					`/signatories?sort=${sort}&limit=3&cursor=${cursor}`,
				);
				t.equal(body.total, ordered.length);
				paged.push(...body.items.map((one: { id: string }) => one.id));
				cursor = body.next;
			}
			t.same(paged, whole, sort);
		}
		const first = (await get("GET", "/signatories?limit=3")).body.next;
		for (const cursor of [`${first}&sort=-name`, "x", "bnVsbA"]) {
			const refused = await get("GET", `/signatories?cursor=${cursor}`);
			t.equal(refused.status, 422);
			t.equal(refused.body.errors[0].code, "invalid_cursor");
		}
	},
);

t.test(
	"a search finds word beginnings, numbers and small misspellings, whatever the case",
	async (t) => {
		const world = await createWorld(t);
		const get = caller(world);
		await enter(world, { name: "Halmstads Scoutkår", number: "802999-0416" });
		await enter(world, {
			name: "Språkvännerna i Falkenberg",
			municipality: "1381",
			description: "Café för nya och gamla 100%-are",
		});
		await enter(world, { name: "Öppna Dörren Varberg", municipality: "1383" });
		await enter(world, { name: "Gömda Hemligheter", withheld: true });
		const find = async (q: string) =>
			names((await get("GET", `/signatories?q=${encodeURIComponent(q)}`)).body);
		t.same(await find("scoutk"), ["Halmstads Scoutkår"]);
		t.same(await find("SCOUT halm"), ["Halmstads Scoutkår"]);
		t.same(
			await find("o\u0308ppna"),
			["Öppna Dörren Varberg"],
			"decomposed letters",
		);
		t.same(await find("cafe"), ["Språkvännerna i Falkenberg"]);
		t.same(await find("8029990416"), ["Halmstads Scoutkår"]);
		t.same(await find("16802999-0416"), ["Halmstads Scoutkår"]);
		t.same(
			await find("laho"),
			["Språkvännerna i Falkenberg"],
			"where it is at home",
		);
		t.same(await find("Hamlstad"), ["Halmstads Scoutkår"]);
		t.same(await find("varbrg"), ["Öppna Dörren Varberg"]);
		t.same(await find("språkvenerna falkenberg"), [
			"Språkvännerna i Falkenberg",
		]);
		t.same(await find("100%"), ["Språkvännerna i Falkenberg"]);
		for (const nothing of ["%", "_", "'", "\\", "zzzz", "hemligheter", "gömda"])
			t.same(await find(nothing), [], nothing);
	},
);

t.test("filters narrow the register together", async (t) => {
	const world = await createWorld(t);
	const get = caller(world);
	await enter(world, {
		name: "Halmstad kultur",
		themes: ["kultur-och-bildning"],
	});
	await enter(world, {
		name: "Varberg kultur",
		municipality: "1383",
		themes: ["kultur-och-bildning", "integration"],
	});
	await enter(world, {
		name: "Länet",
		municipality: null,
		wholeCounty: true,
		kind: "studieforbund",
	});
	const find = async (query: string) =>
		names((await get("GET", `/signatories?${query}`)).body);
	t.same(await find("municipality=1383"), ["Varberg kultur"]);
	t.same(await find("municipality=1383&municipality=lan"), [
		"Länet",
		"Varberg kultur",
	]);
	t.same(await find("municipality=1380,1383&theme=integration"), [
		"Varberg kultur",
	]);
	t.same(await find("kind=studieforbund"), ["Länet"]);
	t.same(await find("kind=studieforbund&municipality=1380"), []);
	t.same(await find("version=2019"), []);
});

t.test("a withheld organisation appears nowhere in public", async (t) => {
	const world = await createWorld(t);
	const get = caller(world);
	const { slug } = await enter(world, {
		name: "Skyddat boende",
		withheld: true,
		themes: ["halsa-och-stod"],
	});
	t.equal((await get("GET", "/signatories?status=all")).body.total, 0);
	t.equal((await get("GET", `/signatories/${slug}`)).status, 404);
	t.equal((await get("GET", "/statistics")).body.parties, 0);
	t.same((await get("GET", "/statistics")).body.byTheme, []);
	for (const path of ["/signatories.csv", "/signatories?asOf=2026-02-01"])
		t.notMatch(JSON.stringify((await get("GET", path)).body), "Skyddat");
	for (const path of [
		"/",
		"/signatarer",
		`/signatarer/${slug}`,
		"/sitemap.xml",
	])
		t.notMatch((await world.app.inject({ url: path })).body, /Skyddat/, path);
	t.notMatch((await world.app.inject({ url: "/sitemap.xml" })).body, slug);
});

t.test(
	"only the contact details whose boxes are ticked are public",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await enter(world, {
			name: "Kontakt",
			contacts: [
				{
					name: "Synliga Siv",
					email: "hemlig@k.example",
					phone: "035-1",
					publish: [true, false, false],
				},
				{
					name: "Dolda Dag",
					email: "dag@k.example",
					phone: "035-22222",
					publish: [false, true, false],
				},
				{
					name: "Osynliga Olle",
					email: "olle@k.example",
					phone: "035-33333",
					publish: [false, false, false],
				},
			],
		});
		const { body } = await caller(world)("GET", `/signatories/${slug}`);
		t.same(body.contacts, [
			{ name: "Synliga Siv", role: "Ordförande", email: null, phone: null },
			{ name: null, role: null, email: "dag@k.example", phone: null },
		]);
		for (const url of [
			"/api/v1/signatories.csv",
			`/signatarer/${slug}`,
			"/api/v1/signatories",
		])
			t.notMatch(
				(await world.app.inject({ url })).body,
				/Olle|olle@|hemlig@|Dolda|035-/,
				url,
			);
	},
);

t.test(
	"an organisation's history tells when it was a party, newest first",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await enter(world, {
			name: "Historia",
			signatures: [
				{
					on: "2019-05-20",
					until: "2025-09-24",
					status: "superseded",
					version: "2019",
				},
				{ on: "2025-09-24", until: "2026-01-15", status: "withdrawn" },
			],
		});
		const { body } = await caller(world)("GET", `/signatories/${slug}`);
		t.match(body, {
			status: "withdrawn",
			endedOn: "2026-01-15",
			agreementVersion: "2025",
		});
		t.same(
			body.history.map(
				(one: { on: string; event: string; agreementVersion: string }) =>
					`${one.on} ${one.event} ${one.agreementVersion}`,
			),
			[
				"2026-01-15 withdrawn 2025",
				"2025-09-24 superseded 2019",
				"2025-09-24 approved 2025",
				"2025-09-24 signed 2025",
				"2019-05-20 approved 2019",
				"2019-05-20 signed 2019",
			],
		);
	},
);

t.test(
	"statistics count renewals neither as joining nor as leaving",
	async (t) => {
		const world = await createWorld(t);
		t.same((await caller(world)("GET", "/statistics")).body.byYear, []);
		await enter(world, {
			name: "Förnyade",
			themes: ["integration"],
			signatures: [
				{
					on: "2019-05-20",
					until: "2025-09-24",
					status: "superseded",
					version: "2019",
				},
				{ on: "2025-09-24" },
			],
		});
		await enter(world, {
			name: "Gick ur",
			signatures: [
				{
					on: "2024-01-01",
					until: "2025-06-01",
					status: "ended",
					version: "2019",
				},
			],
		});
		await enter(world, {
			name: "Länet",
			municipality: null,
			wholeCounty: true,
			kind: "stiftelse",
		});
		const { body } = await caller(world)("GET", "/statistics", undefined, {
			"accept-language": "en",
		});
		t.equal(body.parties, 2);
		t.same(body.byYear, [
			{ year: 2019, signed: 1, ended: 0, parties: 1 },
			...[2020, 2021, 2022, 2023].map((year) => ({
				year,
				signed: 0,
				ended: 0,
				parties: 1,
			})),
			{ year: 2024, signed: 1, ended: 0, parties: 2 },
			{ year: 2025, signed: 0, ended: 1, parties: 1 },
			{ year: 2026, signed: 1, ended: 0, parties: 2 },
		]);
		const sum = body.byMunicipality.reduce(
			(n: number, one: { parties: number }) => n + one.parties,
			0,
		);
		t.equal(sum, 2);
		t.match(body.byMunicipality.at(-1), {
			code: null,
			name: "The whole county",
			parties: 1,
		});
		t.same(body.byTheme, [{ id: "integration", parties: 1 }]);
	},
);

t.test(
	"the register as CSV has no cell that a spreadsheet would run",
	async (t) => {
		const world = await createWorld(t);
		const nasty = ["=1+1", "+46", "-2", "@SUM(A1)", "\uFF1D1", 'Rad, "citat"'];
		for (const name of nasty)
			await enter(world, {
				name,
				description: name.startsWith("Rad") ? "två\nrader" : name,
			});
		const answer = await world.app.inject({ url: "/api/v1/signatories.csv" });
		t.equal(answer.headers["content-type"], "text/csv; charset=utf-8");
		const text = answer.rawPayload.toString("utf8");
		t.equal(text.charCodeAt(0), 0xfeff);
		const lines = text.slice(1).split("\r\n");
		t.match(lines[0], /^id,slug,name,organisationNumber,/);
		t.equal(
			lines.length,
			nasty.length + 2,
			"rows end with CRLF and a line break in a cell is not one",
		);
		for (const name of nasty.slice(0, 5))
			t.ok(text.includes(`,'${name},`), name);
		t.ok(text.includes('"Rad, ""citat"""'));
		t.notMatch(text, /(^|,|")[=+\-@\uFF1D]/m);
	},
);

t.test(
	"public answers carry a strong tag, answer 304 and are open to other sites",
	async (t) => {
		const world = await createWorld(t);
		await enter(world, { name: "Ett" });
		const url = "/api/v1/signatories";
		const tags = new Set<string>();
		for (const coding of ["br", "gzip", "identity"]) {
			const first = await world.app.inject({
				url,
				headers: { "accept-encoding": coding },
			});
			const etag = String(first.headers.etag);
			t.match(etag, /^"[^"]+"$/);
			tags.add(etag);
			t.equal(
				first.headers["content-encoding"],
				coding === "identity" ? undefined : coding,
			);
			t.equal(first.headers["access-control-allow-origin"], "*");
			t.equal(
				first.headers["cache-control"],
				"public, max-age=0, must-revalidate",
			);
			t.match(first.headers.vary, /Accept-Encoding/i);
			t.equal(first.headers["set-cookie"], undefined);
			const again = await world.app.inject({
				url,
				headers: { "accept-encoding": coding, "if-none-match": `"x", ${etag}` },
			});
			t.equal(again.statusCode, 304);
			t.equal(again.body, "");
			t.equal(again.headers.etag, etag);
		}
		t.equal(tags.size, 3, "each coding has a tag of its own");
	},
);

t.test(
	"a kept answer is forgotten when any process changes the register",
	async (t) => {
		const world = await createWorld(t);
		const cache = publicCache(world.deps);
		const total = async () =>
			(await caller(world)("GET", "/signatories")).body.total;
		await enter(world, { name: "Ett" });
		t.equal(await total(), 1);
		t.equal(cache.size.entries, 0, "nothing is kept while nobody listens");

		const listener = startRegisterListener(world.deps);
		t.teardown(() => listener.stop());
		await listener.ready;
		t.equal(await total(), 1);
		t.equal(cache.size.entries, 1);
		const { deps } = world;
		deps.db.pool.connect = () => {
			throw new Error("A kept answer asks the database nothing");
		};
		t.equal(await total(), 1);
		Reflect.deleteProperty(deps.db.pool, "connect");
		// As another process would: its commit is heard of by the database alone.
		await enter(world, { name: "Två" });
		await until(() => cache.size.entries === 0);
		t.equal(await total(), 2);

		await world.deps.db.pool.query(
			"select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()",
		);
		await until(() => cache.size.entries === 0);
		await enter(world, { name: "Tre" });
		t.equal(await total(), 3, "nothing old is told while the line is down");

		await listener.stop();
		t.equal(await total(), 3);
		t.equal(cache.size.entries, 0, "nothing is kept once nobody listens");
	},
);

async function until(holds: () => boolean): Promise<void> {
	for (let i = 0; i < 200 && !holds(); i++)
		await new Promise((resolve) => setTimeout(resolve, 10));
	if (!holds()) throw new Error("It never came about");
}
