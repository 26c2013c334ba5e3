import t from "tap";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

t.test(
	"an editor changes the office's telephone, is told what is wrong with it, and publishes it",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		await page.goto("/admin/logga-in");
		await page.getByLabel("E-post").fill(email);
		await page.getByLabel("Lösenord").fill("en lång mening som lösenord");
		await press("Logga in");
		await page
			.getByRole("navigation", { name: "Sorters innehåll" })
			.getByRole("link", { name: "Kontaktuppgifter" })
			.click();
		await page.locator("th a", { hasText: "Kontaktuppgifter" }).click();
		const phone = page.getByLabel("Telefon", { exact: true });
		await phone.fill("");
		await press("Publicera");
		await page.getByText("Något behöver rättas").waitFor();
		await look(t, page, "the office without a telephone");
		await phone.fill("035-13 48 00");
		await press("Publicera");
		await page.getByText("Publicerat. Det syns på webbplatsen nu.").waitFor();
		await look(t, page, "the office");
		await page.goto("/kontakt");
		t.match(await page.locator("main").textContent(), "035-13 48 00");
		t.match(await page.locator("footer").textContent(), "035-13 48 00");
	},
);
