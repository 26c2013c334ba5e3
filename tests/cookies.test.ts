import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { caller, linksTo, staff } from "./support/actors.ts";
import { event } from "./support/events.ts";
import { read, stated } from "./support/statements.ts";
import { createWorld } from "./support/world.ts";

const hour = 60 * 60;
const day = 24 * hour;

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
		t.same(cookiesOf(office.headers), listed(hours * hour));
		const out = await caller(world, office.body.accessToken)(
			"DELETE",
			"/sessions/current",
		);
		t.same(
			[out.headers["set-cookie"]]
				.flat()
				.map((line) => String(line).split(";")[0]),
			[`${name}=`],
			"and signing out takes it away",
		);
		const address = "styrelsen@forening.example";
		const begun = await caller(world)("POST", "/applications", {
			email: address,
		});
		t.same(cookiesOf(begun.headers), listed(days * day));
		const [token] = await linksTo(world, address, "fortsatt");
		const back = await caller(world)("POST", "/sign-in-links/redeem", {
			token,
		});
		t.same(cookiesOf(back.headers), listed(days * day));
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
