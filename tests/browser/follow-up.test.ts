import t, { type Test } from "tap";
import { caller, linksTo, staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
	signIn,
} from "../support/browser.ts";
import {
	answerOf,
	contactOf,
	openRound,
	principles,
	publishedYear,
	tokenOf,
} from "../support/follow-up.ts";
import { insertParties } from "../support/parties.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";
const widths = [320, 390, 1280];

async function open(t: Test, world: World) {
	const base = await listen(world);
	const browser = await openBrowser(t);
	return { browser, base };
}

t.test(
	"a party answers without script, and nothing that is typed is lost",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await openRound(world, 2, { 0: "Språkvännerna i Falkenberg" });
		const { browser, base } = await open(t, world);
		const url = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
		const context = await browser.newContext({
			viewport: { width: 390, height: 900 },
			javaScriptEnabled: false,
			baseURL: base,
			locale: "sv-SE",
		});
		t.teardown(() => context.close());
		const page = await context.newPage();
		await page.goto(url);
		for (const id of principles.slice(0, 5))
			await page.locator(`[name="score-${id}"][value="4"]`).check();
		const words = "Första raden\n\nAndra raden med <å> & ä";
		await page.locator("#comment-kvalitet").fill(words);
		await page.getByRole("button", { name: "Skicka svaret" }).click();
		await page.getByText("En uppgift behöver rättas").waitFor();
		await page
			.getByRole("link", { name: "Välj ett svar om Kvalitet." })
			.click();
		t.equal(await page.locator("#comment-kvalitet").inputValue(), words);
		t.ok(await page.locator("#score-dialog-4").isChecked());
		await page.locator("#score-kvalitet-unknown").check();
		await page.getByRole("button", { name: "Skicka svaret" }).click();
		await page.getByText("Tack. Svaret är sparat.").waitFor();
		t.equal(await page.locator("#comment-kvalitet").inputValue(), words);
		await page.getByRole("button", { name: "Spara ändringen" }).click();
		await page.getByText("Tack. Svaret är sparat.").waitFor();
		const other = `/uppfoljning/svara/${tokenOf(world, contactOf(1))}`;
		for (const width of widths)
			for (const colorScheme of ["light", "dark"] as const) {
				const window = await openWindow(t, browser, base, width);
				const form = await window.newPage();
				await form.emulateMedia({ colorScheme });
				await form.goto(other);
				await look(t, form, `follow-up form ${width} ${colorScheme}`);
				await form.getByRole("button", { name: "Skicka svaret" }).click();
				await form.getByText("6 uppgifter behöver rättas").waitFor();
				await look(t, form, `follow-up faults ${width} ${colorScheme}`);
			}
	},
);

t.test(
	"results are read as chart, table and words",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 8, { 1: "Språkvännerna i Falkenberg" });
		await publishedYear(world, 2023, [2, 3, 2, 3, 3, 2], 4);
		await publishedYear(world, 2024, [3, 3, 4], 4);
		await publishedYear(world, 2025, [3, 4, 4, 3, 4, 5, null], 3);
		await publishedYear(world, 2026, [4, 4, 5, 3, 4, 5, 4, null], 4);
		const { browser, base } = await open(t, world);
		for (const width of widths)
			for (const colorScheme of ["light", "dark"] as const) {
				const context = await openWindow(t, browser, base, width);
				const page = await context.newPage();
				await page.emulateMedia({ colorScheme });
				await page.goto("/uppfoljning");
				await look(t, page, `follow-ups ${width} ${colorScheme}`);
				await page.goto("/uppfoljning/2026");
				await look(t, page, `follow-up year ${width} ${colorScheme}`);
			}
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		await page.goto("/uppfoljning/2026");
		const chart = page.getByRole("img", { name: /^Dialog: medelvärde/ });
		t.match(
			await chart.getAttribute("aria-label"),
			/Idéburna parter: 2023 [\d,]+; 2025 [\d,]+; 2026 [\d,]+\. Offentlig part: 2023/,
			"the year with too few answers has no figure",
		);
		const table = page.getByRole("table", { name: /^Dialog: medelvärde/ });
		await table.getByRole("row", { name: /2024 visas inte/ }).waitFor();
		await page.goto("/en/uppfoljning/2025");
		await page.getByText("A civil party").first().waitFor();
		await look(t, page, "follow-up year in English");
		await page.emulateMedia({ media: "print" });
		await page.goto("/uppfoljning/2026");
		t.ok(await page.getByText("Dialog", { exact: true }).first().isVisible());
		if (process.env.TEST_PICTURES)
			await page.pdf({ path: `${process.env.TEST_PICTURES}/follow-up.pdf` });
	},
);

