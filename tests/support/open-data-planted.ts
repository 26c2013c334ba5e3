import { randomUUID } from "node:crypto";
import { filledApplication, party } from "./actors.ts";
import { insertParties } from "./parties.ts";
import type { World } from "./world.ts";

/** Rows that a table's columns alone cannot make: what is to be shown has to hang together. */

const boxes = ["name", "email", "phone"] as const;
type Box = (typeof boxes)[number];

const ticked = (box: Box | undefined) => ({
	publish_name: box === "name",
	publish_email: box === "email",
	publish_phone: box === "phone",
});

/**
 * Six parties. One has come all the way by HTTP, and has a contact without ticked boxes and one for each box; of the
 * others each has one contact: with the first, the second, the third box ticked, and with none. The last is withheld,
 * with all of them ticked.
 * @returns the certificate's number of the one that has come all the way
 */
export async function plantParties(world: World): Promise<string> {
	const { db } = world.deps;
	await insertParties(world, 5);
	await db
		.updateTable("organisation")
		.set({ withheld: true })
		.where("slug", "=", "forening-4")
		.execute();
	await db
		.updateTable("contact")
		.set({ publish_name: true, publish_email: true, publish_phone: true })
		.where("email", "=", "styrelsen-4@forening.example")
		.execute();
	for (const [n, box] of boxes.entries())
		await db
			.updateTable("contact")
			.set({ ...ticked(box), phone: "0346-1" })
			.where("email", "=", `styrelsen-${n}@forening.example`)
			.execute();
	const [contact] = filledApplication().contacts;
	const publish = { name: false, email: false, phone: false };
	const { number } = await party(
		world,
		filledApplication({ contacts: [{ ...contact, publish }] }),
	);
	const first = await db
		.selectFrom("contact")
		.selectAll()
		.where("email", "=", String(contact?.email))
		.executeTakeFirstOrThrow();
	await db
		.insertInto("contact")
		.values(
			boxes.map((box, i) => ({
				...first,
				...ticked(box),
				id: randomUUID(),
				position: i + 1,
				is_primary: false,
			})),
		)
		.execute();
	return number;
}

/** Each party's reply about a principle: whether it may be named, and what the office has said of its comment. */
const replies = [
	{ named: true, status: "published" },
	{ named: true, status: "waiting" },
	{ named: true, status: "hidden" },
	{ named: false, status: "published" },
	{ named: false, status: "hidden" },
	{ named: true, status: "published", withheld: true },
	{ named: false, status: "published", open: true },
] as const;

/** A follow-up that is published and one that is not, answered by all of them and the public party. */
export async function plantFollowUps(world: World): Promise<void> {
	const { db } = world.deps;
	const at = world.now.value;
	const version = await db
		.selectFrom("agreement_version")
		.selectAll()
		.orderBy("valid_from", "desc")
		.executeTakeFirstOrThrow();
	const parties = await db
		.selectFrom("organisation")
		.select("id")
		.orderBy("withheld")
		.execute();
	for (const year of [2024, 2025]) {
		const round_id = randomUUID();
		await db
			.insertInto("follow_up_round")
			.values({
				id: round_id,
				year,
				agreement_version_id: version.id,
				opens_on: `${year}-03-01`,
				closes_on: `${year}-04-01`,
				published_at: year === 2024 ? at : null,
				created_at: at,
				updated_at: at,
			})
			.execute();
		for (const [n, { named, status, ...rest }] of replies.entries()) {
			const participant_id = randomUUID();
			await db
				.insertInto("follow_up_participant")
				.values({
					id: participant_id,
					round_id,
					organisation_id: "open" in rest ? null : parties[n]?.id,
					organisation_name: "Någon",
					sector: "open" in rest ? "public" : "civil",
					token_hash: `${year}-${n}`,
					named,
					answered_at: at,
				})
				.execute();
			await db
				.insertInto("follow_up_reply")
				.values({
					id: randomUUID(),
					participant_id,
					principle_id: "dialog",
					score: (n % 5) + 1,
					comment: "Något",
					comment_status: status,
					hidden_reason: status === "hidden" ? "Något" : null,
				})
				.execute();
		}
	}
}

const texts = (sv: string, en: string) => ({ sv, en });

/** By table, the values of a row of it. */
export const givenRows: Record<string, Record<string, unknown>> = {
	event_detail: {
		slug: "samverkanskonferens-2020",
		starts_at: "2026-04-01T08:00:00Z",
		ends_at: "2026-04-01T15:00:00Z",
		registration: "public",
		online_url: "https://mote.example/Rum",
		programme: JSON.stringify([
			{
				time: "09:00",
				title: texts("Vi hälsar", "We greet"),
				speaker: "Åsa Ek",
			},
		]),
		documents: JSON.stringify([
			{ title: texts("Ett blad", "A sheet"), url: "https://blad.example/Ett" },
		]),
	},
};
