import { insertParties } from "./parties.ts";
import type { World } from "./world.ts";

const names = {
	0: 'Kör & "Teater", Åsa',
	1: "=SUM(A1:A9)",
	2: "Sámi girku <söndag>",
	3: "Đường Việt i Laholm",
	4: "Undanhållen",
	5: "Gick ur",
	6: "Hela länets nätverk",
};

/** Seven organisations, of which five are to be seen; with every kind of value that a format could stumble on. */
export async function seven(world: World): Promise<void> {
	const { db } = world.deps;
	await insertParties(world, 7, names);
	const change = (n: number, values: object) =>
		db
			.updateTable("organisation")
			.set(values)
			.where("slug", "=", `forening-${n}`)
			.execute();
	await change(0, {
		organisation_number: "802999-0416",
		description: 'Rad ett,\nrad två; "citat" \\ slut',
		website: "https://teater.example/å?a=1&b=2",
		themes: ["kultur-och-bildning", "egen-idé"],
	});
	await change(1, { municipality_code: "1380", description: "@nu" });
	await change(2, { municipality_code: "1384", themes: [] });
	await change(3, { municipality_code: "1381", kind: "stiftelse" });
	await change(4, { withheld: true });
	await change(6, { municipality_code: null, whole_county: true });
	await db
		.updateTable("signature")
		.set({ status: "withdrawn", ended_on: "2026-03-10" })
		.where("organisation_id", "in", (eb) =>
			eb
				.selectFrom("organisation")
				.select("id")
				.where("slug", "=", "forening-5"),
		)
		.execute();
	await db
		.updateTable("signature")
		.set({ status: "provisional" })
		.where("organisation_id", "in", (eb) =>
			eb
				.selectFrom("organisation")
				.select("id")
				.where("slug", "=", "forening-3"),
		)
		.execute();
}

/** What an address answers to anyone. @throws Error when it is not 200 */
export async function get(world: World, url: string, headers = {}) {
	const answer = await world.app.inject({ url, headers });
	if (answer.statusCode !== 200)
		throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
	return answer;
}
