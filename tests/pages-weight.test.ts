import { readFileSync } from "node:fs";
import sharp from "sharp";
import t from "tap";
import { staff } from "./support/actors.ts";
import { event } from "./support/events.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

/** Bytes as they are sent, compressed with Brotli; fonts are kept apart, for the browser keeps them. */
const mostBytes = 60_000;
const mostScript = 20_000;

interface Chunk {
	file: string;
	imports?: string[];
}

const manifest: Record<string, Chunk> = JSON.parse(
	readFileSync(new URL("../dist/.vite/manifest.json", import.meta.url), "utf8"),
);

/** A module and all that it needs before it runs; what it asks for later is not among them. */
function graph(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	// The element for other people's sites is one file with everything in it.
	if (file.startsWith("/embed/")) return seen;
	const chunk = Object.values(manifest).find((one) => `/${one.file}` === file);
	if (!chunk) throw new Error(`${file} is not in the manifest`);
	for (const name of chunk.imports ?? [])
		graph(`/${manifest[name]?.file}`, seen);
	return seen;
}

/** An address as a browser gets it that takes Brotli: its bytes as they are sent, and its text. */
async function fetched(world: World, url: string) {
	const ask = (encoding: string) =>
		world.app.inject({
			url: encodeURI(url),
			headers: { accept: "text/html", "accept-encoding": encoding },
		});
	const sent = await ask("br");
	if (sent.statusCode !== 200) throw new Error(`${url}: ${sent.statusCode}`);
	// A form is made for the one who asks, and not kept; it is small enough as it is.
	if (sent.headers["content-encoding"] !== "br" && !url.endsWith("/anmalan"))
		throw new Error(`${url} is not compressed`);
	return {
		bytes: sent.rawPayload.length,
		text: (await ask("identity")).body,
	};
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** A page with every style sheet and module that it loads at once. */
async function load(world: World, url: string) {
	const page = await fetched(world, url);
	const found = (pattern: RegExp) =>
		[...page.text.matchAll(pattern)].map(([, href = ""]) => href);
	const styles = found(/<link rel="stylesheet" href="([^"]+)"/g);
	const scripts = found(/<script [^>]*src="([^"]+)"/g);
	const modules = new Set(scripts.flatMap((src) => [...graph(src)]));
	const weigh = async (urls: Iterable<string>) => {
		let sum = 0;
		for (const one of urls) sum += (await fetched(world, one)).bytes;
		return sum;
	};
	const css = await Promise.all(
		styles.map(async (href) => (await fetched(world, href)).text),
	);
	const script = await weigh(modules);
	const total = page.bytes + (await weigh(styles)) + script;
	return { html: page.text, css: css.join("\n"), styles, script, total };
}

/** Whatever a document makes the browser fetch, by element and attribute. */
function requests(html: string): string[] {
	const elements = html.match(
		/<(?:link|script|img|source|iframe|video|audio|object|embed|use)\b[^>]*>/g,
	);
	return (elements ?? [])
		.filter((one) => !/rel="(?:alternate|canonical|license)"/.test(one))
		.flatMap((one) =>
			[...one.matchAll(/\s(?:src|href|data|srcset)="([^"]*)"/g)].flatMap(
				([whole, value = ""]) =>
					whole.includes("srcset")
						? value.split(",").map((part) => part.trim().split(" ")[0] ?? "")
						: [value],
			),
		);
}

