import t, { type Test } from "tap";
import { type Caller, caller, staff } from "./support/actors.ts";
import { event, settings } from "./support/events.ts";
import { formOf, smallPdf, uploadDocument } from "./support/uploads.ts";
import { createWorld, type World } from "./support/world.ts";

const documents = "/admin/content/documents";
const planYear = "/admin/content/plan-years/2026";

async function begin(t: Test) {
	const world = await createWorld(t);
	const editor = (await staff(world, "editor")).call;
	await editor("POST", "/admin/content/plan-years", {
		key: "2026",
		content: { theme: { sv: "Dialog", en: "" } },
	});
	return { world, editor };
}

/** Saves a year of the plan whose only activity leads to these addresses. */
async function savePlan(editor: Caller, ...urls: string[]) {
	const { body: item } = await editor("GET", planYear);
	const saved = await editor("PATCH", planYear, {
		basedOn: item.head.id,
		content: {
			...item.head.content,
			activities: [
				{
					title: { sv: "Seminarium", en: "Seminar" },
					documents: urls.map((url, n) => ({
						title: { sv: `Underlag ${n + 1}`, en: `Notes ${n + 1}` },
						url,
					})),
				},
			],
		},
	});
	if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
	return saved.body.head.id as string;
}

const act = (call: Caller, id: string, action: string, body: object = {}) =>
	call("POST", `/admin/content/revisions/${id}/${action}`, body);

const kept = async ({ deps }: World) =>
	(await deps.db.selectFrom("document").select("id").execute()).length;

t.test(
	"a PDF that an editor uploads is read by anyone at an address with its name, and can do nothing there",
	async (t) => {
		const { world, editor } = await begin(t);
		const bytes = await smallPdf();
		const { status, body } = await uploadDocument(
			editor,
			bytes,
			"C:\\Filer\\Årsrapport – å 2026.PDF",
		);
		t.equal(status, 201);
		t.match(body, {
			filename: "Årsrapport – å 2026.pdf",
			url: `/dokument/${body.id}/arsrapport-a-2026.pdf`,
			size: bytes.length,
			addedBy: "Eva Lindqvist",
		});
		const answer = await world.app.inject(body.url);
		t.equal(answer.statusCode, 200);
		t.same(answer.rawPayload, bytes);
		t.match(answer.headers, {
			"content-type": "application/pdf",
			"content-disposition": `inline; filename*=UTF-8''${encodeURIComponent("Årsrapport – å 2026.pdf")}`,
			"cache-control": "public, max-age=31536000, immutable",
			"x-content-type-options": "nosniff",
			"content-security-policy": /^sandbox; default-src 'none'/,
			etag: /^"[0-9a-f]{32}"$/,
		});
		t.notOk(answer.headers["set-cookie"]);
		const again = await world.app.inject({
			url: body.url,
			headers: { "if-none-match": String(answer.headers.etag) },
		});
		t.equal(again.statusCode, 304);
		const renamed = await world.app.inject(
			`/dokument/${body.id}/lurendrej.pdf`,
		);
		t.equal(renamed.statusCode, 301);
		t.equal(renamed.headers.location, body.url);
		for (const path of [body.id.replace(/^./, "f"), "x", "../.."]) {
			const none = await world.app.inject({
				url: `/dokument/${path}/a.pdf`,
				headers: { accept: "text/html" },
			});
			t.equal(none.statusCode, 404, path);
			t.match(none.headers["content-type"], "text/html");
		}
		t.match((await editor("GET", documents)).body.items, [{ id: body.id }]);
		const nameless = await uploadDocument(editor, bytes, "文書.pdf");
		t.match(nameless.body.url, /\/dokument\.pdf$/);
	},
);

