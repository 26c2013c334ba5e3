import { type Kysely, sql } from "kysely";

/** What the editors write: pages of text, every revision of everything, and pictures. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table page (
		slug text primary key,
		content jsonb not null,
		updated_at timestamptz not null
	)`,
	// The public reads the live tables; here is how they came to be. A revision's content never changes.
	`create table content_revision (
		id uuid primary key,
		kind text not null check (kind in ('news', 'page', 'plan_year', 'event')),
		item_key text not null,
		ordinal int not null,
		content jsonb not null,
		state text not null check (state in ('draft', 'scheduled', 'published', 'withdrawn')),
		publish_at timestamptz,
		published_at timestamptz,
		withdrawn_at timestamptz,
		replaces uuid references content_revision,
		autosaved boolean not null,
		author_id uuid references staff,
		author_name text not null,
		author_employer text,
		note text,
		created_at timestamptz not null,
		unique (kind, item_key, ordinal),
		check (state <> 'scheduled' or publish_at is not null)
	)`,
	// Two who publish at once leave one; what is scheduled waits alone.
	`create unique index content_revision_one_published on content_revision (kind, item_key) where state = 'published'`,
	`create unique index content_revision_one_scheduled on content_revision (kind, item_key) where state = 'scheduled'`,
	`create table picture (
		id uuid primary key,
		filename text not null,
		alt_sv text not null,
		alt_en text not null,
		decorative boolean not null,
		width int not null,
		height int not null,
		added_by uuid references staff,
		added_by_name text not null,
		created_at timestamptz not null,
		check (decorative or alt_sv <> '')
	)`,
	`create table picture_file (
		picture_id uuid not null references picture,
		width int not null,
		height int not null,
		format text not null check (format in ('webp', 'jpeg')),
		bytes bytea not null,
		sha256 text not null,
		primary key (picture_id, width, format)
	)`,
	...["page", "picture"].map(
		(table) =>
			`create trigger register_changed after insert or update or delete on ${table}
			for each statement execute function notify_register_changed()`,
	),
];
