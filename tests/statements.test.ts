import t from "tap";
import { jobsOf } from "../api/app.ts";
import { disposeOfMessages } from "../api/content/contact/service.ts";
import { disposeOfNeeds } from "../api/content/events/jobs.ts";
import { disposeOfSubscribers } from "../api/content/newsletter/jobs.ts";
import { advanceElections } from "../api/content/working-group/jobs.ts";
import { newId } from "../api/platform/ids.ts";
import {
	applicant,
	caller,
	filledApplication,
	linksTo,
	signWith,
	staff,
} from "./support/actors.ts";
import {
	base,
	days,
	election,
	nominees,
	tokenIn,
	turnTo,
} from "./support/elections.ts";
import { event, register } from "./support/events.ts";
import { read, stated } from "./support/statements.ts";
import { createWorld } from "./support/world.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

t.test("every page's foot leads to the statements", async (t) => {
	const world = await createWorld(t);
	const statements = [
		["/personuppgifter", "Personuppgifter", "Personal data"],
		["/kakor", "Kakor", "Cookies"],
		["/tillganglighet", "Tillgänglighetsredogörelse", "Accessibility"],
		["/oppna-data", "Öppna data", "Open data"],
	] as const;
	for (const from of ["/", "/signatarer", "/kontakt"]) {
		const { body } = await read(world, from);
		for (const [path] of statements)
			t.match(body.split("<footer")[1], `href="${path}"`);
	}
	for (const [path, sv, en] of statements) {
		t.match((await read(world, path)).words, sv);
		t.match((await read(world, `/en${path}`)).words, en);
	}
});

t.test("links last as long as the statement says", async (t) => {
	const world = await createWorld(t);
	const { words } = await read(world, "/personuppgifter");
	const english = (await read(world, "/en/personuppgifter")).words;
	const hours = stated(words, /logga in gäller i (\d+) timmar/);
	const days = stated(words, /skriva under gäller i (\d+) dagar/);
	t.match(english, `works for ${hours} hours and once`);
	t.match(english, `sign with works for ${days} days`);
	const opened = world.now.value.getTime();
	const redeem = async (email: string, after: number) => {
		world.now.value = new Date(opened);
		await caller(world)("POST", "/applications", { email });
		const [token] = await linksTo(world, email, "fortsatt");
		world.now.value = new Date(opened + after);
		const answer = await caller(world)("POST", "/sign-in-links/redeem", {
			token,
		});
		return answer.status;
	};
	t.equal(await redeem("fore@forening.example", hours * hour - 1), 200);
	t.equal(await redeem("efter@forening.example", hours * hour), 410);

	world.now.value = new Date(opened);
	const who = await applicant(world);
	const content = filledApplication();
	await who.call("PATCH", `/applications/${who.id}`, content);
	await who.call("POST", `/applications/${who.id}/submit`);
	const [signatory] = content.signatories;
	const [token = ""] = await linksTo(world, signatory?.email ?? "", "signera");
	const signed = async (after: number) => {
		world.now.value = new Date(opened + after);
		return (await signWith(world, token, signatory?.name ?? "")).status;
	};
	t.equal(await signed(days * day), 410);
	t.equal(await signed(days * day - 1), 200);
});

t.test("needs are gone when the statement says so", async (t) => {
	const world = await createWorld(t);
	const { words } = await read(world, "/personuppgifter");
	const days = stated(words, /tas bort (\d+) dagar efter evenemanget/);
	const english = (await read(world, "/en/personuppgifter")).words;
	t.match(english, `removed ${days} days after the event`);
	const { slug } = await event(world);
	await register(world, slug, 1, { foodNeeds: "Nötter", accessNeeds: "" });
	const { ends_at } = await world.deps.db
		.selectFrom("event_detail")
		.select("ends_at")
		.where("slug", "=", slug)
		.executeTakeFirstOrThrow();
	const left = async (after: number) => {
		world.now.value = new Date(Number(ends_at) + after);
		await disposeOfNeeds(world.deps);
		const rows = await world.deps.db
			.selectFrom("event_registration_need")
			.selectAll()
			.execute();
		return rows.length;
	};
	t.equal(await left(days * day - hour), 1);
	t.equal(await left(days * day + hour), 0);
});

