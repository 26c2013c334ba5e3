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
import { election, nominees, slow, tokenIn } from "./support/elections.ts";
import {
	answerOf,
	contactOf,
	openRound,
	publish,
	tokenOf,
} from "./support/follow-up.ts";
import { formOf, smallPdf } from "./support/uploads.ts";
import { createWorld } from "./support/world.ts";

/** What the office decides and looks at beside approving. */

t.test(
	"a rejected application tells its applicant why, once, and nobody becomes a party",
	async (t) => {
		const world = await createWorld(t);
		const one = await submittedApplication(world);
		const officer = await staff(world);
		const path = `/admin/applications/${one.id}`;
		await world.settle();
		world.mails.length = 0;
		const silent = await officer.call("POST", `${path}/reject`, {
			reason: " ",
		});
		t.match(silent, {
			status: 422,
			body: { errors: [{ path: "reason", code: "required" }] },
		});
		const reason = "Föreningen finns redan i registret.";
		const answers = await Promise.all(
			[1, 2, 3].map(() => officer.call("POST", `${path}/reject`, { reason })),
		);
		t.same(answers.map(({ status }) => status).sort(), [200, 409, 409]);
		const done = answers.find(({ status }) => status === 200)?.body;
		t.match(done, { status: "rejected" });
		t.notOk(done.allowedActions.includes("approve"));
		await world.settle();
		t.equal(world.mails.length, 1);
		t.match(world.mails[0]?.text, reason);
		const own = await one.call("GET", `/applications/${one.id}`);
		t.match(own.body, { status: "rejected" });
		t.match(await officer.call("POST", `${path}/approve`, {}), {
			status: 409,
		});
		t.equal((await caller(world)("GET", "/signatories")).body.total, 0);
	},
);

t.test(
	"who applies may remind those who have not signed, and only them",
	async (t) => {
		const world = await createWorld(t);
		const who = await applicant(world);
		const content = filledApplication({
			mandate: {
				...{ body: "Styrelsen", decidedOn: "2026-03-04", paragraph: "§ 7" },
				signing: "jointly",
			},
			signatories: ["Samira Haddad", "Bo Ek"].map((name) => ({
				name,
				title: "Ordförande",
				email: `${name.split(" ")[0]?.toLowerCase()}@forening.example`,
			})),
		});
		const path = `/applications/${who.id}`;
		t.equal((await who.call("PATCH", path, content)).status, 200);
		const early = await who.call("POST", `${path}/remind-signatories`);
		t.match(early, { status: 409, body: { code: "wrong_status" } });
		t.equal((await who.call("POST", `${path}/submit`)).status, 200);
		const [token = ""] = await linksTo(
			world,
			"samira@forening.example",
			"signera",
		);
		await signWith(world, token, "Samira Haddad");
		await world.settle();
		world.mails.length = 0;
		const reminded = await who.call("POST", `${path}/remind-signatories`);
		t.match(reminded, { status: 200, body: { status: "awaiting_signature" } });
		const [link = ""] = await linksTo(world, "bo@forening.example", "signera");
		t.same(
			world.mails.map(({ to }) => to),
			["bo@forening.example"],
		);
		t.equal((await signWith(world, link, "Bo Ek")).status, 200);
	},
);

t.test(
	"a scan that the office attaches to a case is read back as it was, and never run",
	async (t) => {
		const world = await createWorld(t);
		const one = await submittedApplication(world);
		const { call } = await staff(world);
		const bytes = await smallPdf("Protokoll");
		const { headers, body } = formOf(bytes, "Protokoll mars.pdf", {
			kind: "minutes",
		});
		const path = `/admin/applications/${one.id}`;
		const saved = await call("POST", `${path}/attachments`, body, headers);
		t.match(saved, {
			status: 201,
			body: {
				filename: "Protokoll mars.pdf",
				mediaType: "application/pdf",
				size: bytes.length,
			},
		});
		const seen = await call("GET", path);
		t.match(JSON.stringify(seen.body), saved.body.id);
		const file = `/admin/attachments/${saved.body.id}`;
		const read = await call("GET", file);
		t.match(read, {
			status: 200,
			headers: {
				"content-type": "application/pdf",
				"content-disposition": /^attachment; filename/,
				"content-security-policy": /sandbox/,
				"x-content-type-options": "nosniff",
			},
		});
		t.match(read.body, /^%PDF/);
		t.match((await call("GET", `${file}?inline=1`)).headers, {
			"content-disposition": /^inline/,
		});
		t.equal((await caller(world)("GET", file)).status, 401);
		t.equal((await one.call("GET", file)).status, 403);
	},
);

