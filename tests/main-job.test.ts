import t from "tap";
import {
	applicant,
	caller,
	filledApplication,
	linksTo,
	party,
	signWith,
	staff,
	submittedApplication,
} from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"an association applies, signs, is approved, gets its certificate and stands in the register",
	async (t) => {
		const world = await createWorld(t);
		const who = await applicant(world);
		const content = filledApplication();
		const saved = await who.call("PATCH", `/applications/${who.id}`, content);
		t.equal(saved.status, 200);
		t.same(saved.body.organisation.name, content.organisation.name);

		const sent = await who.call("POST", `/applications/${who.id}/submit`);
		t.equal(sent.body.status, "awaiting_signature");
		const [token = ""] = await linksTo(
			world,
			content.signatories[0]?.email ?? "",
			"signera",
		);
		const signed = await signWith(world, token, "Samira Haddad");
		t.equal(signed.status, 200);

		const officer = await staff(world);
		const queue = await officer.call("GET", "/admin/applications");
		t.equal(queue.body.items[0].status, "submitted");
		t.equal(
			(await officer.call("POST", `/admin/applications/${who.id}/claim`)).body
				.status,
			"in_review",
		);
		const approved = await officer.call(
			"POST",
			`/admin/applications/${who.id}/approve`,
			{ caseNumber: "RS260123" },
		);
		t.equal(approved.status, 200);
		t.equal(approved.body.signature.status, "active");
		t.equal(approved.body.certificate.number, "HÖK-2026-0001");

		const visitor = caller(world);
		const list = await visitor("GET", "/signatories");
		t.equal(list.body.total, 1);
		t.match(list.body.items[0], {
			name: content.organisation.name,
			status: "active",
			signedOn: "2026-03-12",
			certificateNumber: "HÖK-2026-0001",
		});

		await world.settle();
		const certificate = await visitor("GET", "/certificates/HÖK-2026-0001");
		t.match(certificate.body, { status: "valid", agreementVersion: "2025" });
		const pdf = await world.app.inject({
			url: encodeURI("/api/v1/certificates/HÖK-2026-0001/pdf"),
		});
		t.equal(pdf.statusCode, 200);
		const verified = await world.app.inject({
			method: "POST",
			url: "/api/v1/certificates/verify",
			headers: { "content-type": "application/pdf" },
			payload: pdf.rawPayload,
		});
		t.match(verified.json(), {
			verdict: "authentic",
			standing: "valid",
			certificate: { number: "HÖK-2026-0001" },
		});
		t.ok(
			world.mails.some((mail) =>
				mail.attachments.some((one) => one.content.equals(pdf.rawPayload)),
			),
			"the sealed file is mailed",
		);
	},
);

t.test(
	"an application cannot be sent before a mailed link has been opened",
	async (t) => {
		const world = await createWorld(t);
		const started = await caller(world)("POST", "/applications", {
			email: "a@b.example",
		});
		const call = caller(world, started.body.accessToken);
		const id = started.body.application.id;
		await call("PATCH", `/applications/${id}`, filledApplication());
		const refused = await call("POST", `/applications/${id}/submit`);
		t.equal(refused.status, 409);
		t.equal(refused.body.code, "email_not_confirmed");
	},
);

t.test(
	"an incomplete application is told everything that is missing at once",
	async (t) => {
		const world = await createWorld(t);
		const who = await applicant(world);
		const refused = await who.call("POST", `/applications/${who.id}/submit`);
		t.equal(refused.status, 422);
		const paths = refused.body.errors.map((one: { path: string }) => one.path);
		for (const path of [
			"organisation.name",
			"organisation.organisationNumber",
			"organisation.kind",
			"contacts",
			"mandate.body",
			"signatories",
		])
			t.ok(paths.includes(path), path);
	},
);

t.test(
	"forty approvals at once of twenty cases make twenty signatures and gap-free numbers",
	async (t) => {
		const world = await createWorld(t);
		const cases = [];
		for (let i = 0; i < 20; i++) cases.push(await submittedApplication(world));
		const [one, two] = [await staff(world), await staff(world)];
		const answers = await Promise.all(
			cases.flatMap(({ id }) =>
				[one, two].map((officer) =>
					officer.call("POST", `/admin/applications/${id}/approve`, {}),
				),
			),
		);
		t.equal(answers.filter((a) => a.status === 200).length, 20);
		const refused = answers.filter((a) => a.status === 409);
		t.equal(refused.length, 20);
		t.ok(refused.every((a) => a.body.code === "application_already_decided"));
		const numbers = answers
			.filter((a) => a.status === 200)
			.map((a) => a.body.certificate.number)
			.sort();
		t.same(
			numbers,
			Array.from(
				{ length: 20 },
				(_, i) => `HÖK-2026-${String(i + 1).padStart(4, "0")}`,
			),
		);
		await world.settle();
		const { rows } = await world.deps.db.pool.query(
			"select count(*) as all, count(pdf) as made, count(distinct signature_id) as signatures from certificate",
		);
		t.same(rows[0], { all: 20, made: 20, signatures: 20 });
	},
);

t.test("whoever applied or signed cannot approve", async (t) => {
	const world = await createWorld(t);
	const content = filledApplication();
	const application = await submittedApplication(world, content);
	const signer = await staff(world, "admin", content.signatories[0]?.email);
	const refused = await signer.call(
		"POST",
		`/admin/applications/${application.id}/approve`,
		{},
	);
	t.equal(refused.status, 403);
	t.equal(refused.body.code, "four_eyes");
	const still = await signer.call(
		"GET",
		`/admin/applications/${application.id}`,
	);
	t.equal(still.body.status, "submitted");
	t.notOk(still.body.allowedActions.includes("approve"));
});

