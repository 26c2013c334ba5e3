import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import t, { type Test } from "tap";
import { linksTo, party } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { insertParties } from "../support/parties.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";
const options = { skip, timeout: 120_000 };
const hostile = '<img src=x onerror="document.title=1">';

interface Host {
	url: string;
	/** What the page holds between `<main>` and `</main>` */
	body: string;
	css: string;
	scheme: string;
}

/** Somebody else's site: another origin, with a policy of its own that allows the register and nothing more. */
async function openHost(t: Test, register: string): Promise<Host> {
	const host: Host = {
		url: "",
		body: "",
		// What the browser paints under a page counts for no background to axe.
		css: "html { background: Canvas; color: CanvasText }",
		scheme: "light dark",
	};
	const policy = [
		"default-src 'none'",
		`script-src ${register}`,
		`connect-src ${register}`,
		`img-src ${register}`,
		`frame-src ${register}`,
		"style-src 'self'",
		"form-action 'none'",
		"base-uri 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types lit-html",
	].join("; ");
	const server = createServer(({ url }, response) => {
		if (url === "/host.css")
			return response.setHeader("content-type", "text/css").end(host.css);
		if (url !== "/") return response.writeHead(204).end();
		response.setHeader("content-security-policy", policy);
		response.setHeader("content-type", "text/html; charset=utf-8");
		return response.end(
			`<!doctype html><html lang="sv"><head><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${host.scheme}"><title>Bygdegården</title><link rel="stylesheet" href="/host.css"></head><body><main><h1>Bygdegården</h1>${host.body}</main></body></html>`,
		);
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	return host;
}

interface Stage {
	world: World;
	base: string;
	host: Host;
	browser: Browser;
}

async function stage(t: Test): Promise<Stage> {
	const world = await createWorld(t);
	await insertParties(world, 25, { 0: hostile, 7: "Östra scouterna" });
	const base = await listen(world);
	const host = await openHost(t, base);
	host.body = `<script type="module" src="${base}/embed/handslag-register.js"></script><handslag-register search><a href="${base}/signatarer">Registret</a></handslag-register>`;
	return { world, base, host, browser: await openBrowser(t) };
}

/** A visitor's window: a request to a third site, or a breach of the host's policy, fails the test. */
async function visit(
	t: Test,
	{ base, host, browser }: Stage,
	more: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 900 },
		reducedMotion: "reduce",
		...more,
	});
	context.on("weberror", (error) => t.fail(String(error.error())));
	context.on("console", (message) => {
		const text = message.text();
		// One of our own pages, kept out of a frame: what a test below asks for.
		if (/^Framing .*"frame-ancestors 'self'"/.test(text)) return;
		if (/Content.Security.Policy|Trusted|violates/i.test(text)) t.fail(text);
	});
	context.on("request", (request) => {
		const url = request.url();
		if (
			/^https?:/.test(url) &&
			!url.startsWith(base) &&
			!url.startsWith(host.url)
		)
			t.fail(`a request to ${url}`);
	});
	t.teardown(() => context.close());
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	await page.goto(host.url);
	return { page, context };
}

const rows = (page: Page) => page.locator("handslag-register li");
const said = (page: Page) => page.locator("handslag-register [role=status]");
const inFocus = (page: Page) =>
	page.evaluate(() => {
		const element = document.querySelector("handslag-register");
		const inner = element?.shadowRoot?.activeElement;
		return inner?.textContent?.trim() || inner?.id || null;
	});

t.test(
	"the list stands on another site under a strict policy, in light and dark, and axe finds nothing",
	options,
	async (t) => {
		const all = await stage(t);
		for (const width of [390, 1280])
			for (const colorScheme of ["light", "dark"] as const) {
				const { page } = await visit(t, all, {
					viewport: { width, height: 900 },
					colorScheme,
				});
				await rows(page).nth(9).waitFor();
				t.equal(
					await said(page).textContent(),
					"Visar 10 av 25 organisationer",
				);
				await look(t, page, `embed host ${width} ${colorScheme}`);
				const list = page.getByRole("list", {
					name: "Organisationer som har skrivit under",
				});
				t.equal(await list.getByRole("listitem").count(), 10);
			}
	},
);

