import { type Kysely, sql } from "kysely";

/**
 * The register, the way to it and the log. Statuses are text with a check, not enum
 * types: a later migration can widen a check while the previous release still runs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create extension if not exists pg_trgm`.execute(db);
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Lower case, accents folded, å ä ö kept apart after z: bytewise order is Swedish order.
	`create function swedish_sort_key(name text) returns text language sql immutable strict parallel safe as
		$$ select translate(lower(name), 'åäæöøéèêëáàâãíìîïóòôõúùûüýÿçñłśšžź', '{||}}eeeeaaaaiiiioooouuuyyycnlsszz') $$`,
	// Word beginnings are matched in this form: lower case, letters and digits, one space before each word.
	`create function search_form(name text) returns text language sql immutable strict parallel safe as
		$$ select ' ' || btrim(regexp_replace(translate(lower(name), 'éèêëáàâãíìîïóòôõúùûüýÿçñłśšžź', 'eeeeaaaaiiiioooouuuyyycnlsszz'), '[^[:alnum:]]+', ' ', 'g')) $$`,
	`create table staff (
		id uuid primary key,
		email text not null unique,
		name text not null,
		employer text not null,
		role text not null check (role in ('officer', 'editor', 'admin')),
		password_hash text,
		disabled_at timestamptz,
		created_at timestamptz not null
	)`,
	`create table staff_set_up (
		token_hash text primary key,
		staff_id uuid references staff,
		expires_at timestamptz not null,
		used_at timestamptz
	)`,
	`create table session (
		id uuid primary key,
		kind text not null check (kind in ('staff', 'organisation')),
		staff_id uuid references staff,
		email text,
		application_id uuid,
		created_at timestamptz not null,
		expires_at timestamptz not null,
		ended_at timestamptz,
		check ((kind = 'staff') = (staff_id is not null)),
		check ((kind = 'organisation') = (email is not null))
	)`,
	`create table magic_link (
		token_hash text primary key,
		email text not null,
		application_id uuid,
		created_at timestamptz not null,
		expires_at timestamptz not null,
		used_at timestamptz
	)`,
	`create index magic_link_email on magic_link (email, created_at)`,
	`create table agreement_version (
		id uuid primary key,
		label text not null unique,
		valid_from date not null,
		valid_from_precision text not null check (valid_from_precision in ('day', 'month')),
		change text not null check (change in ('first', 'editorial', 'substantive')),
		name_sv text not null,
		name_en text not null,
		text_sv text not null,
		text_en text not null,
		text_sha256 text not null,
		principles jsonb not null,
		is_summary boolean not null,
		created_at timestamptz not null
	)`,
	`create table organisation (
		id uuid primary key,
		slug text not null unique,
		name text not null,
		name_key text collate "C" not null generated always as (swedish_sort_key(name)) stored,
		organisation_number text,
		kind text not null,
		municipality_code text,
		whole_county boolean not null,
		themes text[] not null,
		website text,
		description text not null,
		search_text text not null generated always as (search_form(name || ' ' || description)) stored,
		withheld boolean not null default false,
		example boolean not null default false,
		created_at timestamptz not null,
		updated_at timestamptz not null
	)`,
	`create unique index organisation_number_once on organisation (organisation_number) where organisation_number is not null`,
	`create index organisation_name_key on organisation (name_key, id)`,
	`create index organisation_search on organisation using gin (search_text gin_trgm_ops)`,
	`create index organisation_name_trgm on organisation using gin (lower(name) gin_trgm_ops)`,
	`create table contact (
		id uuid primary key,
		organisation_id uuid not null references organisation,
		position int not null,
		name text not null,
		role text not null,
		email text not null,
		phone text not null,
		is_primary boolean not null,
		publish_name boolean not null,
		publish_email boolean not null,
		publish_phone boolean not null
	)`,
	`create index contact_organisation on contact (organisation_id)`,
	`create index contact_email on contact (email)`,
	`create table application (
		id uuid primary key,
		status text not null check (status in ('draft', 'awaiting_signature', 'submitted', 'in_review', 'completion_requested', 'approved', 'rejected', 'retracted')),
		email text,
		email_confirmed_at timestamptz,
		locale text not null check (locale in ('sv', 'en')),
		content jsonb not null,
		agreement_version_id uuid not null references agreement_version,
		paper boolean not null default false,
		on_behalf_of text,
		paper_signed_on date,
		entered_by uuid references staff,
		assignee_id uuid references staff,
		case_number text,
		received_at timestamptz,
		completion_message text,
		completion_requested_at timestamptz,
		decided_at timestamptz,
		decided_by uuid references staff,
		decision_reason text,
		organisation_id uuid references organisation,
		created_at timestamptz not null,
		updated_at timestamptz not null,
		check (paper or email is not null)
	)`,
	`create index application_queue on application (status, received_at)`,
	`create index application_email on application (email)`,
	`create table signatory (
		id uuid primary key,
		application_id uuid not null references application,
		position int not null,
		name text not null,
		title text not null,
		email text not null,
		token_hash text unique,
		expires_at timestamptz,
		status text not null check (status in ('invited', 'signed', 'declined', 'voided')),
		signed_at timestamptz,
		signed_name text,
		signed_text_sha256 text,
		signed_how text,
		created_at timestamptz not null
	)`,
	`create index signatory_application on signatory (application_id)`,
	`create table attachment (
		id uuid primary key,
		application_id uuid not null references application,
		kind text not null check (kind in ('minutes', 'statutes', 'other', 'scan')),
		filename text not null,
		media_type text not null,
		size int not null,
		sha256 text not null,
		bytes bytea not null,
		removed_at timestamptz,
		created_at timestamptz not null
	)`,
	`create index attachment_application on attachment (application_id)`,
	`create table signature (
		id uuid primary key,
		organisation_id uuid not null references organisation,
		agreement_version_id uuid not null references agreement_version,
		application_id uuid not null unique references application,
		status text not null check (status in ('provisional', 'active', 'superseded', 'withdrawn', 'ended')),
		ordinal int not null,
		signed_on date not null,
		ended_on date,
		end_reason text,
		created_at timestamptz not null,
		check ((status in ('provisional', 'active')) = (ended_on is null))
	)`,
	// One standing at a time, whatever two officers do at once.
	`create unique index signature_one_standing on signature (organisation_id) where ended_on is null`,
	`create index signature_organisation on signature (organisation_id)`,
	`create table certificate_series (year int primary key, last int not null)`,
	`create table certificate (
		number text primary key,
		signature_id uuid not null references signature,
		status text not null check (status in ('valid', 'superseded', 'revoked')),
		content jsonb not null,
		pdf bytea,
		sha256 text,
		sealed_by text,
		issued_at timestamptz,
		superseded_by text references certificate,
		revoked_at timestamptz,
		reason text,
		created_at timestamptz not null,
		check ((pdf is null) = (sha256 is null)),
		check ((pdf is null) = (issued_at is null))
	)`,
	`create unique index certificate_one_valid on certificate (signature_id) where status = 'valid'`,
	`create index certificate_signature on certificate (signature_id)`,
	`create unique index certificate_sha256 on certificate (sha256)`,
	`create table outgoing_mail (
		id uuid primary key,
		message_id text not null unique,
		recipient text not null,
		locale text not null,
		template text not null,
		subject text not null,
		text text,
		html text,
		attachment_number text,
		status text not null check (status in ('queued', 'sent', 'failed')),
		attempts int not null default 0,
		last_error text,
		created_at timestamptz not null,
		sent_at timestamptz
	)`,
	`create index outgoing_mail_created on outgoing_mail (created_at)`,
	`create table idempotency_key (
		scope text not null,
		key text not null,
		request_sha256 text not null,
		status int,
		answer bytea,
		created_at timestamptz not null,
		primary key (scope, key)
	)`,
	`create table log_entry (
		sequence bigint primary key,
		at timestamptz not null,
		actor_kind text not null check (actor_kind in ('staff', 'organisation', 'signatory', 'system')),
		actor_id text,
		actor_name text not null,
		actor_employer text,
		event text not null,
		subject_kind text not null,
		subject_id text not null,
		subject_name text,
		case_id uuid,
		detail jsonb not null,
		previous_hash text not null,
		hash text not null unique
	)`,
	`create index log_entry_case on log_entry (case_id, sequence)`,
	`create index log_entry_subject on log_entry (subject_id, sequence)`,
	`create table plan_year (
		year int primary key,
		content jsonb not null,
		updated_at timestamptz not null
	)`,
	`create table news_item (
		id uuid primary key,
		slug text not null unique,
		content jsonb not null,
		published_on date not null
	)`,
	`create table event (
		id uuid primary key,
		slug text not null unique,
		content jsonb not null,
		year int not null
	)`,
	// What the public sees is cached; whoever changes it, and however, every process hears of it at commit.
	`create function notify_register_changed() returns trigger language plpgsql as
		$$ begin perform pg_notify('register_changed', ''); return null; end $$`,
	...[
		"agreement_version",
		"organisation",
		"contact",
		"signature",
		"certificate",
		"plan_year",
		"news_item",
		"event",
	].map(
		(table) =>
			`create trigger register_changed after insert or update or delete on ${table}
			for each statement execute function notify_register_changed()`,
	),
];
