import { execFileSync } from "node:child_process";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import t, { type Test } from "tap";
import { renderMarkdown } from "../api/platform/markdown.ts";
import { type Caller, caller, staff } from "./support/actors.ts";
import { formOf } from "./support/uploads.ts";
import { createWorld, type World } from "./support/world.ts";

const pictures = "/admin/content/pictures";

async function begin(t: Test) {
	const world = await createWorld(t);
	const { call } = await staff(world, "editor");
	return { world, editor: call, anyone: caller(world) };
}

/** Sends a file as a browser's form does (RFC 7578). */
function upload(
	call: Caller,
	bytes: Uint8Array | string,
	fields: Record<string, string> = { altSv: "En åker i Ätradalen" },
	name = "bild.jpg",
) {
	const { headers, body } = formOf(Buffer.from(bytes), name, fields);
	return call("POST", pictures, body, headers);
}

const photo = (width: number, height: number) =>
	sharp({
		create: {
			width,
			height,
			channels: 3,
			background: { r: 40, g: 90, b: 120 },
		},
	});

/** A file as the public gets it. */
const file = (world: World, url: string) =>
	world.app.inject({ method: "GET", url });

t.test(
	"a photograph comes out upright, in its widths and two formats, without where it was taken",
	async (t) => {
		const { world, editor } = await begin(t);
		const jpeg = await photo(2000, 1000)
			.withExif({
				IFD0: { Copyright: "HEMLIG-FOTOGRAF", Orientation: "6" },
				IFD3: {
					GPSLatitudeRef: "N",
					GPSLatitude: "56/1 54/1 0/1",
					GPSLongitudeRef: "E",
					GPSLongitude: "12/1 29/1 0/1",
				},
			})
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		t.match(jpeg.toString("latin1"), "Exif");
		const { status, body } = await upload(editor, jpeg);
		t.equal(status, 201);
		t.match(body, {
			widths: [480, 720, 960, 1000],
			width: 1000,
			height: 2000,
			alt: { sv: "En åker i Ätradalen" },
			decorative: false,
		});
		for (const width of body.widths)
			for (const [suffix, format] of [
				["webp", "webp"],
				["jpg", "jpeg"],
			]) {
				const answer = await file(
					world,
					`/bilder/${body.id}-${width}.${suffix}`,
				);
				t.equal(answer.statusCode, 200);
				t.match(answer.headers, {
					"content-type": `image/${format}`,
					"cache-control": "public, max-age=31536000, immutable",
					"access-control-allow-origin": "*",
					"x-content-type-options": "nosniff",
				});
				const { exif, icc, xmp, orientation, ...is } = await sharp(
					answer.rawPayload,
				).metadata();
				t.match(is, { format, width, height: width * 2 });
				t.same([exif, xmp, icc, orientation], Array(4).fill(undefined));
				t.notMatch(answer.rawPayload.toString("latin1"), /HEMLIG|Exif|GPS/);
			}
		const again = await world.app.inject({
			method: "GET",
			url: `/bilder/${body.id}-480.webp`,
			headers: {
				"if-none-match": String(
					(await file(world, `/bilder/${body.id}-480.webp`)).headers.etag,
				),
			},
		});
		t.equal(again.statusCode, 304);
		for (const path of ["481.webp", "480.png", "480.jpeg", "480.webp.exe"])
			t.equal(
				(await file(world, `/bilder/${body.id}-${path}`)).statusCode,
				404,
				path,
			);
		t.equal((await file(world, "/bilder/x-480.webp")).statusCode, 404);
	},
);

