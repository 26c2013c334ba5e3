import t from "tap";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
	signIn,
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

t.test(
	"a year that is there already can be opened from where it was begun, and a fault in the plan says of which activity",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "admin");
		await call("POST", "/admin/follow-ups", {
			year: 2026,
			opensOn: "2026-03-12",
			closesOn: "2026-04-12",
		});
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		await signIn(page, email);
		await page.getByRole("link", { name: "Användare" }).first().waitFor();
		await page.goto("/admin/uppfoljning");
		await page.getByLabel("År").fill("2026");
		await page.getByLabel("Första dagen").fill("2026-05-12");
		await press("Planera omgången");
		await page.getByText("Sista dagen: fyll i uppgiften.").waitFor();
		await page.getByLabel("Sista dagen").fill("2026-06-12");
		await press("Planera omgången");
		await page.getByText("Det finns redan en uppföljning för 2026.").waitFor();
		await page.getByRole("link", { name: "Öppna 2026" }).click();
		await page.getByRole("heading", { name: "Uppföljning 2026" }).waitFor();

		// The list is slow to come: a press meanwhile is not lost.
		let arrive = () => {};
		const late = new Promise<void>((resolve) => {
			arrive = resolve;
		});
		await page.route("**/api/v1/admin/content/plan-years", async (route) => {
			if (route.request().method() === "GET") await late;
			await route.continue();
		});
		await page.goto("/admin/innehall/plan-years");
		await press("Nytt år");
		await page.getByRole("dialog").getByLabel("År").fill("2024");
		await press("Börja skriva");
		arrive();
		await page.getByText("År 2024 finns redan i handlingsplanen.").waitFor();
		await look(t, page, "a year that is there already");
		await page.getByRole("link", { name: "Öppna 2024" }).click();
		const when = page.locator('[id="activities.1.on"]');
		await when.fill("i maj");
		await press("Publicera");
		await page.getByText("Aktivitet 2, när: dagen finns inte").waitFor();
		await look(t, page, "a fault of the plan");
	},
);