t.test(
	"what is no whole PDF is refused by what it is, whatever it is called",
	async (t) => {
		const { world, editor } = await begin(t);
		const pdf = await smallPdf();
		const refused = async (bytes: Uint8Array, name = "a.pdf") => {
			const { status, body } = await uploadDocument(editor, bytes, name);
			return `${status} ${body.code}`;
		};
		const page = Buffer.from("<!doctype html><script>alert(1)</script>");
		t.equal(await refused(page), "415 document_type");
		t.equal(await refused(Buffer.alloc(0)), "415 document_type");
		// Readers would open it; so would one who takes it for the page that it begins as.
		t.equal(
			await refused(Buffer.concat([page, pdf])),
			"415 document_type",
			"a page before the PDF",
		);
		t.equal(
			await refused(Buffer.concat([Buffer.from("\n"), pdf])),
			"415 document_type",
		);
		t.equal(
			await refused(pdf.subarray(0, pdf.length - 20)),
			"422 document_unreadable",
		);
		t.equal(
			await refused(Buffer.from("%PDF-1.7\n")),
			"422 document_unreadable",
		);
		t.equal(
			await refused(
				Buffer.concat([pdf.subarray(0, 20), Buffer.alloc(11 << 20), pdf]),
			),
			"413 too_large",
		);
		const { status, body } = await editor("POST", documents, "--x--\r\n", {
			"content-type": "multipart/form-data; boundary=x",
		});
		t.match([status, body.errors], [422, [{ path: "file", code: "required" }]]);
		t.equal(
			(await editor("POST", documents, {})).body.code,
			"unsupported_media_type",
		);
		t.equal(await kept(world), 0);
		const misnamed = await uploadDocument(editor, pdf, "a.html");
		t.match(misnamed.body, { filename: "a.html.pdf" });
		const served = await world.app.inject(misnamed.body.url);
		t.equal(served.headers["content-type"], "application/pdf");
	},
);

t.test("only editors and administrators see to documents", async (t) => {
	const { world, editor } = await begin(t);
	const pdf = await smallPdf();
	const { body } = await uploadDocument(editor, pdf);
	const anyone = caller(world);
	const officer = (await staff(world, "officer")).call;
	for (const [call, status] of [
		[anyone, 401],
		[officer, 403],
	] as const) {
		t.equal((await call("GET", documents)).status, status);
		t.equal((await uploadDocument(call, pdf)).status, status);
		t.equal((await call("DELETE", `${documents}/${body.id}`)).status, status);
	}
	t.equal(await kept(world), 1);
});

t.test(
	"a document that is sent twice with the same Idempotency-Key is kept once",
	async (t) => {
		const { world, editor } = await begin(t);
		const key = { "idempotency-key": "en-avsikt" };
		const pdf = await smallPdf();
		const first = await uploadDocument(editor, pdf, "a.pdf", key);
		const again = await uploadDocument(editor, pdf, "a.pdf", key);
		t.same([first.status, again.status], [201, 201]);
		t.same(again.body, first.body);
		const other = await smallPdf("Annat");
		t.equal((await uploadDocument(editor, other, "a.pdf", key)).status, 422);
		t.equal(await kept(world), 1);
	},
);

t.test(
	"the plan says beside a document of ours how large it is, in the reader's language",
	async (t) => {
		const { world, editor } = await begin(t);
		const pdf = await smallPdf();
		const big = Buffer.concat([
			pdf.subarray(0, 20),
			Buffer.alloc(1_234_000, 32),
			pdf,
		]);
		const [small, large] = [
			(await uploadDocument(editor, pdf)).body,
			(await uploadDocument(editor, big)).body,
		];
		const elsewhere = "https://halland.example/a.pdf";
		const id = await savePlan(editor, small.url, large.url, elsewhere);
		t.equal((await act(editor, id, "publish")).status, 200);
		const year = await caller(world)("GET", "/action-plan/2026");
		t.same(
			year.body.activities[0].documents.map(
				(one: { size: number }) => one.size,
			),
			[pdf.length, big.length, null],
		);
		const page = async (url: string) => (await world.app.inject(url)).body;
		const sv = await page("/handlingsplan/2026");
		t.match(sv, `href="${small.url}"`);
		t.match(sv.replaceAll("\u00a0", " "), /PDF, .{0,40}1,2 MB/s);
		t.match(
			(await page("/en/handlingsplan/2026")).replaceAll("\u00a0", " "),
			/PDF, .{0,40}1\.2 MB/s,
		);
		t.equal(
			sv.match(/>PDF, /g)?.length,
			2,
			"an address elsewhere says nothing",
		);
	},
);

