import type { Locator, Page } from "playwright-core";
import t from "tap";
import { linksTo, newOrganisationNumber, staff } from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

/** Tabs until the focus stands on what is meant; a thing that cannot be reached so fails the test. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor();
	const focused = () =>
		target.evaluate((element) => element === document.activeElement);
	for (let presses = 0; presses < 120; presses++) {
		if (await focused()) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`The keyboard does not reach ${target}`);
}

async function write(page: Page, label: string, text: string): Promise<void> {
	await tabTo(page, page.getByLabel(label).first());
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type(text);
}

async function tick(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press("Space");
}

/** Radio buttons are one stop; the arrows choose among them. */
async function choose(
	page: Page,
	group: string,
	option: string,
): Promise<void> {
	const radios = page.getByRole("group", { name: group }).getByRole("radio");
	await tabTo(page, radios.first());
	await page.keyboard.press("Space");
	const wanted = page
		.getByRole("group", { name: group })
		.getByLabel(option)
		.first();
	for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses++)
		await page.keyboard.press("ArrowDown");
}

async function press(page: Page, name: string | RegExp): Promise<void> {
	await tabTo(page, page.getByRole("button", { name }).first());
	await page.keyboard.press("Enter");
}

t.test(
	"the whole job is done by keyboard alone",
	{ skip, timeout: 160_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const page = await (
			await openWindow(t, await openBrowser(t), base, 1280)
		).newPage();
		page.setDefaultTimeout(20_000);
		const name = "Språkvännerna i Falkenberg";
		const [email, signer] = [
			"styrelsen@tangent.example",
			"samira@tangent.example",
		];

		await page.goto("/ansok");
		await write(page, "Er e-postadress", email);
		await page.keyboard.press("Enter");
		await write(page, "Organisationsnummer", newOrganisationNumber());
		await write(page, "Organisationens namn", name);
		await choose(page, "Typ av organisation", "Ideell förening");
		await choose(page, "Hemkommun", "Falkenberg");
		await press(page, "Spara och fortsätt");
		await write(page, "Vem beslutade?", "Styrelsen");
		await tabTo(page, page.getByLabel("Datum för beslutet"));
		await page.keyboard.type("03042026");
		await choose(page, "Hur tecknas er firma?", "Var för sig");
		const chooser = page.waitForEvent("filechooser");
		await tabTo(page, page.locator("#file-minutes"));
		await page.keyboard.press("Enter");
		await (await chooser).setFiles({
			name: "protokoll.pdf",
			mimeType: "application/pdf",
			buffer: Buffer.from("%PDF-1.7\n%%EOF\n"),
		});
		await page.getByText("protokoll.pdf är sparad.").waitFor();
		await tabTo(page, page.locator("#signatories-0-name"));
		await page.keyboard.type("Samira Haddad");
		await tabTo(page, page.locator("#signatories-0-email"));
		await page.keyboard.type(signer);
		await tabTo(page, page.locator("#contacts-0-name"));
		await page.keyboard.type("Samira Haddad");
		await press(page, "Spara och fortsätt");
		await page.getByText("är inte bekräftad").waitFor();
		const address = page.url();
		await page.goto(
			`/fortsatt/${(await linksTo(world, email, "fortsatt"))[0]}`,
		);
		await press(page, "Fortsätt med ansökan");
		await page.waitForURL(/\/ansok\//);
		await page.goto(address);
		await press(page, "Skicka in");
		await page.getByText("Nu är det firmatecknarnas tur").waitFor();

		await page.goto(`/signera/${(await linksTo(world, signer, "signera"))[0]}`);
		await tick(page, page.locator("#confirmRead"));
		await tick(page, page.locator("#confirmAuthority"));
		await write(page, "Skriv ditt namn som underskrift", "Samira Haddad");
		await press(page, /^Skriv under för/);
		await page.getByRole("heading", { name: "Tack Samira" }).waitFor();

		const officer = await staff(world);
		await page.goto("/admin");
		await write(page, "E-post", officer.email);
		await write(page, "Lösenord", "en lång mening som lösenord");
		await page.keyboard.press("Enter");
		await tabTo(page, page.getByRole("link", { name }).first());
		await page.keyboard.press("Enter");
		await press(page, "Godkänn");
		await page.getByRole("dialog").waitFor();
		await tabTo(
			page,
			page.getByRole("dialog").getByRole("button", { name: "Godkänn" }),
		);
		await page.keyboard.press("Enter");
		await page.getByText(`${name} är nu part`).waitFor();

		await page.goto("/signatarer");
		await tabTo(page, page.getByRole("link", { name }).first());
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { level: 1, name }).waitFor();
		t.match(page.url(), /\/signatarer\/sprakvannerna/);
	},
);
