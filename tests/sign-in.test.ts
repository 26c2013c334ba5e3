import { sql } from "kysely";
import t from "tap";
import { jobsOf } from "../api/app.ts";
import { ensureFirstAdministrator } from "../api/auth/staff.ts";
import { firstBrokenEntry } from "../api/log/queries.ts";
import { sha256 } from "../api/platform/ids.ts";
import {
	applicant,
	type Caller,
	caller,
	linksTo,
	party,
	password,
	staff,
} from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

t.test("the first administrator comes by a link that works once", async (t) => {
	const world = await createWorld(t);
	const url = await ensureFirstAdministrator(world.deps);
	const token = url?.split("/").at(-1) ?? "";
	const visitor = caller(world);
	t.equal((await visitor("GET", `/staff/set-up/${token}`)).status, 200);
	const input = {
		token,
		name: "Karin Almgren",
		email: "karin@region.example",
		employer: "Region Halland",
		password: "en lång mening",
	};
	const answers = await Promise.all([
		visitor("POST", "/staff/set-up", input),
		visitor("POST", "/staff/set-up", input),
	]);
	t.same(answers.map((a) => a.status).sort(), [201, 410]);
	t.equal(
		(
			await visitor("POST", "/sessions", {
				email: "karin@region.example",
				password: "en lång mening",
			})
		).status,
		201,
	);
	const kept = await world.deps.db
		.selectFrom("staff")
		.select("password_hash")
		.executeTakeFirstOrThrow();
	t.match(kept.password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	t.equal(await ensureFirstAdministrator(world.deps), null);
});

t.test("known and unknown addresses get the same answers", async (t) => {
	const world = await createWorld(t);
	const officer = await staff(world);
	const visitor = caller(world);
	const wrong = await visitor("POST", "/sessions", {
		email: officer.email,
		password: "fel",
	});
	const unknown = await visitor("POST", "/sessions", {
		email: "nobody@region.example",
		password: "fel",
	});
	t.same(wrong.body, unknown.body);
	t.equal(wrong.status, 401);
	const who = await applicant(world);
	const before = world.mails.length;
	const [known, stranger] = [
		await visitor("POST", "/sign-in-links", { email: who.email }),
		await visitor("POST", "/sign-in-links", { email: "stranger@x.example" }),
	];
	t.same([known.status, known.body], [stranger.status, stranger.body]);
	await world.settle();
	t.equal(world.mails.length, before + 1);
	const { rows } = await sql<{ entry: string }>`
		select row_to_json(log_entry)::text as entry from log_entry`.execute(
		world.deps.db,
	);
	const log = rows.map(({ entry }) => entry).join();
	t.match(log, "sign_in_link.asked");
	// Who acts is named; of whom somebody has only asked about, nobody can look the address up.
	for (const guess of ["stranger@x.example", sha256("stranger@x.example")])
		t.notOk(log.includes(guess), guess);
});

t.test("wrong passwords are limited per account", async (t) => {
	const world = await createWorld(t);
	const officer = await staff(world);
	const visitor = caller(world);
	for (let i = 0; i < 10; i++)
		await visitor("POST", "/sessions", {
			email: officer.email,
			password: `fel ${i}`,
		});
	const limited = await visitor("POST", "/sessions", {
		email: officer.email,
		password: "en lång mening som lösenord",
	});
	t.equal(limited.status, 429);
	t.ok(Number(limited.headers["retry-after"]) > 0);
});

t.test("a link signs in once, and only until it expires", async (t) => {
	const world = await createWorld(t);
	const who = await applicant(world);
	const visitor = caller(world);
	await visitor("POST", "/sign-in-links", { email: who.email });
	const token = (await linksTo(world, who.email, "fortsatt")).at(-1);
	const answers = await Promise.all(
		[1, 2].map(() => visitor("POST", "/sign-in-links/redeem", { token })),
	);
	t.same(answers.map((a) => a.status).sort(), [200, 410]);
	const actor = answers.find((a) => a.status === 200)?.body.actor;
	t.equal(actor.applications[0].id, who.id);
	await visitor("POST", "/sign-in-links", { email: who.email });
	const late = (await linksTo(world, who.email, "fortsatt")).at(-1);
	world.now.value = new Date(world.now.value.getTime() + 25 * 60 * 60 * 1000);
	t.equal(
		(await visitor("POST", "/sign-in-links/redeem", { token: late })).body.code,
		"link_expired",
	);
	t.equal(
		(await visitor("POST", "/sign-in-links/redeem", { token: "nonsense" }))
			.status,
		404,
	);
});

t.test(
	"behind a proxy nobody chooses the address that attempts are counted by",
	async (t) => {
		const world = await createWorld(t, {}, { TRUST_PROXY: "1" });
		const attempt = async (claimed: string) => {
			const { statusCode } = await world.app.inject({
				method: "POST",
				url: "/api/v1/sessions",
				headers: { "x-forwarded-for": `${claimed}, 10.88.1.1` },
				payload: { email: "nagon@x.example", password: "fel" },
			});
			return statusCode;
		};
		const answers = [];
		for (let n = 0; n < 12; n++) answers.push(await attempt(`9.9.${n}.9`));
		t.same(answers.slice(0, 10), Array(10).fill(401));
		t.same(answers.slice(10), [429, 429]);
	},
);

t.test("a cookie acts only for our own pages", async (t) => {
	const world = await createWorld(t);
	const officer = await staff(world);
	const signedIn = await world.app.inject({
		method: "POST",
		url: "/api/v1/sessions",
		payload: { email: officer.email, password: "en lång mening som lösenord" },
	});
	const cookie = String(signedIn.headers["set-cookie"]);
	t.match(cookie, /HttpOnly/);
	t.match(cookie, /SameSite=Strict/);
	const call = (headers: Record<string, string>) =>
		world.app.inject({
			method: "DELETE",
			url: "/api/v1/sessions/current",
			headers: { cookie: cookie.split(";")[0] ?? "", ...headers },
		});
	t.equal((await call({})).json().code, "csrf_check_failed");
	const disguised = await world.app.inject({
		method: "DELETE",
		url: "/%61pi/v1/sessions/current",
		headers: {
			cookie: cookie.split(";")[0] ?? "",
			origin: "https://annan.handslag.test",
			"sec-fetch-site": "same-site",
		},
	});
	t.equal(disguised.statusCode, 403, "however the path is written");
	// Of a sandboxed frame, or of a page that tells nobody its address.
	for (const site of ["cross-site", "same-site", ""])
		t.equal(
			(
				await call({
					origin: "null",
					...(site && { "sec-fetch-site": site }),
				})
			).statusCode,
			403,
		);
	t.equal(
		(
			await call({
				origin: "https://evil.example",
				"sec-fetch-site": "cross-site",
			})
		).statusCode,
		403,
	);
	t.equal(
		(
			await call({
				origin: "http://handslag.test",
				"sec-fetch-site": "same-origin",
			})
		).statusCode,
		204,
	);
	t.equal(
		(
			await world.app.inject({
				url: "/api/v1/me",
				headers: { cookie: cookie.split(";")[0] ?? "" },
			})
		).statusCode,
		401,
	);
});

t.test(
	"an officer may not manage accounts, an administrator invites and closes them",
	async (t) => {
		const world = await createWorld(t);
		const officer = await staff(world);
		t.equal((await officer.call("GET", "/admin/staff")).status, 403);
		const admin = await staff(world, "admin");
		const invited = await admin.call("POST", "/admin/staff", {
			email: "ny@region.example",
			name: "Ny",
			employer: "Hallands bildningsförbund",
			role: "officer",
		});
		t.equal(invited.status, 201);
		t.equal(
			(
				await admin.call("POST", "/admin/staff", {
					email: "ny@region.example",
					name: "Ny",
					employer: "X",
					role: "officer",
				})
			).body.code,
			"email_taken",
		);
		t.equal(
			(await admin.call("POST", `/admin/staff/${officer.id}/disable`)).status,
			204,
		);
		t.equal((await officer.call("GET", "/me")).status, 401);
		const back = await caller(world)("POST", "/sessions", {
			email: officer.email,
			password,
		});
		t.match(back, { status: 401, body: { code: "wrong_credentials" } });
	},
);

/** The set-up link in the last mail to an address, and what the mail says. */
async function lastInvitation(world: World, email: string) {
	await world.settle();
	const text = world.mails.filter((mail) => mail.to === email).at(-1)?.text;
	return { text, token: /\/kom-igang\/([\w-]+)/.exec(text ?? "")?.[1] ?? "" };
}

t.test(
	"an invitation says the role, and is sent again until the account is set up",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const email = "ny@region.example";
		const { body } = await admin.call("POST", "/admin/staff", {
			email,
			name: "Ny",
			employer: "Region Halland",
			role: "editor",
		});
		const first = await lastInvitation(world, email);
		t.match(first.text, "har bjudit in dig som redaktör i Handslag");
		world.now.value = new Date(world.now.value.getTime() + 8 * 86_400_000);
		const colleague = await staff(world, "admin");
		const visitor = caller(world);
		t.equal(
			(await visitor("GET", `/staff/set-up/${first.token}`)).body.code,
			"link_expired",
		);
		const again = () =>
			colleague.call("POST", `/admin/staff/${body.id}/invite`);
		t.equal((await again()).status, 204);
		const second = await lastInvitation(world, email);
		t.equal((await again()).status, 204);
		const third = await lastInvitation(world, email);
		t.equal(
			(await visitor("GET", `/staff/set-up/${second.token}`)).body.code,
			"unknown_link",
			"the link before ends",
		);
		const setUp = await visitor("POST", "/staff/set-up", {
			token: third.token,
			name: "Ny",
			password,
		});
		t.equal(setUp.status, 201);
		t.equal((await again()).body.code, "account_in_use");
		const closed = await staff(world);
		await colleague.call("POST", `/admin/staff/${closed.id}/disable`);
		for (const id of [closed.id, colleague.id])
			t.equal(
				(await colleague.call("POST", `/admin/staff/${id}/invite`)).body.code,
				"account_in_use",
			);
		const officer = await staff(world);
		t.equal(
			(await officer.call("POST", `/admin/staff/${body.id}/invite`)).status,
			403,
		);
	},
);

