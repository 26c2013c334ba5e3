import t from "tap";
import { staff } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

const both = (sv: string, en = "") => ({ sv, en });

t.test(
	"news is not dated after the day that it is published, now or as scheduled",
	async (t) => {
		const world = await createWorld(t);
		// Swedish time is an hour ahead: here it is the 13th already.
		world.now.value = new Date("2026-03-12T23:30:00Z");
		const { call } = await staff(world, "editor");
		const draft = async (publishedOn: string) => {
			const { body } = await call("POST", "/admin/content/news", {
				content: {
					title: both("Titel"),
					summary: both("Kort."),
					text: both("Text."),
					publishedOn,
				},
			});
			return body.head.id as string;
		};
		const act = async (id: string, action: string, body: object = {}) =>
			call("POST", `/admin/content/revisions/${id}/${action}`, body);
		const refused = {
			status: 422,
			body: {
				errors: [
					{
						path: "publishedOn",
						code: "after_publication",
						message: /schemalägg/,
					},
				],
			},
		};
		const far = await draft("2062-01-01");
		t.match(await act(far, "publish"), refused);
		t.match(await act(await draft("2026-03-14"), "publish"), refused);
		t.equal((await act(await draft("2026-03-13"), "publish")).status, 200);
		const late = { publishAt: "2026-03-14T08:00:00Z" };
		t.match(await act(await draft("2026-03-15"), "schedule", late), refused);
		t.equal(
			(await act(await draft("2026-03-14"), "schedule", late)).status,
			200,
		);
		t.match((await call("GET", "/news")).body.items[0], {
			publishedOn: "2026-03-13",
		});
	},
);