t.test(
	"the office plans, answers for the public party, moderates and publishes",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 6);
		const { browser, base } = await open(t, world);
		const { email } = await staff(world, "admin");
		const enter = async (width: number, to: string) => {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			await signIn(page, email, `${to}`);
			return page;
		};
		const page = await enter(1280, "/admin/uppfoljning");
		await page.getByText("Ingen omgång finns än.").waitFor();
		await page.getByLabel("År").fill("2026");
		await page.getByLabel("Första dagen").fill("2026-03-12");
		await page.getByLabel("Sista dagen").fill("2026-03-01");
		await page.getByRole("button", { name: "Planera omgången" }).click();
		await page.getByText("Slutet måste komma efter början.").first().waitFor();
		await look(t, page, "office follow-ups with fault");
		await page.getByLabel("Sista dagen").fill("2026-04-12");
		await page.getByRole("button", { name: "Planera omgången" }).click();
		await page.getByRole("heading", { name: "Uppföljning 2026" }).waitFor();
		await world.settle();
		for (const n of [0, 1, 2, 3, 4])
			await caller(world)(
				"PUT",
				`/follow-ups/answers/${tokenOf(world, contactOf(n))}`,
				answerOf(4, { dialog: `Vi möts oftare ${n}` }, n === 0),
			);
		await page
			.getByRole("link", { name: "Svara för den offentliga parten" })
			.click();
		await page.getByText("Du svarar för Region Halland").waitFor();
		for (const id of principles)
			await page.locator(`[name="score-${id}"][value="3"]`).check();
		await page.getByRole("button", { name: "Skicka svaret" }).click();
		await page.getByText("Tack. Svaret är sparat.").waitFor();
		await look(t, page, "public party's form");
		await page.getByRole("link", { name: "Till uppföljningen" }).click();
		await page.getByText("5 idéburna parter och 1 offentlig part").waitFor();
		await look(t, page, "office follow-up open");
		world.now.value = new Date("2026-04-13T08:00:00Z");
		const one = await enter(390, "/admin/uppfoljning/2026");
		await one.getByText("5 kommentarer väntar på dig.").waitFor();
		await look(t, one, "office follow-up closed on a phone");
		await one.getByRole("button", { name: "Visa kommentar 1" }).click();
		await one.getByText("Kommentaren visas.").waitFor();
		await one.getByRole("button", { name: "Dölj kommentar 2" }).click();
		await one.getByRole("button", { name: "Dölj", exact: true }).click();
		await one
			.getByRole("dialog")
			.getByText("Fyll i", { exact: false })
			.first()
			.waitFor();
		await look(t, one, "office follow-up question");
		await one.getByLabel("Varför?").fill("Pekar ut en person");
		await one.getByRole("button", { name: "Dölj", exact: true }).click();
		await one.getByText("Kommentaren är dold.").waitFor();
		await one.getByRole("button", { name: "Publicera resultatet" }).click();
		await one.getByText("Något behöver rättas").waitFor();
		await one.getByRole("button", { name: "Skriv inledningen" }).click();
		await one
			.getByRole("heading", { name: "Inledning till uppföljningen 2026" })
			.waitFor();
		await look(t, one, "office follow-up introduction on a phone");
		await one.getByLabel("Text, svenska").fill("Så här gick **året**.");
		await one.getByRole("button", { name: "Publicera", exact: true }).click();
		await one.getByText("Texten visas när").first().waitFor();
		await one.getByRole("link", { name: "Uppföljning", exact: true }).click();
		await one.getByRole("link", { name: "2026" }).click();
		await one.getByText("Så här gick").waitFor();
		await one.getByRole("button", { name: "Publicera resultatet" }).click();
		await one.getByText("Resultatet är publicerat.").waitFor();
		const again = await enter(1280, "/admin/uppfoljning/2026");
		await again.getByText("3 kommentarer väntar på dig.").waitFor();
		await look(t, again, "office follow-up closed at a desk");
		await again.getByRole("link", { name: "Se sidan på webbplatsen" }).click();
		await again.getByText("Så här gick").waitFor();
	},
);

t.test(
	"an organisation finds its form among its own pages",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		await openRound(world, 1);
		await world.deps.db
			.updateTable("application")
			.set({
				content: JSON.stringify({ organisation: { name: "Förening 0" } }),
			})
			.execute();
		const { browser, base } = await open(t, world);
		await caller(world)("POST", "/sign-in-links", { email: contactOf(0) });
		const [token] = await linksTo(world, contactOf(0), "fortsatt");
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		await page.goto(`/fortsatt/${token}`);
		await page.getByRole("button").last().click();
		await page.goto("/mina-sidor");
		await page.getByText("Ni har inte svarat än.").waitFor();
		await look(t, page, "my pages with a follow-up");
		await page.getByRole("link", { name: "Svara på uppföljningen" }).click();
		await page.getByText("Du svarar för Förening 0").waitFor();
	},
);

t.test(
	"a telephone that loads the form anew shows what was typed, until it is sent",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await openRound(world, 1);
		const { browser, base } = await open(t, world);
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const url = `/uppfoljning/svara/${tokenOf(world, contactOf(0))}`;
		const comment = page.locator("#comment-kvalitet");
		const laidBack = (value: string) =>
			page.waitForFunction(
				(kept) =>
					document.querySelector<HTMLTextAreaElement>("#comment-kvalitet")
						?.value === kept,
				value,
			);
		await page.goto(url);
		for (const id of principles)
			await page.locator(`[name="score-${id}"][value="4"]`).check();
		await comment.fill("Vi följer upp varje år.");
		await page.reload();
		await laidBack("Vi följer upp varje år.");
		t.ok(await page.locator("#score-dialog-4").isChecked());
		await page.getByRole("button", { name: "Skicka svaret" }).click();
		await page.getByText("Tack. Svaret är sparat.").waitFor();
		await comment.fill("Vi följer upp.");
		await page.goto(url);
		await laidBack("Vi följer upp.");
		// Another tab has nothing of it.
		const other = await context.newPage();
		await other.goto(url);
		t.equal(
			await other.locator("#comment-kvalitet").inputValue(),
			"Vi följer upp varje år.",
		);
		await comment.fill("Mitt nummer är 811218-9876.");
		await page.reload();
		t.equal(
			await comment.inputValue(),
			"Vi följer upp varje år.",
			"a personal identity number is not kept",
		);
	},
);