t.test(
	"an administrator changes a role, at once for who is signed in, and never so that none is left",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const officer = await staff(world);
		const give = (by: Caller, id: string, role: string) =>
			by("POST", `/admin/staff/${id}/role`, { role });
		t.equal((await give(officer.call, admin.id, "editor")).status, 403);
		t.equal((await give(admin.call, admin.id, "editor")).status, 403);
		t.equal(
			(await give(admin.call, officer.id, "chief")).body.code,
			"validation_failed",
		);
		t.match(await give(admin.call, officer.id, "editor"), {
			status: 200,
			body: { id: officer.id, role: "editor", status: "active" },
		});
		t.equal((await officer.call("GET", "/me")).body.user.role, "editor");
		t.equal((await officer.call("GET", "/admin/applications")).status, 403);
		const log = await admin.call("GET", `/admin/log?subject=${officer.id}`);
		t.match(log.body.items[0], {
			event: "staff.role_changed",
			actor: { id: admin.id },
			detail: { before: "officer", after: "editor" },
		});
		await give(admin.call, officer.id, "admin");
		// Each takes the other's office at the same time: one of them keeps it.
		const answers = await Promise.all([
			give(admin.call, officer.id, "officer"),
			officer.call("POST", `/admin/staff/${admin.id}/disable`),
		]);
		t.equal(answers.filter((one) => one.status < 300).length, 1);
		const left = await world.deps.db
			.selectFrom("staff")
			.select("id")
			.where("role", "=", "admin")
			.where("disabled_at", "is", null)
			.execute();
		t.equal(left.length, 1);
	},
);

