import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { event, register } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const html = { accept: "text/html" };
const at = (world: World, moment: string) => {
	world.now.value = new Date(moment);
};
const page = async (world: World, url: string) =>
	(await world.app.inject({ url, headers: html })).body;
const button = /class="button"[^>]*>Anmäl dig/;

t.test(
	"the button to register stands on an event's page while registration is open, and before and after the page says when",
	async (t) => {
		const world = await createWorld(t);
		// What is kept of a page may not outlive the hour that it is true of.
		publicCache(world.deps).trust(true);
		at(world, "2026-05-11T06:00:00Z");
		const { slug } = await event(world, {
			opensAt: "2026-05-11T12:00",
			closesAt: "2026-05-11T18:00",
		});
		const url = `/evenemang/${slug}`;
		const early = await page(world, url);
		t.notMatch(early, button);
		t.match(early, /Anmälan öppnar 11 maj 2026 kl\. 12\.00\./);
		at(world, "2026-05-11T10:00:00Z");
		const open = await page(world, url);
		t.match(open, button);
		t.notMatch(open, /Anmälan öppnar/);
		t.match(open, /Anmälan stänger 11 maj 2026 kl\. 18\.00\./);
		at(world, "2026-05-11T16:00:00Z");
		const late = await page(world, url);
		t.notMatch(late, button);
		t.match(late, /Anmälan stängde 11 maj 2026 kl\. 18\.00\./);
		t.notMatch(late, /Anmälan stänger/);
	},
);

t.test(
	"an event that has begun takes nobody more, and one that is past is not full but past, on its last day too",
	async (t) => {
		const world = await createWorld(t);
		at(world, "2026-05-11T06:00:00Z");
		const { slug } = await event(world, { places: 1 });
		await register(world, slug, 1);
		const url = `/evenemang/${slug}`;
		t.match(await page(world, "/evenemang"), /Fullt/);
		t.match(await page(world, url), /väntelistan/);
		at(world, "2026-05-12T08:00:00Z");
		const begun = await page(world, url);
		t.notMatch(begun, /väntelistan/);
		t.match(begun, /Evenemanget har börjat/);
		t.notMatch(await page(world, "/evenemang"), /Fullt|väntelistan/);
		at(world, "2026-05-12T15:00:00Z");
		const past = await page(world, url);
		t.notMatch(past, /id="anmalan"|väntelistan/);
		t.match(past, /Det finns ingen dokumentation än/);
		const list = await page(world, "/evenemang");
		t.notMatch(list, /Fullt/);
		t.match(list, /Tidigare/);
	},
);

t.test(
	"the start page tells of the two events that come next, until they have ended",
	async (t) => {
		const world = await createWorld(t);
		publicCache(world.deps).trust(true);
		at(world, "2026-05-11T06:00:00Z");
		const [second, first, third] = [
			await event(world, {
				startsAt: "2026-05-13T09:00",
				endsAt: "2026-05-13T16:00",
			}),
			await event(world),
			await event(world, {
				startsAt: "2026-06-13T09:00",
				endsAt: "2026-06-13T16:00",
			}),
		];
		const shown = async (path: string) =>
			[
				...(await page(world, path)).matchAll(
					/<h3[^>]*><a href="(?:\/en)?\/evenemang\/([^"]+)"/g,
				),
			].map(([, slug]) => slug);
		t.same(await shown("/"), [first.slug, second.slug]);
		t.same(await shown("/en"), [first.slug, second.slug]);
		at(world, "2026-05-12T14:00:00Z");
		t.same(await shown("/"), [second.slug, third.slug]);
		at(world, "2026-07-01T00:00:00Z");
		t.same(await shown("/"), []);
	},
);
