import t from "tap";
import { newId } from "../../api/platform/ids.ts";
import { staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
	signIn,
} from "../support/browser.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

const written: [name: string, subject: string, message: string][] = [
	[
		"Samira Haddad",
		"Vem skriver under när ordföranden är bortrest?",
		"Hej!\n\nVår ordförande är bortrest till i maj. Kan vice ordföranden skriva under i stället?\n\n  – vi har stadgarna här\n  – och ett protokoll\n\nhttps://forening.example/en-mycket-lang-adress-som-inte-gar-att-bryta-utan-vidare/stadgar-2026.pdf",
	],
	[
		"Olle Åkesson",
		"Intyget på engelska",
		"Går det att få intyget på engelska?",
	],
	["Karin Berg", "Samverkanskonferensen", "Tack för en fin dag i Falkenberg."],
];

/** One message of each, the first the latest. */
async function messages(world: World): Promise<string[]> {
	const now = world.now.value.getTime();
	const rows = written.map(([name, subject, message], n) => {
		const at = new Date(now - n * 26 * 60 * 60 * 1000);
		const email = `${name.split(" ")[0]?.toLowerCase()}@forening.example`;
		const locale = n === 1 ? ("en" as const) : ("sv" as const);
		const id = newId(at);
		return { id, name, email, subject, message, locale, created_at: at };
	});
	await world.deps.db.insertInto("contact_message").values(rows).execute();
	return rows.map(({ id }) => id);
}

t.test(
	"an officer finds what waits for an answer, notes, marks it as done and opens it again, at both widths",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "officer");
		const colleague = (await staff(world, "admin")).call;
		const [first = ""] = await messages(world);
		for (const width of [390, 1280]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).click();
			await signIn(page, email);
			// The number in the menu is there before the page is opened.
			await page.getByRole("link", { name: "Meddelanden 3" }).click();
			await page.getByRole("heading", { name: "Meddelanden" }).waitFor();
			const subject = written[0]?.[1] ?? "";
			await page.getByRole("link", { name: subject }).waitFor();
			await look(t, page, `messages ${width}`);
			await page.getByRole("link", { name: subject }).click();
			await page.getByRole("heading", { name: subject, level: 1 }).waitFor();
			t.equal(
				await page.evaluate(() => document.activeElement?.tagName),
				"H1",
				"the focus follows",
			);
			t.equal(
				await page
					.getByRole("link", { name: "Svara med e-post" })
					.getAttribute("href"),
				`mailto:samira@forening.example?subject=${encodeURIComponent(`Sv: ${subject}`)}`,
			);
			await look(t, page, `message ${width}`);

			// A colleague saves a note meanwhile: neither is lost.
			await page.getByLabel("Anteckning").fill(`Min anteckning ${width}`);
			const { revision } = (
				await colleague("GET", `/admin/contact-messages/${first}`)
			).body;
			await colleague("PUT", `/admin/contact-messages/${first}/note`, {
				revision,
				note: `Kollegans anteckning ${width}`,
			});
			await press("Markera som klart");
			await page.getByText("Läs vad som gäller nu").waitFor();
			await page.getByText(`Kollegans anteckning ${width}`).waitFor();
			t.equal(
				await page.getByLabel("Anteckning").inputValue(),
				`Min anteckning ${width}`,
			);
			await look(t, page, `message changed by a colleague ${width}`);
			await press("Markera som klart");
			await page.getByText("Meddelandet är klart.").waitFor();
			await page.getByText("Eva Lindqvist, Region Halland").waitFor();
			await page.getByRole("link", { name: "Meddelanden 2" }).waitFor();
			await look(t, page, `message done ${width}`);
			await page
				.getByRole("link", { name: "Meddelanden", exact: true })
				.click();
			await page.getByRole("link", { name: "Klara 1" }).click();
			await page.getByText("Har en anteckning").waitFor();
			await look(t, page, `messages done ${width}`);
			await page.getByRole("link", { name: subject }).click();
			await press("Öppna igen");
			await page.getByText("Meddelandet är öppet igen.").waitFor();
		}
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		await page.goto(`/en/admin/logga-in?vidare=/en/admin/meddelanden/${first}`);
		await page.getByLabel("E-mail").fill(email);
		await page.getByLabel("Password").fill("en lång mening som lösenord");
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.getByRole("button", { name: "Mark as done" }).click();
		await page.getByText("The message is done.").waitFor();
		await look(t, page, "message in English");
	},
);
