import t from "tap";
import { caller, linksTo, party } from "../support/actors.ts";
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

for (const width of [390, 1280])
	t.test(
		`a contact hands over to another and changes what the register says, ${width} pixels wide`,
		{ skip, timeout: 120_000 },
		async (t) => {
			const world = await createWorld(t);
			await party(world);
			const base = await listen(world);
			const browser = await openBrowser(t);
			const email = "styrelsen@sprakvannerna.example";
			await caller(world)("POST", "/sign-in-links", { email });
			const [token] = await linksTo(world, email, "fortsatt");
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string | RegExp) =>
				page.getByRole("button", { name }).click();
			await page.goto(`/fortsatt/${token}`);
			await page.getByRole("button").last().click();
			await page.goto("/mina-sidor");
			await press(/^Ändra uppgifter och kontaktpersoner/);
			await page.getByRole("heading", { name: "Kontaktpersoner" }).waitFor();
			t.equal(
				await page.evaluate(() => document.activeElement?.tagName),
				"H1",
				"the focus is where the page begins",
			);
			await look(t, page, `one's own details ${width}`);
			await press("Lägg till en kontaktperson");
			await page.getByLabel("Namn", { exact: true }).nth(2).fill("Lo Berg");
			await press("Spara");
			await page.locator(".error-summary a").first().click();
			t.equal(
				await page.evaluate(() => document.activeElement?.id),
				"contacts-1-email",
			);
			await look(t, page, `one's own details with a fault ${width}`);
			await page.locator("#contacts-1-email").fill("lo@forening.example");
			await page.getByLabel("Vad gör ni?").fill("Vi läser tillsammans.");

			// Somebody else is first: nothing that is written is lost.
			const organisation = await world.deps.db
				.selectFrom("organisation")
				.select(["id", "slug"])
				.executeTakeFirstOrThrow();
			await world.deps.db
				.updateTable("organisation")
				.set({ description: "Kollegans rad." })
				.execute();
			await press("Spara");
			await page.getByText("Det ni har skrivit finns kvar här").waitFor();
			await press("Spara");
			await page.getByText("är sparade.").waitFor();
			t.match(new URL(page.url()).pathname, /\/mina-sidor$/);
			const entry = (
				await caller(world)("GET", `/signatories/${organisation.slug}`)
			).body;
			t.equal(entry.description, "Vi läser tillsammans.");
			const contacts = await world.deps.db
				.selectFrom("contact")
				.select(["name", "email"])
				.orderBy("position")
				.execute();
			t.match(contacts, [{ email }, { name: "Lo Berg" }]);
			await page.goto(`/mina-sidor/${organisation.slug}`);
			await page.getByLabel("Vad gör ni?").waitFor();
			await press("Avbryt");
			await page.getByRole("heading", { name: "Mina sidor" }).waitFor();
		},
	);
