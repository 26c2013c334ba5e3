import t from "tap";
import { recordTimestamper } from "../../api/certificates/seals/service.ts";
import { system, write } from "../../api/log/write.ts";
import { staff } from "../support/actors.ts";
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
const day = 24 * 60 * 60 * 1000;

t.test(
	"an administrator is warned, makes a new seal and revokes the old one",
	{ skip, timeout: 180_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		await write(world.deps, system, (w) =>
			recordTimestamper(w, world.deps, {
				subject: "Prov TSA 2026",
				chainDer: [new Uint8Array(3)],
				notAfter: new Date(world.now.value.getTime() + 12.5 * day),
			}),
		);
		const { email } = await staff(world, "admin");
		for (const width of [390, 1280]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			const press = (name: string) =>
				page.getByRole("button", { name, exact: true }).click();
			await signIn(page, email);
			await page.getByText("går ut om 12 dagar").waitFor();
			await look(t, page, `the warning at ${width}`);
			await page.getByRole("link", { name: "Till sidan Stämplar" }).click();
			await press("Gör en ny stämpel");
			await page.getByText("Den nya stämpeln används nu.").waitFor();
			await look(t, page, `the seals at ${width}`);
			const revoke = page.getByRole("button", { name: /^Spärra Region/ });
			await revoke.first().click();
			await page.getByText("När den är spärrad väntar nya intyg").waitFor();
			t.equal(await page.getByLabel("Varför?").locator("option").count(), 1);
			await press("Avbryt");
			const stamper = page.getByRole("button", {
				name: /^Spärra Prov TSA 2026/,
			});
			await stamper.click();
			await page.getByText("får nya intyg ingen intygad tid").waitFor();
			t.equal(await page.getByLabel("Varför?").locator("option").count(), 3);
			await look(t, page, `the question about a time-stamper at ${width}`);
			await press("Avbryt");
			await revoke.nth(1).click();
			await page.getByLabel("Varför?").selectOption("superseded");
			await page.getByLabel("Anteckning").fill("Bytt enligt plan.");
			await look(t, page, `the question at ${width}`);
			await press("Spärra");
			await page.getByText(/är spärrad\.$/).waitFor();
			await page
				.getByText("Den är ersatt av en annan. Bytt enligt plan.")
				.first()
				.waitFor();
		}
	},
);
