import type { BrowserContext } from "playwright-core";
import t from "tap";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

interface Sent {
	path: string;
	type: string;
	bytes: number;
	/** When it was asked for, in seconds of the browser's clock. */
	at: number;
}

/** Opens a page and waits until it can be used; what it asked for until then, whoever asked: bodies as they came over the wire. */
async function opened(context: BrowserContext, path: string, drawn?: string) {
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	await wire.send("Network.enable");
	await wire.send("Page.enable");
	const asked = new Map<string, Omit<Sent, "bytes"> & { at: number }>();
	let loaded = Number.POSITIVE_INFINITY;
	wire.on("Page.loadEventFired", ({ timestamp }) => {
		loaded = timestamp;
	});
	const heads = new Map<string, number>();
	const sent: Sent[] = [];
	wire.on(
		"Network.requestWillBeSent",
		({ requestId, request, type, timestamp }) => {
			const { pathname } = new URL(request.url);
			asked.set(requestId, {
				path: pathname,
				type: type ?? "Other",
				at: timestamp,
			});
		},
	);
	// So far only the head has come, which HTTP/2 makes small.
	wire.on("Network.responseReceived", ({ requestId, response }) => {
		heads.set(requestId, response.encodedDataLength);
	});
	wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		const found = asked.get(requestId);
		const bytes = encodedDataLength - (heads.get(requestId) ?? 0);
		if (found) sent.push({ ...found, bytes });
	});
	await page.goto(path, { waitUntil: "load" });
	// What a script draws may come after the load; all else can be used by then.
	if (drawn) await page.locator(drawn).waitFor();
	const before = sent.filter(({ at }) => drawn || at <= loaded);
	const after = async () => {
		await page.waitForLoadState("networkidle");
		return sent.filter(
			(one) => !before.includes(one) && ["Script", "Fetch"].includes(one.type),
		);
	};
	return { page, before, after };
}

const of = (sent: Sent[], type?: string) =>
	sent
		.filter((one) => (type ? one.type === type : one.type !== "Font"))
		.reduce((sum, { bytes }) => sum + bytes, 0);

/** As in tests/pages-weight.test.ts, which counts only what is asked for by the document and its modules. */
const mostBytes = 60_000;
const mostScript = 20_000;
/** The application is one in the browser: its form is drawn there. */
const mostScriptOf: Record<string, number> = {
	"/ansok": 21_000,
	"/en/ansok": 21_000,
};

const pages: [path: string, drawn?: string][] = [
	["/"],
	["/signatarer"],
	["/verifiera"],
	["/ansok", "hs-apply input[type=email]"],
	["/en/ansok", "hs-apply input[type=email]"],
	["/mina-sidor", "hs-my input[type=email]"],
];

t.test(
	"what a browser fetches before a page can be used is light, also what scripts ask for",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		for (const [path, drawn] of pages) {
			const context = await openWindow(t, browser, base, 390);
			const { before } = await opened(context, path, drawn);
			const [script, all] = [of(before, "Script"), of(before)];
			t.ok(script > 0, `${path} has a script`);
			t.ok(
				script <= (mostScriptOf[path] ?? mostScript),
				`${path}: ${script} B of script`,
			);
			t.ok(all <= mostBytes, `${path}: ${all} B without fonts`);
			if (process.env.TEST_SIZES) console.error(path, script, all);
			await context.close();
		}
	},
);

t.test(
	"the verifier comes when the page is there, and only when asked for to who spares data",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const rich = await openWindow(t, browser, base, 390);
		const one = await opened(rich, "/verifiera");
		await one.page.locator("hs-verify[data-ready]").waitFor();
		const later = of(await one.after());
		t.ok(later > 0 && later < 110_000, `${later} B in the background`);
		const sparing = await openWindow(t, browser, base, 390);
		await sparing.addInitScript(() => {
			Object.defineProperty(navigator, "connection", {
				value: { saveData: true },
			});
		});
		const two = await opened(sparing, "/verifiera");
		t.same(await two.after(), []);
		await two.page.locator("#fil").focus();
		await two.page.locator("hs-verify[data-ready]").waitFor();
		t.ok((await two.after()).length > 0);
	},
);
