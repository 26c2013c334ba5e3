import t from "tap";
import {
	caller,
	filledApplication,
	party,
	staff,
	submittedApplication,
} from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const of = (number: string) => `/certificates/${encodeURIComponent(number)}`;

async function onlyEntry({ deps }: World) {
	return deps.db
		.selectFrom("organisation")
		.select(["id", "name"])
		.executeTakeFirstOrThrow();
}

const numbers = ({ deps }: World) =>
	deps.db
		.selectFrom("certificate")
		.select(["number", "status"])
		.orderBy("number")
		.execute();

t.test(
	"an organisation is not renamed to what its certificate cannot say",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const { id, name } = await onlyEntry(world);
		const path = `/admin/organisations/${id}`;
		const refused = await admin.call("PATCH", path, { name: "中文 i Halland" });
		t.equal(refused.status, 422);
		t.match(refused.body.errors, [
			{ path: "name", code: "uncovered_characters", message: /中 文 i namnet/ },
		]);
		const inEnglish = await admin.call(
			"PATCH",
			path,
			{ name: "中文" },
			{ "accept-language": "en" },
		);
		t.match(inEnglish.body.errors[0].message, /中 文 in the name/);
		await world.settle();
		t.equal((await onlyEntry(world)).name, name);
		t.same(await numbers(world), [{ number, status: "valid" }]);
		t.equal((await caller(world)("GET", `${of(number)}/pdf`)).status, 200);
	},
);

t.test(
	"a certificate is not superseded when no other can be drawn in its place",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const { id } = await onlyEntry(world);
		// As an earlier release let it in.
		await world.deps.db
			.updateTable("organisation")
			.set({ name: "Runan ᚠᚢᚦ" })
			.execute();
		const reissued = await admin.call("POST", `/admin${of(number)}/reissue`);
		t.match(reissued, {
			status: 422,
			body: {
				errors: [
					{
						path: "organisation.name",
						code: "uncovered_characters",
						message: /ᚠ ᚢ ᚦ i organisationens namn/,
					},
				],
			},
		});
		const corrected = await admin.call("PATCH", `/admin/organisations/${id}`, {
			organisationNumber: null,
		});
		t.equal(corrected.status, 200);
		await world.settle();
		t.same(await numbers(world), [{ number, status: "valid" }]);

		await admin.call("PATCH", `/admin/organisations/${id}`, { name: "Runan" });
		await world.settle();
		t.match(await numbers(world), [
			{ number, status: "superseded" },
			{ status: "valid" },
		]);
	},
);

t.test(
	"a case number that the certificate cannot say is refused before anything is numbered",
	async (t) => {
		const world = await createWorld(t);
		const application = await submittedApplication(world);
		const officer = await staff(world);
		const path = `/admin/applications/${application.id}`;
		for (const [caseNumber, characters] of [
			["DNR 🎉 中", "🎉 中"],
			["RH 2026/1 Ω", "Ω"],
		] as const) {
			const refused = await officer.call("POST", `${path}/approve`, {
				caseNumber,
			});
			t.equal(refused.status, 422);
			t.match(refused.body.errors, [
				{ path: "caseNumber", code: "uncovered_characters" },
			]);
			t.match(
				refused.body.errors[0].message,
				`${characters} i diarienumret`,
				"the field and the characters are named",
			);
		}
		t.same(await numbers(world), []);
		t.equal((await officer.call("GET", path)).body.status, "submitted");
		const approved = await officer.call("POST", `${path}/approve`, {
			caseNumber: "RH 2026/1",
		});
		t.equal(approved.body.certificate.number, "HÖK-2026-0001");
	},
);

t.test(
	"a paper case is not entered with a case number that the certificate cannot say",
	async (t) => {
		const world = await createWorld(t);
		const officer = await staff(world);
		const { organisation } = filledApplication();
		const refused = await officer.call("POST", "/admin/applications", {
			onBehalfOf: "Pärm 3",
			signedOn: "2026-03-01",
			organisation,
			signatories: [{ name: "Anna Berg", title: "Ordförande" }],
			caseNumber: "DNR 🎉",
		});
		t.match(refused, {
			status: 422,
			body: {
				errors: [{ path: "caseNumber", code: "uncovered_characters" }],
			},
		});
	},
);

