import { HtmlValidate } from "html-validate";
import t from "tap";
import { party } from "./support/actors.ts";
import { event } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const validatorWith = (rules: Record<string, "off">) =>
	new HtmlValidate({
		extends: ["html-validate:standard", "html-validate:document"],
		rules: {
			// What comes from where the page itself comes from is as good as the page; from elsewhere there is nothing.
			"require-sri": ["error", { target: "crossorigin" }],
			...rules,
		},
	});
const validator = validatorWith({});
/** Pages whose content the browser draws, its first heading too. */
const drawnLater = validatorWith({ "heading-level": "off" });
const shell = /^(\/en)?\/(ansok|mina-sidor)$/;

/** What html-validate says of a page, a line each. */
async function faultsOf(world: World, url: string): Promise<string[]> {
	const answer = await world.app.inject({
		url: encodeURI(decodeURI(url)),
		headers: { accept: "text/html" },
	});
	if (!String(answer.headers["content-type"]).startsWith("text/html"))
		throw new Error(`${url}: ${answer.statusCode}, not a page`);
	const rules = shell.test(url) ? drawnLater : validator;
	const report = await rules.validateString(answer.body);
	return report.results.flatMap(({ messages }) =>
		messages.map(
			({ ruleId, message, selector }) =>
				`${url}: ${ruleId}: ${message} (${selector})`,
		),
	);
}

/** Every address that search engines are told of. */
async function addresses(world: World): Promise<string[]> {
	const { body } = await world.app.inject({ url: "/sitemap.xml" });
	const { publicUrl } = world.deps.config;
	return [...body.matchAll(/<loc>(.*?)<\/loc>/g)].map(
		([, url = ""]) => url.slice(publicUrl.length) || "/",
	);
}

t.test("every public page is valid HTML, in both languages", async (t) => {
	const world = await createWorld(t);
	const { number } = await party(world);
	const { slug } = await event(world, { places: 3 });
	const more = [
		`/intyg/${number}`,
		`/verifiera?number=${number}`,
		"/verifiera?number=inget",
		"/signatarer?q=sprak&municipality=1382&sort=-signedOn",
		"/signatarer?q=finnsinte",
		`/evenemang/${slug}/anmalan`,
		"/mina-sidor",
		"/sok?q=dialog",
		"/finns-inte",
	];
	const all = [
		...(await addresses(world)),
		...more.flatMap((path) => [path, `/en${path}`]),
		"/admin",
	];
	t.ok(all.length > 60, `${all.length} pages`);
	t.ok(all.some((url) => url.startsWith("/en/nyheter/")));
	t.ok(all.includes(`/en/evenemang/${slug}`));
	for (const url of all) t.same(await faultsOf(world, url), [], url);
});

t.test("a page that is not valid is found out", async (t) => {
	const report = await validator.validateString(
		'<!doctype html><html lang="sv"><head><title>x</title></head><body><p><div></div></p><img src="a.png"></body></html>',
	);
	t.equal(report.valid, false);
});