t.test(
	"messages and addresses of no use are gone when the statement says so",
	async (t) => {
		const world = await createWorld(t);
		const { db } = world.deps;
		const { words } = await read(world, "/personuppgifter");
		const english = (await read(world, "/en/personuppgifter")).words;
		const messages = stated(words, /meddelande till oss tas bort efter (\d+)/);
		const unconfirmed = stated(words, /bekräftat tas bort efter (\d+) dagar/);
		const unreached = stated(words, /fram tas bort efter (\d+) dagar/);
		t.match(english, `message to us is removed after ${messages} days`);
		t.match(english, `confirmed is removed after ${unconfirmed} days`);
		t.match(english, `do not reach is removed after ${unreached} days`);
		const at = world.now.value;
		const email = (n: number) => `nagon-${n}@forening.example`;
		await db
			.insertInto("contact_message")
			.values({
				id: newId(at),
				name: "Åsa",
				email: email(0),
				subject: "Hej",
				message: "Hej",
				locale: "sv",
				created_at: at,
			})
			.execute();
		for (const [n, status] of ["unconfirmed", "suspended"].entries())
			await db
				.insertInto("newsletter_subscriber")
				.values({
					id: newId(at),
					email: email(n),
					locale: "sv",
					status: status === "suspended" ? "suspended" : "unconfirmed",
					asked_at: at,
					confirmed_at: status === "suspended" ? at : null,
					suspended_at: status === "suspended" ? at : null,
				})
				.execute();
		const left = async (after: number) => {
			world.now.value = new Date(Number(at) + after);
			await disposeOfMessages(world.deps);
			await disposeOfSubscribers(world.deps);
			const kept = [
				await db.selectFrom("contact_message").select("email").execute(),
				await db.selectFrom("newsletter_subscriber").select("email").execute(),
			];
			return kept.map((rows) => rows.length);
		};
		t.same(await left(unconfirmed * day), [1, 2]);
		t.same(await left(unconfirmed * day + 1), [1, 1]);
		const soonest = Math.min(messages, unreached) * day;
		t.same(await left(soonest), [1, 1]);
		t.same(await left(Math.max(messages, unreached) * day + 1), [0, 0]);
	},
);

t.test(
	"a nominee's address is gone when the statement says so, and at once after a no",
	async (t) => {
		const world = await createWorld(t);
		const { words } = await read(world, "/personuppgifter");
		const after = stated(words, /nominerad tas bort (\d+) dagar efter/);
		t.match(
			(await read(world, "/en/personuppgifter")).words,
			`nominee is removed ${after} days after`,
		);
		const one = await election(world, { parties: 1 });
		await nominees(world, one, 1);
		const email = "nej@nominerad.example";
		await one.call("POST", `${base}/${one.id}/nominations`, {
			name: "Nils Nej",
			organisation: "Fritidsfrämjandet",
			email,
		});
		const token = await tokenIn(world, email, "samtycke");
		await caller(world)("POST", `/working-group/consents/${token}`, {
			consent: false,
		});
		const left = async () => {
			await advanceElections(world.deps);
			const { rows } = await world.deps.db.pool.query(
				`select email from nominee where email <> ''
				union all select recipient from outgoing_mail where template = 'election_consent'`,
			);
			return rows.map((row) => row.email);
		};
		const asa = "asa@nominerad.example";
		t.same(await left(), [asa, asa]);
		turnTo(world, days.namesClosesOn);
		const closed = world.now.value.getTime();
		world.now.value = new Date(closed + (after - 1) * day);
		t.same(await left(), [asa, asa]);
		world.now.value = new Date(closed + after * day);
		t.same(await left(), []);
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", "election.nominees_disposed")
			.execute();
		t.match(log, [{ detail: { addresses: 1 } }, { detail: { addresses: 1 } }]);
	},
);

t.test(
	"to whom a mail went is gone when the statement says so; that it went, when and in which case stays",
	async (t) => {
		const world = await createWorld(t);
		const { words } = await read(world, "/personuppgifter");
		const kept = stated(words, /mejl från oss tas bort efter (\d+)/);
		t.match(
			(await read(world, "/en/personuppgifter")).words,
			`address on a mail from us is removed after ${kept} days`,
		);
		const opened = world.now.value.getTime();
		const who = await applicant(world);
		const content = filledApplication();
		await who.call("PATCH", `/applications/${who.id}`, content);
		await who.call("POST", `/applications/${who.id}/submit`);
		await world.settle();
		const { mailer } = world.deps;
		world.deps.mailer = null;
		await caller(world)("POST", "/sign-in-links", { email: who.email });
		await world.settle();
		world.deps.mailer = mailer;
		const mails = () =>
			world.deps.db
				.selectFrom("outgoing_mail")
				.select(["template", "recipient", "status", "sent_at", "case_id"])
				.select(["text", "subject"])
				.orderBy("id")
				.execute();
		const before = await mails();
		t.ok(before.length >= 3);
		const left = async (after: number) => {
			world.now.value = new Date(opened + after);
			await jobsOf(world.deps)["outbox.dispose"]?.({} as never);
			return (await mails()).filter(({ recipient }) => recipient !== "");
		};
		t.equal((await left(kept * day - hour)).length, before.length);
		t.same(await left(kept * day + hour), []);
		const after = await mails();
		t.equal(after.length, before.length);
		t.ok(after.every(({ text }) => text === null));
		const waiting = after.find(({ template }) => template === "sign_in_link");
		t.equal(waiting?.status, "failed", "what has not left does not leave");
		for (const [i, mail] of after.entries()) {
			t.equal(mail.sent_at?.getTime(), before[i]?.sent_at?.getTime());
			t.equal(mail.subject, before[i]?.subject);
			if (mail.template.startsWith("sign_request"))
				t.equal(mail.case_id, who.id);
		}
		await world.settle();
		t.notOk(world.mails.some(({ to }) => to === ""));
		const log = await world.deps.db
			.selectFrom("log_entry")
			.select(["event", "detail"])
			.where("event", "=", "outbox.addresses_disposed")
			.execute();
		t.match(log, [{ detail: { mails: before.length } }]);
	},
);