t.test(
	"a document stays while what is public, scheduled or last written leads to it, and the answer says where",
	async (t) => {
		const { world, editor } = await begin(t);
		const { body: one } = await uploadDocument(editor, await smallPdf());
		const remove = (language = "sv") =>
			editor("DELETE", `${documents}/${one.id}`, undefined, {
				"accept-language": language,
			});
		const draft = await savePlan(editor, one.url);
		const refused = await remove();
		t.match(
			[refused.status, refused.body.code, refused.body.detail],
			[
				409,
				"document_in_use",
				"Ta först bort länken till dokumentet där det används: handlingsplanen ”2026: Dialog” (utkast).",
			],
		);
		const at = new Date(world.now.value.getTime() + 3_600_000).toISOString();
		await act(editor, draft, "schedule", { publishAt: at });
		await savePlan(editor);
		t.match((await remove("en")).body.detail, /“2026: Dialog” \(scheduled\)/);
		await act(editor, draft, "unschedule");
		const linked = await savePlan(editor, one.url);
		await act(editor, linked, "publish");
		const without = await savePlan(editor);
		t.match((await remove()).body.detail, /\(publicerad\)/);
		await act(editor, without, "publish");

		const removed = await remove();
		t.equal(removed.status, 204, "only old revisions lead to it");
		t.equal((await world.app.inject(one.url)).statusCode, 404);
		t.equal((await remove()).status, 404);
		const entry = await world.deps.db
			.selectFrom("log_entry")
			.select(["actor_name", "subject_name"])
			.where("event", "=", "document.removed")
			.execute();
		t.match(entry, [
			{ actor_name: "Eva Lindqvist", subject_name: "Rapport.pdf" },
		]);

		const undone = await act(editor, without, "undo");
		const path = "activities.0.documents.0.url";
		t.match(
			[undone.status, undone.body.errors],
			[422, [{ path, code: "unknown_document" }]],
			"what was public before leads nowhere",
		);
		const restored = await act(editor, linked, "restore");
		t.match(restored.body.missing, [{ path, kind: "document" }]);
		const published = await act(editor, restored.body.head.id, "publish");
		t.match(
			[published.status, published.body.errors],
			[422, [{ path, code: "unknown_document" }]],
		);
	},
);

t.test("a document of an event or a letter is in use too", async (t) => {
	const { editor, world } = await begin(t);
	const { body: one } = await uploadDocument(editor, await smallPdf());
	const { slug, call } = await event(world);
	const { body: before } = await call("GET", `/admin/events/${slug}`);
	const saved = await call("PUT", `/admin/events/${slug}/settings`, {
		...settings({
			documents: [
				{
					title: { sv: "Program", en: "" },
					url: `http://handslag.test${one.url}`,
				},
			],
		}),
		revision: before.revision,
	});
	t.equal(saved.status, 200, JSON.stringify(saved.body));
	t.match((await world.app.inject(`/evenemang/${slug}`)).body, />PDF, /);
	const inEvent = await editor("DELETE", `${documents}/${one.id}`);
	t.match(inEvent.body.detail, /evenemanget ”/);

	const { body: other } = await uploadDocument(editor, await smallPdf());
	await editor("POST", "/admin/newsletter/issues", {
		content: {
			title: { sv: "Höstens brev", en: "" },
			intro: { sv: `Läs [rapporten](${other.url})`, en: "" },
		},
	});
	const inLetter = await editor("DELETE", `${documents}/${other.id}`);
	t.match(inLetter.body.detail, /nyhetsbrevet ”Höstens brev” \(utkast\)/);
});

t.test("of two who delete a document at once, one finds it gone", async (t) => {
	const { world, editor } = await begin(t);
	const colleague = (await staff(world, "editor")).call;
	const { body } = await uploadDocument(editor, await smallPdf());
	const answers = await Promise.all(
		[editor, colleague].map((call) =>
			call("DELETE", `${documents}/${body.id}`),
		),
	);
	t.same(answers.map(({ status }) => status).sort(), [204, 404]);
});

/** Somebody else's transaction, and a wait until what was asked meanwhile waits for it, or is answered. */
async function meanwhile({ deps }: World) {
	const client = await deps.db.pool.connect();
	await client.query("begin");
	return {
		query: (text: string, values: unknown[]) => client.query(text, values),
		async until(answer: Promise<unknown>): Promise<void> {
			let answered = false;
			void answer.then(() => {
				answered = true;
			});
			while (!answered) {
				const { rows } = await client.query(
					"select count(*)::int as n from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())",
				);
				if (rows[0]?.n > 0) return;
			}
		},
		async commit(): Promise<void> {
			await client.query("commit");
			client.release();
		},
	};
}

