import { sql } from "kysely";
import { system, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { subjectOf } from "./answering.ts";
import { isParty, listRounds, lockRound, type Round } from "./queries.ts";
import { mailDue, stateOf } from "./rules.ts";
import { linkToken } from "./tokens.ts";

/** The job: gives every party of an open round its link, and reminds those who have not answered. */
export async function remindOfFollowUps(deps: Deps): Promise<void> {
	const today = swedishDay(deps.clock());
	for (const round of await listRounds(deps.db)) {
		if (stateOf(round, today) !== "open") continue;
		const found =
			(await unaskedOf(deps.db, round)).length > 0 ||
			(await dueOf(deps.db, round, today)).length > 0;
		if (found) await remindOf(deps, round.id, today);
	}
}

/** The parties that have no place in a round yet; who joins while it is open is asked too. */
async function unaskedOf(db: Connection, round: Round) {
	const { rows } = await sql<{ id: string; name: string; kind: string }>`
		select o.id, o.name, o.kind from organisation o
		where exists (select 1 from signature s where s.organisation_id = o.id and s.ended_on is null)
			and not exists (select 1 from follow_up_participant p
				where p.round_id = ${round.id} and p.organisation_id = o.id)
		order by o.name_key, o.id`.execute(db);
	return rows;
}

async function addParties({ tx }: Write, deps: Deps, round: Round) {
	const parties = await unaskedOf(tx, round);
	const rows = parties.map(({ id: organisation_id, name, kind }) => {
		const id = newId(deps.clock());
		return {
			id,
			round_id: round.id,
			organisation_id,
			organisation_name: name,
			sector:
				kind === "offentlig-part" ? ("public" as const) : ("civil" as const),
			token_hash: sha256(linkToken(deps.sessionKey, id)),
		};
	});
	// PostgreSQL takes at most 65 535 values in a statement.
	for (let from = 0; from < rows.length; from += 5000)
		await tx
			.insertInto("follow_up_participant")
			.values(rows.slice(from, from + 5000))
			.execute();
	return rows.length;
}

/** Parties that have not answered and may be mailed today, with the address that their link goes to. */
async function dueOf(db: Connection, round: Round, today: string) {
	const waiting = await db
		.selectFrom("follow_up_participant as p")
		.select(["p.id", "p.organisation_name", "p.mailed_on"])
		.select([
			sql<string | null>`coalesce(
				(select c.email from contact c where c.organisation_id = p.organisation_id and c.email <> ''
					order by c.is_primary desc, c.position limit 1),
				(select a.email from application a join signature s on s.application_id = a.id
					where s.organisation_id = p.organisation_id and s.ended_on is null limit 1))`.as(
				"email",
			),
			sql<Locale>`coalesce((select a.locale from application a join signature s on s.application_id = a.id
				where s.organisation_id = p.organisation_id and s.ended_on is null limit 1), 'sv')`.as(
				"locale",
			),
		])
		.where("p.round_id", "=", round.id)
		.where("p.answered_at", "is", null)
		.where(isParty)
		.orderBy("p.organisation_name")
		.orderBy("p.id")
		.execute();
	return waiting.flatMap(({ email, ...one }) => {
		const template = mailDue(one.mailed_on, today);
		return email && template ? [{ ...one, email, template }] : [];
	});
}

async function remindOf(deps: Deps, id: string, today: string): Promise<void> {
	await write(deps, system, async (w) => {
		// Alone: another worker finds afterwards that the mails have gone.
		const round = await lockRound(w.tx, id, "update");
		const added = await addParties(w, deps, round);
		const due = await dueOf(w.tx, round, today);
		for (const one of due) {
			await w.tx
				.updateTable("follow_up_participant")
				.set({ mailed_on: today })
				.where("id", "=", one.id)
				.execute();
			const path = `/uppfoljning/svara/${linkToken(deps.sessionKey, one.id)}`;
			await queueMail(w, deps, {
				to: one.email,
				locale: one.locale,
				template: one.template,
				values: {
					organisation: one.organisation_name,
					year: round.year,
					closes: round.closes_on,
					url: `${deps.config.publicUrl}${one.locale === "en" ? "/en" : ""}${path}`,
				},
			});
		}
		w.record({
			event: "follow_up.mailed",
			subject: subjectOf(round),
			detail: { added, mailed: due.length },
		});
	});
}
