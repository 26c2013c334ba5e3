import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { startRegisterListener } from "../api/register/changed.ts";
import { filledApplication, party, staff } from "./support/actors.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const built = new URL("../dist/embed/handslag-register.js", import.meta.url);
const hostile = '<img src=x onerror="alert(1)">&"]]>\u0001';
const spelt = (text: string) =>
	text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&amp;", "&");

const get = (
	world: World,
	url: string,
	headers: Record<string, string> = { accept: "text/html" },
) => world.app.inject({ url: encodeURI(url), headers });

const tag = (body: string, pattern: RegExp) => pattern.exec(body)?.[1] ?? "";

async function partyNamed(world: World, name: string) {
	const content = filledApplication();
	content.organisation.name = name;
	const { approved } = await party(world, content);
	const slug = String(approved.signatoryPage).split("/").at(-1) ?? "";
	return { slug, signature: approved.signature.id as string };
}

t.test(
	"the element is one file of under 15 kB, that pages of any origin may load and bind by its sum",
	async (t) => {
		const world = await createWorld(t);
		const file = await readFile(built);
		t.ok(brotliCompressSync(file).length < 15_000, "compressed by brotli");
		t.notMatch(
			String(file),
			/\bimport\s*[({"']|\bfrom\s*["']/,
			"whole by itself",
		);

		const page = (await get(world, "/badda-in")).body;
		const address = tag(page, /<script type="module" src="(\/embed\/[^"]+)" i/);
		const sum = createHash("sha384").update(file).digest("base64");
		t.match(spelt(page), `integrity="sha384-${sum}"`);

		for (const [url, kept] of [
			["/embed/handslag-register.js", "public, max-age=300"],
			[address, "public, max-age=31536000, immutable"],
		] as const) {
			const answer = await get(world, url, { "accept-encoding": "br" });
			t.equal(answer.statusCode, 200, url);
			t.match(answer.headers, {
				"content-type": "text/javascript; charset=utf-8",
				"access-control-allow-origin": "*",
				"cross-origin-resource-policy": "cross-origin",
				"content-encoding": "br",
				"cache-control": kept,
			});
			t.ok(answer.rawPayload.length < 15_000, "as it is sent");
			t.equal(answer.headers["set-cookie"], undefined);
			t.same((await get(world, url)).rawPayload, file);
			const etag = String(answer.headers.etag);
			const again = { "accept-encoding": "br", "if-none-match": etag };
			t.equal((await get(world, url, again)).statusCode, 304);
		}
	},
);

t.test(
	"a version that a site has bound stays at its address when the next is built",
	async (t) => {
		const world = await createWorld(t);
		const dir = join(world.deps.config.dataDir, "embed");
		await mkdir(dir, { recursive: true });
		const old = "handslag-register-00112233445566ff.js";
		await writeFile(join(dir, old), "// an earlier version\n");
		const answer = await get(world, `/embed/${old}`);
		t.equal(answer.body, "// an earlier version\n");
		t.match(answer.headers["cache-control"], "immutable");
		await writeFile(join(world.deps.config.dataDir, "secret.js"), "secret");
		for (const no of [
			"handslag-register-0000000000000000.js",
			"..%2Fsecret.js",
			"secret.js",
		])
			t.equal(
				(await world.app.inject({ url: `/embed/${no}` })).statusCode,
				404,
				no,
			);
	},
);

t.test(
	"the register may be framed anywhere and runs nothing there; no other page may be framed",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 25, { 0: hostile, 1: "Östra scouterna" });
		for (const [url, lang] of [
			["/embed/signatarer", "sv"],
			["/en/embed/signatarer", "en"],
			["/embed/signatarer?limit=0", "sv"],
		] as const) {
			const { headers, body } = await get(world, url);
			t.equal(
				headers["content-security-policy"],
				"default-src 'none';style-src 'self';form-action 'self';base-uri 'none';frame-ancestors *",
			);
			t.equal(headers["x-frame-options"], undefined);
			t.equal(headers["set-cookie"], undefined);
			t.equal(headers["x-content-type-options"], "nosniff");
			t.match(body, `<html lang="${lang}">`);
			t.notMatch(body, /<script|\sstyle=|\son[a-z]+="|undefined|\[object/);
		}
		for (const url of [
			"/",
			"/signatarer",
			"/signatarer/forening-3",
			"/badda-in",
			"/mina-sidor",
			"/admin",
			"/finns-inte",
			"/embed/finns-inte",
		]) {
			const { headers } = await get(world, url);
			t.match(
				headers["content-security-policy"],
				"frame-ancestors 'self'",
				url,
			);
			t.equal(headers["x-frame-options"], "SAMEORIGIN", url);
		}
	},
);

t.test(
	"the frame searches, filters and pages, and its links lead the whole window on",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 25, { 0: hostile, 1: "Östra scouterna" });
		const first = (await get(world, "/embed/signatarer")).body;
		t.match(first, "Visar 10 av 25 organisationer");
		t.match(spelt(first), hostile.slice(0, 30), "a name is text");
		t.notMatch(first, "<img");
		t.match(
			first,
			/href="http:\/\/handslag\.test\/signatarer\/forening-\d+" rel="external" target="_top"/,
		);
		const next = spelt(tag(first, /rel="next" href="([^"]+)"/));
		t.match(next, "/embed/signatarer?cursor=");
		const second = (await get(world, next)).body;
		t.equal(second.match(/part="name"/g)?.length, 10);
		t.match(second, "Till första sidan");

		const found = (await get(world, "/embed/signatarer?q=östra")).body;
		t.match(found, "1 organisation<");
		t.match(found, 'value="östra"');
		t.match(
			(await get(world, "/embed/signatarer?q=finnsinte")).body,
			"Ingen organisation passar.",
		);
		t.match(
			(await get(world, "/embed/signatarer?municipality=1380")).body,
			"Här finns ingen organisation än.",
		);
		const kept = (await get(world, "/embed/signatarer?kind=stiftelse&limit=3"))
			.body;
		t.match(kept, 'type="hidden" name="kind" value="stiftelse"');
		t.match(kept, 'type="hidden" name="limit" value="3"');
		for (const bad of ["limit=0", "cursor=x", "sort=id", "asOf=igår"]) {
			const refused = await get(world, `/embed/signatarer?${bad}`);
			t.equal(refused.statusCode, 422, bad);
			t.match(refused.body, "Listan kan inte visas som den är inställd.");
		}
	},
);

