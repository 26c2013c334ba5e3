import t from "tap";
import { party, staff } from "../support/actors.ts";
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
	"the office is asked for another case number when a certificate cannot be made with the one it has",
	{ skip, timeout: 180_000 },
	async (t) => {
		const world = await createWorld(t);
		const { approved } = await party(world);
		await world.deps.db.pool.query(
			`update certificate set content = jsonb_set(content, '{caseNumber}', '"DNR 🎉"')`,
		);
		const { email } = await staff(world, "admin");
		const base = await listen(world);
		const browser = await openBrowser(t);
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		await signIn(page, email);
		// The button says something else as soon as it is pressed: only the inbox shows that somebody is signed in.
		await page.getByRole("heading", { level: 1, name: /^Inkorg/ }).waitFor();
		await page.goto(`/admin/registret/${approved.signature.organisationId}`);
		await page.getByRole("button", { name: /^Gör nytt intyg/ }).click();
		t.equal(await page.getByLabel("Diarienummer").count(), 0);
		await page.getByLabel("Skäl").fill("Diarienumret gick inte att skriva.");
		await press("Gör ett nytt intyg");
		await page
			.getByText("Tecknen 🎉 i diarienumret kan inte skrivas på intyget.")
			.first()
			.waitFor();
		await look(t, page, "the question");
		await page.getByLabel("Diarienummer").fill("RS 2026/1");
		await press("Gör ett nytt intyg");
		await page.getByText("Ett nytt intyg är på väg.").waitFor();
	},
);
