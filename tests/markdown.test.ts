import t from "tap";
import { markdownText, renderMarkdown } from "../api/platform/markdown.ts";

t.test(
	"whatever an editor writes, headings follow the page's own and none is empty",
	(t) => {
		const tags = (text: string) =>
			[...renderMarkdown(text).matchAll(/<(h\d)>/g)].map(([, tag]) => tag);
		const outlines: [string, string[]][] = [
			["#### Ett\n\n#### Två\n\nText", ["h2", "h2"]],
			["# Ett\n\n## Två\n\n# Tre", ["h2", "h3", "h2"]],
			["## Ett\n\n##### Två\n\n### Tre\n\n## Fyra", ["h2", "h3", "h3", "h2"]],
			["Text\n\n##\n\n### Ett", ["h2"]],
			["## &#x202e;\n\n## ![](https://a.example/x.png)", []],
			["1. # Ett\n\n> ###### Två\n\nTre\n---", ["h2", "h3", "h3"]],
		];
		for (const [text, expected] of outlines) t.same(tags(text), expected, text);
		const own = renderMarkdown(
			`## ![](/bilder/${"0".repeat(36)})`,
			"sv",
			() => "P",
		);
		t.equal(own, "<h2>P</h2>\n", "a picture of ours is something");
		t.end();
	},
);

t.test(
	"a link always has words, and no character reference hides or turns any",
	(t) => {
		const inText = (text: string) =>
			renderMarkdown(text)
				.replace(/<[^>]+>/g, "")
				.trim();
		t.equal(inText("[](https://a.example/b)"), "https://a.example/b");
		t.equal(inText("[ ](mailto:a@b.example)"), "a@b.example");
		t.equal(inText("[&#x200b;](/kontakt)"), "/kontakt");
		t.equal(inText("[![](https://a.example/x.png)](/kontakt)"), "/kontakt");
		t.equal(inText("[**Ord**](/kontakt) och [](/nyheter)"), "Ord och /nyheter");
		for (const text of [
			"a&#x202e;b&#8238;",
			'[a](/b "x&#x202e;")',
			"<https://a.example/%E2%80%AEb>",
			"![&#x202e;a](https://a.example/x.png)",
			"**&#x2066;a**",
		]) {
			t.notMatch(renderMarkdown(text), /[\u202a-\u202e\u2066-\u2069]/, text);
			t.notMatch(markdownText(text, ""), /[\u202a-\u202e\u2066-\u2069]/, text);
		}
		t.equal(inText("&#128105;&#8205;&#128105;"), "👩‍👩", "what spells stays");
		t.equal(inText("a\tb"), "a b");
		t.end();
	},
);

t.test(
	"what is pasted from a word processor keeps its lists and its lines",
	(t) => {
		const pasted =
			"Det här ingår:\n•\tLunch ingår\n· Kaffe\n▪ Frukt\n–\tMusik\n\nBiblioteket\nStorgatan 1";
		t.equal(
			renderMarkdown(pasted),
			"<p>Det här ingår:</p>\n<ul>\n<li>Lunch ingår</li>\n<li>Kaffe</li>\n<li>Frukt</li>\n<li>Musik</li>\n</ul>\n<p>Biblioteket<br>\nStorgatan 1</p>\n",
		);
		t.equal(
			markdownText(pasted, ""),
			"Det här ingår:\n\n- Lunch ingår\n- Kaffe\n- Frukt\n- Musik\n\nBiblioteket\nStorgatan 1",
			"in a mail too",
		);
		// A dash and a space begin what somebody says; a sign within a line is only a sign.
		t.equal(
			renderMarkdown("– Det går bra, säger Eva.\n\nA • B"),
			"<p>– Det går bra, säger Eva.</p>\n<p>A • B</p>\n",
		);
		t.end();
	},
);
