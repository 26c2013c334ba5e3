import { createHmac } from "node:crypto";
import t from "tap";
import { firstBrokenEntry } from "../api/log/queries.ts";
import {
	applicant,
	caller,
	filledApplication,
	linksTo,
	party,
	staff,
	submittedApplication,
} from "./support/actors.ts";
import { event, register } from "./support/events.ts";
import { post } from "./support/follow-up.ts";
import { createWorld, type World } from "./support/world.ts";

const pdf = Buffer.from(
	"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
);
const png = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	"base64",
);

function upload(
	world: World,
	token: string,
	path: string,
	bytes: Buffer,
	filename: string,
	kind = "minutes",
) {
	const boundary = "grans";
	const payload = Buffer.concat([
		Buffer.from(
			`--${boundary}\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n`,
		),
		Buffer.from(
			`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/pdf\r\n\r\n`,
		),
		bytes,
		Buffer.from(`\r\n--${boundary}--\r\n`),
	]);
	return world.app.inject({
		method: "POST",
		url: `/api/v1${path}`,
		headers: {
			authorization: `Bearer ${token}`,
			"content-type": `multipart/form-data; boundary=${boundary}`,
		},
		payload,
	});
}

async function draft(world: World) {
	const started = await caller(world)("POST", "/applications", {
		email: "a@forening.example",
	});
	return {
		id: started.body.application.id as string,
		token: started.body.accessToken as string,
		call: caller(world, started.body.accessToken),
	};
}

t.test("a file is what its content says, whatever it is called", async (t) => {
	const world = await createWorld(t);
	const { id, token } = await draft(world);
	const path = `/applications/${id}/attachments`;
	t.equal(
		(await upload(world, token, path, pdf, "protokoll.pdf")).statusCode,
		201,
	);
	t.equal(
		(await upload(world, token, path, png, "protokoll.pdf")).json().mediaType,
		"image/png",
	);
	const html = await upload(
		world,
		token,
		path,
		Buffer.from("<!doctype html><script>alert(1)</script>"),
		"protokoll.pdf",
	);
	t.equal(html.statusCode, 415);
	t.equal(html.json().code, "unsupported_media_type");
	const large = await upload(
		world,
		token,
		path,
		Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]),
		"stor.pdf",
	);
	t.equal(large.statusCode, 413);
	const named = await upload(
		world,
		token,
		path,
		pdf,
		"../../etc/pass\u202Ewd.exe",
	);
	t.equal(named.json().filename, "passwd.pdf");
	t.equal(
		(await upload(world, token, path, pdf, "x.pdf", "nonsense")).statusCode,
		422,
	);
});

t.test("a case takes ten files and no more", async (t) => {
	const world = await createWorld(t);
	const { id, token } = await draft(world);
	const answers = await Promise.all(
		Array.from({ length: 12 }, () =>
			upload(world, token, `/applications/${id}/attachments`, pdf, "a.pdf"),
		),
	);
	t.equal(answers.filter((one) => one.statusCode === 201).length, 10);
	t.equal(answers.filter((one) => one.statusCode === 409).length, 2);
});

t.test(
	"a personal identity number is refused and stored nowhere",
	async (t) => {
		const world = await createWorld(t);
		const { id, call } = await draft(world);
		const number = "19850709-9805";
		const refused = await call("PATCH", `/applications/${id}`, {
			organisation: { organisationNumber: number },
		});
		t.equal(refused.status, 422);
		t.match(refused.body.errors[0], {
			path: "organisation.organisationNumber",
			code: "personal_identity_number",
		});
		t.equal(
			(
				await call("PATCH", `/applications/${id}`, {
					organisation: { description: `Ring 850709-9805 om ni vill.` },
				})
			).status,
			422,
		);
		const { rows } = await world.deps.db.pool.query(
			"select a::text as row from application a union all select l::text from log_entry l",
		);
		t.notOk(rows.some(({ row }) => /850709[-+]?9805/.test(row)));
	},
);

