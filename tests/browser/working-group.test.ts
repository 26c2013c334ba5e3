import t from "tap";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import {
	election,
	nominees,
	openVote,
	slow,
	turnTo,
} from "../support/elections.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

t.test(
	"the office sees why an election waits, sets new days and calls it off, and an editor sees only members",
	{ skip, ...slow },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 1 });
		await openVote(world, one, await nominees(world, one, 3));
		turnTo(world, "2026-11-22");
		const base = await listen(world);
		const browser = await openBrowser(t);
		const enter = async (role: "admin" | "editor", width: number) => {
			const { email } = await staff(world, role);
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			await page.goto("/admin/logga-in?vidare=/admin/samverkansgrupp");
			await page.getByLabel("E-post").fill(email);
			await page.getByLabel("Lösenord").fill("en lång mening som lösenord");
			await page.getByRole("button", { name: "Logga in" }).click();
			return page;
		};
		const editing = await enter("editor", 390);
		await editing.getByRole("button", { name: "För in ledamöter" }).click();
		await editing.getByLabel("Första året").fill("2025");
		await editing.getByLabel("Sista året").fill("2026");
		await editing
			.getByLabel("Ledamöter", { exact: true })
			.fill("Åsa Ek; Region Halland");
		await editing.getByRole("button", { name: "Spara ledamöterna" }).click();
		await editing.getByText("ändrades av Eva Lindqvist").waitFor();
		t.equal(await editing.getByText("Val 2027–2028").count(), 0);
		await look(t, editing, "the members, to an editor");
		await editing.getByRole("button", { name: "Ångra ändringen" }).click();
		await editing.getByText("som de var före ändringen").waitFor();

		const page = await enter("admin", 1280);
		await page.getByText("Stäng och räkna: Ingen har röstat.").waitFor();
		await page.getByRole("button", { name: "Bestäm dagar" }).click();
		await look(t, page, "an election that waits for days");
		await page.getByLabel("Omröstningens sista dag").fill("2026-11-24");
		await page.getByLabel("Namn mot namn öppnar").fill("2026-11-25");
		await page.getByLabel("Namn mot namn, sista dag").fill("2026-11-27");
		await page.getByRole("button", { name: "Spara", exact: true }).click();
		await page.getByText("Dagarna är ändrade.").waitFor();
		await page.getByRole("button", { name: "Avbryt valet" }).click();
		const dialog = page.getByRole("dialog");
		await dialog.getByRole("button", { name: "Avbryt valet" }).click();
		await dialog.getByText("Fyll i uppgiften").first().waitFor();
		await look(t, page, "the question before an election is called off");
		if (process.env.SHOTS)
			await page.screenshot({ path: `${process.env.SHOTS}/dialog.png` });
		await dialog.getByLabel("Skäl på svenska").fill("Brytdagen var fel.");
		await dialog.getByRole("button", { name: "Avbryt valet" }).click();
		await page.getByText("Valet är avbrutet.").waitFor();
		await page.getByText("Skäl: Brytdagen var fel.").waitFor();
		await page.getByRole("button", { name: "Lägg upp ett val" }).waitFor();
		await page.goto(`/samverkansgrupp/val/${one.id}`);
		await look(t, page, "the page of a cancelled election");
		if (process.env.SHOTS)
			await page.screenshot({ path: `${process.env.SHOTS}/public.png` });
	},
);
