import t from "tap";
import { staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const item = "/admin/content/office/kontaktuppgifter";

async function begin(t: Parameters<typeof createWorld>[0]) {
	const world = await createWorld(t);
	const { call } = await staff(world, "editor");
	const save = async (content: object) => {
		const { head } = (await call("GET", item)).body;
		const answer = await call("PATCH", item, {
			basedOn: head.id,
			content: { ...head.content, ...content },
		});
		return answer;
	};
	const act = (id: string, action: string) =>
		call("POST", `/admin/content/revisions/${id}/${action}`, {});
	return { world, call, save, act };
}

const pageOf = async ({ app }: World, path: string, accept = "text/html") =>
	(await app.inject({ url: path, headers: { accept } })).body.replace(
		/<!--.*?-->/g,
		"",
	);

const changed = {
	email: "kontoret@halland.example",
	phone: "035-13 48 00",
	hours: { sv: "tisdagar 13–15", en: "Tuesdays 1–3 pm" },
};

/** Where the office is named: by the frame, by the page itself, behind a link and where something went wrong. */
const everywhere = [
	"/",
	"/kontakt",
	"/kontakt/skriv",
	"/tillganglighet",
	"/personuppgifter",
	"/nyhetsbrev",
	"/verifiera?number=X",
	"/signera/okand",
	"/ansok",
	"/finns-inte",
];

t.test(
	"how the office is reached is the editors' to change, and every page says it",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		await call("GET", "/admin/content/office");
		for (const path of everywhere)
			t.match(
				await pageOf(world, path),
				/070-174 06 05|hej@handslag\.example/,
				`as it was on ${path}`,
			);
		const saved = await save(changed);
		t.equal(saved.status, 200);
		const { id } = saved.body.head;
		const preview = await call(
			"GET",
			`http://handslag.test/forhandsgranska/${id}`,
		);
		t.match(preview.body, "035-13 48 00");
		t.match(preview.body, "kontoret@halland.example");
		t.notMatch(preview.body, "070-174 06 05", "the foot of the preview too");
		t.match(await pageOf(world, "/kontakt"), "070-174 06 05", "not yet public");
		t.equal((await act(id, "publish")).status, 200);
		for (const path of everywhere) {
			const page = await pageOf(world, path);
			t.match(page, /035-13 48 00|kontoret@halland\.example/, path);
			t.notMatch(page, /070-174 06 05|hej@handslag\.example/, path);
		}
		const contact = await pageOf(world, "/kontakt");
		t.match(contact, 'href="tel:+4635134800"');
		t.match(contact, "tisdagar 13–15");
		t.notMatch(contact, "vardagar");
		const english = await pageOf(world, "/en/kontakt");
		t.match(english, "+46 35-13 48 00");
		t.match(english, "Tuesdays 1–3 pm");
		t.match(
			await pageOf(world, "/datasets/dcat.ttl", "text/turtle"),
			"mailto:kontoret@halland.example",
		);
		const { body } = await act(id, "undo");
		t.equal(body.live.ordinal, 1);
		t.match(await pageOf(world, "/"), "070-174 06 05");
		const history = await call("GET", `${item}/revisions`);
		t.same(
			history.body.items.map((one: { state: string }) => one.state),
			["withdrawn", "published"],
		);
	},
);

t.test(
	"the office cannot be without an address, and nothing else than one is published",
	async (t) => {
		const { call, save, act } = await begin(t);
		await call("GET", "/admin/content/office");
		const { live } = (await call("GET", item)).body;
		t.same(live.allowedActions, []);
		t.match(await act(live.id, "withdraw"), {
			status: 409,
			body: { code: "page_needed" },
		});
		const wrong = await save({ email: "kontoret", phone: "ring oss" });
		t.match(wrong, {
			status: 422,
			body: {
				errors: [
					{ path: "email", code: "invalid_email" },
					{ path: "phone", code: "invalid_phone" },
				],
			},
		});
		const bare = { email: "", phone: "", hours: { sv: "", en: "" } };
		const { id } = (await save(bare)).body.head;
		const refused = await act(id, "publish");
		t.equal(refused.status, 422);
		t.same(
			refused.body.errors.map((one: { path: string }) => one.path),
			["email", "phone", "hours.sv"],
		);
		t.match(await call("POST", "/admin/content/office", { content: changed }), {
			status: 404,
		});
	},
);

t.test(
	"hours that nobody has translated are said in Swedish, and marked so; a number from abroad stays as it is",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		await call("GET", "/admin/content/office");
		const hours = { sv: "tisdagar", en: "" };
		const saved = await save({ hours, phone: "+47 22 00 00 00" });
		await act(saved.body.head.id, "publish");
		const page = await pageOf(world, "/en");
		t.match(page, '<span lang="sv">tisdagar</span>');
		t.match(page, 'href="tel:+4722000000"');
		t.match(page, "+47 22 00 00 00");
	},
);

t.test(
	"how the office is reached can be previewed while there is no page Kontakt, as an earlier edition allowed",
	async (t) => {
		const { world, call, save } = await begin(t);
		const { db } = world.deps;
		await db.deleteFrom("page").where("slug", "=", "kontakt").execute();
		t.equal((await world.app.inject({ url: "/kontakt" })).statusCode, 404);
		await call("GET", "/admin/content/office");
		const { id } = (await save(changed)).body.head;
		const preview = await call(
			"GET",
			`http://handslag.test/forhandsgranska/${id}`,
		);
		t.equal(preview.status, 200);
		t.match(preview.body, "035-13 48 00");
		t.notMatch(preview.body, "070-174 06 05");
	},
);

t.test(
	"the foot says what the register is in the editors' words, and as it began where they have not said it",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		await call("GET", "/admin/content/office");
		const began = /class="soft what"[^>]*>Registret för den Halländska/;
		t.match(await pageOf(world, "/"), began);
		const older = await save(changed);
		await world.deps.db.pool.query(
			"update content_revision set content = content - 'about' where kind = 'office'",
		);
		await act(older.body.head.id, "publish");
		t.match(await pageOf(world, "/"), began);
		const { head } = (await call("GET", item)).body;
		t.match(head.content.about.sv, /^Registret för/);
		const about = { sv: "Registret över dem som samverkar.", en: "" };
		const saved = await save({ about });
		await act(saved.body.head.id, "publish");
		t.match(await pageOf(world, "/"), "Registret över dem som samverkar.");
		t.match(
			await pageOf(world, "/en"),
			/class="soft what" lang="sv">Registret över/,
		);
		const emptied = await save({ about: { sv: "", en: "" } });
		t.match((await act(emptied.body.head.id, "publish")).body.errors, [
			{ path: "about.sv", code: "required" },
		]);
	},
);