t.test(
	"changing what has been signed voids the signatures and asks for new ones",
	async (t) => {
		const world = await createWorld(t);
		const content = filledApplication({
			mandate: {
				body: "Styrelsen",
				decidedOn: "2026-03-04",
				paragraph: "§ 7",
				signing: "jointly",
			},
			signatories: [
				{
					name: "Samira Haddad",
					title: "Ordförande",
					email: "samira@voided.example",
				},
				{ name: "Per Sandell", title: "Kassör", email: "per@voided.example" },
			],
		});
		const who = await applicant(world);
		await who.call("PATCH", `/applications/${who.id}`, content);
		await who.call("POST", `/applications/${who.id}/submit`);
		const [first = ""] = await linksTo(
			world,
			"samira@voided.example",
			"signera",
		);
		t.equal(
			(await signWith(world, first, "Samira Haddad")).body.waitingForOthers,
			true,
		);
		const changed = await who.call("PATCH", `/applications/${who.id}`, {
			organisation: { name: "Språkvännerna" },
		});
		t.equal(changed.body.status, "awaiting_signature");
		t.same(
			changed.body.signatories.map((one: { status: string }) => one.status),
			["invited", "invited"],
		);
		t.equal((await caller(world)("GET", `/signing/${first}`)).status, 410);
		t.equal(
			(await linksTo(world, "samira@voided.example", "signera")).length,
			2,
		);
	},
);

t.test("opening a signing link has no effect, and it signs once", async (t) => {
	const world = await createWorld(t);
	const who = await applicant(world);
	const content = filledApplication();
	await who.call("PATCH", `/applications/${who.id}`, content);
	await who.call("POST", `/applications/${who.id}/submit`);
	const [token = ""] = await linksTo(
		world,
		content.signatories[0]?.email ?? "",
		"signera",
	);
	for (let i = 0; i < 3; i++)
		t.equal((await caller(world)("GET", `/signing/${token}`)).status, 200);
	t.equal(
		(await who.call("GET", `/applications/${who.id}`)).body.status,
		"awaiting_signature",
	);
	const other = await caller(world)("POST", `/signing/${token}`, {
		name: "Samira Haddad",
		confirmAuthority: true,
		textSha256: "0".repeat(64),
	});
	t.equal(other.body.code, "agreement_text_changed");
	const answers = await Promise.all(
		[1, 2, 3].map(() => signWith(world, token, "Samira Haddad")),
	);
	t.equal(answers.filter((a) => a.status === 200).length, 1);
	t.equal(
		(await caller(world)("GET", `/signing/${token}`)).body.code,
		"already_signed",
	);
	t.equal((await caller(world)("GET", "/signing/nonsense")).status, 404);
});

t.test(
	"a completion request goes to the applicant and back without a new signature",
	async (t) => {
		const world = await createWorld(t);
		const application = await submittedApplication(world);
		const officer = await staff(world);
		const asked = await officer.call(
			"POST",
			`/admin/applications/${application.id}/request-completion`,
			{ message: "Protokollet saknas." },
		);
		t.equal(asked.body.status, "completion_requested");
		const seen = await application.call(
			"GET",
			`/applications/${application.id}`,
		);
		t.equal(seen.body.completionRequest.message, "Protokollet saknas.");
		await application.call("PATCH", `/applications/${application.id}`, {
			organisation: { description: "Mer om oss." },
		});
		const back = await application.call(
			"POST",
			`/applications/${application.id}/submit`,
		);
		t.equal(back.body.status, "submitted");
	},
);

t.test(
	"a party that withdraws stays in the register as a former party",
	async (t) => {
		const world = await createWorld(t);
		const { application, approved, number } = await party(world);
		world.now.value = new Date("2026-03-20T10:00:00Z");
		const organisation = approved.signature.organisationId;
		const left = await application.call(
			"POST",
			`/organisations/${organisation}/signature/withdraw`,
			{},
		);
		t.equal(left.status, 200);
		const visitor = caller(world);
		t.equal((await visitor("GET", "/signatories")).body.total, 0);
		t.equal(
			(await visitor("GET", "/signatories?asOf=2026-03-15")).body.total,
			1,
		);
		t.equal(
			(await visitor("GET", `/certificates/${encodeURIComponent(number)}`)).body
				.status,
			"revoked",
		);
		t.equal(
			(
				await application.call(
					"POST",
					`/organisations/${organisation}/signature/withdraw`,
					{},
				)
			).status,
			409,
		);
	},
);

t.test(
	"a form signed on paper is entered by one and approved by another",
	async (t) => {
		const world = await createWorld(t);
		const [one, two] = [await staff(world), await staff(world)];
		const { organisation } = filledApplication();
		const entered = await one.call("POST", "/admin/applications", {
			onBehalfOf: "Brev från ordföranden 2019-05-20",
			agreementVersion: "2019",
			signedOn: "2019-05-14",
			organisation,
			signatories: [{ name: "Anna Berg", title: "Ordförande" }],
		});
		t.equal(entered.status, 201);
		t.equal(
			(
				await one.call(
					"POST",
					`/admin/applications/${entered.body.id}/approve`,
					{},
				)
			).body.code,
			"four_eyes",
		);
		const approved = await two.call(
			"POST",
			`/admin/applications/${entered.body.id}/approve`,
			{},
		);
		t.match(approved.body.signature, {
			status: "active",
			signedOn: "2019-05-14",
		});
		t.equal(
			(await caller(world)("GET", "/signatories?asOf=2020-01-01")).body.total,
			1,
		);
	},
);