t.test("a hostile name is text, also on another site", options, async (t) => {
	const all = await stage(t);
	const { page } = await visit(t, all);
	await rows(page).filter({ hasText: hostile }).waitFor();
	t.equal(await page.locator("handslag-register img").count(), 0);
	t.equal(await page.title(), "Bygdegården");
});

t.test(
	"search and paging work by keyboard alone, say what they found and keep the focus",
	options,
	async (t) => {
		const all = await stage(t);
		const { page } = await visit(t, all);
		await rows(page).nth(9).waitFor();
		await page.keyboard.press("Tab");
		t.equal(await inFocus(page), "q", "the search field comes first");
		await page.keyboard.type("östra");
		await page.keyboard.press("Enter");
		await said(page).getByText("1 organisation", { exact: true }).waitFor();
		t.equal(await inFocus(page), "q", "the focus stays where it was");
		await page.keyboard.press("Control+A");
		await page.keyboard.press("Delete");
		await said(page).getByText("Visar 10 av 25").waitFor();

		const more = page.getByRole("button", { name: "Visa fler" });
		for (let i = 0; i < 20 && (await inFocus(page)) !== "Visa fler"; i++)
			await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await said(page).getByText("Visar 20 av 25").waitFor();
		const eleventh = await rows(page).nth(10).getByRole("link").textContent();
		t.equal(await inFocus(page), eleventh, "the first of the new ones");
		await more.focus();
		await page.keyboard.press("Enter");
		await said(page).getByText("25 organisationer", { exact: true }).waitFor();
		t.equal(await more.count(), 0);
		const last = await rows(page).nth(20).getByRole("link").textContent();
		t.equal(await inFocus(page), last, "also when the button is gone");

		await page.getByLabel("Sök organisation").fill("finnsinte");
		await page.keyboard.press("Enter");
		await said(page).getByText("Ingen organisation passar.").waitFor();
		t.equal(await rows(page).count(), 0);
	},
);

t.test(
	"attributes choose what is shown, custom properties and parts how, and the host's color-scheme rules",
	options,
	async (t) => {
		const all = await stage(t);
		const { base, host } = all;
		host.scheme = "light";
		host.css =
			"handslag-register { --handslag-line: rgb(1 2 3) } handslag-register::part(facts) { text-transform: uppercase }";
		host.body = `<script type="module" src="${base}/embed/handslag-register.js"></script><handslag-register lang="en" limit="3" municipality="1383,1380" kind="ideell-forening" src="${base}"></handslag-register>`;
		const { page } = await visit(t, all, { colorScheme: "dark" });
		await rows(page).nth(2).waitFor();
		t.equal(await said(page).textContent(), "Showing 3 of 25 organisations");
		t.equal(await page.getByRole("search").count(), 0);
		const style = (selector: string, name: string) =>
			page
				.locator(`handslag-register ${selector}`)
				.first()
				.evaluate(
					(e, name) => getComputedStyle(e).getPropertyValue(name),
					name,
				);
		t.equal(await style("li", "border-top-color"), "rgb(1, 2, 3)");
		t.equal(await style("[part=facts]", "text-transform"), "uppercase");
		t.equal(await style("li a", "color"), "rgb(20, 80, 106)", "light");
		const link = rows(page).first().getByRole("link");
		t.match(await link.getAttribute("href"), `${base}/en/signatarer/forening-`);
		t.equal(await link.getAttribute("rel"), "external");
		t.equal(await link.getAttribute("lang"), "sv");

		await page.locator("handslag-register").evaluate((e) => {
			e.setAttribute("municipality", "1384");
		});
		await said(page).getByText("There is no organisation here yet.").waitFor();
		await page.locator("handslag-register").evaluate((e) => {
			e.removeAttribute("municipality");
		});
		await rows(page).nth(2).waitFor();
		await rows(page).first().getByRole("link").click();
		await page.waitForURL(`${base}/en/signatarer/**`);
		t.equal(page.context().pages().length, 1, "in the same tab");
	},
);

