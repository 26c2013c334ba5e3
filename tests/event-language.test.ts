import t from "tap";
import { staff } from "./support/actors.ts";
import { draftEvent, settings } from "./support/events.ts";
import { createWorld } from "./support/world.ts";

const place = "Varbergs teater";

t.test(
	"what is Swedish of an event is marked as Swedish wherever it stands on an English page",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const publish = async (name: string, en: (sv: string) => string) => {
			const words = (sv: string) => ({ sv, en: en(sv) });
			const { slug, publish } = await draftEvent(call, {
				title: words(`${name} rubrik`),
				summary: words(`${name} ingress`),
				text: words(`${name} text`),
			});
			await call("PUT", `/admin/events/${slug}/settings`, settings({ place }));
			await publish();
			return slug;
		};
		const swedish = await publish("Svensk", () => "");
		const both = await publish("Dubbel", (sv) => `${sv} in English`);
		const main = async (url: string) => {
			const { body } = await world.app.inject({ url });
			return /<main[\s\S]*<\/main>/.exec(body)?.[0].replace(/\s+/g, " ") ?? "";
		};
		// A mark, and then the words with nothing but tags between.
		const isMarked = (page: string, words: string) =>
			new RegExp(`lang="sv"[^>]*>(\\s*<[^>]+>)*${words}`).test(page);

		const list = await main("/en/evenemang");
		for (const words of ["Svensk rubrik", "Svensk ingress", place])
			t.ok(isMarked(list, words), words);
		for (const words of ["Dubbel rubrik", "Dubbel ingress"]) {
			t.match(list, `${words} in English`);
			t.notOk(isMarked(list, words), words);
		}
		const path = `/evenemang/${swedish}`;
		const page = await main(`/en${path}`);
		t.match(
			page,
			/<div lang="sv"><h1[^>]*>Svensk rubrik<\/h1><p class="lead">Svensk ingress<\/p><\/div>/,
		);
		for (const words of ["Svensk text", place])
			t.ok(isMarked(page, words), words);
		const form = await main(`/en${path}/anmalan`);
		t.match(form, /<h1[^>]*>[^<]+<span lang="sv">Svensk rubrik<\/span>/);
		t.ok(isMarked(form, place));
		const other = await main(`/en/evenemang/${both}`);
		t.match(other, "Dubbel text in English");
		t.equal(other.match(/lang="sv"/g)?.length, 1, "a place is written once");
		for (const url of ["/evenemang", path, `${path}/anmalan`])
			t.notMatch(await main(url), /lang="/, "nor is anything at home");

		const reason = { sv: "Talaren är sjuk.", en: "" };
		await call("PUT", `/admin/events/${swedish}/cancellation`, { reason });
		t.ok(isMarked(await main(`/en${path}`), "Talaren är sjuk."));
	},
);
