import { type Kysely, sql } from "kysely";

/**
 * When and where an event is, who may register, and who has. Beside `event`, whose content is
 * edited and published as text: a seat must not hang on which revision is shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Found by the slug: an event that is withdrawn from the public, and comes back, keeps who has registered.
	// `is_full` is kept here so that public pages are forgotten when it turns, not at each registration.
	`create table event_detail (
		id uuid primary key,
		slug text not null unique,
		kind text not null check (kind in ('conference', 'workshop', 'dialogue', 'seminar')),
		starts_at timestamptz,
		ends_at timestamptz,
		place text not null,
		online_url text,
		programme jsonb not null,
		documents jsonb not null,
		places int check (places > 0),
		registration text not null check (registration in ('closed', 'signatories', 'public')),
		opens_at timestamptz,
		closes_at timestamptz,
		waiting_list boolean not null,
		is_full boolean not null default false,
		keep_needs_days int not null check (keep_needs_days between 0 and 90),
		revision int not null,
		updated_at timestamptz not null,
		check ((starts_at is null) = (ends_at is null)),
		check (ends_at > starts_at),
		check (registration = 'closed' or starts_at is not null)
	)`,
	`create trigger register_changed after insert or update or delete on event_detail
		for each statement execute function notify_register_changed()`,
	// `ordinal` is the order in which people asked: it gives the waiting list its order.
	`create table event_registration (
		id uuid primary key,
		event_id uuid not null references event_detail,
		ordinal int not null,
		status text not null check (status in ('seated', 'waiting', 'cancelled')),
		email text not null,
		name text not null,
		organisation text not null,
		organisation_id uuid references organisation,
		locale text not null check (locale in ('sv', 'en')),
		token_hash text not null unique,
		present_at timestamptz,
		week_reminded_at timestamptz,
		day_reminded_at timestamptz,
		created_at timestamptz not null,
		updated_at timestamptz not null,
		unique (event_id, email),
		unique (event_id, ordinal)
	)`,
	`create index event_registration_seats on event_registration (event_id, status, ordinal)`,
	// Health and belief may be read out of these: a table of their own, emptied after the event.
	`create table event_registration_need (
		registration_id uuid primary key references event_registration on delete cascade,
		access text not null,
		food text not null
	)`,
	`create table event_invitation (
		id uuid primary key,
		event_id uuid not null references event_detail,
		email text not null,
		token_hash text not null unique,
		sent_at timestamptz not null,
		unique (event_id, email)
	)`,
	`alter table outgoing_mail add column calendar text`,
];
