import type { Page } from "playwright-core";
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
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

/** Questions that the page asks are answered so, and kept. */
function answering(page: Page) {
	const asked: string[] = [];
	const how = { accept: true };
	page.on("dialog", (dialog) => {
		asked.push(dialog.type());
		void (how.accept ? dialog.accept() : dialog.dismiss());
	});
	return { asked, how };
}

t.test(
	"a letter that is being written is saved by itself, before another is opened and before it is looked at",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email, call } = await staff(world, "editor");
		const colleague = (await staff(world, "admin")).call;
		const context = await openWindow(t, browser, base, 390);
		const page = await context.newPage();
		const { asked } = answering(page);
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		const path = "/admin/newsletter";
		const letters = async () => (await call("GET", path)).body.issues;
		const title = page.getByLabel("Rubrik på svenska");
		const intro = page.getByLabel("Text på svenska");
		const letter = page.frameLocator("iframe.letter");
		await signIn(page, email);
		await page.goto("/admin/nyhetsbrev");
		await press("Nytt brev");
		await title.fill("Vårens brev");
		await intro.fill("Det första stycket.");
		await press("Nytt brev");
		await page.waitForFunction(
			() =>
				document.querySelector<HTMLInputElement>("#content\\.title\\.sv")
					?.value === "",
		);
		t.match(
			(await letters()).find(
				(one: { content: { title: { sv: string } } }) =>
					one.content.title.sv === "Vårens brev",
			)?.content.intro.sv,
			"Det första stycket.",
		);
		await title.fill("Höstens brev");
		await page.getByRole("button", { name: "Öppna Vårens brev" }).click();
		await page
			.getByRole("heading", { name: "Vårens brev", level: 2 })
			.waitFor();
		t.equal(await intro.inputValue(), "Det första stycket.");
		t.same(
			(await letters())
				.map(
					(one: { content: { title: { sv: string } } }) => one.content.title.sv,
				)
				.sort(),
			["Höstens brev", "Vårens brev"],
		);

		await intro.fill("Det andra stycket.");
		await press("På svenska");
		await letter.getByText("Det andra stycket.").waitFor();
		await intro.fill("Det tredje stycket.");
		await page.getByText(/^Sparat kl\. /).waitFor({ timeout: 15_000 });
		await letter.getByText("Det tredje stycket.").waitFor();
		await look(t, page, "a letter that was saved by itself");

		// Somebody else saves: nobody's text goes without being seen.
		const [own] = (await letters()).filter(
			(one: { content: { title: { sv: string } } }) =>
				one.content.title.sv === "Vårens brev",
		);
		const theirs = structuredClone(own.content);
		theirs.intro.sv = "Kollegans stycke.";
		const put = await colleague("PUT", `${path}/issues/${own.id}`, {
			content: theirs,
			revision: own.revision,
		});
		t.equal(put.status, 200);
		await intro.fill("Mitt stycke.");
		await press("Spara");
		await page.getByText("har sparat samtidigt").waitFor();
		await page.getByText("Kollegans stycke.").first().waitFor();
		await press("Spara min text ändå");
		await page.getByText("Brevet är sparat.").waitFor();
		await letter.getByText("Mitt stycke.").waitFor();
		t.same(asked, []);

		// The server is away, and the page is left.
		await page.route(`**/api/v1${path}/issues/*`, (route) =>
			route.request().method() === "PUT" ? route.abort() : route.continue(),
		);
		await intro.fill("Nästan borta.");
		await page.getByText("Servern svarar inte").first().waitFor();
		await press("Nytt brev");
		await page.getByText("Servern svarar inte").first().waitFor();
		t.equal(await intro.inputValue(), "Nästan borta.", "it stays open");
		await page.reload();
		t.same(asked, ["beforeunload"]);
		await page.unrouteAll();
		await page.getByRole("button", { name: "Öppna Vårens brev" }).click();
		await page.getByText("som inte hann sparas").waitFor();
		await look(t, page, "a letter that was kept");
		await press("Spara min text");
		await page.getByText("Brevet är sparat.").waitFor();
		t.equal(await intro.inputValue(), "Nästan borta.");
		await letter.getByText("Nästan borta.").waitFor();
	},
);

t.test(
	"whoever leaves a form of the office that is not saved is asked first",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		const { asked, how } = answering(page);
		const rate = page.getByLabel("Mejl i minuten, högst");
		const link = page.locator('a[href="/admin/uppfoljning"]').first();
		const other = page.getByRole("heading", { name: "Uppföljning", level: 1 });
		await signIn(page, email);
		await link.click();
		await other.waitFor();
		await page.locator('a[href="/admin/nyhetsbrev"]').first().click();
		await page.getByText("Inställningar", { exact: true }).click();
		await rate.fill("77");
		how.accept = false;
		await link.click();
		await page.goBack();
		await page.waitForURL("**/admin/nyhetsbrev");
		t.same(asked, ["confirm", "confirm"]);
		t.equal(await rate.inputValue(), "77");
		how.accept = true;
		await page.reload();
		t.same(asked.splice(0), ["confirm", "confirm", "beforeunload"]);

		await page.getByText("Inställningar", { exact: true }).click();
		await rate.fill("78");
		await rate.press("Enter");
		await page.getByText("Inställningarna är sparade.").waitFor();
		await page.reload();
		await page.getByText("Inställningar", { exact: true }).click();
		t.equal(await rate.inputValue(), "78");
		t.same(asked, [], "what is saved, and what is as it was, is left freely");

		await rate.fill("79");
		await page.getByRole("button", { name: "Logga ut" }).click();
		await page.getByLabel("Lösenord").waitFor();
		t.same(asked.splice(0), ["confirm"]);
		await page.getByLabel("E-post").fill(email);
		await page.reload();
		t.same(asked, [], "nor is a sign-in held");
	},
);

t.test(
	"what is pasted is not cut, but said to be too long",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { email } = await staff(world, "editor");
		const context = await openWindow(t, browser, base, 1280);
		await context.grantPermissions(["clipboard-read", "clipboard-write"]);
		const page = await context.newPage();
		answering(page);
		await signIn(page, email);
		await page.goto("/admin/innehall/pages/kontakt");
		const title = page.getByLabel("Rubrik, svenska");
		await title.click();
		const long = `${"Ring eller mejla oss ".repeat(20)}i dag`;
		await page.evaluate((text) => navigator.clipboard.writeText(text), long);
		await title.press("ControlOrMeta+a");
		await title.press("ControlOrMeta+v");
		t.equal(await title.inputValue(), long);
		await page.getByRole("button", { name: "Publicera", exact: true }).click();
		await page
			.getByRole("link", { name: /^Rubrik, svenska: texten är för lång/ })
			.waitFor();
		t.equal(await title.inputValue(), long);
	},
);
