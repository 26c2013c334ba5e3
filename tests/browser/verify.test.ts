import type { Page } from "playwright-core";
import t, { type Test } from "tap";
import { createStamper } from "../../api/certificates/archiving/stamper.ts";
import { drawCertificate } from "../../api/certificates/drawing/draw.ts";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import type { Deps } from "../../api/platform/deps.ts";
import { filledApplication, party, staff } from "../support/actors.ts";
import { startAuthority } from "../support/authority.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { certificateContent } from "../support/certificate.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

const afternoon = "2026-11-23T13:05:00Z";

interface Stage {
	world: World;
	base: string;
	number: string;
	pdf: Buffer;
}

/** A register with one certificate, at five past two in the afternoon. */
async function stage(t: Test, overrides: Partial<Deps> = {}): Promise<Stage> {
	const world = await createWorld(t, overrides);
	const base = await listen(world);
	world.now.value = new Date(afternoon);
	const { number } = await party(world);
	const answer = await world.app.inject({
		url: encodeURI(`/api/v1/certificates/${number}/pdf`),
	});
	return { world, base, number, pdf: answer.rawPayload };
}

/** The page, with all that checking takes fetched; half an hour after the list was made. */
async function ready(page: Page, path = "/verifiera"): Promise<void> {
	page.setDefaultTimeout(20_000);
	await page.clock.setFixedTime("2026-11-23T13:35:00Z");
	await page.goto(path);
	await page.locator("hs-verify[data-ready]").waitFor();
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
	const file = { name: "intyg.pdf", mimeType: "application/pdf", buffer };
	await page.setInputFiles("#fil", file);
}