t.test(
	"the accessibility statement has each part that the law asks for",
	async (t) => {
		const world = await createWorld(t);
		const parts = {
			"/tillganglighet": [
				"Region Halland står bakom",
				"Handslag på http://handslag.test",
				"(2018:1937)",
				"delvis förenlig med lagen",
				"Innehåll som inte är tillgängligt",
				"oskäligt betungande (12 §)",
				"omfattas inte av lagen (9 §)",
				"bedömt webbplatsen själva",
				"gjordes 23 november 2026",
			],
			"/en/tillganglighet": [
				"Region Halland is behind",
				"Handslag at http://handslag.test",
				"(2018:1937)",
				"partially compliant with the act",
				"Content that is not accessible",
				"disproportionate burden (section 12)",
				"outside the act (section 9)",
				"assessed the site ourselves",
				"made on 23 November 2026",
			],
		};
		for (const [url, expected] of Object.entries(parts)) {
			const { words, main } = await read(world, url);
			for (const part of expected) t.match(words, part, url);
			t.match(main, 'href="https://www.digg.se/tdosanmalan"', "supervision");
			t.match(main, /href="mailto:[^"?]+\?subject=/, "feedback");
			t.match(main, 'href="tel:', "another way to what cannot be used");
		}
	},
);

t.test(
	"the accessibility statement names what is in Swedish on English pages, and only that",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const said = async () => ({
			sv: (await read(world, "/tillganglighet")).words,
			en: (await read(world, "/en/tillganglighet")).words,
		});
		const nothing = await said();
		t.match(nothing.en, "The binding text of the agreement is in Swedish");
		t.match(nothing.sv, "Avtalets bindande text är på svenska");
		t.notMatch(nothing.en, "not been translated", "all is, to begin with");
		t.notMatch(nothing.sv, "inte översatta");
		const both = (sv: string) => ({ sv, en: "" });
		const publish = async (id: string) =>
			(await call("POST", `/admin/content/revisions/${id}/publish`, {})).status;
		const add = async (kind: string, key: string | null, content: object) => {
			const path = `/admin/content/${kind}`;
			const made = await call("POST", path, { ...(key && { key }), content });
			t.equal(await publish(made.body.head.id), 200, kind);
		};
		const words = both("Bara på svenska");
		const text = { title: words, summary: words, text: words };
		const steps: [string, string, () => Promise<void>][] = [
			["some news", "en del nyheter", () => add("news", null, text)],
			[
				"some events",
				"en del evenemang",
				() => add("events", null, { ...text, year: 2026 }),
			],
			[
				"some years of the action plan",
				"en del år i handlingsplanen",
				() => add("plan-years", "2027", { theme: words }),
			],
			[
				"some pages",
				"en del sidor",
				async () => {
					const path = "/admin/content/pages/kontakt";
					const { head } = (await call("GET", path)).body;
					const content = { ...head.content, title: words };
					const saved = await call("PATCH", path, {
						basedOn: head.id,
						content,
					});
					t.equal(await publish(saved.body.head.id), 200);
				},
			],
		];
		for (const [english, swedish, make] of steps) {
			const before = await said();
			t.notMatch(before.en, english);
			t.notMatch(before.sv, swedish);
			await make();
			const after = await said();
			t.match(after.en, english);
			t.match(after.sv, swedish);
			t.match(after.en, "not been translated");
		}
		await world.deps.db
			.updateTable("agreement_version")
			.set({ name_en: "", text_en: "" })
			.execute();
		world.deps.registerChanged();
		t.match((await said()).en, "there is no translation of it");
	},
);

t.test(
	"who has found a shortcoming can say so by e-mail, by telephone or in a form",
	async (t) => {
		const world = await createWorld(t);
		for (const at of ["", "/en"]) {
			const { main } = await read(world, `${at}/tillganglighet`);
			t.match(main, `href="${at}/kontakt/skriv"`);
			const form = await world.app.inject(`${at}/kontakt/skriv`);
			t.equal(form.statusCode, 200);
		}
	},
);
