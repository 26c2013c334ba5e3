import t from "tap";
import { caller, filledApplication, party, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const of = (number: string) => `/certificates/${encodeURIComponent(number)}`;

const inEnglish = () => ({ ...filledApplication(), locale: "en" });

/** The principles that a certificate says to programs; its twin is not compressed. */
async function principlesIn(world: World, number: string): Promise<string[]> {
	const { rawPayload } = await world.app.inject({
		url: `/api/v1${of(number)}/pdf`,
	});
	const [, list] =
		/"principles": (\[[^\]]*\])/.exec(rawPayload.toString("utf8")) ?? [];
	return JSON.parse(list ?? "[]");
}

const english = [
	"Dialogue",
	"Long-term commitment",
	"Openness and transparency",
	"Autonomy and independence",
];

t.test("a certificate says the principles in its own language", async (t) => {
	const world = await createWorld(t);
	const swedish = await party(world);
	t.match(await principlesIn(world, swedish.number), [
		"Dialog",
		"Långsiktighet",
	]);
	const { number } = await party(world, inEnglish());
	t.match(await principlesIn(world, number), english);
});

t.test(
	"an English certificate that says Swedish principles says English ones when it is reissued",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world, inEnglish());
		// As an earlier release kept it.
		await world.deps.db.pool.query(
			`update certificate set content = jsonb_set(content, '{agreement,principles}', '["Dialog", "Långsiktighet"]')`,
		);
		const admin = await staff(world, "admin");
		const path = `/admin${of(number)}/reissue`;
		const { body } = await admin.call("POST", path);
		await world.settle();
		t.match(await principlesIn(world, body.number), english);
		t.match((await caller(world)("GET", of(number))).body, {
			supersededBy: body.number,
		});
	},
);
