import type { Write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { labelOf, type Standing } from "./count.ts";
import type { Election } from "./queries.ts";
import { findVoters } from "./roll.ts";

/** Those who stood, while their addresses are kept. */
const findStood = (db: Connection, electionId: string) =>
	db
		.selectFrom("nominee")
		.select(["id", "name", "email", "locale"])
		.where("election_id", "=", electionId)
		.where("status", "=", "consented")
		.where("email", "<>", "")
		.orderBy("id")
		.execute();

/**
 * Tells how an election went: each who stood, with their own outcome, then the parties in the roll at
 * addresses that nothing has gone to yet.
 * @returns how many mails
 */
export async function tellResult(
	w: Write,
	deps: Deps,
	election: Election,
	elected: Standing[],
): Promise<number> {
	const path = `/samverkansgrupp/val/${election.id}`;
	const say = (locale: Locale) => ({
		from: election.term_from,
		to: election.term_to,
		elected: elected.map(labelOf),
		url: `${deps.config.publicUrl}${locale === "en" ? "/en" : ""}${path}`,
	});
	const told = new Set<string>();
	let mailed = 0;
	for (const { id, name, email, locale } of await findStood(
		w.tx,
		election.id,
	)) {
		const won = elected.some((one) => one.id === id);
		const values = { ...say(locale), name, won };
		const template = "election_nominee_result";
		await queueMail(w, deps, { to: email, locale, template, values });
		told.add(email.toLowerCase());
		mailed += 1;
	}
	for (const { email, locale } of await findVoters(w.tx, election.id)) {
		// Who speaks for several parties reads it once.
		if (!email || told.has(email.toLowerCase())) continue;
		const values = say(locale);
		const template = "election_result";
		await queueMail(w, deps, { to: email, locale, template, values });
		told.add(email.toLowerCase());
		mailed += 1;
	}
	return mailed;
}
