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
import { days, election, base as elections } from "../support/elections.ts";
import { answerOf, openRound, publish } from "../support/follow-up.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

/** The office's page as an administrator has opened it. */
async function office(t: Test, world: World, to: string) {
	const base = await listen(world);
	const browser = await openBrowser(t);
	const { email } = await staff(world, "admin");
	const context = await openWindow(t, browser, base, 390);
	const page = await context.newPage();
	await signIn(page, email, `${to}`);
	return page;
}

t.test(
	"what was typed about a follow-up stays on the page when somebody else has saved",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const { answer } = await openRound(world, 1);
		await answer(0, answerOf(4, { dialog: "Vi möts oftare" }));
		const call = await publish(world);
		const page = await office(t, world, "/admin/uppfoljning/2026");
		await page
			.getByRole("button", { name: "Ta bort från webbplatsen" })
			.click();
		await page.getByText("Resultatet visas inte längre.").waitFor();
		const introduction = { sv: "En annans text.", en: "" };
		await call("POST", "/admin/follow-ups/2026/publish", { introduction });
		await page.getByRole("button", { name: "Publicera resultatet" }).click();
		await page.getByText("Kopiera det du vill ha kvar").waitFor();
		await look(t, page, "follow-up saved by somebody else");
		const { body } = await call("GET", "/admin/follow-ups/2026");
		t.match(body, { introduction });
		await call(
			"POST",
			`/admin/follow-ups/2026/comments/${body.comments[0].id}`,
			{ status: "published" },
		);
		await page.getByRole("button", { name: "Dölj kommentar 1" }).click();
		await page.getByLabel("Varför?").fill("Pekar ut en person");
		await page.getByRole("button", { name: "Dölj", exact: true }).click();
		await page
			.getByRole("dialog")
			.getByText("Ladda om sidan för att se vad som gäller nu")
			.waitFor();
		await look(t, page, "comment seen to by somebody else");
		t.equal(
			await page.getByLabel("Varför?").inputValue(),
			"Pekar ut en person",
		);
	},
);

t.test(
	"what was typed about an election and its group stays on the page when somebody else has saved",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const { id, call } = await election(world, { parties: 1 });
		const page = await office(t, world, "/admin/samverkansgrupp");
		const change = page.getByRole("button", { name: "Ändra dagarna" });
		await change.click();
		const seats = page.getByLabel("Platser");
		const save = page.getByRole("button", { name: "Spara", exact: true });
		await seats.fill("4");
		await save.click();
		await page.getByText("Dagarna är ändrade.").waitFor();
		await change.click();
		await seats.fill("5");
		await call("PUT", `${elections}/${id}`, {
			termFrom: 2027,
			termTo: 2028,
			seats: 6,
			...days,
		});
		await save.click();
		await page.getByText("Valet har ändrats sedan du").waitFor();
		await look(t, page, "election changed by somebody else");
		t.equal(await seats.inputValue(), "5");
		const enter = page.getByRole("button", { name: "Ändra ledamöterna" });
		await enter.click();
		await call("PUT", "/admin/working-group/members", {
			termFrom: 2025,
			termTo: 2026,
			sector: "public",
			members: [{ name: "Åsa Ek", organisation: "Region Halland" }],
		});
		await page.locator("#termFrom").fill("2025");
		await page.locator("#termTo").fill("2026");
		const lines = page.locator("#members");
		await lines.fill("Berit Dal; Region Halland");
		await page.getByRole("button", { name: "Spara ledamöterna" }).click();
		await page.getByText("Kopiera dem, ladda om sidan").waitFor();
		t.equal(await lines.inputValue(), "Berit Dal; Region Halland");
	},
);
