import { createHmac } from "node:crypto";
import t from "tap";
import {
	applicant,
	caller,
	filledApplication,
	party,
	submittedApplication,
} from "./support/actors.ts";
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
		t.notOk(rows.some(({ row }) => /9805/.test(row)));
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
