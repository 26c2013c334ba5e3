import { type Kysely, sql } from "kysely";

/**
 * What keeps a certificate provable for longer than its seal: the seals that have been
 * used, the level that each file has reached, and issuing in bulk. Everything that is
 * added to an existing table may be null, so the previous release runs on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Every certificate that has sealed or time-stamped for us: what is verified in thirty years is verified against these.
	`create table seal (
		id uuid primary key,
		purpose text not null check (purpose in ('seal', 'timestamp')),
		kind text not null check (kind in ('self-made', 'p12', 'pkcs11', 'tsa')),
		subject text not null,
		fingerprint text not null unique,
		certificates jsonb not null,
		not_after timestamptz not null,
		first_used_at timestamptz not null,
		revoked_at timestamptz,
		revocation_reason text,
		warned_days int
	)`,
	`alter table certificate
		add column seal_fingerprint text,
		add column level text check (level in ('B-B', 'B-T', 'B-LT', 'B-LTA')),
		add column level_note text,
		add column archived_until timestamptz`,
	`create index certificate_archived_until on certificate (archived_until) where pdf is not null`,
	// A file only ever grows: each earlier state is the first \`length\` bytes of the present one.
	`create table certificate_revision (
		number text not null references certificate,
		length int not null,
		sha256 text not null unique,
		level text not null check (level in ('B-B', 'B-T', 'B-LT', 'B-LTA')),
		made_at timestamptz not null,
		primary key (number, length)
	)`,
	`create table certificate_batch (
		id uuid primary key,
		kind text not null check (kind in ('issue', 'reissue')),
		status text not null check (status in ('running', 'cancelled', 'done')),
		reason text,
		total int not null,
		started_by uuid references staff,
		started_at timestamptz not null,
		ended_at timestamptz
	)`,
	// Two people who press at once start one.
	`create unique index certificate_batch_one_running on certificate_batch ((true)) where status = 'running'`,
	`create table certificate_batch_item (
		batch_id uuid not null references certificate_batch,
		number text not null references certificate,
		status text not null check (status in ('waiting', 'done', 'failed')),
		outcome_number text references certificate,
		problem text,
		primary key (batch_id, number)
	)`,
	`create index certificate_batch_item_waiting on certificate_batch_item (batch_id, number) where status = 'waiting'`,
	`create table setting (
		key text primary key,
		value jsonb not null,
		updated_at timestamptz not null
	)`,
	`create trigger register_changed after insert or update or delete on seal
		for each statement execute function notify_register_changed()`,
];
