import { type Kysely, sql } from "kysely";

/**
 * The yearly follow-up. A participant is one party in one round; the public party itself has no
 * organisation in the register, and stands once in each round without one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table follow_up_round (
		id uuid primary key,
		year int not null unique,
		agreement_version_id uuid not null references agreement_version,
		opens_on date not null,
		closes_on date not null,
		introduction_sv text not null default '',
		introduction_en text not null default '',
		published_at timestamptz,
		created_at timestamptz not null,
		updated_at timestamptz not null,
		check (opens_on <= closes_on)
	)`,
	// The name is the one that the party had when it answered.
	`create table follow_up_participant (
		id uuid primary key,
		round_id uuid not null references follow_up_round,
		organisation_id uuid references organisation,
		organisation_name text not null,
		sector text not null check (sector in ('civil', 'public')),
		token_hash text unique,
		mailed_on date,
		named boolean not null default false,
		answered_at timestamptz,
		updated_at timestamptz,
		unique nulls not distinct (round_id, organisation_id)
	)`,
	// The id is random: an order in time would tie the comments of one party together.
	`create table follow_up_reply (
		id uuid primary key,
		participant_id uuid not null references follow_up_participant,
		principle_id text not null,
		score int check (score between 1 and 5),
		comment text not null,
		comment_status text not null default 'waiting' check (comment_status in ('waiting', 'published', 'hidden')),
		hidden_reason text,
		moderated_at timestamptz,
		unique (participant_id, principle_id)
	)`,
	// Only what is published stands on pages; an answer while the round is open would ring for nothing.
	`create trigger register_changed after insert or update or delete on follow_up_round
		for each statement execute function notify_register_changed()`,
	`create trigger register_changed after update of comment_status on follow_up_reply
		for each statement execute function notify_register_changed()`,
];
