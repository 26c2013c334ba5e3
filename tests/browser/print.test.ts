import { writeFileSync } from "node:fs";
import t from "tap";
import {
	chromiumPath,
	listen,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { publishedYear } from "../support/follow-up.ts";
import { insertParties } from "../support/parties.ts";
import { createWorld } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

t.test(
	"the plan and a follow-up are printed on as many sheets as they fill",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		await insertParties(world, 8);
		await publishedYear(world, 2026, [4, 5, 3, 4, 2], 3);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const context = await openWindow(t, browser, base, 1280);
		const page = await context.newPage();
		for (const [path, most] of [
			["/handlingsplan", 3],
			["/uppfoljning/2026", 3],
		] as const) {
			await page.goto(path);
			const pdf = await page.pdf({ preferCSSPageSize: true });
			const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g) ?? [];
			t.ok(
				sheets.length > 0 && sheets.length <= most,
				`${path}: ${sheets.length} sheets`,
			);
			if (process.env.TEST_PICTURES)
				writeFileSync(
					`${process.env.TEST_PICTURES}/print${path.replaceAll("/", "-")}.pdf`,
					pdf,
				);
		}
	},
);