t.test(
	"the same Idempotency-Key gets the same answer, another body is refused",
	async (t) => {
		const world = await createWorld(t);
		const visitor = caller(world);
		const headers = { "idempotency-key": "nyckel-1" };
		const first = await visitor(
			"POST",
			"/applications",
			{ email: "a@b.example" },
			headers,
		);
		const again = await visitor(
			"POST",
			"/applications",
			{ email: "a@b.example" },
			headers,
		);
		t.equal(first.status, 201);
		t.same(again.body, first.body);
		t.equal(
			(
				await visitor(
					"POST",
					"/applications",
					{ email: "c@d.example" },
					headers,
				)
			).body.code,
			"idempotency_mismatch",
		);
		const { rows } = await world.deps.db.pool.query(
			"select count(*) as n from application",
		);
		t.equal(rows[0].n, 1);
		const at = await Promise.all(
			[1, 2, 3].map(() =>
				visitor(
					"POST",
					"/applications",
					{ email: "e@f.example" },
					{ "idempotency-key": "nyckel-2" },
				),
			),
		);
		t.equal(
			(await world.deps.db.pool.query("select count(*) as n from application"))
				.rows[0].n,
			2,
		);
		t.ok(
			at.every(
				(a) => a.status === 201 || a.body.code === "idempotency_in_flight",
			),
		);
	},
);

t.test(
	"the log tells who did what, and a changed entry breaks its chain",
	async (t) => {
		const world = await createWorld(t);
		const { officer, application } = await party(world);
		const log = await officer.call(
			"GET",
			`/admin/log?subject=${application.id}&limit=200`,
		);
		const events = log.body.items.map((one: { event: string }) => one.event);
		for (const event of [
			"application.started",
			"application.submitted",
			"signature.given",
			"application.approved",
			"certificate.issued",
		])
			t.ok(events.includes(event), event);
		t.match(
			log.body.items.find(
				(one: { event: string }) => one.event === "application.approved",
			).actor,
			{ name: "Eva Lindqvist", employer: "Region Halland" },
		);
		t.equal(
			(await officer.call("GET", "/admin/log?limit=2")).body.items.length,
			2,
		);
		t.equal(await firstBrokenEntry(world.deps.db), null);
		await world.deps.db.pool.query(
			"update log_entry set actor_name = 'Någon annan' where event = 'application.approved'",
		);
		t.not(await firstBrokenEntry(world.deps.db), null);
		t.equal((await application.call("GET", "/admin/log")).status, 403);
	},
);

t.test("a key is forgotten when its answer no longer holds", async (t) => {
	const world = await createWorld(t);
	const post = (key: string) =>
		caller(world)(
			"POST",
			"/applications",
			{ email: `${key}@example.se` },
			{ "idempotency-key": key },
		);
	const kept = async () =>
		(
			await world.deps.db
				.selectFrom("idempotency_key")
				.select("key")
				.orderBy("key")
				.execute()
		).map(({ key }) => key);
	await post("gammal");
	world.now.value = new Date(world.now.value.getTime() + 25 * 3600_000);
	await post("ny");
	t.same(await kept(), ["gammal", "ny"]);
	await jobsOf(world.deps)["idempotency.dispose"]?.({} as never);
	t.same(await kept(), ["ny"]);
});