t.test(
	"PNG, WebP and AVIF are taken in by what they are, not by their names",
	async (t) => {
		const { editor } = await begin(t);
		for (const format of ["png", "webp", "avif"] as const) {
			const bytes = await photo(700, 300).toFormat(format).toBuffer();
			const { status, body } = await upload(editor, bytes, undefined, "x.svg");
			t.equal(status, 201, format);
			t.same(body.widths, [480, 700]);
		}
		const small = await upload(editor, await photo(20, 10).png().toBuffer());
		t.same(small.body.widths, [20]);
	},
);

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>`;

/** A PNG whose head claims a size, with next to nothing behind it. */
function claimingPng(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		size.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([size, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from("89504e470d0a1a0a", "hex"),
		chunk("IHDR", head),
		chunk("IDAT", deflateSync(Buffer.alloc(1000))),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

t.test(
	"what is no picture, too large, a bomb or damaged is refused with a reason",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const good = await photo(100, 100).jpeg().toBuffer();
		const refusals = {
			svg: [svg, 415, "picture_type"],
			"svg as xml": [`<?xml version="1.0"?>${svg}`, 415, "picture_type"],
			gif: ["GIF89a\x01\x00\x01\x00\x00\x00\x00;", 415, "picture_type"],
			pdf: ["%PDF-1.7\n%âãÏÓ\n", 415, "picture_type"],
			nothing: ["", 415, "picture_type"],
			"41 megapixels": [
				claimingPng(8200, 5000),
				422,
				"picture_too_many_pixels",
			],
			bomb: [claimingPng(60_000, 60_000), 422, "picture_too_many_pixels"],
			damaged: [good.subarray(0, 300), 422, "picture_unreadable"],
			"a head alone": [claimingPng(3000, 3000), 422, "picture_unreadable"],
			"11 MB": [Buffer.alloc(11 * 1024 * 1024, 1), 413, "too_large"],
		} as const;
		for (const [name, [bytes, status, code]] of Object.entries(refusals)) {
			const before = process.memoryUsage().rss;
			const answer = await upload(editor, bytes);
			t.match(answer, { status, body: { code } }, name);
			t.ok(
				process.memoryUsage().rss - before < 150e6,
				`${name}: little memory`,
			);
		}
		const large = await upload(editor, claimingPng(8200, 5000));
		t.match(large.body.detail, "8200 × 5000");
		t.equal((await upload(anyone, good)).status, 401);
		const officer = (await staff(world, "officer")).call;
		t.equal((await upload(officer, good)).status, 403);
		const rows = await world.deps.db
			.selectFrom("picture")
			.select("id")
			.execute();
		t.equal(rows.length, 0);
	},
);

t.test("a picture is described, or marked as decoration", async (t) => {
	const { editor } = await begin(t);
	const bytes = await photo(50, 50).jpeg().toBuffer();
	const missing = await upload(editor, bytes, { altSv: "  " });
	t.match(missing, {
		status: 422,
		body: { errors: [{ path: "alt.sv", code: "alt_required" }] },
	});
	const decoration = await upload(editor, bytes, {
		altSv: "läses inte upp",
		decorative: "1",
	});
	t.match(decoration.body, { decorative: true, alt: { sv: "" } });
	const path = `${pictures}/${decoration.body.id}`;
	t.equal(
		(await editor("PATCH", path, { alt: { sv: "" } })).body.errors[0].code,
		"alt_required",
	);
	const described = await editor("PATCH", path, { alt: { sv: "En båt" } });
	t.match(described.body, { decorative: false, alt: { sv: "En båt", en: "" } });
	t.equal((await editor("GET", pictures)).body.items.length, 1);
});

t.test(
	"a page shows its pictures with their size and words, and only those that are ours",
	async (t) => {
		const { editor, anyone } = await begin(t);
		const { body } = await upload(
			editor,
			await photo(1200, 600).jpeg().toBuffer(),
			{ altSv: 'Två "händer" & <en> båt' },
		);
		const gone = body.id.replace(/.$/, body.id.endsWith("0") ? "1" : "0");
		const content = (text: string, picture: string | null) => ({
			title: { sv: "Med bild", en: "With a picture" },
			summary: { sv: "Kort.", en: "Short." },
			text: { sv: text, en: text },
			picture,
		});
		const item = await editor("POST", "/admin/content/news", {
			content: content(`![](/bilder/${gone})`, gone),
		});
		const publish = (id: string) =>
			editor("POST", `/admin/content/revisions/${id}/publish`, {});
		const refused = await publish(item.body.head.id);
		t.same(
			refused.body.errors.map((one: { path: string }) => one.path).sort(),
			["picture", "text.en", "text.sv"],
		);
		const saved = await editor(
			"PATCH",
			`/admin/content/news/${item.body.key}`,
			{
				basedOn: item.body.head.id,
				content: content(`Se:\n\n![](/bilder/${body.id})`, body.id),
			},
		);
		t.equal((await publish(saved.body.head.id)).status, 200);
		const page = await anyone("GET", "/news/med-bild");
		t.match(page.body.html, 'width="1200" height="600"');
		t.match(
			page.body.html,
			'alt="Två &quot;händer&quot; &amp; &lt;en&gt; båt"',
		);
		t.match(page.body.html, `/bilder/${body.id}-480.webp 480w`);
		t.match(page.body.picture, { width: 1200, height: 600 });
		const english = await anyone("GET", "/news/med-bild", undefined, {
			"accept-language": "en",
		});
		t.match(english.body.picture.html, 'lang="sv"');
	},
);

const hostile: Record<string, string> = {
	"a script": "<script>alert(1)</script>",
	"an element": '<img src=x onerror="alert(1)"><iframe src="//evil.example">',
	"a javascript: link": "[x](javascript:alert(1))",
	"a hidden javascript: link": "[x](  JaVaScRiPt:alert(1))",
	"an encoded javascript: link": "[x](&#106;avascript&colon;alert(1))",
	"a javascript: autolink": "<javascript:alert(1)>",
	"a vbscript: link": "[x](vbscript:msgbox(1))",
	"a data: link": "[x](data:text/html,<script>alert(1)</script>)",
	"a data: picture": "![x](data:image/svg+xml;base64,PHN2Zz4=)",
	"a data: picture that the library allows": "![x](data:image/png;base64,AAAA)",
	"a file: link": "[x](file:///etc/passwd)",
	"a blob: link": "[x](blob:https://handslag.example/1)",
	"a foreign picture": "![x](https://evil.example/pixel.png)",
	"a foreign picture by reference": "![x][y]\n\n[y]: //evil.example/p.png",
	"a picture beside ours": "![x](/bilder/../admin)",
	"a title that breaks out": '[x](https://a.example "\\" onclick=\\"alert(1)")',
	"an address that breaks out":
		'[x](https://a.example/"onclick="alert(1)'.concat(")"),
	"code that breaks out": '```"><script>alert(1)</script>\nx\n```',
	"a reference that breaks out": '[x]\n\n[x]: <javascript:alert(1)> "t"',
};

