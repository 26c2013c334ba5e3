import t, { type Test } from "tap";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
	signIn,
} from "../support/browser.ts";
import { event, personalToken, register, settings } from "../support/events.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";
const widths = [390, 1280];
const programme = [
	["09:00", "Kaffe och mingel", ""],
	["09:30", "Dialog som arbetssätt i vardagen", "Samira Haddad, Språkvännerna"],
	["12:00", "Lunch", ""],
].map(([time, title, speaker]) => ({
	time,
	title: { sv: title, en: "" },
	speaker,
}));

async function open(t: Test, world: World) {
	const base = await listen(world);
	const browser = await openBrowser(t);
	return { browser, base };
}

t.test(
	"an event is read, registered for, changed and cancelled without script",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const { browser, base } = await open(t, world);
		const { slug } = await event(world, {
			places: 3,
			programme,
			onlineUrl: "https://mote.example/rum",
		});
		for (const width of widths) {
			for (const colorScheme of ["light", "dark"] as const) {
				const context = await openWindow(t, browser, base, width);
				const page = await context.newPage();
				await page.emulateMedia({ colorScheme });
				const at = `at ${width} ${colorScheme}`;
				await page.goto("/evenemang");
				await look(t, page, `events ${at}`);
				await page.goto(`/evenemang/${slug}`);
				await look(t, page, `event ${at}`);
				await page.goto(`/evenemang/${slug}/anmalan`);
				await look(t, page, `event form ${at}`);
			}
			const context = await browser.newContext({
				viewport: { width, height: 900 },
				javaScriptEnabled: false,
				baseURL: base,
				locale: "sv-SE",
			});
			t.teardown(() => context.close());
			const page = await context.newPage();
			await page.goto(`/evenemang/${slug}`);
			await page.getByRole("link", { name: "Anmäl dig" }).click();
			await page.getByLabel("Namn").fill("Åsa Öberg");
			await page.getByLabel("Allergi").fill("Nötter");
			await page.getByRole("button", { name: "Skicka anmälan" }).click();
			await page.getByText("En uppgift behöver rättas").waitFor();
			t.equal(await page.getByLabel("Allergi").inputValue(), "Nötter");
			const email = `asa-${width}@forening.example`;
			await page.getByLabel("E-post").fill(email);
			await page.getByRole("button", { name: "Skicka anmälan" }).click();
			await page.getByRole("heading", { name: "Du är anmäld" }).waitFor();
			await page.goto(`/anmalan/${await personalToken(world, email)}`);
			await page.getByText("Du har en plats.").waitFor();
			await page.getByLabel("Namn").fill("Åsa Berg");
			await page.getByRole("button", { name: "Spara ändringen" }).click();
			await page.getByText("Ändringen är sparad.").waitFor();
			await page.getByRole("button", { name: "Avboka min anmälan" }).click();
			await page.getByText("Din anmälan är avbokad.").waitFor();
		}
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		await page.goto(`/evenemang/${slug}/anmalan`);
		await page.getByRole("button", { name: "Skicka anmälan" }).click();
		await page.getByText("2 uppgifter behöver rättas").waitFor();
		await look(t, page, "event form with faults");
		await register(world, slug, 1);
		await page.goto(
			`/anmalan/${await personalToken(world, "deltagare-1@forening.example")}`,
		);
		await look(t, page, "own registration");
	},
);

