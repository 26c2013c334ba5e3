import t from "tap";
import { newId } from "../api/platform/ids.ts";
import { caller, filledApplication, party, staff } from "./support/actors.ts";
import {
	accept,
	cast,
	days,
	election,
	nominees,
	openVote,
	partyToken,
	slow,
	turnTo,
} from "./support/elections.ts";
import { event } from "./support/events.ts";
import { answerOf, openRound, publish } from "./support/follow-up.ts";
import { createWorld, type World } from "./support/world.ts";

interface Hit {
	kind: string;
	title: { text: string; mark: boolean }[];
	path: string;
	language: string;
	snippet: { text: string; mark: boolean }[];
	on: string | null;
	cancelled: boolean;
}

async function search(world: World, q: string, more = "", language = "sv") {
	const { status, body } = await caller(world)(
		"GET",
		`/search?q=${encodeURIComponent(q)}${more}`,
		undefined,
		{ "accept-language": language },
	);
	if (status !== 200) throw new Error(JSON.stringify(body));
	const hits: Hit[] = body.groups.flatMap(
		({ items }: { items: Hit[] }) => items,
	);
	const paths = hits.map(({ path }) => path);
	return { body, hits, paths };
}

const whole = (pieces: { text: string }[]) =>
	pieces.map(({ text }) => text).join("");
const marks = (pieces: { text: string; mark: boolean }[]) =>
	pieces.filter(({ mark }) => mark).map(({ text }) => text);

const both = (sv: string, en = "") => ({ sv, en });

async function news(
	world: World,
	slug: string,
	title: string,
	text: string,
	en = "",
) {
	await world.deps.db
		.insertInto("news_item")
		.values({
			id: newId(world.now.value),
			slug,
			published_on: "2026-02-01",
			content: JSON.stringify({
				title: both(title, en && `${en} title`),
				kicker: null,
				summary: both("Sammanfattning", en && "Summary"),
				text: both(text, en),
				precision: "day",
			}),
		})
		.execute();
}

t.test(
	"one search finds organisations, news, events, the plan, pages and the agreement, by word beginnings",
	async (t) => {
		const world = await createWorld(t);
		await party(world);
		await news(
			world,
			"sprakcafe",
			"Språkcafé i Falkenberg",
			"Om **dialog** och möten.",
		);
		await world.deps.db
			.insertInto("event")
			.values({
				id: newId(world.now.value),
				slug: "dialogdag",
				year: 2026,
				content: JSON.stringify({
					title: both("Dialogdag"),
					summary: both("En dag i Varberg."),
					text: both("Kom."),
					on: "2026-05-01",
					place: null,
				}),
			})
			.execute();
		t.match((await search(world, "språkv")).hits, [{ kind: "organisations" }]);
		t.match(
			(await search(world, "SPRAKCAFE")).hits,
			[],
			"å is a letter of its own",
		);
		t.ok(
			(await search(world, "språkcafe")).paths.includes("/nyheter/sprakcafe"),
			"é is e",
		);
		const dialog = await search(world, "dialog");
		t.ok(dialog.paths.includes("/evenemang/dialogdag"));
		t.ok(dialog.paths.includes("/nyheter/sprakcafe"));
		const kinds = dialog.body.groups.map((one: { kind: string }) => one.kind);
		t.ok(kinds.includes("agreement"), kinds.join());
		t.ok(kinds.includes("plan") || kinds.includes("pages"), kinds.join());
		t.equal(
			dialog.body.total,
			dialog.body.groups.reduce(
				(sum: number, one: { total: number }) => sum + one.total,
				0,
			),
		);
		for (const path of new Set(dialog.paths)) {
			const page = await world.app.inject(path.split("#")[0] ?? "");
			t.equal(page.statusCode, 200, path);
		}
	},
);

t.test(
	"a misspelt word finds what it resembles, and the page says so",
	async (t) => {
		const world = await createWorld(t);
		await news(
			world,
			"samverkansmote",
			"Samverkansmöte om integration",
			"Text.",
		);
		const found = await search(world, "samvrekansmöte");
		t.ok(found.paths.includes("/nyheter/samverkansmote"));
		t.equal(found.body.similar, true);
		const page = await world.app.inject("/sok?q=samvrekansm%C3%B6te");
		t.match(page.body, "Inget stämde helt");
		t.same((await search(world, "xyzzyq")).hits, []);
	},
);