t.test(
	"oEmbed gives the register as a frame and an organisation as its badge, within the room there is",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 2, { 0: hostile });
		const ask = (url: string, more = "") =>
			world.app.inject({
				url: `/oembed?url=${encodeURIComponent(url)}${more}`,
			});
		const register = await ask(
			"https://handslag.test/en/signatarer?kind=stiftelse&kind=natverk&asOf=2026-03-01",
			"&maxwidth=320&maxheight=200",
		);
		t.equal(register.headers["access-control-allow-origin"], "*");
		t.match(register.json(), {
			type: "rich",
			version: "1.0",
			provider_name: "Handslag",
			width: 320,
			height: 200,
		});
		const { html } = register.json();
		t.match(
			spelt(html),
			'src="http://handslag.test/en/embed/signatarer?kind=stiftelse&kind=natverk&asOf=2026-03-01"',
		);
		t.match(html, 'width="320" height="200"');

		const badge = (
			await ask("http://handslag.test/signatarer/forening-0", "&maxwidth=152")
		).json();
		t.match(badge, { width: 152, height: 40 });
		t.notMatch(badge.html, "<img src=x");
		t.match(badge.html, 'href="http://handslag.test/signatarer/forening-0"');
		const xml = await ask(
			"http://handslag.test/signatarer/forening-0",
			"&format=xml",
		);
		t.equal(xml.headers["content-type"], "text/xml; charset=utf-8");
		t.match(
			xml.body,
			/^<\?xml[^>]*\?>\n<oembed><type>rich<\/type><version>1\.0</,
		);
		t.notMatch(xml.body, "<img");
		t.notMatch(xml.body, "\u0001");

		for (const [url, more, status] of [
			["http://handslag.test/signatarer", "&format=yaml", 501],
			["http://annan.test/signatarer", "", 404],
			["http://handslag.test/nyheter", "", 404],
			["http://handslag.test/signatarer/finns-inte", "", 404],
			["http://handslag.test/signatarer/%E0%A4%A", "", 404],
			["inte en adress", "", 404],
			["http://handslag.test/signatarer?asOf=igår", "", 422],
		] as const)
			t.equal((await ask(url, more)).statusCode, status, url + more);
		t.equal((await world.app.inject({ url: "/oembed" })).statusCode, 422);
	},
);

