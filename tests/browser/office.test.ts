import type { Page } from "playwright-core";
import t from "tap";
import { password, staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

async function signIn(page: Page, email: string) {
	await page.goto("/admin/logga-in");
	await page.getByLabel("E-post").fill(email);
	await page.getByLabel("Lösenord").fill(password);
	await page.getByRole("button", { name: "Logga in", exact: true }).click();
}

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
		await signIn(page, email);
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

t.test(
	"an administrator sends an invitation again and changes roles",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "admin");
		await call("POST", "/admin/staff", {
			email: "ny@region.example",
			name: "Nils Ny",
			employer: "Region Halland",
			role: "officer",
		});
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		await signIn(page, email);
		await page.getByRole("link", { name: "Användare" }).first().waitFor();
		await page.goto("/admin/anvandare");
		const press = (name: string) => page.getByRole("button", { name }).click();
		await press("Skicka inbjudan igen till Nils Ny");
		await page
			.getByText("Inbjudan är skickad till ny@region.example.")
			.waitFor();
		await press("Ändra roll för Nils Ny");
		const dialog = page.getByRole("dialog", { name: "Ändra roll för Nils Ny" });
		await dialog.getByLabel("Roll").selectOption("redaktör");
		await look(t, page, "a role that is changed");
		await dialog.getByRole("button", { name: "Ändra roll" }).click();
		await page.getByText("Nils Ny är nu redaktör.").waitFor();
		await look(t, page, "the accounts");
		await world.settle();
		t.equal(
			world.mails.filter((mail) => mail.to === "ny@region.example").length,
			2,
		);
	},
);