t.test("the best stands first: the title before the text", async (t) => {
	const world = await createWorld(t);
	await news(world, "i-texten", "Något annat", "Långt ner står kantarell.");
	await news(world, "i-titeln", "Kantarell", "Text.");
	t.same((await search(world, "kantarell")).paths, [
		"/nyheter/i-titeln",
		"/nyheter/i-texten",
	]);
});

t.test(
	"of events those that are to come stand before those that have been, the nearest first",
	async (t) => {
		const world = await createWorld(t);
		const events = [
			["var-forra", "Kantarellkonferens i fjol", "Text.", "2025-05-12"],
			["host", "Höstmöte", "Det blir en kantarellkonferens.", "2026-10-12"],
			["var", "Vårmöte", "Det blir en kantarellkonferens.", "2026-05-12"],
			["ar", "Möte", "En kantarellkonferens.", "2025-01-12"],
		] as const;
		for (const [slug, title, text, on] of events)
			await world.deps.db
				.insertInto("event")
				.values({
					id: newId(world.now.value),
					slug,
					year: Number(on.slice(0, 4)),
					content: JSON.stringify({
						title: both(title),
						summary: both("En dag."),
						text: both(text),
						on,
						place: null,
					}),
				})
				.execute();
		const { paths } = await search(world, "kantarell", "&kind=events");
		t.same(
			paths,
			["var", "host", "var-forra", "ar"].map((slug) => `/evenemang/${slug}`),
		);
	},
);

t.test(
	"what was searched for is marked, and what others have written is text",
	async (t) => {
		const world = await createWorld(t);
		const before = "ord ".repeat(60);
		await news(
			world,
			"farlig",
			"<img src=x onerror=alert(1)> Blåbär",
			`${before}[blåbär](/x) & <script>alert(1)</script> ${before}`,
		);
		const { hits } = await search(world, "blåb");
		t.same(marks(hits[0]?.title ?? []), ["Blåb"]);
		t.same(marks(hits[0]?.snippet ?? []), ["blåb"]);
		const shown = whole(hits[0]?.snippet ?? []);
		t.ok(shown.startsWith("… ") && shown.endsWith(" …"), shown);
		t.ok(shown.length < 260);
		const page = await world.app.inject("/sok?q=bl%C3%A5b");
		t.match(page.body, "<mark>blåb</mark>");
		t.notMatch(page.body, /<img src=x|<script>alert/);
		const hostile = await world.app.inject(
			`/sok?q=${encodeURIComponent('"><script>alert(1)</script>%_\\')}`,
		);
		t.equal(hostile.statusCode, 200);
		t.notMatch(hostile.body, "<script>alert");
	},
);

t.test(
	"what is withheld, a draft, withdrawn or no longer a party is never found",
	async (t) => {
		const world = await createWorld(t);
		const { approved } = await party(
			world,
			filledApplication({
				organisation: {
					...filledApplication().organisation,
					name: "Hemliga Gläntan",
				},
			}),
		);
		t.equal((await search(world, "gläntan")).hits.length, 1);
		await world.deps.db
			.updateTable("organisation")
			.set({ withheld: true })
			.where("name", "=", "Hemliga Gläntan")
			.execute();
		t.same((await search(world, "gläntan")).hits, []);
		await world.deps.db
			.updateTable("organisation")
			.set({ withheld: false })
			.where("name", "=", "Hemliga Gläntan")
			.execute();
		await world.deps.db
			.updateTable("signature")
			.set({ status: "withdrawn", ended_on: "2026-03-01" })
			.where("id", "=", approved.signature.id)
			.execute();
		t.same((await search(world, "gläntan")).hits, []);
		const editor = await staff(world, "editor");
		const made = await editor.call("POST", "/admin/content/news", {
			content: {
				title: both("Rabarberpaj"),
				summary: both("Rabarber"),
				text: both("Rabarber"),
			},
		});
		t.equal(made.status, 201, JSON.stringify(made.body));
		t.same((await search(world, "rabarber")).hits, []);
	},
);

t.test("English finds English, and says where a text is Swedish", async (t) => {
	const world = await createWorld(t);
	await news(world, "bara-svenska", "Lingon", "Text.");
	await news(world, "bada", "Hjortron", "Text.", "Cloudberries");
	const cloud = await search(world, "cloudb", "", "en");
	t.match(cloud.hits, [{ path: "/en/nyheter/bada", language: "en" }]);
	const lingon = await search(world, "lingon", "", "en");
	t.match(lingon.hits, [{ path: "/en/nyheter/bara-svenska", language: "sv" }]);
	const page = await world.app.inject("/en/sok?q=lingon");
	t.match(page.body, 'lang="sv"');
	t.match(page.body, "1 result");
});