t.test(
	"the register's and an organisation's pages say where they are embedded from",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 1);
		for (const [page, kind] of [
			["/signatarer?municipality=1383", "json"],
			["/en/signatarer/forening-0", "json"],
			["/signatarer/forening-0", "xml"],
		] as const) {
			const { body } = await get(world, page);
			const type = kind === "json" ? "application/json" : "text/xml";
			const link = spelt(
				tag(body, new RegExp(`type="${type}\\+oembed" href="([^"]+)"`)),
			);
			const answer = await world.app.inject({
				url: link.slice("http://handslag.test".length),
			});
			t.equal(answer.statusCode, 200, link);
			t.match(answer.headers["content-type"], type);
			if (page.includes("municipality"))
				t.match(answer.json().html, "signatarer?municipality=1383");
		}
		t.notMatch((await get(world, "/nyheter")).body, "+oembed");
	},
);

t.test(
	"a badge says that the organisation has signed, in both languages, and tells who it is",
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 3, { 0: hostile });
		const titles = new Map<string, string>();
		for (const url of [
			"/market/forening-1.svg",
			"/market/forening-1.dark.svg",
			"/en/market/forening-1.svg",
			"/market/forening-0.svg",
		]) {
			const { statusCode, headers, body } = await get(world, url);
			t.equal(statusCode, 200, url);
			t.match(headers, {
				"content-type": "image/svg+xml; charset=utf-8",
				"cache-control": "public, max-age=300",
				"cross-origin-resource-policy": "cross-origin",
			});
			t.notMatch(body, /<script|<style|style=|<img|\son[a-z]+="|NaN|undefined/);
			t.notMatch(body, "\u0001");
			t.match(body, /role="img" aria-labelledby="t"/);
			titles.set(url, tag(body, /<title id="t">(.*?)<\/title>/));
		}
		t.equal(
			titles.get("/market/forening-1.svg"),
			"Förening 1: vi har skrivit under. Halländska Överenskommelsen.",
		);
		t.equal(
			titles.get("/en/market/forening-1.svg"),
			"Förening 1: we have signed. The Halland Agreement.",
		);
		const [light, dark] = await Promise.all([
			get(world, "/market/forening-1.svg"),
			get(world, "/market/forening-1.dark.svg"),
		]);
		t.match(light.body, 'fill="#ffffff"');
		t.match(dark.body, 'fill="#152a35"');
		const again = { "if-none-match": String(light.headers.etag) };
		t.equal(
			(await get(world, "/market/forening-1.svg", again)).statusCode,
			304,
		);

		const { db } = world.deps;
		await db
			.updateTable("signature")
			.set({ status: "provisional" })
			.where("ordinal", "=", 1)
			.execute();
		t.match(
			(await get(world, "/market/forening-0.svg")).body,
			"vi har skrivit under. Preliminärt, protokollet väntar.",
		);
		const rename = (from: string, slug: string) =>
			db
				.updateTable("organisation")
				.set({ slug })
				.where("slug", "=", from)
				.execute();
		const former = await get(world, "/market/forening-1-dark.svg");
		t.equal(former.body, dark.body, "a code that was copied before");
		// Another's name may end like that: its light badge is not the first one's dark one.
		await rename("forening-2", "forening-1-dark");
		for (const [file, title, sheet] of [
			["forening-1.dark", "Förening 1:", "#152a35"],
			["forening-1-dark", "Förening 2:", "#ffffff"],
			["forening-1-dark.dark", "Förening 2:", "#152a35"],
			["forening-1-dark-dark", "Förening 2:", "#152a35"],
		] as const) {
			const { body } = await get(world, `/market/${file}.svg`);
			t.match(body, `<title id="t">${title}`, file);
			t.match(body, `fill="${sheet}"`, file);
		}
		t.match(
			(await get(world, "/badda-in")).body,
			/\/market\/[^"]+\.dark\.svg"/,
		);
		await rename("forening-1-dark", "forening-2");

		await db
			.updateTable("organisation")
			.set({ withheld: true })
			.where("slug", "=", "forening-1")
			.execute();
		for (const url of [
			"/market/forening-1.svg",
			"/market/forening-1-dark.svg",
			"/market/forening-1.dark.svg",
			"/market/.dark.svg",
			"/market/finns-inte.svg",
			"/market/.svg",
			"/market/forening-0",
			"/oembed?url=http://handslag.test/signatarer/forening-1",
		])
			t.equal((await get(world, url)).statusCode, 404, url);
	},
);