t.test("hostile Markdown is harmless, whatever it tries", async (t) => {
	const pattern =
		/<(?!\/?(?:p|a|code|pre|em|strong|ul|ol|li|h[1-6]|blockquote|br|hr)\b)[a-z/!]|\son\w+\s*=\s*["'](?![^<]*<\/code>)|(?:href|src)="(?!https?:|mailto:|tel:|\/|#)/i;
	for (const [name, text] of Object.entries(hostile)) {
		const html = renderMarkdown(text, undefined, () => "<p>ours</p>");
		// What stands in an attribute's value is escaped, so a tag's own text is all there is to look at.
		const bare = html.replace(/(title|href)="[^"<>]*"/g, (whole) =>
			whole.startsWith("href") ? whole : "",
		);
		t.notMatch(bare, pattern, `${name}: ${html}`);
	}
	t.match(renderMarkdown("[x](mailto:a@b.example)"), 'href="mailto:');
	t.match(renderMarkdown("[x](/kontakt)"), 'href="/kontakt"');
	t.match(
		renderMarkdown("<https://a.example/?q=<b>"),
		/^<p>&lt;https/,
		"an autolink that is none stays text",
	);
});

t.test(
	"huge and deeply nested Markdown takes no time to speak of",
	async (t) => {
		const heavy = [
			">".repeat(30_000),
			"[".repeat(30_000),
			"![".repeat(15_000),
			"*".repeat(30_000),
			"*a ".repeat(10_000),
			"- ".repeat(15_000),
			"`".repeat(29_999),
			"[a](".repeat(7_500),
			"<".repeat(30_000),
			"1. a\n".repeat(6_000),
			"| ".repeat(15_000),
			"\\".repeat(30_000),
			"_a__".repeat(7_500),
			"&".repeat(30_000),
		];
		for (const text of heavy) {
			const began = performance.now();
			renderMarkdown(text);
			const ms = performance.now() - began;
			t.ok(ms < 1500, `${text.slice(0, 6)}… in ${Math.round(ms)} ms`);
		}
	},
);

t.test("the picture library is not loaded until a picture comes", async (t) => {
	const out = execFileSync(process.execPath, [
		"--input-type=module",
		"-e",
		`await import(${JSON.stringify(new URL("../api/app.ts", import.meta.url).href)});
		const { createRequire } = await import("node:module");
		const loaded = Object.keys(createRequire(${JSON.stringify(import.meta.url)}).cache).filter((f) => /sharp/.test(f));
		process.stdout.write(JSON.stringify([loaded.length, process.report.getReport().sharedObjects.filter((f) => /vips|sharp/.test(f)).length]));`,
	]);
	t.same(JSON.parse(String(out)), [0, 0]);
});
