import t from "tap";
import { seedAgreement } from "../api/agreement/seed.ts";
import { seedContent } from "../api/content/seed.ts";
import { sha256 } from "../api/platform/ids.ts";
import { renderMarkdown } from "../api/platform/markdown.ts";
import { caller } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"the agreement that is shown is the very text that is hashed",
	async (t) => {
		const world = await createWorld(t);
		for (const language of ["sv", "en"]) {
			const { body } = await caller(world)("GET", "/agreement", undefined, {
				"accept-language": language,
			});
			t.equal(body.name, "Den Halländska Överenskommelsen");
			t.equal(body.language, "sv");
			t.match(body.version, {
				label: "2025",
				validFrom: "2025-09-24",
				isSummary: true,
			});
			t.equal(sha256(body.version.text), body.version.textSha256);
			t.equal(body.version.principles.length, 6);
			t.equal(
				body.version.principles[0].title,
				language === "sv" ? "Dialog" : "Dialogue",
			);
			t.equal(body.translations.en.name, "The Halland Agreement");
			t.same(
				body.versions.map((one: { label: string; validTo: string | null }) => [
					one.label,
					one.validTo,
				]),
				[
					["2025", null],
					["2019", "2025-09-24"],
				],
			);
		}
	},
);

t.test(
	"the version that applies is the latest whose day has come",
	async (t) => {
		const world = await createWorld(t);
		const label = async () =>
			(await caller(world)("GET", "/agreement")).body.version.label;
		// Summer time: the day begins in Sweden two hours before it does in UTC.
		world.now.value = new Date("2025-09-23T21:59:00Z");
		t.equal(await label(), "2019");
		world.now.value = new Date("2025-09-23T22:00:00Z");
		t.equal(await label(), "2025");
		t.equal(
			(await caller(world)("GET", "/agreement?version=2019")).body.version
				.validFromPrecision,
			"month",
		);
		t.equal(
			(await caller(world)("GET", "/agreement?version=1999")).status,
			404,
		);
	},
);

t.test(
	"starts at once seed once, log it, and never touch what an administrator has entered",
	async (t) => {
		const world = await createWorld(t);
		const { db } = world.deps;
		const counts = async () => {
			const { rows } =
				await db.pool.query(`select (select count(*) from agreement_version) as versions, (select count(*) from plan_year) as years,
			(select count(*) from news_item) as news, (select count(*) from event) as events, (select count(*) from log_entry) as logged`);
			return rows[0];
		};
		t.same(await counts(), {
			versions: 2,
			years: 5,
			news: 6,
			events: 3,
			logged: 31,
		});
		await db
			.updateTable("agreement_version")
			.set({ text_sv: "Antagen text" })
			.where("label", "=", "2025")
			.execute();
		await db
			.deleteFrom("agreement_version")
			.where("label", "=", "2019")
			.execute();
		await db.deleteFrom("plan_year").execute();
		// Connections that are open already, so that the starts really meet.
		await Promise.all(
			[1, 2, 3, 4, 5, 6].map(() => db.pool.query("select pg_sleep(0.05)")),
		);
		await Promise.all(
			[
				seedAgreement,
				seedContent,
				seedAgreement,
				seedContent,
				seedAgreement,
			].map((seed) => seed(world.deps)),
		);
		t.same(await counts(), {
			versions: 2,
			years: 5,
			news: 6,
			events: 3,
			logged: 37,
		});
		t.equal(
			(await caller(world)("GET", "/agreement")).body.version.text,
			"Antagen text",
		);
	},
);

t.test(
	"the action plan keeps what was carried over and says what is undecided",
	async (t) => {
		const world = await createWorld(t);
		const { body } = await caller(world)("GET", "/action-plan");
		t.match(body, { from: 2020, to: 2024, name: "Handlingsplan 2020–2024" });
		const year = (n: number) =>
			body.years.find((one: { year: number }) => one.year === n);
		t.same(
			body.years.map((one: { activities: unknown[] }) => one.activities.length),
			[6, 5, 6, 4, 3],
		);
		t.same(year(2021).focusAreas, [
			{ title: "Demokrati", continued: false },
			{ title: "Psykisk hälsa", continued: true },
		]);
		t.equal(
			year(2022).activities.find(
				(one: { carriedOverFrom: number | null }) =>
					one.carriedOverFrom === 2021,
			).title,
			"Utbildning i IOP och upphandling för idéburna",
		);
		t.same(year(2024).focusAreas, []);
		t.match(year(2024).focusNote, "2022");
		const english = await caller(world)("GET", "/action-plan", undefined, {
			"accept-language": "en",
		});
		t.equal(english.body.years[4].theme, "Quality");
	},
);

t.test(
	"news and events come newest first, page by page, in both languages",
	async (t) => {
		const world = await createWorld(t);
		const get = caller(world);
		for (const [path, total] of [
			["/news", 6],
			["/events", 3],
		] as const) {
			const whole = await get("GET", path);
			t.equal(whole.body.total, total);
			const slugs: string[] = [];
			let cursor: string | null = "";
			while (cursor !== null) {
				const { body } = await get("GET", `${path}?limit=2&cursor=${cursor}`);
				slugs.push(...body.items.map((one: { slug: string }) => one.slug));
				cursor = body.next;
			}
			t.same(
				slugs,
				whole.body.items.map((one: { slug: string }) => one.slug),
			);
			const one = await get("GET", `${path}/${slugs[0]}`, undefined, {
				"accept-language": "en",
			});
			t.ok(one.body.text.length > 20);
			t.match(one.body.html, /^<p>/);
			t.equal((await get("GET", `${path}/finns-inte`)).status, 404);
			t.equal((await get("GET", `${path}?cursor=x`)).status, 422);
		}
		t.equal(
			(await get("GET", "/news")).body.items[0].title,
			"Starkare än förr!",
		);
		t.equal((await get("GET", "/events")).body.items[0].on, "2025-09-24");
	},
);

t.test(
	"the news of the first start stands in its order, however long the start takes",
	async (t) => {
		const world = await createWorld(t);
		const titles = async () =>
			(await caller(world)("GET", "/news")).body.items.map(
				({ title }: { title: string }) => title,
			);
		const before = await titles();
		await world.deps.db.deleteFrom("news_item").execute();
		let ticks = world.now.value.getTime();
		const clock = () => {
			ticks += 5;
			return new Date(ticks);
		};
		await seedContent({ ...world.deps, clock });
		t.same(await titles(), before);
	},
);

t.test(
	"Markdown cannot bring script, pictures or raw HTML into a page",
	async (t) => {
		const html = renderMarkdown(
			"# Rubrik\n\n<script>alert(1)</script>\n\n![x](http://a.example/x.png) [y](javascript:alert(1)) **fet**",
		);
		t.notMatch(html, /<script|<img|href="javascript/);
		t.match(html, "<h2>Rubrik</h2>");
		t.match(html, "<strong>fet</strong>");
	},
);
