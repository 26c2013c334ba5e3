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
import { smallPdf } from "../support/uploads.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

t.test(
	"an editor uploads a PDF to the plan, readers see how large it is, and what is used is not deleted, at both widths",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const pdf = await smallPdf();
		for (const width of [390, 1280]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).click();
			/** Presses what asks for a file, and gives one. */
			const give = async (name: string, buffer: Buffer) => {
				const asked = page.waitForEvent("filechooser");
				await press("Ladda upp en PDF: Dokument 1, Aktivitet 1");
				await (await asked).setFiles({
					name,
					mimeType: "application/pdf",
					buffer,
				});
			};
			await signIn(page, email);
			await page.getByRole("heading", { name: "Innehåll" }).waitFor();
			await page.goto("/admin/innehall/plan-years/2023");
			await press("Lägg till dokument 1: Dokument till aktivitet 1");
			await page.getByLabel("Dokument 1, svenska").fill("Underlag");
			const address = page.locator('[id="activities.0.documents.0.url"]');

			await give("sida.pdf", Buffer.from("<html>"));
			await page
				.locator('[id="activities.0.documents.0.url-error"]')
				.getByText("Filen är ingen PDF.")
				.waitFor();
			t.equal(await address.inputValue(), "");
			await look(t, page, `what is no PDF at ${width}`);

			const name = `Underlag i ${width} delar.pdf`;
			await give(name, pdf);
			await page.getByText(`${name} är uppladdad`).waitFor();
			t.match(await address.inputValue(), `/underlag-i-${width}-delar.pdf`);
			t.ok(
				await address.evaluate((field) => field === document.activeElement),
				"the focus is where the address came",
			);
			await look(t, page, `an uploaded PDF at ${width}`);
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();

			await press("Välj en uppladdad: Dokument 1, Aktivitet 1");
			await press(`Ta bort ${name}`);
			const sure = page.getByRole("group", { name: `Ta bort ${name}` });
			t.ok(
				await sure
					.getByRole("button", { name: "Ja, ta bort" })
					.evaluate((one) => one === document.activeElement),
			);
			await look(t, page, `the question before deleting at ${width}`);
			await sure.getByRole("button", { name: "Ja, ta bort" }).click();
			await page
				.getByText(/handlingsplanen ”2023: .*” \(publicerad\)/)
				.waitFor();
			await look(t, page, `a document in use at ${width}`);
			await press("Stäng");

			const reader = await context.newPage();
			await reader.goto("/handlingsplan/2023");
			const line = reader.locator(".documents li").first();
			t.equal(
				(await line.textContent())?.replaceAll(/\s+/g, " ").trim(),
				"Underlag PDF, 1 kB",
			);
			await look(t, reader, `the plan with a document at ${width}`);
			await reader.close();

			await press("Ta bort dokument 1");
			await press("Publicera");
			await page.getByText("Publicerat. Det syns").waitFor();
			await press("Lägg till dokument 1: Dokument till aktivitet 1");
			await press("Välj en uppladdad: Dokument 1, Aktivitet 1");
			await press(`Ta bort ${name}`);
			await sure.getByRole("button", { name: "Ja, ta bort" }).click();
			await page.getByText(`${name} är borttagen.`).waitFor();
			await look(t, page, `a deleted document at ${width}`);
			await context.close();
		}
	},
);
