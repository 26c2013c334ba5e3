import { parseAtomFeed } from "feedsmith";
import ICAL from "ical.js";
import t from "tap";
import { newId } from "../api/platform/ids.ts";
import { staff } from "./support/actors.ts";
import { event } from "./support/events.ts";
import { uploadPicture } from "./support/pictures.ts";
import { createWorld, type World } from "./support/world.ts";

const get = (world: World, url: string, headers: Record<string, string> = {}) =>
	world.app.inject({ url, headers });

/** What another program (ical.js) reads. */
function events(body: string) {
	const calendar = new ICAL.Component(ICAL.parse(body));
	return {
		calendar,
		events: calendar
			.getAllSubcomponents("vevent")
			.map((one) => new ICAL.Event(one)),
	};
}

t.test(
	"news and events are Atom feeds that another program reads",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world);
		for (const [url, language, entry, page] of [
			["/nyheter.atom", "sv", "Starkare än förr!", "/nyheter/"],
			["/en/nyheter.atom", "en", "Stronger than before!", "/en/nyheter/"],
			["/evenemang.atom", "sv", title, "/evenemang/"],
			["/en/evenemang.atom", "en", `${title} (en)`, "/en/evenemang/"],
		] as const) {
			const { statusCode, body, headers } = await get(world, url);
			t.equal(statusCode, 200, url);
			t.match(headers["content-type"], "application/atom+xml");
			t.equal(headers["access-control-allow-origin"], "*");
			const feed = parseAtomFeed(body);
			t.match(body, `xml:lang="${language}"`);
			t.ok(feed.id && feed.title && feed.updated && feed.authors?.[0]?.name);
			const links = Object.fromEntries(
				(feed.links ?? []).map(({ rel, href }) => [rel, href]),
			);
			t.equal(links.self, `http://handslag.test${url}`);
			const ids = feed.entries?.map(({ id }) => id) ?? [];
			t.equal(
				new Set(ids).size,
				ids.length,
				"every entry has an id of its own",
			);
			t.ok(feed.entries?.every((one) => one.id && one.updated && one.content));
			const found = feed.entries?.find((one) => one.title?.value === entry);
			t.ok(found, `${entry} is in it`);
			t.match(found?.links?.[0]?.href, `http://handslag.test${page}`);
		}
		const { body } = await get(world, "/evenemang.atom");
		const found = parseAtomFeed(body).entries?.find((one) =>
			one.links?.[0]?.href?.endsWith(slug),
		);
		t.equal(
			found?.content?.value?.trim(),
			"<p>Vi <strong>möts</strong> igen.</p>",
		);
	},
);

t.test(
	"an entry keeps its id and a feed its tag until something changes",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		const first = await get(world, "/evenemang.atom");
		world.now.value = new Date(world.now.value.getTime() + 60_000);
		const again = await get(world, "/evenemang.atom");
		t.equal(again.headers.etag, first.headers.etag);
		t.equal(
			(
				await get(world, "/evenemang.atom", {
					"if-none-match": String(first.headers.etag),
				})
			).statusCode,
			304,
		);
		const admin = (await call("GET", `/admin/events/${slug}`)).body;
		await call("PUT", `/admin/events/${slug}/settings`, {
			...admin.settings,
			place: "Halmstad",
		});
		const changed = await get(world, "/evenemang.atom");
		t.not(changed.headers.etag, first.headers.etag);
		const entry = (body: string) =>
			parseAtomFeed(body).entries?.find((one) => one.id?.endsWith(slug));
		t.ok(entry(first.body)?.id);
		t.equal(entry(changed.body)?.id, entry(first.body)?.id);
		t.ok(
			String(entry(changed.body)?.updated) > String(entry(first.body)?.updated),
		);
	},
);

t.test("events are a calendar that another program reads", async (t) => {
	const world = await createWorld(t);
	const { slug, title } = await event(world, {
		place: "Rum A; plan 2, Södra länken",
	});
	for (const url of ["/evenemang.ics", `/evenemang/${slug}/kalender.ics`]) {
		const { statusCode, body, headers } = await get(world, url);
		t.equal(statusCode, 200, url);
		t.match(headers["content-type"], "text/calendar");
		const read = events(body);
		t.equal(read.calendar.getFirstPropertyValue("version"), "2.0");
		t.equal(read.calendar.getFirstPropertyValue("method"), "PUBLISH");
		const one = read.events.find(({ uid }) => uid.includes(slug));
		t.equal(one?.uid, `event-${slug}@handslag.test`);
		t.equal(one?.summary, title);
		t.equal(one?.location, "Rum A; plan 2, Södra länken");
		t.equal(
			one?.startDate.toJSDate().toISOString(),
			"2026-05-12T07:00:00.000Z",
			"nine in the morning in Sweden",
		);
		t.equal(one?.endDate.toJSDate().toISOString(), "2026-05-12T14:00:00.000Z");
		t.ok(one?.component.getFirstPropertyValue("dtstamp"));
		for (const line of body.split("\r\n"))
			t.ok(Buffer.byteLength(line) <= 75, line);
		t.notMatch(body.replaceAll("\r\n", ""), /[\r\n]/);
	}
	const { events: all } = events((await get(world, "/evenemang.ics")).body);
	const whole = all.find(({ uid }) => uid.includes("konferens-i-varberg-2025"));
	t.ok(whole?.startDate.isDate, "of which only the day is known");
	t.equal(whole?.startDate.toString(), "2025-09-24");
	t.equal(whole?.endDate.toString(), "2025-09-25");
	t.notOk(
		all.some(({ uid }) => uid.includes("samverkanskonferens-2020")),
		"a year is no day in a calendar",
	);
	t.equal(
		(await get(world, "/evenemang/samverkanskonferens-2020/kalender.ics"))
			.statusCode,
		404,
	);
});

