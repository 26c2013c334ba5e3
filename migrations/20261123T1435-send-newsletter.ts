import { type Kysely, sql } from "kysely";

/** The newsletter and who gets it, messages from the contact form, and what the site's search reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A text in Swedish or English, in the form in which word beginnings are matched. */
const searchColumn = (
	table: string,
	locale: "sv" | "en",
	fields: string[],
) => `alter table ${table} add column search_${locale} text not null
	generated always as (search_form(${fields.map((field) => `coalesce(content->'${field}'->>'${locale}', '')`).join(" || ' ' || ")})) stored`;

const searched = [
	["news_item", ["title", "summary", "text"]],
	["event", ["title", "summary", "text"]],
	["page", ["title", "lead", "text"]],
] as const;

const statements = [
	// Who leaves is deleted, so there is no status for it.
	`create table newsletter_subscriber (
		id uuid primary key,
		email text not null unique,
		locale text not null check (locale in ('sv', 'en')),
		status text not null check (status in ('unconfirmed', 'confirmed', 'suspended')),
		bounces int not null default 0,
		asked_at timestamptz not null,
		confirmed_at timestamptz,
		suspended_at timestamptz,
		check (status = 'unconfirmed' or confirmed_at is not null),
		check ((status = 'suspended') = (suspended_at is not null))
	)`,
	`create index newsletter_subscriber_status on newsletter_subscriber (status, id)`,
	`create table newsletter_issue (
		id uuid primary key,
		status text not null check (status in ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
		content jsonb not null,
		revision int not null,
		send_at timestamptz,
		letters jsonb,
		total int,
		started_at timestamptz,
		ended_at timestamptz,
		author_name text not null,
		created_at timestamptz not null,
		updated_at timestamptz not null,
		check (status <> 'scheduled' or send_at is not null),
		check (status not in ('sending', 'paused', 'sent') or (letters is not null and started_at is not null))
	)`,
	// A mail that must not come twice: 'sending' is written before the server is spoken to, 'unknown' is
	// what nobody can say of afterwards; neither is tried again.
	`alter table outgoing_mail drop constraint outgoing_mail_status_check`,
	`alter table outgoing_mail add constraint outgoing_mail_status_check
		check (status in ('queued', 'sending', 'sent', 'failed', 'unknown'))`,
	`alter table outgoing_mail add column once boolean not null default false`,
	`alter table outgoing_mail add column headers jsonb`,
	`alter table outgoing_mail add column return_path text`,
	`alter table outgoing_mail add column sending_at timestamptz`,
	`create index outgoing_mail_sending on outgoing_mail (sending_at) where once`,
	// Made with the mail, in one transaction: the key is why nobody gets an issue twice. It names the
	// subscriber without holding on to the row: who leaves is gone, what was sent is still counted.
	`create table newsletter_delivery (
		issue_id uuid not null references newsletter_issue,
		subscriber_id uuid not null,
		mail_id uuid not null unique references outgoing_mail on delete cascade,
		bounced_at timestamptz,
		primary key (issue_id, subscriber_id)
	)`,
	`create table contact_message (
		id uuid primary key,
		name text not null,
		email text not null,
		subject text not null,
		message text not null,
		locale text not null check (locale in ('sv', 'en')),
		mail_id uuid references outgoing_mail on delete set null,
		created_at timestamptz not null
	)`,
	`create index contact_message_created on contact_message (created_at)`,
	...searched.flatMap(([table, fields]) =>
		(["sv", "en"] as const).flatMap((locale) => [
			searchColumn(table, locale, [...fields]),
			`create index ${table}_search_${locale} on ${table} using gin (search_${locale} gin_trgm_ops)`,
		]),
	),
];
