import t from "tap";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "./support/browser.ts";
import { election } from "./support/elections.ts";
import { event } from "./support/events.ts";
import { answerOf, openRound, publish } from "./support/follow-up.ts";
import { readJsonLd } from "./support/open-data.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const schemaOrg = "https://schema.org/";
const hostile = 'Kör </script><script>alert(1)</script> & "Å"';

async function page(world: World, url: string): Promise<string> {
	const answer = await world.app.inject({ url });
	if (answer.statusCode !== 200)
		throw new Error(`${url}: ${answer.statusCode}`);
	return answer.body;
}

const block = /<script type="application\/ld\+json">(.*?)<\/script>/s;

/** The data in a page as triples; schema.org's own context is spared, for nothing is fetched. */
async function dataOf(world: World, url: string) {
	const [, json = ""] = block.exec(await page(world, url)) ?? [];
	const data = JSON.parse(json);
	if (data["@context"] !== "https://schema.org") throw new Error("context");
	const quads = await readJsonLd({
		...data,
		"@context": { "@vocab": schemaOrg },
	});
	const types = quads
		.filter(({ predicate }) => predicate.value.endsWith("#type"))
		.map(({ object }) => object.value.slice(schemaOrg.length));
	const said = (word: string) =>
		quads
			.filter(({ predicate }) => predicate.value === schemaOrg + word)
			.map(({ object }) => object.value);
	return { types: new Set(types), said };
}

t.test(
	"pages tell machines what they are about, in both languages",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2, { 0: hostile });
		const news = await world.app.inject("/api/v1/news");
		const [item] = news.json().items;
		const { publicUrl } = world.deps.config;
		for (const locale of ["", "/en"]) {
			const party = await dataOf(world, `${locale}/signatarer/forening-0`);
			t.ok(
				party.types.has("Organization") && party.types.has("BreadcrumbList"),
			);
			t.ok(
				party.said("name").includes(hostile),
				"and nothing ends the block early",
			);
			t.ok(
				party
					.said("item")
					.includes(`${publicUrl}${locale}/signatarer/forening-0`),
			);
			const article = await dataOf(world, `${locale}/nyheter/${item.slug}`);
			const html = await page(world, `${locale}/nyheter/${item.slug}`);
			t.match(
				html.replace(/<h1[^>]*>/, "<h1>"),
				`<h1>${article.said("headline")[0]}</h1>`,
			);
			t.match(article.said("datePublished")[0], /^\d{4}(-\d\d-\d\d)?$/);
			const register = await dataOf(world, `${locale}/signatarer`);
			t.ok(register.types.has("Dataset") && register.types.has("DataDownload"));
			const catalogue = await dataOf(world, `${locale}/oppna-data`);
			t.ok(catalogue.types.has("DataCatalog"));
			t.match(catalogue.said("license"), [/publicdomain\/zero/]);
			for (const url of catalogue.said("contentUrl"))
				t.equal(
					(await world.app.inject(url.slice(publicUrl.length))).statusCode,
					200,
					url,
				);
		}
	},
);

t.test(
	"the start page, the texts and the lists say what they are too",
	async (t) => {
		const world = await createWorld(t);
		await event(world);
		const { publicUrl } = world.deps.config;
		for (const locale of ["", "/en"]) {
			const start = await dataOf(world, locale || "/");
			t.ok(start.types.has("WebSite") && start.types.has("SearchAction"));
			t.same(start.said("urlTemplate"), [
				`${publicUrl}${locale}/sok?q={search_term_string}`,
			]);
			for (const [path, type] of [
				["/overenskommelsen", "CreativeWork"],
				["/handlingsplan", "CreativeWork"],
				["/handlingsplan/2021", "CreativeWork"],
				["/samverkan", "AboutPage"],
				["/plattformen", "AboutPage"],
				["/aktiviteter", "WebPage"],
				["/kontakt", "ContactPage"],
				["/samverkansgrupp", "Organization"],
				["/nyheter", "ItemList"],
				["/evenemang", "ItemList"],
			] as const) {
				const url = `${locale}${path}`;
				const { types, said } = await dataOf(world, url);
				t.ok(types.has(type) && types.has("BreadcrumbList"), url);
				t.ok(said("url").includes(publicUrl + url), url);
				t.same(said("email").concat(said("telephone")), [], "no contact");
				for (const name of said("name"))
					t.notMatch(name, "\u00ad", "as it is written, not broken");
			}
			const [label] = (await dataOf(world, `${locale}/overenskommelsen`)).said(
				"version",
			);
			t.equal(label, "2025");
			for (const path of ["/nyheter", "/evenemang", "/handlingsplan"]) {
				const { said } = await dataOf(world, locale + path);
				const inside = said("url").filter((url) =>
					url.startsWith(`${publicUrl}${locale}${path}/`),
				);
				t.ok(inside.length > 2, path);
				for (const url of inside)
					await page(world, url.slice(publicUrl.length));
			}
		}
	},
);

