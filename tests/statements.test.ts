import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { disposeOfNeeds } from "../api/content/events/jobs.ts";
import {
	applicant,
	caller,
	filledApplication,
	linksTo,
	signWith,
	staff,
} from "./support/actors.ts";
import { event, register } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** A page's words, without tags and soft hyphens; and its mark-up. */
async function read(world: World, url: string) {
	const answer = await world.app.inject({
		url,
		headers: { accept: "text/html" },
	});
	if (answer.statusCode !== 200)
		throw new Error(`${url}: ${answer.statusCode}`);
	const main = answer.body.split("<main")[1]?.split("</main>")[0] ?? "";
	const words = main.replace(/<[^>]+>/g, " ").replaceAll("\u00ad", "");
	return { words: words.replace(/\s+/g, " "), main, ...answer };
}

/** The number that a page states where the pattern has its group. */
function stated(words: string, pattern: RegExp): number {
	const [, number] = pattern.exec(words) ?? [];
	if (number === undefined) throw new Error(`${pattern} is not on the page`);
	return Number(number);
}

/** The cookies that an answer sets: name, seconds, and the rest. */
function cookiesOf(headers: Record<string, unknown>) {
	return [headers["set-cookie"] ?? []].flat().map((line) => {
		const text = String(line);
		return {
			name: text.split("=")[0],
			seconds: Number(/Max-Age=(\d+)/.exec(text)?.[1]),
			guarded: /HttpOnly/.test(text) && /SameSite=Strict/.test(text),
		};
	});
}

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

t.test("reading the public pages sets no cookie", async (t) => {
	const world = await createWorld(t);
	const { slug } = await event(world);
	const { body } = await world.app.inject({ url: "/sitemap.xml" });
	const paths = [...body.matchAll(/<loc>http:\/\/handslag\.test(.*?)<\/loc>/g)];
	t.ok(paths.length > 40, `${paths.length} addresses in the sitemap`);
	for (const url of [
		...paths.map(([, path = ""]) => path || "/"),
		`/evenemang/${slug}/anmalan`,
		"/ansok",
		"/mina-sidor",
		"/admin",
		"/finns-inte",
		"/api/v1/signatories",
	])
		t.same(
			cookiesOf((await world.app.inject({ url })).headers),
			[],
			`no cookie from ${url}`,
		);
});

t.test(
	"signing in sets the one cookie that is listed, for as long as is said",
	async (t) => {
		const world = await createWorld(t);
		const { words } = await read(world, "/kakor");
		const english = (await read(world, "/en/kakor")).words;
		const hours = stated(words, /i (\d+) timmar för handläggare/);
		const days = stated(words, /i (\d+) dagar för organisationer/);
		t.match(english, `${days} days for organisations and for ${hours} hours`);
		const name = /Kakan heter (\S+)\./.exec(words)?.[1];
		t.match(english, `called ${name}.`);
		const listed = (seconds: number) => [{ name, seconds, guarded: true }];

		const { email } = await staff(world);
		const office = await caller(world)("POST", "/sessions", {
			email,
			password: "en lång mening som lösenord",
		});
		t.same(cookiesOf(office.headers), listed((hours * hour) / 1000));
		const address = "styrelsen@forening.example";
		const begun = await caller(world)("POST", "/applications", {
			email: address,
		});
		t.same(cookiesOf(begun.headers), listed((days * day) / 1000));
		const [token] = await linksTo(world, address, "fortsatt");
		const back = await caller(world)("POST", "/sign-in-links/redeem", {
			token,
		});
		t.same(cookiesOf(back.headers), listed((days * day) / 1000));
	},
);

t.test("whatever the pages leave in a browser is listed", async (t) => {
	const world = await createWorld(t);
	const both = [
		(await read(world, "/kakor")).words,
		(await read(world, "/en/kakor")).words,
	];
	const root = join(import.meta.dirname, "../frontend");
	let found = 0;
	for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
		if (!file.endsWith(".ts") || file.startsWith("i18n")) continue;
		const code = readFileSync(join(root, file), "utf8");
		t.notMatch(code, /document\.cookie|indexedDB|serviceWorker/, file);
		if (!/\b(local|session)Storage\b/.test(code)) continue;
		const keys = code.match(/handslag[:.][a-z]+(\.[a-z]+)?/g) ?? [];
		t.ok(keys.length > 0, `${file} names what it keeps`);
		found += keys.length;
		for (const words of both)
			for (const key of keys) t.match(words, `${key}:`, file);
	}
	t.ok(found >= 3);
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
