import t from "tap";
import { caller, staff } from "./support/actors.ts";
import { draftEvent, event, settings } from "./support/events.ts";
import { createWorld } from "./support/world.ts";

/** What is wrong is said so that it can be mended: all of it at once, and in words that fit. */

interface Told {
	path: string;
	code: string;
	message: string;
}
const told = (body: { errors: Told[] }) =>
	Object.fromEntries(
		body.errors.map(({ path, code, message }) => [path, `${code}: ${message}`]),
	);

t.test("an empty day or number is to be filled in", async (t) => {
	const world = await createWorld(t);
	const { call } = await staff(world, "admin");
	const empty = await call("POST", "/admin/follow-ups", {
		year: "",
		opensOn: "",
		closesOn: "2026-02-31",
	});
	t.same(told(empty.body), {
		year: "required: Fyll i uppgiften.",
		opensOn: "required: Fyll i uppgiften.",
		closesOn: "invalid_day: Dagen finns inte. Skriv den som 2026-03-31.",
	});
	const date = { opensOn: "2026-03-12", closesOn: "2026-04-12" };
	const none = await call("POST", "/admin/follow-ups", { year: null, ...date });
	t.match(told(none.body), { year: /^required/ });
});

t.test(
	"what should be a number is said to be one, and how large",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "admin");
		const date = { opensOn: "2026-03-12", closesOn: "2026-04-12" };
		for (const [year, words] of [
			["tjugo", "not_a_number: Skriv ett heltal, med siffror."],
			[2026.5, "not_a_number: Skriv ett heltal, med siffror."],
			[26, "too_low: Talet är för litet. Det ska vara minst 2000."],
			[20260, "too_high: Talet är för stort. Det får vara högst 2999."],
		]) {
			const { body } = await call("POST", "/admin/follow-ups", {
				year,
				...date,
			});
			t.same(told(body), { year: words });
		}
		const { slug } = await event(world);
		const few = await call(
			"PUT",
			`/admin/events/${slug}/settings`,
			settings({ places: -3 }),
		);
		t.match(told(few.body), { places: /^too_low: .* minst 1\.$/ });
	},
);

t.test(
	"a year that should be one is said to be so, and one that is there is named",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const begin = (kind: string, key: string) =>
			call("POST", `/admin/content/${kind}`, {
				key,
				content: { theme: { sv: "", en: "" } },
			});
		t.match(told((await begin("plan-years", "tjugo")).body), {
			key: "invalid_year: Skriv ett år med fyra siffror, från 2000 till 2099.",
		});
		t.match((await begin("plan-years", "2024")).body, {
			code: "content_exists",
			detail: "2024 finns redan. Öppna det som finns och ändra där.",
		});
	},
);

t.test(
	"what an event lacks and what does not go together in it are told at once",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const { save, publish } = await draftEvent(call);
		await save({
			title: { sv: "Träff", en: "" },
			summary: { sv: "", en: "" },
			startsAt: "2026-05-12T15:00",
			endsAt: "2026-05-12T10:00",
		});
		t.match(told((await publish()).body), {
			"summary.sv": /^required/,
			endsAt: /^ends_before_start/,
		});
	},
);

t.test(
	"an activity is not moved back in time, and it is said where and how",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const path = "/admin/content/plan-years";
		const title = { sv: "Träff", en: "" };
		const { head } = (
			await call("POST", path, {
				key: "2027",
				content: {
					theme: title,
					activities: [
						{ title, state: "carried_over", carriedOverTo: 2026 },
						{ title: { sv: "", en: "" }, carriedOverFrom: 2027 },
					],
				},
			})
		).body;
		const { body } = await call(
			"POST",
			`/admin/content/revisions/${head.id}/publish`,
			{},
		);
		t.same(told(body), {
			"activities.0.carriedOverTo":
				"not_after_year: En aktivitet kan bara flyttas till ett år efter 2027.",
			"activities.1.carriedOverFrom":
				"not_before_year: En aktivitet kan bara vara rest från ett år före 2027.",
			"activities.1.title.sv": "required: Fyll i uppgiften.",
		});
		const anyone = await caller(world)("GET", "/action-plan");
		t.not(anyone.body.to, 2027);
	},
);