t.test(
	"a document that is being deleted is not published: the publication waits, and finds it gone",
	async (t) => {
		const { world, editor } = await begin(t);
		const { body: one } = await uploadDocument(editor, await smallPdf());
		const linked = await savePlan(editor, one.url);
		const deletion = await meanwhile(world);
		await deletion.query("select id from document where id = $1 for update", [
			one.id,
		]);
		const publishing = act(editor, linked, "publish");
		await deletion.until(publishing);
		await deletion.query("delete from document where id = $1", [one.id]);
		await deletion.commit();
		const { status, body } = await publishing;
		t.match([status, body.errors], [422, [{ code: "unknown_document" }]]);
	},
);

t.test(
	"a document that is being deleted is not put in an event's facts either",
	async (t) => {
		const { world, editor } = await begin(t);
		const { body: one } = await uploadDocument(editor, await smallPdf());
		const { slug, call } = await event(world);
		const title = { sv: "Program", en: "" };
		const deletion = await meanwhile(world);
		await deletion.query("delete from document where id = $1", [one.id]);
		const saving = call(
			"PUT",
			`/admin/events/${slug}/settings`,
			settings({ documents: [{ title, url: one.url }] }),
		);
		await deletion.until(saving);
		await deletion.commit();
		const { status, body } = await saving;
		t.match(
			[status, body.errors],
			[422, [{ path: "documents.0.url", code: "unknown_document" }]],
		);
	},
);

t.test(
	"a document that is being published is not deleted: the deletion waits, and finds it used",
	async (t) => {
		const { world, editor } = await begin(t);
		const { body: one } = await uploadDocument(editor, await smallPdf());
		const publication = await meanwhile(world);
		await publication.query(
			"select id from document where id = $1 for key share",
			[one.id],
		);
		const removing = editor("DELETE", `${documents}/${one.id}`);
		await publication.until(removing);
		await publication.query(
			`insert into content_revision (id, kind, item_key, ordinal, state, content, author_name, autosaved, created_at, published_at)
			values (gen_random_uuid(), 'news', 'kapp', 1, 'published', $1, 'Eva', false, now(), now())`,
			[JSON.stringify({ title: { sv: "Kapp" }, text: { sv: one.url } })],
		);
		await publication.commit();
		t.match((await removing).body, { code: "document_in_use" });
	},
);

t.test(
	"a picture is deleted by the same rule, with its files, and logged",
	async (t) => {
		const { world, editor } = await begin(t);
		const png = Buffer.from(
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC",
			"base64",
		);
		const { headers, body } = formOf(png, "punkt.png", { altSv: "En punkt" });
		const added = await editor(
			"POST",
			"/admin/content/pictures",
			body,
			headers,
		);
		t.equal(added.status, 201, JSON.stringify(added.body));
		const { id } = added.body;
		const remove = () => editor("DELETE", `/admin/content/pictures/${id}`);
		const content = (more: object) => ({
			title: { sv: "Med bild", en: "" },
			summary: { sv: "Kort.", en: "" },
			text: { sv: "Text.", en: "" },
			...more,
		});
		const news = await editor("POST", "/admin/content/news", {
			content: content({ picture: id }),
		});
		const path = `/admin/content/news/${news.body.key}`;
		t.match((await remove()).body, {
			code: "picture_in_use",
			detail:
				"Ta först bort bilden där den används: nyheten ”Med bild” (utkast).",
		});
		await act(editor, news.body.head.id, "publish");
		const inText = await editor("PATCH", path, {
			basedOn: news.body.head.id,
			content: content({ text: { sv: `![](/bilder/${id})`, en: "" } }),
		});
		t.match(
			(await remove()).body.detail,
			/\(publicerad\); nyheten ”Med bild” \(utkast\)|\(utkast\); nyheten ”Med bild” \(publicerad\)/,
		);
		await act(editor, inText.body.head.id, "publish");
		const without = await editor("PATCH", path, {
			basedOn: inText.body.head.id,
			content: content({}),
		});
		await act(editor, without.body.head.id, "publish");
		t.equal((await remove()).status, 204);
		t.equal((await world.app.inject(`/bilder/${id}-1.webp`)).statusCode, 404);
		t.equal((await remove()).status, 404);
		const undone = await act(editor, without.body.head.id, "undo");
		t.match(
			[undone.status, undone.body.errors],
			[422, [{ path: "text.sv", code: "unknown_picture" }]],
		);
		const { body: log } = await (await staff(world, "admin")).call(
			"GET",
			"/admin/log",
		);
		t.ok(
			log.items.some(
				(one: { event: string }) => one.event === "picture.removed",
			),
		);
	},
);
