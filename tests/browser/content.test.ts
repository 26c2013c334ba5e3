import type { Page } from "playwright-core";
import sharp from "sharp";
import t from "tap";
import { party, staff } from "../support/actors.ts";
import { inDays } from "../support/agreement.ts";
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
	"an editor writes news with a picture, previews, publishes, undoes and goes back, at both widths",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const colleague = (await staff(world, "admin")).call;
		const picture = await sharp({
			create: {
				width: 1200,
				height: 700,
				channels: 3,
				background: { r: 60, g: 110, b: 130 },
			},
		})
			.jpeg()
			.toBuffer();
		for (const width of [390, 1280]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).click();
			const title = `Höstträff i ${width} delar`;
			await signIn(page, email);
			// Who has no inbox comes to the content.
			await page.getByRole("heading", { name: "Innehåll" }).waitFor();
			await page.getByRole("link", { name: "Starkare än förr!" }).waitFor();
			await look(t, page, `the content at ${width}`);
			await press("Ny nyhet");
			await press("Börja skriva");
			await page.locator("#begin-title ~ [data-problem]").waitFor();
			await page.getByLabel("Rubrik, svenska").fill(title);
			await press("Börja skriva");
			await page.getByRole("heading", { name: title, level: 1 }).waitFor();

			await press("Publicera");
			await page.getByText("Något behöver rättas").waitFor();
			await look(t, page, `what is missing at ${width}`);
			await page
				.getByLabel("Sammanfattning, svenska")
				.fill("Vi ses i Falkenberg.");
			await page
				.getByLabel("Text, svenska")
				.fill("## När\n\nDen **12 maj**.\n\n- kaffe\n- samtal");
			await page.getByText(/^Sparat kl\. /).waitFor({ timeout: 15_000 });
			await press("Välj bild");
			await page.getByLabel("Beskriv bilden på svenska").waitFor();
			await press("Ladda upp och använd");
			await page.getByText("Välj en fil.").first().waitFor();
			await page.locator("#file").setInputFiles({
				name: "träff.jpg",
				mimeType: "image/jpeg",
				buffer: picture,
			});
			await press("Ladda upp och använd");
			await page
				.getByText(/Beskriv bilden för den/)
				.first()
				.waitFor();
			await look(t, page, `the pictures at ${width}`);
			await page
				.getByLabel("Beskriv bilden på svenska")
				.fill("Ett fullsatt rum");
			await press("Ladda upp och använd");
			await page.locator("img.chosen").waitFor();
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await look(t, page, `the editor at ${width}`);

			const preview = await context.newPage();
			const link = page.getByRole("link", { name: "Förhandsgranska" }).first();
			await preview.goto((await link.getAttribute("href")) ?? "");
			await preview.getByText("Förhandsgranskning.").waitFor();
			t.equal(await preview.locator("main img").getAttribute("width"), "1200");
			await look(t, preview, `the preview at ${width}`);
			await preview.close();

			const text = page.getByLabel("Text, svenska");
			await text.fill("En annan text.");
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await press("Ångra publiceringen");
			await page.getByText("Det som var publicerat innan").waitFor();
			await page
				.getByRole("dialog")
				.getByRole("button", { name: "Ångra publiceringen" })
				.click();
			await page.getByText("Publiceringen är ångrad.").waitFor();
			await press("Återställ version 2");
			await page.getByText("Version 2 är nu ett nytt utkast.").waitFor();
			t.match(await text.inputValue(), /^## När/);
			await press("Jämför version 3 med den senaste");
			await page.locator(".compare ins").first().waitFor();
			await press("Publicera senare");
			await page.getByLabel("Dag och klockslag").fill("2027-05-12T09:30");
			await look(t, page, `the time at ${width}`);
			await press("Schemalägg");
			await page
				.getByText(/^Publiceras 12 maj 2027 kl. 09.30/)
				.first()
				.waitFor();
			await look(t, page, `the history at ${width}`);

			// A colleague saves meanwhile: both texts are shown, and nothing is lost.
			const key = decodeURIComponent(page.url().split("/").at(-1) ?? "");
			const path = `/admin/content/news/${key}`;
			const { head } = (await colleague("GET", path)).body;
			const theirs = structuredClone(head.content);
			theirs.summary.sv = "Kollegans rad.";
			await colleague("PATCH", path, { basedOn: head.id, content: theirs });
			await page.getByLabel("Sammanfattning, svenska").fill("Min rad.");
			await press("Spara utkast");
			await page.getByText("har sparat samtidigt").waitFor();
			await page.getByText("Kollegans rad.").waitFor();
			t.equal(
				await page.getByLabel("Sammanfattning, svenska").inputValue(),
				"Min rad.",
			);
			await look(t, page, `two texts at ${width}`);
			await press("Spara min text ändå");
			await page.getByText("Utkastet är sparat.").waitFor();
			t.equal(
				(await colleague("GET", path)).body.head.content.summary.sv,
				"Min rad.",
			);

			await page.goto("/admin/innehall/plan-years/2022");
			await page.getByLabel("Tema, svenska").waitFor();
			await page
				.getByRole("button", { name: "Lägg till aktivitet 7: Aktiviteter" })
				.click();
			await page.getByLabel("Aktivitet 7, svenska").fill("Ett nytt seminarium");
			const kindOf = (n: number) =>
				page.locator(`[id="activities.${n - 1}.kind"]`);
			const sixth = await kindOf(6).inputValue();
			t.not(sixth, "report");
			await kindOf(7).selectOption("report");
			await press("Flytta upp aktivitet 7");
			t.equal(
				await kindOf(6).inputValue(),
				"report",
				"what is chosen moves too",
			);
			t.equal(await kindOf(7).inputValue(), sixth);
			await press("Flytta ned aktivitet 6");
			t.equal(await kindOf(7).inputValue(), "report");
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await look(t, page, `a year of the plan at ${width}`);
			await page.goto("/admin/innehall/plan-years/2022");
			await page.getByLabel("Aktivitet 7, svenska").waitFor();
			await press("Ta bort aktivitet 7");
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await page.goto("/admin/innehall/pages/kontakt");
			await page.getByLabel("Ingress, svenska").waitFor();
			await look(t, page, `a page's form at ${width}`);
			await page.goto("/kontakt");
			await look(t, page, `the contact page at ${width}`);

			await page.goto("/admin/innehall/pages");
			await page.getByText("Stegen på startsidan").waitFor();
			await look(t, page, `the pages at ${width}`);
			await page
				.getByRole("link", { name: /^(Så skriver ni under|Skriv under, \d+)$/ })
				.click();
			await page
				.getByText("Varje underrubrik i texten blir ett steg.")
				.waitFor();
			await page.getByLabel("Rubrik, svenska").fill(`Skriv under, ${width}`);
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await look(t, page, `the words of the start page at ${width}`);
			await page.goto("/");
			await page
				.getByRole("heading", { name: `Skriv under, ${width}` })
				.waitFor();
			t.equal(await page.locator("ol.steps > li").count(), 3);
			await look(t, page, `the start page at ${width}`);
			await context.close();
		}
	},
);