t.test(
	"the office ticks who comes, on a phone and at a desk, and gives out seats",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const { browser, base } = await open(t, world);
		const { slug, title } = await event(world, { places: 6, programme });
		for (let n = 1; n <= 9; n++)
			await register(world, slug, n, n === 2 ? { foodNeeds: "Nötter" } : {});
		const { email } = await staff(world, "editor");
		for (const width of widths) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			await signIn(page, email, "/admin/evenemang");
			await page.getByRole("link", { name: title }).waitFor();
			await look(t, page, `office events at ${width}`);
			await page.getByRole("link", { name: title }).click();
			await page.getByText("6 av 6 anmälda", { exact: false }).waitFor();
			await page.getByText("12 maj 2026 kl. 09.00").first().waitFor();
			for (const n of [3, 4, 5])
				await page.getByLabel(`Deltagare ${n} har kommit`).check();
			await page.getByText("3 har kommit").waitFor();
			await look(t, page, `office event at ${width}`);
			await page.getByLabel("Sök namn").fill("deltagare 5");
			await page
				.getByLabel("Deltagare 4 har kommit")
				.waitFor({ state: "detached" });
			await page.getByLabel("Sök namn").fill("");
			await page.getByText("Behov och kost").click();
			await page.getByText("Kost: Nötter").waitFor();
			await page.locator("summary", { hasText: "Anmälan" }).click();
			await look(t, page, `office event settings at ${width}`);
			for (const n of [3, 4, 5])
				await page.getByLabel(`Deltagare ${n} har kommit`).uncheck();
			await page.getByText("0 har kommit").waitFor();
		}
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		await signIn(page, email, "/admin/evenemang");
		await page.getByRole("link", { name: title }).click();
		await page.getByRole("button", { name: "Avboka Deltagare 1" }).click();
		await look(t, page, "office event question");
		await page.getByRole("button", { name: "Avboka", exact: true }).click();
		await page.getByText("Deltagare 1 är avbokad.").waitFor();
		await page.getByText("2 på väntelistan").waitFor();
		await page.locator("summary", { hasText: "Anmälan" }).click();
		await page.getByLabel("Antal platser").fill("sju");
		await page.getByRole("button", { name: "Spara" }).click();
		await page.getByText("Skriv ett heltal, med siffror.").first().waitFor();
		await page.getByLabel("Anmälan öppnar").fill("2026-05-10T08:00");
		await page.getByLabel("Anmälan stänger").fill("2026-05-09T08:00");
		await page.getByLabel("Antal platser").fill("7");
		await page.getByRole("button", { name: "Spara" }).click();
		await page.getByText("Slutet måste komma efter början.").first().waitFor();
		t.equal(await page.getByLabel("Antal platser").inputValue(), "7");
		await page.getByLabel("Anmälan öppnar").fill("");
		await page.getByRole("button", { name: "Spara" }).click();
		await page.getByText("Sparat.").waitFor();
		await page.getByText("7 av 7 anmälda, 1 på väntelistan").waitFor();
		const shown = await world.app.inject(`/api/v1/events/${slug}`);
		t.match(shown.json(), {
			registration: { places: 7, closesAt: "2026-05-09T06:00:00.000Z" },
			programme: programme.map(({ time }) => ({ time })),
		});
		await page.emulateMedia({ media: "print" });
		t.notOk(await page.getByText("Behov och kost").isVisible());
		t.notOk(await page.getByText("deltagare-5@forening.example").isVisible());
		t.ok(
			await page.getByText("Deltagare 5", { exact: false }).first().isVisible(),
		);
	},
);

t.test(
	"the office is told whom a cancelling is mailed to, before and after, and who saved meanwhile",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const { browser, base } = await open(t, world);
		const { slug, call } = await event(world, { places: 2 });
		for (const n of [1, 2, 3]) await register(world, slug, n);
		const { email } = await staff(world, "editor");
		for (const width of widths) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).first().click();
			const at = `at ${width}`;
			await signIn(page, email, `/admin/evenemang/${slug}`);
			await page.locator("summary", { hasText: "Anmälan" }).click();
			await press("Ställ in evenemanget");
			await page.getByText("Vi mejlar 3 personer genast").waitFor();
			await look(t, page, `question of cancelling ${at}`);
			const why = page.locator("[id='reason.sv']");
			await why.fill("Fråga 19811218-9876.");
			await press("Ställ in och mejla");
			await page.getByText("Vi tar inte emot personnummer").first().waitFor();
			await look(t, page, `question with a fault ${at}`);
			await why.fill("Talaren är sjuk.");
			await press("Ställ in och mejla");
			await page
				.getByText("Evenemanget är inställt. Vi har mejlat 3 personer.")
				.waitFor();
			await look(t, page, `cancelled in the office ${at}`);
			t.equal(await page.getByLabel("Deltagare 1 har kommit").count(), 0);
			const reader = await context.newPage();
			for (const path of ["/evenemang", `/evenemang/${slug}`]) {
				await reader.goto(path);
				await reader.getByText("Inställt", { exact: false }).first().waitFor();
				await look(t, reader, `${path} cancelled ${at}`);
			}
			await reader.goto(
				`/anmalan/${await personalToken(world, "deltagare-1@forening.example")}`,
			);
			await reader.getByText("Evenemanget är inställt.").first().waitFor();
			await look(t, reader, `own registration cancelled ${at}`);
			await press("Det blir av ändå");
			await page
				.getByRole("dialog")
				.getByRole("button", { name: "Det blir av ändå" })
				.click();
			await page
				.getByText("Evenemanget blir av. Vi har mejlat 3 personer.")
				.waitFor();
			await page.locator("#places").fill("3");
			await press("Spara");
			await page.getByText("Sparat.").waitFor();
			await call(
				"PUT",
				`/admin/events/${slug}/settings`,
				settings({ places: 2, place: `Teatern ${width}` }),
			);
			await page.locator("#places").fill("4");
			await press("Spara");
			await page.getByText("har ändrats sedan du öppnade sidan").waitFor();
			await look(t, page, `saved by somebody else ${at}`);
			t.equal(
				await page.locator("#places").inputValue(),
				"4",
				"what was typed is still there",
			);
			await context.close();
		}
	},
);
