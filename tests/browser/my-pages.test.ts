import t from "tap";
import { caller, linksTo } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { election } from "../support/elections.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

t.test(
	"a party finds the way to nominate among its own pages, while it is open",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		await election(world, { parties: 1 });
		await world.deps.db
			.updateTable("application")
			.set({
				content: JSON.stringify({ organisation: { name: "Förening 0" } }),
			})
			.execute();
		const base = await listen(world);
		const browser = await openBrowser(t);
		const email = "styrelsen-0@forening.example";
		await caller(world)("POST", "/sign-in-links", { email });
		const [token] = await linksTo(world, email, "fortsatt");
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		await page.goto(`/fortsatt/${token}`);
		await page.getByRole("button").last().click();
		for (const width of [390, 1280]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto("/mina-sidor");
			await page.getByText("Sista dagen är 1 november 2026.").waitFor();
			await look(t, page, `my pages with nominations ${width}`);
		}
		await page
			.getByRole("link", { name: "Nominera till samverkansgruppen" })
			.click();
		await page.getByRole("heading", { level: 1 }).waitFor();
		t.equal(await page.locator("#organisation").inputValue(), "Förening 0");
		await page.goto("/en/mina-sidor");
		await page
			.getByRole("link", { name: "Nominate for the working group" })
			.waitFor();
		// Nobody stays signed in until the last day has passed.
		await world.deps.db
			.updateTable("election")
			.set({ status: "planned" })
			.execute();
		await page.goto("/mina-sidor");
		await page.getByRole("link", { name: "Börja en ny ansökan" }).waitFor();
		t.equal(await page.getByText("Nominera till").count(), 0);
	},
);