t.test(
	"an editor writes a version of the agreement and an administrator publishes it; what is signed is locked",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await party(world);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const editor = await staff(world, "editor");
		const admin = await staff(world, "admin");
		for (const [i, width] of [390, 1280].entries()) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).click();
			await signIn(page, editor.email);
			await page.goto("/admin/innehall/agreement/2025");
			await page.getByText("Gör en ny version i stället.").first().waitFor();
			const text = page.getByLabel("Hela texten, svenska");
			t.ok(await text.evaluate((one: HTMLTextAreaElement) => one.readOnly));
			await page
				.getByLabel("Beskrivning av princip 1, svenska")
				.fill(`Vi pratar tidigt, ${width}.`);
			await press("Publicera");
			await page.getByText("Publicerat. Versionen gäller från").waitFor();
			await look(t, page, `a signed version at ${width}`);

			await page.goto("/admin/innehall/agreement");
			await press("Ny version");
			await press("Börja skriva");
			await page.locator("#begin-title ~ [data-problem]").waitFor();
			const label = `2027${i === 0 ? "" : ".2"}`;
			await page.getByLabel("Version", { exact: true }).fill(label);
			await look(t, page, `a new version at ${width}`);
			await press("Börja skriva");
			await text.fill(`Ny text ${width}.`);
			await page.getByLabel("Gäller från").fill(inDays(world, 20 + i));
			await press("Lägg till princip 7: Principer");
			await page.getByLabel("Princip 7, svenska", { exact: true }).fill("Mod");
			await page
				.getByLabel("Beskrivning av princip 7, svenska")
				.fill("Vi vågar.");
			await press("Spara utkast");
			await page.getByText("Utkastet är sparat.").waitFor();
			await page.getByText("be en administratör att publicera det").waitFor();
			t.equal(
				await page
					.getByRole("button", { name: "Publicera", exact: true })
					.count(),
				0,
			);
			await look(t, page, `an editor's version at ${width}`);
			const preview = await context.newPage();
			const link = page.getByRole("link", { name: "Förhandsgranska" }).first();
			await preview.goto((await link.getAttribute("href")) ?? "");
			await preview.getByText(`Ny text ${width}.`).waitFor();
			await preview.getByRole("heading", { name: "Mod" }).waitFor();
			await look(t, preview, `the preview of a version at ${width}`);
			await context.close();

			const other = await openWindow(t, browser, base, width);
			const theirs = await other.newPage();
			await signIn(theirs, admin.email);
			await theirs.goto(`/admin/innehall/agreement/${label}`);
			await theirs
				.getByRole("button", { name: "Publicera", exact: true })
				.click();
			await theirs.getByText("Publicerat. Versionen gäller från").waitFor();
			await look(t, theirs, `an administrator's version at ${width}`);
			await other.close();
		}
	},
);