t.test(
	"an e-mail address with a personal identity number is refused in words; other digits are not",
	async (t) => {
		const world = await createWorld(t);
		const call = caller(world);
		const { slug } = await event(world);
		const ways = (email: string) => [
			register(world, slug, 1, { email }),
			call("POST", "/newsletter/subscriptions", { email }),
			call("POST", "/applications", { email }),
		];
		for (const email of [
			"191212121212@x.example",
			"anna.850709-9805@x.example",
			"19850709+9805@x.example",
			"anna@19850709-9805.example",
		])
			for (const { status, body } of await Promise.all(ways(email))) {
				t.equal(status, 422, email);
				t.match(body.errors, [
					{
						path: "email",
						code: "personal_identity_number",
						message: /ser ut som ett personnummer/,
					},
				]);
				t.equal(body.errors.length, 1);
			}
		const { rows } = await world.deps.db.pool.query(
			`select email from event_registration union all select email from newsletter_subscriber
			union all select email from application`,
		);
		t.same(rows, []);
		for (const email of [
			"anna1985@x.example",
			"anna19850709@x.example",
			"0701740605@x.example",
			"+46701740605@x.example",
			"035-134800@x.example",
			"165560360793@x.example",
			"556036-0793@x.example",
			"styrelsen2024-2025@x.example",
		])
			for (const { status } of await Promise.all(ways(email)))
				t.ok(status < 300, `${email}: ${status}`);
	},
);

t.test(
	"an organisation number is taken in every way that people write it",
	async (t) => {
		const world = await createWorld(t);
		const { id, call } = await draft(world);
		for (const typed of [
			"802999-0416",
			"8029990416",
			"16802999-0416",
			"168029990416",
			"802999 0416",
		]) {
			const saved = await call("PATCH", `/applications/${id}`, {
				organisation: { organisationNumber: typed },
			});
			t.equal(
				saved.body.organisation?.organisationNumber,
				"802999-0416",
				typed,
			);
		}
		const wrong = {
			"802999-0417": "organisation_number_check_digit",
			"802999-041": "organisation_number_length",
			abc: "organisation_number_characters",
		};
		for (const [typed, code] of Object.entries(wrong)) {
			const refused = await call("PATCH", `/applications/${id}`, {
				organisation: { organisationNumber: typed },
			});
			t.equal(refused.body.errors[0].code, code, typed);
		}
		t.equal(
			(
				await call("PATCH", `/applications/${id}`, {
					organisation: { organisationNumber: null },
				})
			).body.organisation.withoutNumber,
			true,
		);
	},
);