t.test("the pages tell feed readers where the feeds are", async (t) => {
	const world = await createWorld(t);
	for (const [url, prefix] of [
		["/", ""],
		["/nyheter", ""],
		["/en/evenemang", "/en"],
	] as const) {
		const { body } = await get(world, url, { accept: "text/html" });
		for (const [type, path] of [
			["application/atom+xml", "/nyheter.atom"],
			["application/atom+xml", "/evenemang.atom"],
			["text/calendar", "/evenemang.ics"],
		])
			t.match(
				body,
				new RegExp(
					`<link rel="alternate" type="${type?.replace("+", "\\+")}" title="[^"]+" href="${prefix}${path}">`,
				),
				`${path} on ${url}`,
			);
	}
	t.match((await get(world, "/sitemap.xml")).body, "/en/evenemang/");
});

t.test(
	"an entry is updated when an editor publishes its text anew",
	async (t) => {
		const world = await createWorld(t);
		const updated = async (url: string, slug: string) =>
			parseAtomFeed((await get(world, url)).body).entries?.find((one) =>
				one.id?.endsWith(slug),
			)?.updated;
		const { slug } = await event(world);
		world.now.value = new Date("2026-04-01T10:00:00Z");
		const { call } = await staff(world, "editor");
		for (const [segment, key, url] of [
			["news", "starkare-an-forr", "/nyheter.atom"],
			["events", slug, "/evenemang.atom"],
		] as const) {
			t.not(await updated(url, key), "2026-04-01T10:00:00.000Z");
			const path = `/admin/content/${segment}/${key}`;
			const { head } = (await call("GET", path)).body;
			t.not(await updated(url, key), "2026-04-01T10:00:00.000Z", "only opened");
			const summary = { sv: "Nya ord.", en: "" };
			const content = { ...head.content, summary };
			const saved = await call("PATCH", path, { basedOn: head.id, content });
			await call(
				"POST",
				`/admin/content/revisions/${saved.body.head.id}/publish`,
				{},
			);
			t.equal(await updated(url, key), "2026-04-01T10:00:00.000Z");
		}
	},
);

t.test(
	"an item of news has its picture in the feed and in its data, with addresses that hold elsewhere",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const picture = await uploadPicture(call);
		const both = (sv: string) => ({ sv, en: "" });
		await world.deps.db
			.insertInto("news_item")
			.values({
				id: newId(world.now.value),
				slug: "med-bild",
				published_on: "2026-03-01",
				content: JSON.stringify({
					title: both("Med bild"),
					kicker: null,
					summary: both("Kort."),
					text: both("Läs [registret](/signatarer)."),
					precision: "day",
					picture,
				}),
			})
			.execute();
		const { body } = await get(world, "/nyheter.atom");
		const entry = parseAtomFeed(body).entries?.find((one) =>
			one.id?.endsWith("med-bild"),
		);
		const html = entry?.content?.value ?? "";
		t.match(html, `src="http://handslag.test/bilder/${picture}-`);
		t.match(html, 'href="http://handslag.test/signatarer"');
		t.notMatch(html, /(?:src|href)="\/|(?:"|, )\/bilder/);
		const page = (await get(world, "/nyheter/med-bild")).body;
		const [, json = ""] =
			/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
		const { image } = JSON.parse(json)["@graph"][0];
		t.match(image, `http://handslag.test/bilder/${picture}-`);
		const file = await get(world, image.replace("http://handslag.test", ""));
		t.equal(file.statusCode, 200);
	},
);

t.test(
	"that an editor looks changes nothing in feeds and calendars",
	async (t) => {
		const world = await createWorld(t);
		const { slug } = await event(world);
		const made = world.now.value.toISOString();
		const urls = ["/nyheter.atom", "/evenemang.atom", "/evenemang.ics"];
		const read = async () =>
			Promise.all(urls.map(async (url) => (await get(world, url)).body));
		const before = await read();
		world.now.value = new Date(world.now.value.getTime() + 86_400_000);
		const { call } = await staff(world, "editor");
		t.equal((await call("GET", "/admin/content/news")).status, 200);
		t.same(await read(), before);
		const item = await call("GET", `/admin/content/events/${slug}`);
		t.equal(item.body.live.publishedAt, made, "the editor sees since when");
	},
);

t.test(
	"an event's entry tells when it was first there, and when it changed",
	async (t) => {
		const world = await createWorld(t);
		const made = world.now.value.toISOString();
		const { slug } = await event(world);
		world.now.value = new Date(world.now.value.getTime() + 60_000);
		const { call } = await staff(world, "editor");
		const { settings } = (await call("GET", `/admin/events/${slug}`)).body;
		await call("PUT", `/admin/events/${slug}/settings`, {
			...settings,
			place: "Halmstad",
		});
		const { body } = await get(world, "/evenemang.atom");
		const entry = parseAtomFeed(body).entries?.find((one) =>
			one.id?.endsWith(slug),
		);
		t.equal(entry?.published, made);
		t.equal(entry?.updated, world.now.value.toISOString());
	},
);