t.test(
	"whoever may not see the inbox begins with what they may see, whichever way they come",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const window = async () =>
			(await openWindow(t, browser, base, 1280)).newPage();
		const enter = async (page: Page) => {
			await page.getByLabel("E-post").fill(email);
			await page.getByLabel("Lösenord").fill("en lång mening som lösenord");
			await page.getByRole("button", { name: "Logga in", exact: true }).click();
		};
		const content = (page: Page) =>
			page.getByRole("heading", { name: "Innehåll", level: 1 }).waitFor();
		const page = await window();
		await page.goto("/");
		await page.getByRole("link", { name: "För handläggare" }).click();
		await enter(page);
		await content(page);
		t.equal(await page.getByText("inte den behörigheten").count(), 0);
		await page.goto("/admin");
		await content(page);
		t.match(page.url(), /\/admin\/innehall$/);
		for (const [to, ends] of [
			["/admin/logg", /\/admin\/innehall$/],
			["/admin/nyhetsbrev", /\/admin\/nyhetsbrev$/],
		] as const) {
			const other = await window();
			await other.goto(`/admin/logga-in?vidare=${to}`);
			await enter(other);
			await other.waitForURL(ends);
		}
	},
);

const stored = (page: Page) =>
	page.evaluate(() =>
		Object.keys(localStorage).filter((key) => /innehall/.test(key)),
	);

