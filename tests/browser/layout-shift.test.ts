import type { Page } from "playwright-core";
import t from "tap";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { event } from "../support/events.ts";
import { insertParties } from "../support/parties.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

/** Web Vitals calls 0.1 good; what stands where it will stay has none. */
const most = 0.02;

/** Before the page's own: counts what moves without anybody having touched the page. */
function count() {
	const counted = { sum: 0, moved: [] as string[] };
	Object.assign(window, { counted });
	interface Shift extends PerformanceEntry {
		value: number;
		hadRecentInput: boolean;
		sources: { node: Node | null }[];
	}
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as Shift[]) {
			if (entry.hadRecentInput) continue;
			counted.sum += entry.value;
			for (const { node } of entry.sources)
				if (node instanceof Element)
					counted.moved.push(`${node.localName}.${node.className}`);
		}
	}).observe({ type: "layout-shift", buffered: true });
}

/** Two frames after everything that the page asked for has come: what was to move has moved. */
const settled = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<{ sum: number; moved: string[] }>((resolve) => {
				const { counted } = window as unknown as {
					counted: { sum: number; moved: string[] };
				};
				requestAnimationFrame(() =>
					requestAnimationFrame(() => resolve(counted)),
				);
			}),
	);

t.test(
	"nothing moves by itself while a page loads, at both widths, also where the script comes late",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		await insertParties(world, 60);
		const { slug } = await event(world, { places: 50 });
		const pages = [
			...["/", "/signatarer", "/signatarer/forening-7", "/handlingsplan"],
			...[`/evenemang/${slug}`, "/ansok", "/mina-sidor", "/verifiera"],
		];
		for (const width of [390, 1280])
			for (const path of pages) {
				const context = await openWindow(t, browser, base, width);
				const page = await context.newPage();
				await page.addInitScript(count);
				// As on a slow network: what the document itself holds is seen first.
				let show = () => {};
				const painted = new Promise<void>((resolve) => {
					show = resolve;
				});
				await page.route(/\.js$/, async (route) => {
					await painted;
					await route.continue();
				});
				await page.goto(path, { waitUntil: "commit" });
				await page.waitForFunction(
					() => performance.getEntriesByType("paint").length > 0,
				);
				show();
				await page.waitForLoadState("networkidle");
				if (path === "/ansok" || path === "/mina-sidor")
					await page.getByRole("heading", { level: 1 }).waitFor();
				const { sum, moved } = await settled(page);
				t.ok(
					sum < most,
					`${path} at ${width}: ${sum.toFixed(3)} ${moved.join(" ")}`,
				);
				if (process.env.TEST_SIZES)
					console.error(path, width, sum.toFixed(4), moved.join(" "));
				await context.close();
			}
	},
);
