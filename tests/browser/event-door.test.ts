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
import { draftEvent, event, register } from "../support/events.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

/** An office page in a window of a width, signed in. */
async function openOffice(t: Test, world: World, width: number, path: string) {
	const base = await listen(world);
	const browser = await openBrowser(t);
	const { email } = await staff(world, "editor");
	const context = await openWindow(t, browser, base, width);
	const page = await context.newPage();
	const press = (name: string) =>
		page.getByRole("button", { name, exact: true }).first().click();
	await signIn(page, email, `${path}`);
	return { page, press };
}

for (const width of [390, 1280]) {
	t.test(
		`at the door of a full event somebody is registered, and nobody loses a seat unasked, ${width} pixels wide`,
		{ skip, timeout: 120_000 },
		async (t) => {
			const world = await createWorld(t);
			const { slug } = await event(world, { places: 2 });
			for (const n of [1, 2, 3]) await register(world, slug, n);
			const path = `/admin/evenemang/${slug}`;
			const { page, press } = await openOffice(t, world, width, path);
			await press("Anmäl någon");
			await page.getByRole("heading", { name: "Anmäl någon" }).waitFor();
			await look(t, page, `registering somebody at ${width}`);
			await press("Anmäl");
			await page.getByText("Något behöver rättas").waitFor();
			await look(t, page, `registering somebody with faults at ${width}`);
			await page.getByLabel("Namn", { exact: true }).fill("Cilla Berg");
			const email = page.getByLabel("E-post", { exact: true });
			await email.fill("deltagare-1@forening.example");
			await press("Anmäl");
			await page.getByText("Deltagare 1 är redan anmäld").waitFor();
			await email.fill("cilla@forening.example");
			await page.getByLabel("Ge en plats ändå").check();
			await press("Anmäl");
			await page.getByText("Cilla Berg är anmäld och har en plats.").waitFor();
			await page
				.getByText("3 av 2 anmälda, 1 på väntelistan", { exact: false })
				.waitFor();
			await page.getByLabel("Cilla Berg har kommit").check();
			await press("Till väntelistan: Deltagare 2");
			await page.getByText("så ingen annan får den").waitFor();
			await press("Avbryt");
			await press("Avboka Cilla Berg");
			await page.getByText("Personen får ett mejl.", { exact: true }).waitFor();
			await press("Avboka");
			await page.getByText("Cilla Berg är avbokad.").waitFor();
			await press("Till väntelistan: Deltagare 1");
			await page
				.getByText("Den som står först på väntelistan får platsen")
				.waitFor();
			await look(t, page, `losing a seat at ${width}`);
			await press("Avbryt");
			await page.getByLabel("Deltagare 1 har kommit").waitFor();
			await press("Till väntelistan: Deltagare 1");
			await press("Flytta och mejla");
			await page.getByText("Deltagare 1 är flyttad").waitFor();
			await page.getByLabel("Deltagare 3 har kommit").waitFor();
		},
	);

	t.test(
		`who publishes an event opens its registration, and is told why it is not unpublished, ${width} pixels wide`,
		{ skip, timeout: 120_000 },
		async (t) => {
			const world = await createWorld(t);
			// The page asks the browser's clock whether the event is ahead.
			const { call } = await staff(world, "editor");
			const { slug } = await draftEvent(call, {
				startsAt: "2099-05-12T09:00",
				endsAt: "2099-05-12T16:00",
			});
			const path = `/admin/innehall/events/${slug}`;
			const { page, press } = await openOffice(t, world, width, path);
			await press("Publicera");
			await page.getByText("Anmälan är stängd.").waitFor();
			await look(t, page, `published, registration closed at ${width}`);
			await page.getByRole("link", { name: "Öppna den" }).click();
			await page.getByLabel("Vem kan anmäla sig?").selectOption("För alla");
			await look(t, page, `the open terms at ${width}`);
			await press("Spara");
			await page.getByText("Sparat.").waitFor();
			t.equal((await register(world, slug, 1)).status, 201);
			await page.goto(path);
			await press("Avpublicera");
			await page
				.getByRole("heading", { name: "Evenemanget går inte att avpublicera" })
				.waitFor();
			await look(t, page, `not unpublished at ${width}`);
			await page
				.getByRole("link", { name: "Till evenemanget, där du ställer in det" })
				.click();
			await page
				.getByRole("button", { name: "Ställ in evenemanget" })
				.waitFor();
		},
	);
}