t.test(
	"the office sees an entry whole, with the contacts that are kept from the public",
	async (t) => {
		const world = await createWorld(t);
		const { approved, number, application } = await party(world);
		const { call } = await staff(world);
		const path = `/admin/organisations/${approved.signature.organisationId}`;
		const entry = await call("GET", path);
		t.match(entry, {
			status: 200,
			body: {
				name: "Språkvännerna i Falkenberg",
				contacts: [{ email: "styrelsen@sprakvannerna.example" }],
				signatures: [{ status: "active", certificateNumber: number }],
			},
		});
		t.equal((await application.call("GET", path)).status, 403);
		t.equal((await caller(world)("GET", path)).status, 401);
	},
);

t.test(
	"a published follow-up may be withdrawn, of what was read; what was answered stays",
	async (t) => {
		const world = await createWorld(t);
		const round = await openRound(world, 6);
		const token = tokenOf(world, contactOf(0));
		const form = await caller(world)("GET", `/follow-ups/answers/${token}`);
		t.match(form, {
			status: 200,
			body: { organisation: "Förening 0", state: "open", answer: null },
		});
		for (const n of [0, 1, 2, 3, 4, 5]) await round.answer(n, answerOf(4));
		const call = await publish(world);
		const listed = await call("GET", "/admin/follow-ups");
		t.match(listed.body.items, [
			{
				...{ year: 2026, state: "closed", publishedAt: String },
				...{ parties: 6, answers: { civil: 6 } },
			},
		]);
		const { revision } = (await call("GET", "/admin/follow-ups/2026")).body;
		const path = "/admin/follow-ups/2026/withdraw";
		const older = await call("POST", path, { revision: revision - 1 });
		t.equal(older.status, 409);
		t.equal((await caller(world)("GET", "/follow-ups/2026")).status, 200);
		t.match(await call("POST", path, { revision }), {
			status: 200,
			body: { year: 2026 },
		});
		t.equal((await caller(world)("GET", "/follow-ups/2026")).status, 404);
		t.match((await call("GET", "/admin/follow-ups")).body.items, [
			{ year: 2026, publishedAt: null, answers: { civil: 6 } },
		]);
	},
);

t.test(
	"a nominee's link shows what is asked, and opening it answers nothing",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		await nominees(world, one, 1);
		const token = await tokenIn(world, "asa@nominerad.example", "samtycke");
		const path = `/working-group/consents/${token}`;
		const before = await caller(world)("GET", path);
		t.match(before, { status: 200, body: { name: "Åsa Ek" } });
		t.same((await caller(world)("GET", path)).body, before.body);
		t.equal((await caller(world)("GET", `${path}x`)).status, 404);
	},
);

t.test(
	"a newsletter is shown as it will be mailed before anybody gets it",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const issues = "/admin/newsletter/issues";
		const begun = await call("POST", issues, {
			content: {
				title: { sv: "Höstens brev", en: "" },
				intro: { sv: "Vi **ses** i maj.", en: "" },
			},
		});
		t.equal(begun.status, 201);
		const shown = await call("GET", `${issues}/${begun.body.id}/preview`);
		t.equal(shown.status, 200);
		t.match(shown.body, { subject: "Höstens brev" });
		t.match(shown.body.text, "Vi ses i maj");
		t.match(shown.body.html, "<strong>ses</strong>");
		await world.settle();
		t.equal(world.mails.length, 0);
	},
);
