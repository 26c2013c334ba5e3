import t from "tap";
import { seedContent } from "../api/content/seed.ts";
import { seedDemo } from "../api/demo/seed.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"the demo shows every part of the platform, in data that is marked as an example, and mails nobody",
	async (t) => {
		const { app, deps } = await createWorld(t);
		await seedContent(deps);
		await seedDemo(deps);
		await seedDemo(deps);
		const get = async (path: string) =>
			(await app.inject(`/api/v1${path}`)).json();

		const { items } = await get("/signatories?limit=200");
		t.ok(items.length > 30);
		const named = await app.inject(`/signatarer/${items[0].slug}`);
		t.match(named.body, "exempel");

		const [event, ...older] = (await get("/events")).items;
		t.match(event.title, /^Exempel: /);
		t.equal(event.registration.full, true);
		t.notOk(
			older.some(({ title }: { title: string }) => /^Exempel/.test(title)),
		);

		const years = (await get("/follow-ups")).items;
		t.equal(years.length, 2);
		t.ok((await get("/working-group")).terms[0].members.length === 12);

		const { rows } = await deps.db.pool.query(
			"select recipient from outgoing_mail where recipient not like '%@handslag.example'",
		);
		t.same(rows, []);
	},
);