t.test(
	"an empty search helps, one in vain helps more, and no page of results is indexed",
	async (t) => {
		const world = await createWorld(t);
		const empty = await world.app.inject("/sok");
		t.match(empty.body, "Du kan söka efter");
		t.match(empty.body, '<meta name="robots" content="noindex">');
		const none = await world.app.inject("/sok?q=xyzzyq");
		t.equal(none.statusCode, 200);
		t.match(none.body, "Inget hittades");
		t.match(none.body, 'href="/signatarer"');
		t.match(
			(await world.app.inject("/")).body,
			/<form class="head-search" role="search" action="\/sok"/,
		);
		t.match((await world.app.inject("/robots.txt")).body, "Disallow: /sok");
		const long = await caller(world)("GET", `/search?q=${"a".repeat(201)}`);
		t.equal(long.status, 422);
	},
);

t.test("one kind at a time shows more than the first five", async (t) => {
	const world = await createWorld(t);
	for (let i = 0; i < 8; i++)
		await news(world, `odon-${i}`, `Odon ${i}`, "Text.");
	const first = await search(world, "odon");
	t.match(first.body.groups, [{ kind: "news", total: 8 }]);
	t.equal(first.hits.length, 5);
	const page = await world.app.inject("/sok?q=odon");
	t.match(page.body, "/sok?q=odon&amp;typ=news");
	t.equal((await search(world, "odon", "&kind=news")).hits.length, 8);
});

t.test(
	"a hit tells no more of its day than is known, and that an event is cancelled",
	async (t) => {
		const world = await createWorld(t);
		const told = await search(world, "starkare");
		t.match(told.hits, [{ kind: "news", on: /^\d{4}$/ }]);
		const listed = await world.app.inject("/sok?q=starkare&typ=news");
		t.notMatch(listed.body, "1 januari");
		const { slug, call } = await event(world);
		const [kept] = (await search(world, "dialog", "&kind=events")).hits;
		t.match(kept, { on: "2026-05-12", cancelled: false });
		await call("PUT", `/admin/events/${slug}/cancellation`, {
			reason: { sv: "", en: "" },
		});
		const [off] = (await search(world, "dialog", "&kind=events")).hits;
		t.match(off, { path: `/evenemang/${slug}`, cancelled: true });
		const shown = await world.app.inject("/sok?q=dialog&typ=events");
		t.match(shown.body, "<strong>Inställt</strong> · <time");
	},
);

t.test(
	"who sits in the working group and what is told of an election is found, and nobody's address",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2 });
		const ids = await nominees(world, one, 4);
		const path = `/samverkansgrupp/val/${one.id}`;
		t.ok((await search(world, "Dina Alm")).paths.includes(path), "a candidate");
		t.ok((await search(world, "ledamöter 2027")).paths.includes(path));
		t.same((await search(world, "berit@nominerad.example")).hits, []);
		await openVote(world, one, ids);
		for (const n of [0, 1])
			await cast(world, await partyToken(world, n), accept);
		turnTo(world, days.namesOpensOn);
		await one.step("close_proposal_vote");
		const before = (await search(world, "Berit Dal")).paths;
		t.notOk(before.includes("/samverkansgrupp"), "not before it is published");
		await one.step("publish");
		const [member] = (await search(world, "Berit Dal")).hits;
		t.match(member, { kind: "working-group", path: "/samverkansgrupp" });
		t.match(whole(member?.snippet ?? []), "2027–2028");
		const english = (await search(world, "Berit Dal", "", "en")).paths;
		t.ok(english.includes("/en/samverkansgrupp"));
	},
);

t.test(
	"a follow-up is found when it is published, with the comments that are, and no others",
	slow,
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		for (const n of [0, 1, 2, 3, 4])
			await answer(n, answerOf(4, { dialog: `Blåklocka ${n}` }));
		world.now.value = new Date("2026-04-13T08:00:00Z");
		t.same((await search(world, "blåklocka")).hits, []);
		const office = await publish(world);
		t.same((await search(world, "blåklocka")).hits, [], "none is published");
		const { body } = await office("GET", "/admin/follow-ups/2026");
		const [shown] = body.comments as { id: string }[];
		await office("POST", `/admin/follow-ups/2026/comments/${shown?.id}`, {
			status: "published",
		});
		t.match((await search(world, "blåklocka")).hits, [
			{
				kind: "follow-ups",
				path: "/uppfoljning/2026",
				language: "sv",
				on: "2026",
			},
		]);
		const told = await search(world, "året gick väl", "", "en");
		t.match(told.hits, [{ path: "/en/uppfoljning/2026", language: "sv" }]);
	},
);