t.test(
	"hostile names are refused or stay inert in every representation",
	async (t) => {
		const world = await createWorld(t);
		const { id, call } = await draft(world);
		const codes: Record<string, string> = {
			"Förening \u202Egnp.exe": "forbidden_character",
			["x".repeat(10_000)]: "too_long",
			"Nolla\u0000": "forbidden_character",
			"Glada 🎉 gänget": "uncovered_characters",
		};
		for (const [name, code] of Object.entries(codes)) {
			const refused = await call("PATCH", `/applications/${id}`, {
				organisation: { name },
			});
			t.equal(refused.status, 422, code);
			t.equal(refused.body.errors[0].code, code);
		}
		const names = [
			'<script>alert("x")</script>',
			'=HYPERLINK("http://evil.example")',
			"Rock & Roll <Varberg>",
			"+46 @SUM(A1)",
		];
		for (const name of names) {
			const content = filledApplication();
			content.organisation.name = name;
			await party(world, content);
		}
		const csv = (await caller(world)("GET", "/signatories.csv")).body as string;
		t.ok(csv.startsWith("\uFEFF"));
		t.notMatch(csv, /(^|,|\n)"?[=+@-](HYPERLINK|46|SUM)/);
		const page = await world.app.inject({
			url: "/signatarer",
			headers: { accept: "text/html" },
		});
		t.notMatch(page.body, /<script>alert/);
		t.match(page.body, /&lt;script&gt;/);
		t.ok(world.mails.every((mail) => !mail.html.includes("<script>alert")));
	},
);

t.test(
	"a token with alg none, or signed by another key, opens nothing",
	async (t) => {
		const world = await createWorld(t);
		const { id, token } = await draft(world);
		const [, payload = ""] = token.split(".");
		const part = (value: object) =>
			Buffer.from(JSON.stringify(value)).toString("base64url");
		const none = `${part({ alg: "none", typ: "JWT" })}.${payload}.`;
		const head = part({ alg: "HS256", typ: "JWT" });
		const forged = `${head}.${payload}.${createHmac("sha256", "another key").update(`${head}.${payload}`).digest("base64url")}`;
		for (const bad of [none, forged, "nonsense", ""])
			t.equal(
				(await caller(world, bad || "x")("GET", `/applications/${id}`)).status,
				401,
			);
		t.equal(
			(await caller(world, token)("GET", `/applications/${id}`)).status,
			200,
		);
	},
);

t.test("another applicant's case does not exist", async (t) => {
	const world = await createWorld(t);
	const mine = await applicant(world);
	const theirs = await draft(world);
	for (const [method, path] of [
		["GET", ""],
		["PATCH", ""],
		["POST", "/submit"],
		["POST", "/retract"],
		["POST", "/remind-signatories"],
	])
		t.equal(
			(
				await mine.call(
					method ?? "",
					`/applications/${theirs.id}${path}`,
					method === "GET" ? undefined : {},
				)
			).status,
			404,
		);
	t.equal(
		(await caller(world)("GET", `/applications/${theirs.id}`)).status,
		401,
	);
	t.equal((await mine.call("GET", "/admin/applications")).status, 403);
	t.equal((await mine.call("GET", "/applications/not-a-uuid")).status, 422);
});

t.test("the same submit twice at once sends once", async (t) => {
	const world = await createWorld(t);
	const who = await applicant(world);
	const content = filledApplication();
	await who.call("PATCH", `/applications/${who.id}`, content);
	const answers = await Promise.all(
		[1, 2, 3].map(() => who.call("POST", `/applications/${who.id}/submit`)),
	);
	t.same(answers.map((a) => a.status).sort(), [200, 409, 409]);
	await world.settle();
	t.equal(
		world.mails.filter((mail) => mail.to === content.signatories[0]?.email)
			.length,
		1,
	);
});

t.test("malformed requests are told so in the reader's language", async (t) => {
	const world = await createWorld(t);
	const bad = await world.app.inject({
		method: "POST",
		url: "/api/v1/applications",
		headers: { "content-type": "application/json" },
		payload: "{",
	});
	t.equal(bad.statusCode, 400);
	t.match(bad.headers["content-type"], /application\/problem\+json/);
	const refused = await caller(world)(
		"POST",
		"/applications",
		{ email: "nobody" },
		{ "accept-language": "en" },
	);
	t.match(refused.body, {
		status: 422,
		code: "validation_failed",
		title: "Some details need correcting",
	});
	const swedish = await caller(world)("POST", "/applications", {
		email: "nobody",
	});
	t.match(swedish.body.errors[0], {
		path: "email",
		code: "invalid_email",
		message: /hel e-postadress/,
	});
	const large = await caller(world)("POST", "/applications", {
		email: "a@b.example",
		x: "y".repeat(300_000),
	});
	t.equal(large.status, 413);
});

t.test(
	"a form with too long a text says which field, and keeps what was written",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world);
		const url = `/evenemang/${slug}/anmalan`;
		// Letters of nine bytes each in a form.
		const accessNeeds = "語".repeat(5000);
		const typed = { name: "Samira Haddad", email: "samira@x.example" };
		const long = await post(world, url, { ...typed, accessNeeds });
		t.equal(long.statusCode, 422);
		t.match(long.body, 'value="Samira Haddad"');
		t.match(long.body, 'href="#accessNeeds"');
		t.ok(long.body.includes(accessNeeds));
		const endless = await post(world, url, {
			...typed,
			accessNeeds: "a".repeat(300_000),
		});
		t.equal(endless.statusCode, 413);
		t.match(endless.body, "Texten är för lång");
		t.match(endless.body, "Gå tillbaka");
		t.notMatch(endless.body, /10 MB/);
	},
);

t.test(
	"a signed case shows the office what it needs and nobody else",
	async (t) => {
		const world = await createWorld(t);
		const { id } = await submittedApplication(world);
		t.equal(
			(await caller(world)("GET", `/admin/applications/${id}`)).status,
			401,
		);
		t.equal(
			(await caller(world)("POST", `/admin/applications/${id}/approve`, {}))
				.status,
			401,
		);
	},
);

