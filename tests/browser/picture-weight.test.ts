import sharp from "sharp";
import t from "tap";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

const large = () => {
	const background = "#285a78";
	const create = {
		width: 2400,
		height: 1600,
		channels: 3,
		background,
	} as const;
	return sharp({ create }).jpeg().toBuffer();
};

t.test(
	"a browser takes the narrowest file of a picture that fills its place, and of those far down none",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const form = new FormData();
		form.set("altSv", "En åker i Ätradalen");
		form.set("file", new Blob([new Uint8Array(await large())]), "b.jpg");
		const sent = new Response(form);
		const { body: picture } = await call(
			"POST",
			"/admin/content/pictures",
			Buffer.from(await sent.arrayBuffer()),
			{ "content-type": sent.headers.get("content-type") ?? "" },
		);
		const far = `${"Text.\n\n".repeat(300)}![](/bilder/${picture.id})`;
		const item = await call("POST", "/admin/content/news", {
			content: {
				title: { sv: "Med bild", en: "" },
				summary: { sv: "Kort.", en: "" },
				text: { sv: far, en: "" },
				picture: picture.id,
			},
		});
		const { id } = item.body.head;
		await call("POST", `/admin/content/revisions/${id}/publish`, {});
		const base = await listen(world);
		const browser = await openBrowser(t);
		for (const [width, taken] of [
			[390, 480],
			[1280, 720],
		] as const) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const got: string[] = [];
			page.on("request", (request) => {
				const { pathname } = new URL(request.url());
				if (pathname.startsWith("/bilder/")) got.push(pathname);
			});
			await page.goto("/nyheter/med-bild", { waitUntil: "networkidle" });
			const shown = await page.locator(".prose img").first().boundingBox();
			t.ok(
				shown && shown.width > taken * 0.7 && shown.width <= taken,
				`${shown?.width} px`,
			);
			t.same(got, [`/bilder/${picture.id}-${taken}.webp`], `at ${width}`);
		}
	},
);