t.test(
	"what an editor types is saved once the network is back, and kept on the device until then",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "editor");
		const colleague = (await staff(world, "admin")).call;
		const path = "/admin/content/pages/kontakt";
		const saved = async () =>
			(await call("GET", path)).body.head.content.lead.sv;
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		const lead = page.getByLabel("Ingress, svenska");
		const noAnswer = page.getByText("Servern svarar inte").first();
		await signIn(page, email);
		await page.goto("/admin/innehall/pages/kontakt");
		await lead.waitFor();

		// Without the network, and back.
		await context.setOffline(true);
		await lead.fill("Skrivet på tåget.");
		await noAnswer.waitFor({ timeout: 15_000 });
		t.equal((await stored(page)).length, 1);
		await context.setOffline(false);
		await page.getByText(/^Sparat kl\. /).waitFor();
		t.equal(await saved(), "Skrivet på tåget.");
		t.equal(await noAnswer.count(), 0);
		t.same(await stored(page), []);

		// A server that is away says nothing when it is back.
		let tries = 0;
		await page.route("**/api/v1/admin/content/pages/kontakt", (route) => {
			const away = route.request().method() === "PATCH" && tries++ < 2;
			return away ? route.abort() : route.continue();
		});
		await lead.fill("Skrivet under en omstart.");
		await noAnswer.waitFor({ timeout: 15_000 });
		await page.getByText(/^Sparat kl\. /).waitFor({ timeout: 30_000 });
		t.equal(tries, 3);
		t.equal(await saved(), "Skrivet under en omstart.");

		// The page is left before the server has answered.
		const away = async (text: string) => {
			await page.unrouteAll();
			await page.route("**/api/v1/admin/content/pages/kontakt", (route) =>
				route.request().method() === "PATCH" ? route.abort() : route.continue(),
			);
			await lead.fill(text);
			await noAnswer.waitFor({ timeout: 15_000 });
			await page.reload();
			await page.getByText("som inte hann sparas").waitFor();
			await page.unrouteAll();
		};
		await away("Nästan borta.");
		await page.getByText("Nästan borta.").waitFor();
		await look(t, page, "a text that was kept");
		t.equal(await saved(), "Skrivet under en omstart.");
		await press("Spara min text");
		await page.getByText("Utkastet är sparat.").waitFor();
		t.equal(await saved(), "Nästan borta.");
		t.same(await stored(page), []);

		// Somebody else has saved since: nothing is written over without being seen.
		await page.route("**/api/v1/admin/content/pages/kontakt", (route) =>
			route.request().method() === "PATCH" ? route.abort() : route.continue(),
		);
		await lead.fill("Min egen rad.");
		await noAnswer.waitFor({ timeout: 15_000 });
		const { head } = (await colleague("GET", path)).body;
		const content = structuredClone(head.content);
		content.lead.sv = "Kollegans rad.";
		await colleague("PATCH", path, { basedOn: head.id, content });
		await page.reload();
		await page.getByText("sparat något nyare").waitFor();
		await page.getByText("Kollegans rad.").waitFor();
		await page.unrouteAll();
		t.equal(await saved(), "Kollegans rad.");
		await press("Släng min text");
		await page.getByText("Din text är borta.").waitFor();
		t.equal(await lead.inputValue(), "Kollegans rad.");
		t.same(await stored(page), []);

		// Whoever signs out leaves nothing on the device.
		await away("Hemligt.");
		page.on("dialog", (dialog) => void dialog.accept());
		await press("Logga ut");
		await page.getByLabel("Lösenord").waitFor();
		t.same(await stored(page), []);
		t.equal(await saved(), "Kollegans rad.");
	},
);

t.test(
	"a preview shows what has just been typed",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "editor");
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		const lead = page.getByLabel("Ingress, svenska");
		const preview = page
			.locator(".content-actions")
			.getByRole("link", { name: "Förhandsgranska" });
		await signIn(page, email);
		await page.goto("/admin/innehall/pages/kontakt");
		for (const words of ["Precis skrivet.", "Och ändrat på nytt."]) {
			await lead.fill(words);
			const opening = context.waitForEvent("page");
			await preview.click();
			const shown = await opening;
			await shown.getByText(words).waitFor();
			t.match(shown.url(), /\/forhandsgranska\/[\w-]+$/);
			t.equal(await shown.evaluate(() => window.opener), null);
			await shown.close();
		}
		// Somebody else has saved: nothing is shown that is not what was typed.
		const path = "/admin/content/pages/kontakt";
		const { head } = (await call("GET", path)).body;
		const content = { ...head.content, lead: { sv: "Kollegans.", en: "" } };
		const basedOn = head.id;
		await call("PATCH", path, { basedOn, content });
		await lead.fill("Samtidigt.");
		await preview.click();
		await page.getByText("har sparat samtidigt").waitFor();
		t.equal(context.pages().length, 1);
		t.equal(await lead.inputValue(), "Samtidigt.");
	},
);