/** The headline, and the answer to each question. */
async function answers(page: Page, title: string): Promise<string[]> {
	await page.getByRole("heading", { level: 2, name: title }).waitFor();
	const rows = page.locator("#svar .answers > div:has(.answer)");
	const texts = await rows.locator("dd").allInnerTexts();
	return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

const seal = "Region Halland (självgjord stämpel), 23 november 2026 kl. 14.05";
const claimed = "Tiden är den som stämplade har angett.";
const onlyAuthentic = "Vet inte. Det går bara att säga om en äkta fil.";
const yes = "Ja, den har inte ändrats sedan den stämplades";

t.test(
	"a file is checked also when the network has gone, and never leaves the browser",
	{ skip, timeout: 90_000 },
	async (t) => {
		const { world, base, number, pdf } = await stage(t);
		const context = await openWindow(t, await openBrowser(t), base, 390);
		const sent: string[] = [];
		context.on("request", (request) => {
			if (request.method() !== "GET" || request.postData() !== null)
				sent.push(`${request.method()} ${request.url()}`);
		});
		const page = await context.newPage();
		await ready(page);
		await context.setOffline(true);
		await choose(page, pdf);
		t.same(await answers(page, "Intyget är äkta och gäller"), [
			yes,
			`${seal} ${claimed}`,
			"Gäller, enligt listan från kl. 14.05",
			"Version 2025",
		]);
		await look(t, page, "verifiera utan nät 390");

		const altered = Buffer.from(pdf);
		altered[1000] = (altered[1000] ?? 0) ^ 1;
		await choose(page, altered);
		t.match(await answers(page, "Filen har ändrats. Lita inte på den."), [
			"Nej, den har ändrats efter att den stämplades",
		]);

		// Meanwhile it is revoked. A page that was opened before that knows nothing of it, and says from when it knows.
		const admin = await staff(world, "admin");
		await admin.call(
			"POST",
			encodeURI(`/admin/certificates/${number}/revoke`),
			{ reason: "Fel namn" },
		);
		await choose(page, pdf);
		t.match(await answers(page, "Intyget är äkta och gäller"), [
			yes,
			seal,
			"Gäller, enligt listan från kl. 14.05",
		]);
		await context.setOffline(false);
		await choose(page, pdf);
		await page.getByText("Spärrat 23 november 2026").waitFor();
		// What was heard while there was a network is known when it has gone again.
		await context.setOffline(true);
		await choose(page, pdf);
		t.match(await answers(page, "Intyget är äkta men gäller inte längre"), [
			yes,
			seal,
			"Spärrat 23 november 2026, enligt listan från kl. 14.05 Orsak: Fel namn",
		]);
		t.same(sent, [], "nothing is uploaded");
	},
);

t.test(
	"of an archived file it is told who attests the time, and that it needs nobody to be checked",
	{ skip, timeout: 90_000 },
	async (t) => {
		const clock = () => new Date(afternoon);
		const authority = await startAuthority({ clock });
		t.teardown(() => authority.stop());
		const sealer = await authority.sealer("rsa");
		const stamper = createStamper(authority.tsaUrl, { rest: 0 });
		const { base, pdf } = await stage(t, { sealer, stamper, clock });
		const context = await openWindow(t, await openBrowser(t), base, 390);
		const page = await context.newPage();
		await ready(page);
		await context.setOffline(true);
		await choose(page, pdf);
		t.match(await answers(page, "Intyget är äkta och gäller"), [
			yes,
			/, 23 november 2026 kl\. 14\.05 Tiden är intygad av .+\. Filen bär allt som behövs för att kontrollera den utan oss, även om många år\.$/,
			"Gäller, enligt listan från kl. 14.05",
			"Version 2025",
		]);
		await look(t, page, "verifiera arkiverad 390");
	},
);

interface Shown {
	name: string;
	file: Buffer;
	title: string;
	rows: string[];
}

/** One file of each kind, and what the page says of it. */
async function kinds(t: Test, one: Stage): Promise<Shown[]> {
	const { world, pdf, number } = one;
	const at = world.now.value;
	const drawn = await drawCertificate(certificateContent());
	const stranger = await openSealer(
		{ kind: "self-made", dir: t.testdir() },
		"Grannregionen",
	);
	const altered = Buffer.from(pdf);
	altered[1000] = (altered[1000] ?? 0) ^ 1;
	return [
		{
			name: "äkta och gäller",
			file: pdf,
			title: "Intyget är äkta och gäller",
			rows: [yes, `${seal} ${claimed}`, "Gäller", "Version 2025"],
		},
		{
			name: "ändrad",
			file: altered,
			title: "Filen har ändrats. Lita inte på den.",
			rows: [
				"Nej, den har ändrats efter att den stämplades",
				"Vet inte. I en ändrad fil säger stämpeln inget.",
				onlyAuthentic,
				onlyAuthentic,
			],
		},
		{
			name: "främmande stämpel",
			file: Buffer.from(await sealPdf(stranger, drawn, { at })),
			title: "Stämpeln är inte vår",
			rows: [
				"Nej, den är inte stämplad av registret",
				`Grannregionen (självgjord stämpel), som inte är registret, 23 november 2026 kl. 14.05 ${claimed}`,
				onlyAuthentic,
				onlyAuthentic,
			],
		},
		{
			name: "utan stämpel",
			file: Buffer.from(drawn),
			title: "Filen har ingen stämpel",
			rows: [
				"Nej, den har ingen stämpel",
				"Ingen",
				onlyAuthentic,
				onlyAuthentic,
			],
		},
		{
			name: "okänt nummer",
			file: Buffer.from(await sealPdf(world.deps.sealer, drawn, { at })),
			title: "Filen är äkta",
			rows: [
				yes,
				`${seal} ${claimed}`,
				"Vet inte. Registret visar inget intyg med det numret.",
				"Version 2025",
			],
		},
		{
			name: "ersatt",
			file: await replaced(one, number),
			title: "Intyget är äkta men ersatt av ett nyare",
			rows: [
				yes,
				`${seal} ${claimed}`,
				"Ersatt Orsak: Ny logotyp Nytt intyg: HÖK-2026-0003",
				"Version 2025",
			],
		},
	];
}

/** Another party's file, whose certificate has been issued anew. */
async function replaced({ world }: Stage, other: string): Promise<Buffer> {
	const { number } = await party(
		world,
		filledApplication({ contacts: filledApplication().contacts }),
	);
	if (number === other) throw new Error("The same number twice");
	const pdf = await world.app.inject({
		url: encodeURI(`/api/v1/certificates/${number}/pdf`),
	});
	const admin = await staff(world, "admin");
	await admin.call("POST", encodeURI(`/admin/certificates/${number}/reissue`), {
		reason: "Ny logotyp",
	});
	return pdf.rawPayload;
}

t.test(
	"every kind of file gets four answers, each in its own row",
	{ skip, timeout: 120_000 },
	async (t) => {
		const one = await stage(t);
		const shown = await kinds(t, one);
		const browser = await openBrowser(t);
		for (const [width, colorScheme] of [
			[390, "dark"],
			[1280, "light"],
			...(process.env.TEST_PICTURES
				? ([
						[390, "light"],
						[1280, "dark"],
					] as const)
				: []),
		] as const) {
			const page = await (
				await openWindow(t, browser, one.base, width)
			).newPage();
			await page.emulateMedia({ colorScheme });
			await ready(page);
			for (const { name, file, title, rows } of shown) {
				await choose(page, file);
				t.same(await answers(page, title), rows, name);
				await look(t, page, `verifiera ${name} ${width} ${colorScheme}`);
			}
		}
	},
);

t.test(
	"without the register's answer nobody is told that a file is authentic",
	{ skip, timeout: 60_000 },
	async (t) => {
		const { base, pdf } = await stage(t);
		const browser = await openBrowser(t);
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		await context.route("**/api/v1/seals", (route) => route.abort());
		await ready(page);
		await choose(page, pdf);
		await page
			.getByRole("heading", { name: "Filen gick inte att kontrollera" })
			.waitFor();
		await look(t, page, "verifiera utan register 390");
		await context.unroute("**/api/v1/seals");
		await choose(page, pdf);
		await answers(page, "Intyget är äkta och gäller");

		// The seals are known, but neither the list nor the number: authentic, and not known whether it holds.
		const later = await openWindow(t, browser, base, 390);
		await later.route("**/api/v1/certificates/**", (route) => route.abort());
		const second = await later.newPage();
		await ready(second);
		await choose(second, pdf);
		t.match(await answers(second, "Filen är äkta"), [
			yes,
			seal,
			"Vet inte. Vi fick ingen kontakt med registret.",
			"Version 2025",
		]);
		await look(t, second, "verifiera utan kontakt 390");
	},
);

t.test(
	"a file is checked by keyboard, and by letting go of it on the page",
	{ skip, timeout: 60_000 },
	async (t) => {
		const { base, pdf } = await stage(t);
		const context = await openWindow(t, await openBrowser(t), base, 1280);
		const page = await context.newPage();
		await ready(page, "/en/verifiera");
		// From the beginning: the browser has to know in time that nobody will see its dialog.
		const chooser = page.waitForEvent("filechooser");
		const input = page.locator("#fil");
		const focused = () =>
			input.evaluate((element) => element === document.activeElement);
		for (let presses = 0; presses < 40 && !(await focused()); presses++)
			await page.keyboard.press("Tab");
		t.ok(await focused(), "the keyboard reaches it");
		await page.keyboard.press("Enter");
		await (await chooser).setFiles({
			name: "intyg.pdf",
			mimeType: "application/pdf",
			buffer: pdf,
		});
		const title = "The certificate is authentic and valid";
		t.match(await answers(page, title), [
			"Yes, it has not been changed since it was sealed",
			/^Region Halland/,
			"Valid",
			"Version 2025",
		]);
		t.equal(
			await page.evaluate(() => document.activeElement?.textContent),
			title,
			"the headline has the focus",
		);
		await page.evaluate(
			(bytes) => {
				const data = new DataTransfer();
				const content = Uint8Array.from(bytes);
				data.items.add(new File([content], "dropped.pdf"));
				const where = document.querySelector(".drop");
				const how = { dataTransfer: data, bubbles: true, cancelable: true };
				where?.dispatchEvent(new DragEvent("drop", how));
			},
			[...pdf.subarray(0, 5000)],
		);
		await answers(page, "The file has no seal");
	},
);