const ours = (url: string) => /^(?:#|\/(?!\/)|\.\.?\/)/.test(url);

/** An item of news with a picture above it and one in the text. */
async function pictured(world: World): Promise<string> {
	const { call } = await staff(world, "editor");
	const form = new FormData();
	const create = {
		width: 1200,
		height: 600,
		channels: 3 as const,
		background: "#285a78",
	};
	const jpeg = await sharp({ create }).jpeg().toBuffer();
	form.set("altSv", "En åker i Ätradalen");
	form.set("file", new Blob([new Uint8Array(jpeg)]), "bild.jpg");
	const sent = new Response(form);
	const { body } = await call(
		"POST",
		"/admin/content/pictures",
		Buffer.from(await sent.arrayBuffer()),
		{ "content-type": sent.headers.get("content-type") ?? "" },
	);
	const text = `Se:\n\n![](/bilder/${body.id})`;
	const item = await call("POST", "/admin/content/news", {
		content: {
			title: { sv: "Med bild", en: "With a picture" },
			summary: { sv: "Kort.", en: "Short." },
			text: { sv: text, en: text },
			picture: body.id,
		},
	});
	const revision = item.body.head.id;
	await call("POST", `/admin/content/revisions/${revision}/publish`, {});
	return "/nyheter/med-bild";
}

/** The pages that people meet first, each as full as it gets. */
async function pages(world: World) {
	await insertParties(world, 60);
	const { slug } = await event(world, { places: 50 });
	const news = await pictured(world);
	const certificate = "/verifiera?number=HÖK-2026-0001";
	return [
		...["/", "/signatarer", "/signatarer/forening-7", "/handlingsplan"],
		...["/nyheter", news, `/evenemang/${slug}`, `/evenemang/${slug}/anmalan`],
		...["/verifiera", certificate, "/overenskommelsen", "/badda-in"],
	].flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`]);
}

t.test(
	"a public page is light, and asks nobody else for anything",
	async (t) => {
		const world = await createWorld(t);
		const loaded: [string, Loaded][] = [];
		for (const url of await pages(world))
			loaded.push([url, await load(world, url)]);
		for (const [url, { total, script }] of loaded) {
			t.ok(total <= mostBytes, `${url}: ${total} B in all`);
			t.ok(script <= mostScript, `${url}: ${script} B of script`);
			if (process.env.TEST_SIZES) console.error(url, total, script);
		}
		for (const [url, { html, css, styles }] of loaded) {
			t.ok(styles.length > 0, "a page has its style");
			const asked = requests(html);
			t.ok(asked.length > 3);
			t.same(
				asked.filter((one) => !ours(one)),
				[],
				`${url} asks for what is ours`,
			);
			t.same(
				[...css.matchAll(/url\(\s*["']?([^"')]+)/g)]
					.map(([, one = ""]) => one)
					.filter((one) => !ours(one)),
				[],
				"and so do its styles",
			);
			t.notMatch(css, "@import", "styles do not wait for styles");
		}
	},
);

t.test("a picture has its place before it comes", async (t) => {
	const world = await createWorld(t);
	let seen = 0;
	for (const url of await pages(world)) {
		const { text } = await fetched(world, url);
		for (const [image] of text.matchAll(/<img\b[^>]*>/g)) {
			seen += 1;
			t.match(image, /\swidth="\d+"/, url);
			t.match(image, /\sheight="\d+"/, url);
			t.match(image, /\salt="/, url);
		}
	}
	t.ok(seen >= 4, `${seen} pictures`);
});

t.test("text is read before its font has come", async (t) => {
	const world = await createWorld(t);
	for (const url of ["/", "/en", "/signatarer", "/embed/signatarer"]) {
		const { html, css } = await load(world, url);
		const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
		for (const face of faces) t.match(face, /font-display:\s*swap/, url);
		const ahead = [
			...html.matchAll(/<link rel="preload" href="([^"]+)" as="font"[^>]*>/g),
		];
		for (const [link, href = ""] of ahead) {
			t.match(link, "crossorigin", "else it is fetched twice");
			const face = faces.find((one) =>
				one.includes(href.split("/").at(-1) ?? ""),
			);
			const family = /font-family:\s*["']?([^;"']+)/.exec(face ?? "")?.[1];
			t.ok(family, `${url} has a face for ${href}`);
			const rest = css.replace(/@font-face\s*\{[^}]*\}/g, "");
			t.ok(family && rest.includes(family), `${url} is set in ${family}`);
		}
		t.equal(ahead.length, faces.length > 0 ? 2 : 0, url);
	}
});