t.test(
	"an hour that is skipped is said not to exist, and of the hour that comes twice the first is meant",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "editor");
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		await signIn(page, email);
		await page.goto("/admin/innehall/pages/kontakt");
		await page.getByLabel("Ingress, svenska").fill("Från och med hösten.");
		await press("Publicera senare");
		const at = page.locator("#publishAt");
		await press("Schemalägg");
		await page.locator("#publishAt-error", { hasText: "Fyll i" }).waitFor();
		await at.fill("2027-03-28T02:30");
		await press("Schemalägg");
		await page
			.locator("#publishAt-error", { hasText: "finns inte den dagen" })
			.waitFor();
		await at.fill("2027-10-31T02:30");
		await press("Schemalägg");
		await page.locator("dialog").waitFor({ state: "detached" });
		const path = "/admin/content/pages/kontakt";
		const item = (await call("GET", path)).body;
		t.equal(item.scheduled.publishAt, "2027-10-31T00:30:00.000Z");

		await page.goto("/admin/nyhetsbrev");
		await press("Nytt brev");
		await page.getByLabel("Rubrik på svenska").fill("Höstens brev");
		await page.getByLabel("Text på svenska").fill("Vi ses.");
		await press("Skicka nu");
		await page.getByLabel("Skicka den").fill("2027-03-28 02:30");
		await press("Ja, skicka");
		await page.getByText("som finns, till exempel").first().waitFor();
		await page.getByLabel("Skicka den").fill("2027-10-31 02:30");
		await press("Ja, skicka");
		await page.getByText("Brevet skickas på sin tid.").waitFor();
		const [letter] = (await call("GET", "/admin/newsletter")).body.issues;
		t.equal(letter.sendAt, "2027-10-31T00:30:00.000Z");
	},
);

t.test(
	"what two editors write in different fields goes together, and each sees it before it is published",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const colleague = (await staff(world, "admin")).call;
		const path = "/admin/content/pages/kontakt";
		const head = async () => (await colleague("GET", path)).body.head;
		const theirs = async (change: object) => {
			const { id, content } = await head();
			const body = { basedOn: id, content: { ...content, ...change } };
			t.equal((await colleague("PATCH", path, body)).status, 200);
		};
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		const lead = page.getByLabel("Ingress, svenska");
		await signIn(page, email);
		await page.goto("/admin/innehall/pages/kontakt");
		await lead.waitFor();
		const { title } = (await head()).content;
		await theirs({ title: { ...title, en: "Write to us" } });
		await lead.fill("Min ingress.");
		await press("Publicera");
		await page.getByText("i andra fält än du").waitFor();
		await look(t, page, "two editors' changes in one text");
		t.match(await head(), {
			state: "draft",
			content: { title: { en: "Write to us" }, lead: { sv: "Min ingress." } },
		});
		t.equal(await page.locator("[id='title.en']").inputValue(), "Write to us");

		// Both in the same field, and each in one of their own.
		await theirs({
			title: { sv: "Skriv till oss", en: "Write to us" },
			lead: { sv: "Kollegans ingress.", en: "" },
		});
		await lead.fill("Min andra ingress.");
		await page.locator("[id='title.en']").fill("Contact us");
		await press("Spara utkast");
		await page.getByText("har sparat samtidigt").waitFor();
		t.equal(await page.locator(".conflict dt").count(), 1);
		t.equal(
			await page.locator("[id='title.sv']").inputValue(),
			"Skriv till oss",
		);
		await press("Använd den andras text");
		await page.getByText("Du ser nu den andras text.").waitFor();
		t.match((await head()).content, {
			title: { sv: "Skriv till oss", en: "Contact us" },
			lead: { sv: "Kollegans ingress." },
		});
		t.equal(await lead.inputValue(), "Kollegans ingress.");
		await press("Publicera");
		await page.getByText("Publicerat. Det syns").waitFor();
		t.equal((await head()).state, "published");
	},
);