t.test(
	"whatever was kept by an earlier release, an approval numbers only what can be drawn",
	async (t) => {
		const fields = {
			"organisation.name": "organisationens namn",
			"signatories.0.name": "firmatecknarens namn",
			"signatories.0.title": "firmatecknarens titel",
		};
		const statements: Record<string, string> = {
			"organisation.name": `update application set content = jsonb_set(content, '{organisation,name}', '"Ω"')`,
			"signatories.0.name": "update signatory set name = 'Ω'",
			"signatories.0.title": "update signatory set title = 'Ω'",
		};
		for (const [path, field] of Object.entries(fields)) {
			const world = await createWorld(t);
			const application = await submittedApplication(world);
			const officer = await staff(world);
			await world.deps.db.pool.query(statements[path] ?? "");
			const refused = await officer.call(
				"POST",
				`/admin/applications/${application.id}/approve`,
				{},
			);
			t.equal(refused.status, 422, path);
			t.match(refused.body.errors, [
				{ path, code: "uncovered_characters", message: `Ω i ${field}` },
			]);
			t.same(await numbers(world), []);
		}
	},
);

t.test(
	"a certificate that an earlier release left stuck is made anew with another case number",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		await world.deps.db.pool.query(
			`update certificate set pdf = null, sha256 = null, issued_at = null,
				content = jsonb_set(content, '{caseNumber}', '"RH 2026/1 Ω"')`,
		);
		const path = `/admin${of(number)}/reissue`;
		const refused = await admin.call("POST", path);
		t.match(refused, {
			status: 422,
			body: { errors: [{ path: "caseNumber", message: /Ω i diarienumret/ }] },
		});
		const { status, body } = await admin.call("POST", path, {
			caseNumber: "RH 2026/1",
		});
		t.equal(status, 200);
		await world.settle();
		const anyone = caller(world);
		t.match((await anyone("GET", of(number))).body, {
			status: "superseded",
			supersededBy: body.number,
		});
		const { rawPayload } = await world.app.inject({
			url: `/api/v1${of(body.number)}/pdf`,
		});
		t.match(rawPayload.toString("utf8"), `"caseNumber": "RH 2026/1"`);
	},
);

t.test(
	"the file of a certificate that cannot be drawn is refused with a reason, in a page to a browser, until there is another",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		await world.deps.db.pool.query(
			`update certificate set pdf = null, sha256 = null, issued_at = null, content = jsonb_set(content, '{caseNumber}', '"DNR 🎉"')`,
		);
		const url = `/api/v1${of(number)}/pdf`;
		const asked = (headers: Record<string, string>) =>
			world.app.inject({ url, headers });
		const program = await asked({ accept: "*/*" });
		t.equal(program.statusCode, 409);
		t.match(program.json(), { code: "certificate_stuck" });
		const html = "text/html,application/xhtml+xml,*/*;q=0.8";
		const page = await asked({ accept: html });
		t.equal(page.statusCode, 409);
		t.match(page.headers["content-type"], /^text\/html/);
		t.match(page.headers.vary, /Accept,/);
		t.match(page.body, /<html lang="sv"[\s\S]*<h1>[^<]*Intyget kan inte göras/);
		t.match(page.body, "Kansliet behöver göra ett nytt intyg");
		t.notMatch(page.body, "Någon hann före");
		const english = await asked({ accept: html, "accept-language": "en" });
		t.match(
			english.body,
			/<html lang="en"[\s\S]*The certificate cannot be made/,
		);
		const none = { url: `/api/v1${of("HÖK-2026-9999")}/pdf` };
		const missing = await world.app.inject({
			...none,
			headers: { accept: html },
		});
		t.equal(missing.statusCode, 404);
		t.match(missing.headers["content-type"], /^text\/html/);
		const admin = await staff(world, "admin");
		const { body } = await admin.call("POST", `/admin${of(number)}/reissue`, {
			reason: "Diarienumret kunde inte skrivas.",
			caseNumber: "RS 2026/1",
		});
		const { status } = await caller(world)("GET", `${of(body.number)}/pdf`);
		t.equal(status, 200);
	},
);

t.test(
	"the file of a certificate that cannot be sealed just now is to be asked for again",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		await world.deps.db.pool.query(
			"update certificate set pdf = null, sha256 = null, issued_at = null",
		);
		await world.deps.db.pool.query("delete from certificate_revision");
		const { sealer } = world.deps;
		world.deps.sealer = {
			kind: sealer.kind,
			subject: sealer.subject,
			certificateChain: sealer.certificateChain,
			algorithm: sealer.algorithm,
			sign: async () => {
				throw new Error("The token is away");
			},
		};
		const url = `/api/v1${of(number)}/pdf`;
		const waiting = await world.app.inject({ url });
		t.equal(waiting.statusCode, 503);
		t.equal(waiting.headers["retry-after"], "60");
		t.match(waiting.json(), { code: "certificate_waiting" });
		world.deps.sealer = sealer;
		t.equal((await world.app.inject({ url })).statusCode, 200);
	},
);
