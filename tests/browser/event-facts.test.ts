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
import { event, register } from "../support/events.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";
const onlineUrl = "https://mote.example/rum";

/** The editor's page of an event with one who has a seat and one who waits, in a window of a width. */
async function editorOf(t: Test, width: number) {
	const world = await createWorld(t);
	const base = await listen(world);
	const browser = await openBrowser(t);
	const { slug, title } = await event(world, { places: 1, onlineUrl });
	for (const n of [1, 2]) await register(world, slug, n);
	await world.settle();
	world.mails.length = 0;
	const { email } = await staff(world, "editor");
	const context = await openWindow(t, browser, base, width);
	const page = await context.newPage();
	const press = (name: string | RegExp) =>
		page.getByRole("button", { name, exact: true }).first().click();
	await signIn(page, email, `/admin/evenemang/${slug}`);
	await page.getByText("12 maj 2026 kl. 16.00").waitFor();
	await page
		.getByRole("link", { name: "Ändra tid, plats och program" })
		.click();
	await page.getByRole("heading", { name: title }).waitFor();
	return { world, slug, title, context, page, press };
}

async function shownOf(world: World, slug: string) {
	return (await world.app.inject(`/api/v1/events/${slug}`)).json();
}

for (const width of [390, 1280])
	t.test(
		`an editor changes an event's time and programme, previews, publishes and undoes, ${width} pixels wide`,
		{ skip, timeout: 240_000 },
		async (t) => {
			const { world, slug, title, context, page, press } = await editorOf(
				t,
				width,
			);
			const at = `at ${width}`;
			t.equal(await page.getByLabel("Börjar").inputValue(), "2026-05-12T09:00");
			await page.getByLabel("Börjar").fill("2026-05-13T10:00");
			await page.getByLabel("Slutar").fill("2026-05-13T09:00");
			await press("Lägg till punkt 2: Program");
			const time = page.getByLabel("Klockslag 2");
			t.ok(await time.evaluate((field) => field === document.activeElement));
			await time.fill("kl 8");
			await page.getByLabel("Punkt 2, svenska").fill("Kaffe");
			await press("Lägg till dokument 1: Dokumentation");
			await page.getByLabel("Dokument 1, svenska").fill("Bilder");
			await press("Publicera");
			await page
				.getByRole("link", {
					name: "Klockslag 2: skriv klockslaget som 09.30.",
				})
				.click();
			t.ok(await time.evaluate((field) => field === document.activeElement));
			t.equal(await time.getAttribute("aria-invalid"), "true");
			await look(t, page, `an event with faults ${at}`);
			await time.fill("8.30");
			await page.getByLabel("Adress 1").fill("bilder.example");
			await press("Publicera");
			await page
				.getByRole("link", { name: "Slutar: slutet måste komma efter början." })
				.waitFor();
			await page.getByLabel("Slutar").fill("2026-05-13T15:00");
			await press("Flytta upp punkt 2");
			const first = page.getByLabel("Klockslag 1");
			t.equal(await first.inputValue(), "8.30");
			t.ok(await first.evaluate((field) => field === document.activeElement));
			await press("Spara utkast");
			await page.getByText("Utkastet är sparat.").waitFor();
			await page.getByText("När det publiceras mejlar vi 2 personer").waitFor();
			await press(/^Jämför version 2 /);
			await page
				.locator(".compare")
				.getByText("13 maj 2026 kl. 10.00")
				.waitFor();
			const added = page.locator(".compare ins");
			t.match(
				(await added.allInnerTexts())[2],
				/08\.30 Kaffe/,
				"a row above another is one row more",
			);
			await look(t, page, `an event to publish ${at}`);

			const [preview] = await Promise.all([
				context.waitForEvent("page"),
				page.getByRole("link", { name: "Förhandsgranska" }).first().click(),
			]);
			await preview.getByText("13 maj 2026 kl. 10.00–15.00").waitFor();
			await preview.getByText("Kaffe", { exact: true }).waitFor();
			t.notMatch(await preview.content(), "mote.example");
			await look(t, preview, `preview of an event ${at}`);
			t.equal((await shownOf(world, slug)).on, "2026-05-12");

			await press("Publicera");
			await page.getByText("Publicerat. Det syns på webbplatsen nu.").waitFor();
			t.match(await shownOf(world, slug), {
				...{ on: "2026-05-13", documents: [{ title: "Bilder" }] },
				programme: [{ time: "08:30" }, { time: "09:00" }],
			});
			await press("Ångra publiceringen");
			await page.getByText("Vi mejlar 2 personer").waitFor();
			await look(t, page, `the question of undoing ${at}`);
			await page
				.getByRole("dialog")
				.getByRole("button", { name: "Ångra publiceringen" })
				.click();
			await page.getByText("Publiceringen är ångrad").waitFor();
			t.match(await shownOf(world, slug), {
				...{ on: "2026-05-12", programme: [{ time: "09:00" }] },
				documents: [],
			});
			await world.settle();
			t.same(
				world.mails.map(({ subject }) => subject),
				Array(4).fill(`Ny tid: ${title}`),
			);
		},
	);

t.test(
	"an editor puts the rows of a programme on the days of an event, and moves them about",
	{ skip, timeout: 240_000 },
	async (t) => {
		const { world, slug, page, press } = await editorOf(t, 390);
		const dayOf = (n: number) => page.getByLabel(`Dag för punkt ${n}`);
		const chosen = (n: number) =>
			dayOf(n).evaluate(
				(field: HTMLSelectElement) => field.selectedOptions[0]?.label,
			);
		t.equal(await dayOf(1).count(), 0, "there is nothing to choose of one day");
		await page.getByLabel("Slutar").fill("2026-05-13T16:00");
		t.equal(await chosen(1), "Dag 1, 12 maj 2026");
		await dayOf(1).selectOption("Dag 2, 13 maj 2026");
		await press("Lägg till punkt 2: Program");
		t.equal(await chosen(2), "Dag 2, 13 maj 2026", "as the row before it");
		await page.getByLabel("Klockslag 2").fill("10.00");
		await page.getByLabel("Punkt 2, svenska").fill("Kaffe");
		await dayOf(2).selectOption("Dag 1, 12 maj 2026");
		await press("Flytta upp punkt 2");
		t.equal(await chosen(1), "Dag 1, 12 maj 2026", "its day goes with it");
		t.equal(await chosen(2), "Dag 2, 13 maj 2026");
		await look(t, page, "an event of two days");
		await page.getByLabel("Slutar").fill("2026-05-12T16:00");
		await press("Publicera");
		await page
			.getByRole("link", { name: /^Dag för punkt 2: evenemanget håller inte/ })
			.click();
		t.ok(await dayOf(2).evaluate((field) => field === document.activeElement));
		await page.getByLabel("Slutar").fill("2026-05-13T16:00");
		await press("Publicera");
		await page.getByText("Publicerat. Det syns på webbplatsen nu.").waitFor();
		t.match((await shownOf(world, slug)).programme, [
			{ day: 1, on: "2026-05-12", title: "Kaffe" },
			{ day: 2, on: "2026-05-13" },
		]);
	},
);