t.test(
	"what PostgreSQL cannot store is refused, and the log stays whole",
	async (t) => {
		const world = await createWorld(t);
		const visitor = caller(world);
		for (const email of ["\ud800@x.example", "a\u0000b@x.example"])
			t.equal((await visitor("POST", "/applications", { email })).status, 422);
		for (const path of ["/signatories?q=%00", "/signatories/%00", "/news/%00"])
			t.ok((await visitor("GET", path)).status < 500, path);
		const { id, token } = await draft(world);
		const name = `${"x".repeat(99)}😀.pdf`;
		await upload(world, token, `/applications/${id}/attachments`, pdf, name);
		t.equal(await firstBrokenEntry(world.deps.db), null);
		const bare = await world.app.inject({
			method: "POST",
			url: `/api/v1/applications/${id}/attachments`,
			headers: {
				authorization: `Bearer ${token}`,
				"content-type": "multipart/form-data",
			},
			payload: "x",
		});
		t.equal(bare.statusCode, 400);
	},
);

t.test(
	"opening one's own link confirms nothing of what a stranger began in one's name",
	async (t) => {
		const world = await createWorld(t);
		const mine = await applicant(world, "ordforande@forening.example");
		const stranger = await caller(world)("POST", "/applications", {
			email: mine.email,
		});
		const call = caller(world, stranger.body.accessToken);
		const { id } = stranger.body.application;
		await call("PATCH", `/applications/${id}`, filledApplication());
		await caller(world)("POST", "/sign-in-links", { email: mine.email });
		const token = (await linksTo(world, mine.email, "fortsatt")).at(-1);
		await caller(world)("POST", "/sign-in-links/redeem", { token });
		const refused = await call("POST", `/applications/${id}/submit`);
		t.equal(refused.body.code, "email_not_confirmed");
	},
);

t.test(
	"an old paper form that comes in late leaves the register entry as it is",
	async (t) => {
		const world = await createWorld(t);
		const content = filledApplication();
		const { officer, application } = await party(world, content);
		const [one, two] = [officer, await staff(world)];
		const entered = await one.call("POST", "/admin/applications", {
			onBehalfOf: "Pärm 3",
			agreementVersion: "2019",
			signedOn: "2019-05-14",
			organisation: { ...content.organisation, name: "Gamla namnet" },
			signatories: [{ name: "Anna Berg", title: "Ordförande" }],
		});
		const path = `/admin/applications/${entered.body.id}`;
		t.equal(
			(await one.call("POST", `${path}/request-completion`, { message: "?" }))
				.status,
			409,
			"a paper case has nobody to complete it",
		);
		const approved = await two.call("POST", `${path}/approve`, {});
		t.equal(approved.body.signature.status, "superseded");
		const { items, total } = (await caller(world)("GET", "/signatories")).body;
		t.equal(total, 1);
		t.equal(items[0].name, content.organisation.name);
		const detail = await one.call("GET", `/admin/organisations/${items[0].id}`);
		t.equal(detail.body.contacts.length, 1, "the contacts are kept");
		t.equal(detail.body.signatures.length, 2);
		t.ok(application.id);
	},
);

t.test(
	"ending and reissuing at once leave no valid certificate of a former party",
	async (t) => {
		const world = await createWorld(t);
		const { approved, number } = await party(world);
		const admin = await staff(world, "admin");
		await Promise.all([
			admin.call("POST", `/admin/signatures/${approved.signature.id}/end`, {
				reason: "Organisationen har upphört",
				on: "2026-03-12",
			}),
			admin.call(
				"POST",
				`/admin/certificates/${encodeURIComponent(number)}/reissue`,
				{ reason: "Ny logotyp" },
			),
		]);
		const { rows } = await world.deps.db.pool.query(
			"select c.status as certificate, s.status as signature from certificate c join signature s on s.id = c.signature_id",
		);
		t.notOk(
			rows.some(
				(row) => row.signature === "ended" && row.certificate === "valid",
			),
		);
		t.ok(rows.some((row) => row.signature === "ended"));
	},
);

t.test(
	"a line break is one character and kept as one, whoever writes several lines",
	async (t) => {
		const world = await createWorld(t);
		const { call, id } = await draft(world);
		const describe = (description: string) =>
			call("PATCH", `/applications/${id}`, { organisation: { description } });
		const longest = `${"x\r\n".repeat(499)}xx`;
		const saved = await describe(longest);
		t.equal(saved.status, 200);
		t.equal(
			saved.body.organisation.description,
			longest.replaceAll("\r\n", "\n"),
		);
		t.equal((await describe(`${longest}x`)).body.errors[0].code, "too_long");
		const old = await describe("ett\rtvå");
		t.equal(old.body.organisation.description, "ett\ntvå");
	},
);
