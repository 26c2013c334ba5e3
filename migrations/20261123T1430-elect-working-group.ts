import { type Kysely, sql } from "kysely";

/**
 * The working group and its election. Who has voted stands in the roll; what was voted stands in
 * `sealed_ballot` while the vote is open, encrypted with a key that is not in the database, and
 * in `ballot` when it has closed (docs/decisions/0014).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table election (
		id uuid primary key,
		term_from int not null,
		term_to int not null,
		seats int not null check (seats between 1 and 20),
		status text not null check (status in ('planned', 'nominations', 'proposal_vote', 'name_vote', 'counted', 'published')),
		cut_off_on date not null,
		nominations_open_on date not null,
		nominations_close_on date not null,
		proposal_opens_on date not null,
		proposal_closes_on date not null,
		names_opens_on date not null,
		names_closes_on date not null,
		roll_frozen_at timestamptz,
		proposal_closed_at timestamptz,
		names_closed_at timestamptz,
		proposal_secret text not null,
		names_secret text not null,
		created_at timestamptz not null,
		check (term_to >= term_from),
		check (cut_off_on < proposal_opens_on),
		check (nominations_open_on <= nominations_close_on),
		check (nominations_close_on < proposal_opens_on),
		check (proposal_opens_on <= proposal_closes_on),
		check (proposal_closes_on < names_opens_on),
		check (names_opens_on <= names_closes_on)
	)`,
	// The name is the one that the party had on the day: the roll does not change with the register.
	`create table electoral_roll_entry (
		id uuid primary key,
		election_id uuid not null references election,
		organisation_id uuid not null references organisation,
		organisation_name text not null,
		token_hash text not null unique,
		voted_at timestamptz,
		names_voted_at timestamptz,
		reminded_on date,
		unique (election_id, organisation_id)
	)`,
	// Neither time, nor order, nor any key that leads to the roll: the id is random (UUIDv4).
	`create table sealed_ballot (
		id uuid primary key,
		election_id uuid not null references election,
		round text not null check (round in ('proposal', 'names')),
		sealed bytea not null
	)`,
	`create index sealed_ballot_round on sealed_ballot (election_id, round)`,
	`create table ballot (
		id uuid primary key,
		election_id uuid not null references election,
		round text not null check (round in ('proposal', 'names')),
		receipt text not null,
		choices text[] not null,
		unique (election_id, round, receipt)
	)`,
	`create table nominee (
		id uuid primary key,
		election_id uuid not null references election,
		name text not null,
		organisation text not null,
		email text not null,
		locale text not null check (locale in ('sv', 'en')),
		status text not null check (status in ('asked', 'consented', 'declined')),
		proposed boolean not null default false,
		nominated_by uuid references organisation,
		token_hash text not null unique,
		answered_at timestamptz,
		created_at timestamptz not null,
		check (status = 'consented' or not proposed)
	)`,
	// The lot is drawn from names: two that read the same could not be told apart.
	`create unique index nominee_once on nominee (election_id, lower(name), lower(organisation))`,
	`create table working_group_member (
		id uuid primary key,
		term_from int not null,
		term_to int not null,
		sector text not null check (sector in ('public', 'civil')),
		position int not null,
		name text not null,
		organisation text not null,
		election_id uuid references election,
		unique (term_from, term_to, sector, position),
		check (term_to >= term_from)
	)`,
	// Not the roll and not the sealed ballots: pages show nothing of them, and each vote would ring.
	...["election", "ballot", "nominee", "working_group_member"].map(
		(table) =>
			`create trigger register_changed after insert or update or delete on ${table}
			for each statement execute function notify_register_changed()`,
	),
];