t.test(
	"how the host sets its text makes the list no harder to read",
	options,
	async (t) => {
		const all = await stage(t);
		const measured = async (css: string) => {
			all.host.css = css;
			const { page } = await visit(t, all);
			await rows(page).nth(9).waitFor();
			const boxes = await page
				.locator("handslag-register")
				.evaluate((element) =>
					[
						...(element.shadowRoot?.querySelectorAll("li, p, label, a") ?? []),
					].map((one) => {
						const { x, y, width, height } = one.getBoundingClientRect();
						return [x, y, width, height].map(Math.round);
					}),
				);
			await page.context().close();
			return boxes;
		};
		const font = "* { font: 16px sans-serif }";
		const plain = await measured(font);
		const hostile = [
			"text-indent: 5em; white-space: nowrap; letter-spacing: .3em; text-transform: uppercase",
			"font-style: italic; font-variant: small-caps; font-weight: 900; text-align: end; word-spacing: 1em; word-break: break-all",
		];
		for (const css of [
			...hostile.map((text) => `main { ${text} }`),
			...hostile.map(
				(text) =>
					`handslag-register { ${text.replaceAll(";", " !important;")} !important }`,
			),
			"handslag-register { line-height: 0 !important }",
		])
			t.same(await measured(`${font} ${css}`), plain, css);
	},
);

t.test(
	"what stands inside the tag is shown without script, and when the file is not the one that was bound",
	options,
	async (t) => {
		const all = await stage(t);
		const { base, host } = all;
		const link = { name: "Registret" };
		const without = await visit(t, all, { javaScriptEnabled: false });
		t.ok(await without.page.getByRole("link", link).isVisible());

		host.body = host.body.replace(
			"></script>",
			` integrity="sha384-${"A".repeat(64)}" crossorigin></script>`,
		);
		const other = await visit(t, all);
		await other.page.waitForLoadState("networkidle");
		t.ok(await other.page.getByRole("link", link).isVisible());
		t.equal(await other.page.locator("handslag-register [part]").count(), 0);

		const page = await (await all.browser.newContext()).newPage();
		await page.goto(`${base}/badda-in`);
		host.body = (await page.locator("#kod-lista").textContent()) ?? "";
		const pasted = await visit(t, all);
		await rows(pasted.page).nth(9).waitFor();
		t.pass("the code from the page works as it is pasted");
	},
);

t.test(
	"when the register does not answer it says so plainly, keeps the way there open and tries again",
	options,
	async (t) => {
		const all = await stage(t);
		const { base, host } = all;
		const { page } = await visit(t, all);
		await rows(page).nth(9).waitFor();
		const api = `${base}/api/v1/signatories*`;
		await page.route(api, (route) => route.abort());
		await page.goto(host.url);
		const words = "Registret svarar inte just nu. Försök igen om en stund.";
		await page.getByRole("alert").getByText(words).waitFor();
		t.ok(await page.getByRole("link", { name: "Registret" }).isVisible());
		await look(t, page, "embed unreachable 390");
		await page.unroute(api);
		await page.getByRole("button", { name: "Försök igen" }).focus();
		await page.keyboard.press("Enter");
		await rows(page).nth(9).waitFor();
		t.equal(await page.getByRole("alert").count(), 0);
		t.match(await inFocus(page), /\S/, "the focus is on the list");

		host.body = host.body.replace(" search", ' src="javascript:alert(1)"');
		await page.goto(host.url);
		await page
			.getByText("Listan kan inte visas som den är inställd.")
			.waitFor();
	},
);

