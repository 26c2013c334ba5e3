import t from "tap";
import {
	applicant,
	filledApplication,
	linksTo,
	party,
	staff,
} from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const html = { accept: "text/html" };

async function page(
	world: World,
	url: string,
	headers: Record<string, string> = html,
) {
	const answer = await world.app.inject({ url: encodeURI(url), headers });
	return {
		status: answer.statusCode,
		body: answer.body,
		headers: answer.headers,
	};
}

function post(
	world: World,
	url: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
) {
	return world.app.inject({
		method: "POST",
		url,
		headers: {
			...html,
			"content-type": "application/x-www-form-urlencoded",
			...headers,
		},
		payload: new URLSearchParams(fields).toString(),
	});
}

/** A case that waits for its signatories, with the first one's link. */
async function awaitingSignature(world: World) {
	const who = await applicant(world);
	const content = filledApplication();
	await who.call("PATCH", `/applications/${who.id}`, content);
	await who.call("POST", `/applications/${who.id}/submit`);
	const [token = ""] = await linksTo(
		world,
		content.signatories[0]?.email ?? "",
		"signera",
	);
	return { ...who, url: `/signera/${token}` };
}

t.test(
	"every public page answers in both languages, with and without anyone in the register",
	async (t) => {
		const world = await createWorld(t);
		const paths = [
			"/",
			"/overenskommelsen",
			"/signatarer",
			"/verifiera",
			"/handlingsplan",
			"/nyheter",
			"/nyheter/starkare-an-forr",
			"/oppna-data",
			"/personuppgifter",
			"/tillganglighet",
			"/ansok",
			"/ansok/ny/sida",
			"/mina-sidor",
			"/admin",
			"/admin/inkorg",
		];
		const all = async (more: string[] = []) => {
			for (const path of [...paths, ...more])
				for (const [url, lang] of [
					[path, "sv"],
					[path === "/" ? "/en" : `/en${path}`, "en"],
				] as const) {
					const { status, body, headers } = await page(world, url);
					t.equal(status, 200, url);
					t.match(headers["content-type"], "text/html");
					t.match(body, `<html lang="${lang}">`, url);
					t.match(body, /<main[^>]* id="innehall"|<hs-staff/, url);
					t.notMatch(
						body,
						/\sstyle="|<script(?! type="(?:module" src="|application\/ld\+json">))|\son[a-z]+="|undefined|\[object/,
						url,
					);
					t.equal(headers["set-cookie"], undefined);
				}
		};
		await all();
		const { approved, number } = await party(world);
		const slug =
			String(approved.signatoryPage ?? "")
				.split("/")
				.at(-1) ?? "";
		await all([`/signatarer/${slug}`, `/intyg/${number}`]);
		t.match((await page(world, "/")).body, "Språkvännerna i Falkenberg");
		t.match(
			(
				await page(
					world,
					"/signatarer?q=sprak&municipality=1382&sort=-signedOn",
				)
			).status,
			200,
		);
		t.match(
			(await page(world, "/sitemap.xml")).body,
			`/en/signatarer/${slug}<`,
		);
		t.match(
			(await page(world, `/verifiera?nummer=${number.toLowerCase()}`)).body,
			"Språkvännerna i Falkenberg",
		);
		t.match(
			(await page(world, "/verifiera?number=HÖK-1999-0001")).body,
			"HÖK-1999-0001",
		);
	},
);

t.test(
	"a certificate's number may be typed carelessly and leads to its one address",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		for (const [typed, to] of [
			["hok-2026-0001", "/intyg/"],
			["HÖK-2026-1", "/intyg/"],
		] as const) {
			const { status, headers } = await page(world, `/intyg/${typed}`);
			t.equal(status, 308);
			t.equal(decodeURI(String(headers.location)), to + number);
		}
		t.equal((await page(world, `/en/intyg/${number}`)).status, 200);
		for (const unknown of ["/intyg/HÖK-2026-9999", "/intyg/vadsomhelst"])
			t.equal((await page(world, unknown)).status, 404);
	},
);

t.test(
	"what does not exist gets a page in a browser and a problem elsewhere",
	async (t) => {
		const world = await createWorld(t);
		for (const url of [
			"/finns-inte",
			"/signatarer/finns-inte",
			"/nyheter/finns-inte",
		]) {
			const shown = await page(world, url);
			t.equal(shown.status, 404, url);
			t.match(shown.headers["content-type"], "text/html");
			t.match(shown.body, "Sidan finns inte");
			t.match((await page(world, `/en${url}`)).body, '<html lang="en">');
			const problem = await page(world, url, { accept: "application/json" });
			t.equal(problem.status, 404);
			t.match(problem.headers["content-type"], "application/problem+json");
		}
		t.match(
			(await page(world, "/api/v1/finns-inte")).headers["content-type"],
			"application/problem+json",
		);
		t.equal((await page(world, "/signatarer?asOf=igår")).status, 422);
		// Letters as they were written before UTF-8.
		const url = "/signatarer/%E5%E4%F6";
		const old = await world.app.inject({ url, headers: html });
		t.equal(old.statusCode, 404);
		t.match(old.body, "Sidan finns inte");
		t.ok(old.headers["content-security-policy"]);
	},
);

t.test("what nobody has said may be kept is not kept", async (t) => {
	const world = await createWorld(t);
	const { call } = await staff(world, "admin");
	for (const path of ["/admin/applications", "/admin/staff", "/admin/log"])
		t.equal(
			(await call("GET", path)).headers["cache-control"],
			"no-store",
			path,
		);
});

t.test("a fault of ours shows a page without detail", async (t) => {
	const world = await createWorld(t);
	const { db } = world.deps;
	world.deps.db = new Proxy(db, {
		get: () => {
			throw new Error("hemligt fel");
		},
	});
	const shown = await page(world, "/signatarer/x");
	world.deps.db = db;
	t.equal(shown.status, 500);
	t.match(shown.headers["content-type"], "text/html");
	t.notMatch(shown.body, "hemligt");
});

t.test(
	"signing works without script, and opening the link changes nothing",
	async (t) => {
		const world = await createWorld(t);
		const { url, call, id } = await awaitingSignature(world);
		for (let i = 0; i < 3; i++) {
			const opened = await page(world, url);
			t.equal(opened.status, 200);
			t.match(opened.headers, {
				"cache-control": "no-store",
				"referrer-policy": "no-referrer",
			});
		}
		t.equal(
			(await call("GET", `/applications/${id}`)).body.status,
			"awaiting_signature",
		);
		const { body } = await page(world, url);
		const hash =
			/name="textSha256" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? "";

		const empty = await post(world, url, {
			name: "Samira <b>",
			textSha256: hash,
		});
		t.equal(empty.statusCode, 422);
		t.match(empty.body, 'value="Samira &lt;b&gt;"', "what was typed is kept");
		t.match(empty.body, 'href="#confirmAuthority"');
		t.match(empty.body, 'href="#confirmRead"');
		const whole = {
			name: "Samira Haddad",
			confirmAuthority: "true",
			confirmRead: "true",
			textSha256: hash,
		};
		const other = await post(world, url, {
			...whole,
			textSha256: "0".repeat(64),
		});
		t.equal(other.statusCode, 409, "another text than the one that applies");
		t.match(other.body, 'value="Samira Haddad"');
		const foreign = await post(world, url, whole, {
			"sec-fetch-site": "cross-site",
		});
		t.equal(foreign.statusCode, 403);
		t.equal(
			(await call("GET", `/applications/${id}`)).body.status,
			"awaiting_signature",
			"nothing is signed yet",
		);

		const signed = await post(world, url, whole, {
			"sec-fetch-site": "same-origin",
			origin: "null",
		});
		t.equal(signed.statusCode, 303);
		t.equal(signed.headers.location, url);
		const receipt = await page(world, url);
		t.equal(receipt.status, 200);
		t.match(receipt.body, hash);
		t.equal(
			(await call("GET", `/applications/${id}`)).body.status,
			"submitted",
		);
		const twice = await post(world, url, whole);
		t.equal(twice.statusCode, 303, "pressing twice leads to the receipt");
		t.equal((await page(world, "/signera/finns-inte")).status, 404);
	},
);

t.test(
	"a mailed link signs in once, by its button, and leads to the application",
	async (t) => {
		const world = await createWorld(t);
		const email = "styrelsen@forening.example";
		const started = await world.app.inject({
			method: "POST",
			url: "/api/v1/applications",
			payload: { email },
		});
		const [token = ""] = await linksTo(world, email, "fortsatt");
		const url = `/fortsatt/${token}`;
		for (let i = 0; i < 2; i++) {
			const opened = await page(world, url);
			t.equal(opened.status, 200);
			t.match(opened.headers, {
				"cache-control": "no-store",
				"referrer-policy": "no-referrer",
			});
			t.equal(opened.headers["set-cookie"], undefined);
		}
		const foreign = await post(
			world,
			url,
			{},
			{ "sec-fetch-site": "cross-site" },
		);
		t.equal(foreign.statusCode, 403, "another site cannot sign a visitor in");
		const answers = await Promise.all([
			post(world, url, {}),
			post(world, url, {}),
		]);
		const [won, lost] = answers.sort((a, b) => a.statusCode - b.statusCode);
		t.equal(won?.statusCode, 303);
		t.equal(won?.headers.location, `/ansok/${started.json().application.id}`);
		t.match(String(won?.headers["set-cookie"]), /HttpOnly.*SameSite=Strict/i);
		t.equal(lost?.statusCode, 410);
		t.equal((await page(world, url)).status, 410);
		t.equal((await page(world, "/fortsatt/finns-inte")).status, 404);
		t.equal(
			(await post(world, "/fortsatt", { email: "inte en adress" })).statusCode,
			422,
		);
		for (const address of [email, "okand@nagon.example"])
			t.equal(
				(await post(world, "/fortsatt", { email: address })).statusCode,
				200,
			);
	},
);

t.test(
	"a page that does not exist offers the search over the whole site",
	async (t) => {
		const world = await createWorld(t);
		for (const [url, search] of [
			["/finns-inte", "/sok"],
			["/en/finns-inte", "/en/sok"],
		] as const) {
			const { status, body } = await page(world, url);
			t.equal(status, 404);
			const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? "";
			t.match(main, `action="${search}"`);
			t.match(main, 'name="q"');
		}
		const { body } = await page(world, "/finns-inte");
		t.match(body, "Sök på webbplatsen eller börja från startsidan.");
	},
);

t.test(
	"a search of the register that cannot be understood keeps its filters and says what is wrong at the field",
	async (t) => {
		const world = await createWorld(t);
		await party(world);
		const day = await page(
			world,
			"/signatarer?asOf=2024-02-30&q=kor&municipality=1380&sort=-name",
		);
		t.equal(day.status, 422);
		t.match(day.body, /<input[^>]*id="q"[^>]*value="kor"/);
		t.match(day.body, /name="municipality"[^>]*value="1380"[^>]*checked/);
		t.match(day.body, 'name="sort" value="-name"');
		t.match(day.body, '<a href="#asOf">');
		t.match(day.body, "2024-02-30 finns inte i almanackan.");
		t.match(
			day.body,
			/<input[^>]*id="asOf"[^>]*aria-invalid="true"[^>]*aria-describedby="asOf-fel asOf-hint"/,
		);
		t.match(day.body, /<details class="filters" open/);
		const long = "x".repeat(201);
		const words = await page(world, `/signatarer?q=${long}&kind=association`);
		t.equal(words.status, 422);
		t.match(words.body, `value="${long}"`);
		t.match(words.body, '<a href="#q">');
		t.match(words.body, "högst 200 tecken");
		t.match(words.body, /<input[^>]*id="q"[^>]*aria-invalid="true"/);
		const english = await page(world, "/en/signatarer?asOf=2024-02-30");
		t.match(english.body, "There is no 2024-02-30.");
		t.equal((await page(world, "/signatarer?asOf=2024-02-29")).status, 200);
		t.equal((await page(world, "/signatarer?status=x")).status, 422);
	},
);
