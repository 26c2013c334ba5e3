import t from "tap";
import { staff } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"an item of news tells machines the language that it is written in, whichever page it stands on",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const publish = async (sv: string, en: string) => {
			const words = { sv, en };
			const made = await call("POST", "/admin/content/news", {
				content: { title: words, summary: words, text: words },
			});
			const { id } = made.body.head;
			await call("POST", `/admin/content/revisions/${id}/publish`, {});
			return made.body.key as string;
		};
		const said = async (url: string) => {
			const { body } = await world.app.inject({ url });
			const [, json = "{}"] =
				/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ??
				[];
			const things: { "@type": string; inLanguage?: string }[] =
				JSON.parse(json)["@graph"];
			return things.find((one) => one["@type"] === "NewsArticle")?.inLanguage;
		};
		const both = await publish("På båda språken", "In both languages");
		const swedish = await publish("Bara på svenska", "");
		t.equal(await said(`/nyheter/${both}`), "sv");
		t.equal(await said(`/en/nyheter/${both}`), "en");
		t.equal(await said(`/nyheter/${swedish}`), "sv");
		t.equal(await said(`/en/nyheter/${swedish}`), "sv");
	},
);

t.test(
	"a kicker that is not translated stands on Swedish pages alone",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const words = (sv: string, en: string) => ({ sv, en });
		const made = await call("POST", "/admin/content/news", {
			content: {
				title: words("Titel", "Title"),
				kicker: words("Ur vardagen", ""),
				summary: words("Kort.", "Short."),
				text: words("Text.", "Text."),
			},
		});
		const { id } = made.body.head;
		await call("POST", `/admin/content/revisions/${id}/publish`, {});
		const { key } = made.body;
		const textOf = async (url: string) => (await world.app.inject(url)).body;
		for (const path of ["/", `/nyheter/${key}`]) {
			t.match(await textOf(path), "Ur vardagen", path);
			const english = await textOf(`/en${path}`.replace(/\/$/, ""));
			t.match(english, "Title");
			t.notMatch(english, "Ur vardagen", `/en${path}`);
		}
	},
);
