import { sql } from "kysely";
import type { Connection } from "../platform/db.ts";
import { itemJson, standings } from "./filters.ts";
import { type SignatoryDetail, signatoryFilters } from "./schema.ts";

const everyone = signatoryFilters.parse({ status: "all" });

/** What happened, as JSON: newest first; within a day the later step stands first. */
const history = sql`(
	select coalesce(json_agg(json_build_object('on', h.on_day, 'event', h.event, 'agreementVersion', h.label)
		order by h.on_day desc, h.step desc, h.signed_at desc), '[]')
	from (
		select e.on_day, e.event, e.step, v.label, s.created_at as signed_at
		from signature s
		join agreement_version v on v.id = s.agreement_version_id
		join application a on a.id = s.application_id
		cross join lateral (
			values (s.signed_on, case when s.status = 'provisional' then 'signed_provisionally' else 'signed' end, 1),
				((a.decided_at at time zone 'Europe/Stockholm')::date, 'approved', 2),
				(s.ended_on, s.status, 6)
			union all
			select (c.issued_at at time zone 'Europe/Stockholm')::date, 'certificate_issued', 3 from certificate c where c.signature_id = s.id
			union all
			select (c.revoked_at at time zone 'Europe/Stockholm')::date, 'certificate_revoked', 5 from certificate c where c.signature_id = s.id
		) e (on_day, event, step)
		where s.organisation_id = o.id and e.on_day is not null
	) h)`;

// A field is public only where its own box is ticked; a role says nothing without its name.
const contacts = sql`(
	select coalesce(json_agg(json_build_object('name', p.name, 'role', p.role, 'email', p.email, 'phone', p.phone)
		order by p.position), '[]')
	from (
		select position,
			case when publish_name then nullif(name, '') end as name,
			case when publish_name then nullif(role, '') end as role,
			case when publish_email then nullif(email, '') end as email,
			case when publish_phone then nullif(phone, '') end as phone
		from contact where organisation_id = o.id
	) p
	where coalesce(p.name, p.email, p.phone) is not null)`;

/** One organisation with its history and published contacts; undefined when withheld or never a party. */
export async function findSignatory(
	db: Connection,
	slug: string,
): Promise<SignatoryDetail | undefined> {
	const { rows } = await sql<{
		item: Omit<SignatoryDetail, "history" | "contacts">;
		history: SignatoryDetail["history"];
		contacts: SignatoryDetail["contacts"];
		ended_on: string | null;
		example: boolean;
	}>`
		select ${itemJson} as item, o.example, s.ended_on, ${history} as history, ${contacts} as contacts
		from (${standings(everyone)}) st
		join organisation o on o.id = st.organisation_id
		join signature s on s.id = st.id
		where o.slug = ${slug} and not o.withheld`.execute(db);
	const row = rows[0];
	if (!row) return undefined;
	return {
		...row.item,
		endedOn: row.ended_on,
		example: row.example,
		history: row.history,
		contacts: row.contacts,
	};
}