t.test(
	"the frame is shown on another site and leads the window on; ordinary pages are not shown there",
	options,
	async (t) => {
		const all = await stage(t);
		const { base, host, browser } = all;
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		for (const path of ["/embed/signatarer", "/en/embed/signatarer?limit=3"])
			for (const colorScheme of ["light", "dark"] as const) {
				await page.emulateMedia({ colorScheme });
				await page.goto(path);
				await look(t, page, `${path} ${colorScheme}`);
			}
		await page.goto(`${base}/badda-in`);
		host.body = `${await page.locator("#kod-ram").textContent()}<iframe src="${base}/signatarer" title="Inte"></iframe>`;
		host.css = "iframe { width: 100% }";

		const { page: other } = await visit(t, all, {
			viewport: { width: 1280, height: 900 },
		});
		const frame = other.frameLocator("iframe").first();
		await frame.getByText("Visar 5 av 25 organisationer").waitFor();
		await frame.getByLabel("Sök organisation").fill("östra");
		await frame.getByLabel("Sök organisation").press("Enter");
		await frame.getByText("1 organisation", { exact: true }).waitFor();
		t.match(
			other.frames().map((one) => one.url()),
			[/./, /embed\/signatarer/, /^chrome-error:/],
		);
		if (process.env.TEST_PICTURES)
			await other.screenshot({
				path: `${process.env.TEST_PICTURES}/frame-host.png`,
			});
		await frame.getByRole("link", { name: "Östra scouterna" }).click();
		await other.waitForURL(`${base}/signatarer/forening-7`);
	},
);

t.test(
	"the page that tells how shows the list live and copies its code",
	options,
	async (t) => {
		const { base, browser } = await stage(t);
		for (const width of [390, 1280]) {
			const context = await openWindow(t, browser, base, width);
			await context.grantPermissions(["clipboard-read", "clipboard-write"]);
			const page = await context.newPage();
			for (const [path, colorScheme] of [
				["/badda-in", "light"],
				["/en/badda-in", "dark"],
			] as const) {
				await page.emulateMedia({ colorScheme });
				await page.goto(path);
				await rows(page).nth(4).waitFor();
				await page.locator(".live iframe").scrollIntoViewIfNeeded();
				await page
					.frameLocator(".live iframe")
					.getByRole("listitem")
					.nth(4)
					.waitFor();
				for (const badge of await page.locator(".badges img").all())
					t.ok(
						await badge.evaluate(
							(e: HTMLImageElement) => e.naturalWidth === 304,
						),
					);
				await look(t, page, `${path} ${width} ${colorScheme}`);
			}
			await page
				.getByRole("button", { name: "Copy the code for the badge" })
				.click();
			await page.getByText("The code has been copied.").waitFor();
			const copied = await page.evaluate(() => navigator.clipboard.readText());
			t.match(copied, `<a href="${base}/en/signatarer/forening-`);
		}
	},
);

t.test(
	"an organisation finds its badge, with the code, on its own pages",
	options,
	async (t) => {
		const world = await createWorld(t);
		const { application } = await party(world);
		const base = await listen(world);
		const context = await openWindow(t, await openBrowser(t), base, 390);
		const page = await context.newPage();
		await page.goto("/mina-sidor");
		await page.getByLabel("E-postadress").fill(application.email);
		await page.getByRole("button", { name: "Skicka en länk" }).click();
		await page.getByText("är länken på väg").waitFor();
		const token = (await linksTo(world, application.email, "fortsatt")).at(-1);
		await page.goto(`/fortsatt/${token}`);
		await page.getByRole("main").getByRole("button").click();
		await page.waitForURL(`${base}/mina-sidor`);
		await page.getByText("Märket till er webbplats").click();
		const picture = page.getByRole("img", {
			name: /^Märket för Språkvännerna/,
		});
		await picture.scrollIntoViewIfNeeded();
		await page.waitForFunction(() => {
			const img = document.querySelector<HTMLImageElement>(".badge-preview");
			return img?.complete && img.naturalWidth === 304;
		});
		t.match(
			await page.locator("details code").textContent(),
			`<img src="${base}/market/sprakvannerna-i-falkenberg.svg"`,
		);
		await look(t, page, "mina sidor märket 390");
	},
);