t.test(
	"the number of a certificate finds its page, and none of who is withheld",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const short = number.toLowerCase().replace("ö", "o").replaceAll("-", " ");
		for (const typed of [number, short]) {
			const [hit] = (await search(world, typed)).hits;
			t.match(hit, { kind: "certificates" });
			t.match(whole(hit?.snippet ?? []), "Språkvännerna");
			const page = await world.app.inject(hit?.path ?? "");
			t.equal(page.statusCode, 200);
			t.match(page.body, number);
		}
		await world.deps.db
			.updateTable("organisation")
			.set({ withheld: true })
			.execute();
		t.same((await search(world, number)).hits, []);
	},
);

t.test(
	"an event is found by its place, its programme, its speakers and its documents",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world, {
			place: "Kungsbacka bibliotek",
			onlineUrl: "https://moten.example/hemligt-rum",
			programme: [
				{
					time: "09:00",
					title: { sv: "Smultronets väg", en: "" },
					speaker: "Fatima Björk",
				},
			],
			documents: [
				{
					title: { sv: "Åhörarkopior", en: "Handouts" },
					url: "https://moten.example/kopior.pdf",
				},
			],
		});
		for (const q of ["bibliotek kungsb", "smultronets", "fatima", "åhörark"])
			t.ok((await search(world, q)).paths.includes(`/evenemang/${slug}`), q);
		t.same((await search(world, "hemligt")).hits, []);
		const english = await search(world, "handouts", "", "en");
		t.match(english.hits, [{ path: `/en/evenemang/${slug}`, language: "en" }]);
		t.match(whole(english.hits[0]?.snippet ?? []), "Handouts");
		const swedish = await search(world, "smultronets", "", "en");
		t.match(swedish.hits, [{ path: `/en/evenemang/${slug}` }]);
		t.notMatch(
			whole(swedish.hits[0]?.snippet ?? []),
			"Smultronets",
			"Swedish is not shown as English",
		);
	},
);

t.test(
	"pages that nobody edits are found by what they are called and what they say",
	async (t) => {
		const world = await createWorld(t);
		await news(world, "bullar", "Bullar", "Kaffe och kakor.");
		for (const [q, path] of [
			["kakor", "/kakor"],
			["cookies", "/kakor"],
			["nyhetsbrev", "/nyhetsbrev"],
			["öppna data", "/oppna-data"],
			["geojson", "/oppna-data"],
			["tillgänglighet", "/tillganglighet"],
			["personuppgifter", "/personuppgifter"],
			["integritetsskyddsmyndigheten", "/personuppgifter"],
			["bädda in", "/badda-in"],
			["ansök", "/ansok"],
			["firmatecknare protokollet", "/ansok"],
			["verifiera", "/verifiera"],
			["skriv till oss", "/kontakt/skriv"],
		] as const) {
			const [first] = (await search(world, q)).paths;
			t.equal(first, path, q);
		}
		for (const [q, path] of [
			["cookies", "/en/kakor"],
			["newsletter", "/en/nyhetsbrev"],
			["open data", "/en/oppna-data"],
			["apply", "/en/ansok"],
		] as const)
			t.equal((await search(world, q, "", "en")).paths[0], path, q);
	},
);

t.test(
	"English says which of the plan and the agreement is Swedish",
	async (t) => {
		const world = await createWorld(t);
		const { db } = world.deps;
		const row = await db
			.selectFrom("plan_year")
			.selectAll()
			.orderBy("year", "desc")
			.executeTakeFirstOrThrow();
		const content = row.content as { theme: { sv: string; en: string } };
		await db
			.updateTable("plan_year")
			.set({
				content: JSON.stringify({ ...content, theme: both("Trollslända") }),
			})
			.where("year", "=", row.year)
			.execute();
		const { hits } = await search(world, "trollslända", "&kind=plan", "en");
		t.match(hits[0], { kind: "plan", language: "sv" });
		const version = await db
			.selectFrom("agreement_version")
			.selectAll()
			.executeTakeFirstOrThrow();
		const principles = version.principles.map((one) => ({
			...one,
			en: { title: "", description: "" },
		}));
		await db
			.updateTable("agreement_version")
			.set({ text_en: "", principles: JSON.stringify(principles) })
			.execute();
		const found = await search(world, "öppenhet", "&kind=agreement", "en");
		t.ok(found.hits.length > 0);
		for (const { language } of found.hits) t.equal(language, "sv");
	},
);
