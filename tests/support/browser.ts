import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
	type Browser,
	type BrowserContext,
	chromium,
	type Page,
} from "playwright-core";
import type { Test } from "tap";
import { password } from "./actors.ts";
import type { World } from "./world.ts";

const places = [
	process.env.CHROMIUM_PATH,
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** Where Chromium is on this machine, or undefined. */
export const chromiumPath = places.find(
	(path) => path !== undefined && existsSync(path),
);

/** What it is started with: without a sandbox as root, and without talking to its maker. */
export const flags = [
	...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
	"--disable-gpu",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-quic",
	"--no-first-run",
];

/** A real browser for a test file; closed with it. */
export async function openBrowser(t: Test): Promise<Browser> {
	if (!chromiumPath) throw new Error("No Chromium");
	const browser = await chromium.launch({
		executablePath: chromiumPath,
		args: flags,
	});
	t.teardown(() => browser.close());
	return browser;
}

/** The world's app on a port of its own, as a browser reaches it. */
export async function listen(world: World): Promise<string> {
	const base = await world.app.listen({ host: "127.0.0.1", port: 0 });
	world.deps.config.publicUrl = base;
	return base;
}

/** A window of a width; any error on a page, or a request to another site, fails the test. */
export async function openWindow(
	t: Test,
	browser: Browser,
	base: string,
	width: number,
): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width, height: 900 },
		locale: "sv-SE",
		reducedMotion: "reduce",
		baseURL: base,
	});
	context.on("weberror", (error) => t.fail(String(error.error())));
	context.on("console", (message) => {
		if (
			message.type() === "error" &&
			/Content.Security.Policy|Refused to/i.test(message.text())
		)
			t.fail(message.text());
	});
	context.on("request", (request) => {
		if (/^https?:/.test(request.url()) && !request.url().startsWith(base))
			t.fail(`a request to ${request.url()}`);
	});
	t.teardown(() => context.close());
	return context;
}

const axe = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

/** What axe-core finds against WCAG 2.2 A and AA, and whether the page scrolls sideways. */
export async function look(t: Test, page: Page, name: string): Promise<void> {
	// Through the debugger: the page's own policy forbids foreign script, and stays in force.
	await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run(options: object): Promise<{
					violations: {
						id: string;
						nodes: { html: string; failureSummary: string }[];
					}[];
				}>;
			};
		};
		const { violations } = await axe.run({
			runOnly: [
				"wcag2a",
				"wcag2aa",
				"wcag21a",
				"wcag21aa",
				"wcag22aa",
				"best-practice",
			],
		});
		return violations.map(
			(one) =>
				`${one.id}: ${one.nodes
					.map((node) => `${node.html} ${node.failureSummary}`)
					.join(" | ")
					.slice(0, 600)}`,
		);
	});
	t.same(found, [], `axe finds nothing on ${name}`);
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth,
	);
	t.ok(sideways <= 0, `${name} does not scroll sideways`);
	if (process.env.TEST_PICTURES)
		await page.screenshot({
			path: `${process.env.TEST_PICTURES}/${name.replace(/\W+/g, "-")}.png`,
			fullPage: true,
		});
}

/** Signs in to the office as one of its staff, and goes on to a page of it. */
export async function signIn(
	page: Page,
	email: string,
	onwards?: string,
): Promise<void> {
	const query = onwards ? `?vidare=${onwards}` : "";
	await page.goto(`/admin/logga-in${query}`);
	await page.getByLabel("E-post").fill(email);
	await page.getByLabel("Lösenord").fill(password);
	await page.getByRole("button", { name: "Logga in", exact: true }).click();
	await page
		.getByRole("heading", { level: 1 })
		.filter({ hasNotText: "Logga in" })
		.waitFor();
}
