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
import {
	accept,
	cast,
	days,
	election,
	base as elections,
	nominees,
	openVote,
	partyToken,
	slow,
	turnTo,
} from "../support/elections.ts";
import { createWorld, type World } from "../support/world.ts";

/** The office's page of the group, to somebody who has just signed in: a session holds for a working day. */
async function openOffice(
	context: Awaited<ReturnType<typeof openWindow>>,
	world: World,
	role: "admin" | "editor",
) {
	const { email } = await staff(world, role);
	const page = await context.newPage();
	await signIn(page, email, "/admin/samverkansgrupp");
	return page;
}

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
		const enter = async (role: "admin" | "editor", width: number) =>
			openOffice(await openWindow(t, browser, base, width), world, role);
		const editing = await enter("editor", 390);
		const change = editing.getByRole("button", { name: "Ändra ledamöterna" });
		await change.click();
		await editing.getByLabel("Första året").fill("2025");
		await editing.getByLabel("Sista året").fill("2026");
		await editing
			.getByLabel("Ledamöter", { exact: true })
			.fill("Åsa Ek; Region Halland");
		await editing.getByRole("button", { name: "Spara ledamöterna" }).click();
		await editing.getByText("ändrades av Eva Lindqvist").waitFor();
		t.equal(await editing.getByText("Val 2027–2028").count(), 0);
		await look(t, editing, "the members, to an editor");
		await change.click();
		await editing.getByLabel("Första året").fill("2025");
		await editing.getByLabel("Sista året").fill("2026");
		await editing.getByLabel("Sista året").blur();
		await editing.getByText("Högst 4.").waitFor();
		const lines = editing.getByLabel("Ledamöter", { exact: true });
		t.equal(
			await lines.inputValue(),
			"Åsa Ek; Region Halland",
			"those who stand there are in the field",
		);
		await editing.getByLabel("Sida", { exact: true }).selectOption("civil");
		await editing.getByText("Högst 8.").waitFor();
		t.equal(await lines.inputValue(), "");
		await editing.getByLabel("Sida", { exact: true }).selectOption("public");
		await lines.fill("Berit Dal; Region Halland\nCarl Fors");
		await editing.getByRole("button", { name: "Spara ledamöterna" }).click();
		const asked = editing.getByRole("dialog");
		await asked.getByText("En ledamot ersätts av 2?").waitFor();
		await asked.getByText("Står inte kvar: Åsa Ek.").waitFor();
		await look(t, editing, "the question before members are replaced");
		await asked.getByRole("button", { name: "Avbryt" }).click();
		t.match(
			await lines.inputValue(),
			"Berit Dal",
			"what was typed stays when nothing is done",
		);
		await editing.getByRole("button", { name: "Spara ledamöterna" }).click();
		await asked.getByRole("button", { name: "Spara ledamöterna" }).click();
		await editing.getByText("Ledamöterna är sparade.").waitFor();
		await editing.getByRole("button", { name: "Ångra ändringen" }).click();
		await asked.getByText("Efteråt står här Åsa Ek.").waitFor();
		await asked.getByRole("button", { name: "Ångra ändringen" }).click();
		await editing.getByText("som de var före ändringen").waitFor();

		const page = await enter("admin", 1280);
		await page.getByText("Stäng och räkna: Ingen har röstat.").waitFor();
		await page.getByRole("button", { name: "Ändra dagarna" }).click();
		await look(t, page, "an election that waits for days");
		await page
			.getByLabel("Omröstningen om förslaget, sista dag")
			.fill("2026-11-24");
		await page.getByLabel("Omröstningen om namn öppnar").fill("2026-11-25");
		await page.getByLabel("Omröstningen om namn, sista dag").fill("2026-11-27");
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

t.test(
	"each step that cannot be taken back is asked about, and says what it does and whom it mails",
	{ skip, ...slow },
	async (t) => {
		const world = await createWorld(t);
		const one = await election(world, { parties: 2, seats: 3 });
		const ids = await nominees(world, one, 3);
		await one.call("PUT", `${elections}/${one.id}/proposal`, { nominees: ids });
		turnTo(world, days.proposalOpensOn);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const enter = async () =>
			openOffice(await openWindow(t, browser, base, 390), world, "admin");
		let page = await enter();
		/** Presses a button, reads the question, lets it be, and then says yes. */
		const step = async (button: string, ...said: string[]) => {
			const dialog = page.getByRole("dialog");
			const press = page.getByRole("button", { name: button, exact: true });
			await press.click();
			for (const words of said) await dialog.getByText(words).waitFor();
			await look(t, page, `the question of ${button}`);
			await dialog.getByRole("button", { name: "Avbryt" }).click();
			await dialog.waitFor({ state: "detached" });
			await press.click();
			await dialog.getByRole("button", { name: button }).click();
		};
		const statusOf = async () =>
			(await one.call("GET", `${elections}/${one.id}`)).body.status;
		await page.getByText("det finns inte fler namn än platser").waitFor();
		await step("Fastställ röstlängden", "Det går inte att ändra efteråt.");
		await page.getByText("Röstlängden är fastställd.").waitFor();
		t.equal(await statusOf(), "nominations");
		await step(
			"Öppna omröstningen",
			"Förslaget har 3 namn till 3 platser.",
			"det finns inte fler namn än platser",
			"2 parter får ett mejl",
		);
		await page.getByText("Valet har gått vidare.").waitFor();
		t.equal(await statusOf(), "proposal_vote");
		await cast(world, await partyToken(world, 0), accept);
		turnTo(world, days.namesOpensOn);
		page = await enter();
		await step(
			"Stäng och räkna",
			"1 av 2 parter har röstat.",
			"2 parter ett mejl",
		);
		await page.getByText("Valet har gått vidare.").waitFor();
		t.equal(await statusOf(), "counted");
		await step(
			"Publicera ledamöterna",
			"3 valda till 3 platser",
			"3 kandidater och 2 parter får ett mejl",
		);
		await page.getByText("Valet har gått vidare.").waitFor();
		t.equal(await statusOf(), "published");
		await page.goto(`/samverkansgrupp/val/${one.id}`);
		await page.getByText("Lika avgörs med lott").waitFor();
		t.equal(
			await page.getByText("SHA-256").first().isVisible(),
			false,
			"how the lot is checked is folded",
		);
		await look(t, page, "the page of an election that is over");
	},
);