t.test(
	"a badge turns grey when the signature ends, at once here and within five minutes elsewhere",
	async (t) => {
		const world = await createWorld(t);
		const { slug, signature } = await partyNamed(world, "Språkvännerna");
		const listener = startRegisterListener(world.deps);
		t.teardown(() => listener.stop());
		await listener.ready;
		const cache = publicCache(world.deps);
		const before = await get(world, `/market/${slug}.svg`);
		t.match(before.body, '#c4521b"');
		t.equal(cache.size.entries, 1, "kept until something happens");

		const officer = await staff(world, "admin");
		const ended = await officer.call(
			"POST",
			`/admin/signatures/${signature}/end`,
			{ reason: "Föreningen är upplöst.", on: "2026-03-12" },
		);
		t.equal(ended.status, 200);
		const { promise: heard, resolve } = Promise.withResolvers<void>();
		cache.onClear(() => resolve());
		if (cache.size.entries > 0) await heard;
		const etag = String(before.headers.etag);
		const after = await get(world, `/market/${slug}.svg`, {
			"if-none-match": etag,
		});
		t.equal(after.statusCode, 200);
		t.match(after.body, "Språkvännerna: har varit part till 2026.");
		t.notMatch(after.body, /#c4521b|#14465c/);
		t.match(after.headers["cache-control"], "max-age=300");
		t.match(
			(await get(world, `/en/market/${slug}.dark.svg`)).body,
			"was a party until 2026.",
		);
	},
);

t.test(
	"the page that tells how gives code that works as it is, in both languages",
	async (t) => {
		const world = await createWorld(t);
		t.match((await get(world, "/badda-in")).body, "Märket visas här när");
		await insertParties(world, 1, { 0: hostile });
		for (const [url, prefix] of [
			["/badda-in", ""],
			["/en/badda-in", "/en"],
		]) {
			const { statusCode, body } = await get(world, url ?? "");
			t.equal(statusCode, 200);
			t.notMatch(body, /<img src=x|\sstyle="|\son[a-z]+="|undefined|\[object/);
			const code = (id: string) =>
				spelt(tag(body, new RegExp(`<code id="${id}"[^>]*>([^]*?)</code>`)));
			t.match(code("kod-lista"), "<handslag-register lang=");
			t.match(
				code("kod-lista"),
				`href="http://handslag.test${prefix}/signatarer"`,
			);
			t.match(code("kod-senaste"), "/embed/handslag-register.js");
			t.match(
				code("kod-ram"),
				`http://handslag.test${prefix}/embed/signatarer?limit=5`,
			);
			t.match(
				code("kod-marke"),
				`http://handslag.test${prefix}/market/forening-0.svg`,
			);
			t.notMatch(
				code("kod-marke"),
				"<img src=x",
				"a name is escaped in code too",
			);
		}
	},
);
