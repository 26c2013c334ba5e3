import type { Page } from "playwright-core";
import t, { type Test } from "tap";
import {
	linksTo,
	newOrganisationNumber,
	party,
	staff,
} from "../support/actors.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

interface Stage {
	t: Test;
	world: World;
	page: Page;
	width: number;
}

const next = (page: Page) =>
	page.getByRole("button", { name: "Spara och fortsätt" }).click();

async function apply(
	{ t, world, page, width }: Stage,
	name: string,
	email: string,
	signer: string,
): Promise<void> {
	await page.goto("/ansok");
	await page.getByRole("heading", { level: 1 }).waitFor();
	await look(t, page, `ansok-${width}`);
	await page.getByLabel("Er e-postadress").fill(email);
	await page.getByRole("button", { name: "Börja ansökan" }).click();
	await page.getByLabel("Organisationsnummer").fill(newOrganisationNumber());
	await page.getByLabel("Organisationens namn").fill(name);
	await page.getByLabel("Ideell förening").check();
	await page.getByLabel("Falkenberg", { exact: true }).check();
	await next(page);
	await page.getByLabel("Vem beslutade?").fill("Styrelsen");
	await look(t, page, `firmatecknare-${width}`);
	await page.getByLabel("Datum för beslutet").fill("2026-03-04");
	await page.getByLabel("Paragraf").fill("§ 7");
	await page.getByLabel("Var för sig").check();
	await page.setInputFiles("#file-minutes", {
		name: "protokoll.pdf",
		mimeType: "application/pdf",
		buffer: Buffer.from("%PDF-1.7\n%%EOF\n"),
	});
	await page.getByText("protokoll.pdf är sparad.").waitFor();
	const signatory = page.getByRole("group", { name: "Firmatecknare 1" });
	await signatory.getByLabel("Namn").fill("Samira Haddad");
	await signatory.getByLabel("E-post").fill(signer);
	await page.locator("#contacts-0-name").fill("Samira Haddad");
	await next(page);
	await page.getByText("är inte bekräftad").waitFor();
	await look(t, page, `granska-${width}`);
	// The mailed link, opened as people do: it changes nothing until the button is pressed.
	const [token] = await linksTo(world, email, "fortsatt");
	await page.goto(`/fortsatt/${token}`);
	await look(t, page, `fortsatt-${width}`);
	await page.getByRole("button", { name: "Fortsätt med ansökan" }).click();
	await page.waitForURL(/\/ansok\//);
	await page.goto(
		`${new URL(page.url()).pathname.split("/").slice(0, 3).join("/")}/granska`,
	);
	await page.getByRole("button", { name: "Skicka in" }).click();
	await page.getByText("Nu är det firmatecknarnas tur").waitFor();
	await look(t, page, `arendet-${width}`);
}

async function sign(
	{ t, world, page, width }: Stage,
	name: string,
	signer: string,
): Promise<void> {
	const [token] = await linksTo(world, signer, "signera");
	await page.goto(`/signera/${token}`);
	await look(t, page, `signera-${width}`);
	const press = () =>
		page.getByRole("button", { name: `Skriv under för ${name}` }).click();
	await press();
	await page.getByText("Skriv ditt namn.").first().waitFor();
	await page.getByLabel("Jag har läst", { exact: false }).check();
	await page.getByLabel("Jag har rätt att", { exact: false }).check();
	await page
		.getByLabel("Skriv ditt namn som underskrift")
		.fill("Samira Haddad");
	await press();
	await page.getByRole("heading", { name: "Tack Samira" }).waitFor();
	await look(t, page, `tack-${width}`);
}

async function decide(
	{ t, world, page, width }: Stage,
	name: string,
): Promise<void> {
	const officer = await staff(world, "admin");
	await page.goto("/admin");
	await page.getByLabel("E-post").fill(officer.email);
	await page.getByLabel("Lösenord").fill("en lång mening som lösenord");
	await look(t, page, `logga-in-${width}`);
	await page.getByRole("button", { name: "Logga in" }).click();
	await page.getByRole("link", { name }).first().waitFor();
	await look(t, page, `inkorg-${width}`);
	const queue = page.getByRole("table", { name: "Ärenden" });
	await queue.getByRole("rowheader", { name }).waitFor();
	await page.getByRole("link", { name }).first().click();
	await page.getByRole("button", { name: "Godkänn" }).waitFor();
	await look(t, page, `granskning-${width}`);
	await page.getByRole("button", { name: "Godkänn" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Diarienummer").fill("RS260123");
	await look(t, page, `godkann-${width}`);
	await dialog.getByRole("button", { name: "Godkänn" }).click();
	await page.getByText(`${name} är nu part`).waitFor();
	await look(t, page, `godkand-${width}`);
}

async function check(
	{ t, world, page, width }: Stage,
	name: string,
): Promise<void> {
	await world.settle();
	await page.goto("/signatarer");
	await look(t, page, `register-${width}`);
	await page.getByRole("link", { name }).click();
	await page.getByRole("heading", { level: 1, name }).waitFor();
	await look(t, page, `organisation-${width}`);
	const number = /HÖK-2026-\d{4}/.exec(await page.content())?.[0] ?? "";
	t.match(number, /^HÖK-2026-\d{4}$/);
	await page.goto(`/intyg/${number}`);
	await look(t, page, `intyg-${width}`);
	const pdf = await world.app.inject({
		url: encodeURI(`/api/v1/certificates/${number}/pdf`),
	});
	t.equal(pdf.rawPayload.subarray(0, 5).toString(), "%PDF-");
	await page.goto("/verifiera");
	await page.setInputFiles("#fil", {
		name: "intyg.pdf",
		mimeType: "application/pdf",
		buffer: pdf.rawPayload,
	});
	await page.getByText("äkta och gäller").waitFor();
	await look(t, page, `verifiera-${width}`);
	const altered = Buffer.from(pdf.rawPayload);
	altered[1000] = (altered[1000] ?? 0) ^ 1;
	await page.setInputFiles("#fil", {
		name: "intyg.pdf",
		mimeType: "application/pdf",
		buffer: altered,
	});
	await page.getByText("Filen har ändrats").first().waitFor();
}

for (const width of [390, 1280])
	t.test(
		`the whole job is done in a browser that is ${width} px wide`,
		{ skip, timeout: 160_000 },
		async (t) => {
			const world = await createWorld(t);
			const base = await listen(world);
			const context = await openWindow(t, await openBrowser(t), base, width);
			const page = await context.newPage();
			page.setDefaultTimeout(20_000);
			const stage = { t, world, page, width };
			const name = "Språkvännerna i Falkenberg";
			const [email, signer] = [
				`styrelsen-${width}@forening.example`,
				`samira-${width}@forening.example`,
			];
			await apply(stage, name, email, signer);
			await sign(stage, name, signer);
			await decide(stage, name);
			await check(stage, name);
		},
	);

t.test(
	"public pages are whole and sound at both widths",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		for (const width of [320, 1280]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			for (const path of [
				"/",
				"/overenskommelsen",
				"/handlingsplan",
				"/nyheter",
				"/verifiera",
				"/oppna-data",
				"/personuppgifter",
				"/tillganglighet",
				"/mina-sidor",
				"/en",
				"/en/signatarer",
				"/finns-inte",
			]) {
				await page.goto(path, { waitUntil: "networkidle" });
				await look(t, page, `${path}-${width}`);
			}
		}
	},
);

t.test(
	"the register is read and searched without JavaScript",
	{ skip, timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		await party(world);
		const base = await listen(world);
		const context = await (await openBrowser(t)).newContext({
			javaScriptEnabled: false,
			baseURL: base,
		});
		t.teardown(() => context.close());
		const page = await context.newPage();
		await page.goto("/signatarer");
		await page.getByLabel("Sök på namn", { exact: false }).fill("språkvänerna");
		await page
			.getByRole("main")
			.getByRole("button", { name: "Sök", exact: true })
			.click();
		t.match(page.url(), /q=/);
		await page
			.getByRole("link", { name: "Språkvännerna i Falkenberg" })
			.click();
		await page
			.getByRole("heading", { level: 1, name: "Språkvännerna i Falkenberg" })
			.waitFor();
	},
);