t.test(
	"every word of the linked data is explained at its address",
	async (t) => {
		const world = await createWorld(t);
		const linked = JSON.parse(
			await page(world, "/datasets/signatories.jsonld"),
		);
		const text = [
			JSON.stringify(linked["@context"]),
			await page(world, "/datasets/signatories.csv-metadata.json"),
			await page(world, "/datasets/follow-ups.csv-metadata.json"),
		].join();
		const names = new Set(
			[...text.matchAll(/\/oppna-data#(\w+)/g)].map(([, name]) => name),
		);
		t.ok(names.size > 24, [...names].join(" "));
		for (const url of ["/oppna-data", "/en/oppna-data"]) {
			const html = await page(world, url);
			const wrong = [...names].filter(
				(name) => html.split(` id="${name}"`).length !== 2,
			);
			t.same(wrong, [], "each once");
		}
	},
);

t.test(
	"the pages of the follow-up tell of their figures and where to get them",
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 5);
		for (const n of [0, 1, 2, 3, 4]) await answer(n, answerOf(n + 1));
		await publish(world);
		const { publicUrl } = world.deps.config;
		for (const locale of ["", "/en"]) {
			const all = await dataOf(world, `${locale}/uppfoljning`);
			const year = await dataOf(world, `${locale}/uppfoljning/2026`);
			for (const { types, said } of [all, year]) {
				for (const type of ["Dataset", "DataDownload", "BreadcrumbList"])
					t.ok(types.has(type), type);
				t.match(said("license"), [/publicdomain\/zero/]);
				for (const url of said("contentUrl"))
					await page(world, url.slice(publicUrl.length));
			}
			t.ok(
				all.said("contentUrl").includes(`${publicUrl}/datasets/follow-ups.csv`),
			);
			t.same(year.said("isPartOf"), [`${publicUrl}/datasets/follow-ups`]);
			t.same(year.said("temporalCoverage"), ["2026-03-12/2026-04-12"]);
			const html = await page(world, `${locale}/uppfoljning/2026`);
			const titles = principleTitles(html);
			t.equal(titles.length, 6);
			for (const name of titles) t.ok(year.said("name").includes(name), name);
		}
	},
);

/** The headings of a year's principles. */
const principleTitles = (html: string) =>
	[
		...html.matchAll(/follow-up-principle"><h2[^>]*>(?:<!--.*?-->)*([^<]+)/g),
	].map(([, title = ""]) => title);

t.test(
	"every file in the catalogue has a link on the page about open data",
	async (t) => {
		const world = await createWorld(t);
		const catalogue = await page(world, "/datasets/dcat.ttl");
		const files = new Set(
			[...catalogue.matchAll(/downloadURL <[^>]*(\/datasets\/[^>]+)>/g)].map(
				([, path]) => path,
			),
		);
		t.ok(files.size > 9, [...files].join(" "));
		for (const url of ["/oppna-data", "/en/oppna-data"]) {
			const html = await page(world, url);
			t.same(
				[...files].filter((file) => !html.includes(`href="${file}"`)),
				[],
			);
			t.match(html, "/api/v1/certificates/{");
			t.notMatch(html, /href="[^"]*(%7B|\{)/, "no link to a blank");
			t.notMatch(html, 'href="/api/v1/certificates/', "nor to a number");
		}
	},
);

t.test(
	"the sitemap has every page that may be indexed, and tells of both languages",
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 3 });
		await world.deps.db
			.updateTable("organisation")
			.set({ withheld: true })
			.where("slug", "=", "forening-2")
			.execute();
		const { publicUrl } = world.deps.config;
		const sitemap = await page(world, "/sitemap.xml");
		const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			([, url = ""]) => decodeURI(url).slice(publicUrl.length) || "/",
		);
		t.equal(new Set(listed).size, listed.length, "no page twice");
		t.notMatch(sitemap, /forening-2|-0003</, "nor one that is withheld");
		t.ok(listed.includes(`/en/samverkansgrupp/val/${one.id}`));
		const seen = new Set<string>();
		const waiting = ["/", "/en"];
		for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
			if (seen.has(url)) continue;
			seen.add(url);
			const answer = await world.app.inject({ url: encodeURI(url) });
			if (!String(answer.headers["content-type"]).startsWith("text/html"))
				continue;
			for (const [, href = ""] of answer.body.matchAll(
				/<a [^>]*href="(\/[^"?#]*)/g,
			))
				waiting.push(decodeURI(href.replaceAll("&amp;", "&")));
			if (
				answer.statusCode !== 200 ||
				/name="robots" content="noindex/.test(answer.body)
			)
				continue;
			t.ok(listed.includes(url), `${url} is listed`);
		}
		for (const url of listed) {
			const answer = await world.app.inject({ url: encodeURI(url) });
			t.equal(answer.statusCode, 200, url);
			t.notMatch(answer.body, 'name="robots" content="noindex', url);
		}
		const each = sitemap.match(/<url>.*?<\/url>/g) ?? [];
		for (const one of each)
			t.same(
				[...one.matchAll(/hreflang="([^"]+)"/g)].map(([, lang]) => lang),
				["sv", "en", "x-default"],
			);
	},
);

t.test(
	"a browser lets the data stand, and runs nothing of it",
	{ skip: chromiumPath ? false : "Chromium is not installed" },
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 1, { 0: hostile });
		const base = await listen(world);
		const browser = await openBrowser(t);
		// It fails the test on any error on the page, a breach of the policy among them.
		const window = await openWindow(t, browser, base, 390);
		const tab = await window.newPage();
		const breaches: string[] = [];
		tab.on("console", (message) => {
			if (/Content Security Policy/.test(message.text()))
				breaches.push(message.text());
		});
		await tab.goto(`${base}/signatarer/forening-0`);
		const text = await tab
			.locator('script[type="application/ld+json"]')
			.textContent();
		t.match(JSON.parse(text ?? "")["@graph"][0], { name: hostile });
		t.same(breaches, []);
	},
);
