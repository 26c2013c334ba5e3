import { sql } from "kysely";
import { pathIn } from "../../../frontend/i18n/path.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Locale } from "../../platform/messages.ts";
import type { OwnFollowUp } from "./schema.ts";
import { linkToken } from "./tokens.ts";

interface Row {
	id: string;
	name: string;
	year: number;
	closes: string;
	answered: boolean;
}

/** The open follow-ups of every party that a confirmed address speaks for, as its contact or applicant. */
export async function findOwnFollowUps(
	{ db, clock, sessionKey }: Deps,
	email: string,
	locale: Locale,
): Promise<OwnFollowUp[]> {
	const today = swedishDay(clock());
	const { rows } = await sql<Row>`
		select p.id, p.organisation_name as name, r.year, r.closes_on as closes, p.answered_at is not null as answered
		from follow_up_participant p join follow_up_round r on r.id = p.round_id
		where r.opens_on <= ${today} and r.closes_on >= ${today}
			and exists (select 1 from signature s
				where s.organisation_id = p.organisation_id and s.ended_on is null)
			and (exists (select 1 from contact c where c.organisation_id = p.organisation_id and c.email = ${email})
				or exists (select 1 from application a join signature s on s.application_id = a.id
					where s.organisation_id = p.organisation_id and s.ended_on is null and a.email = ${email}))
		order by r.year, p.organisation_name, p.id`.execute(db);
	return rows.map(({ id, name, year, closes, answered }) => ({
		year,
		organisation: name,
		closesOn: closes,
		answered,
		path: pathIn(locale, `/uppfoljning/svara/${linkToken(sessionKey, id)}`),
	}));
}
