import type { ColumnType, GeneratedAlways } from "kysely";
import type { ReasonCode } from "./messages-reasons.ts";

/**
 * The rows as the migrated schema has them. `tests/schema.test.ts` compares this file
 * with a migrated database, column by column.
 */

type Time = ColumnType<Date, Date, Date>;
type MaybeTime = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** Days travel as `YYYY-MM-DD` (see db.ts), never as an instant. */
type Day = string;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** jsonb: written as a JSON string, read as a value. */
type Json<T> = ColumnType<T, string, string>;

export interface StaffTable {
	id: string;
	email: string;
	name: string;
	employer: string;
	role: "officer" | "editor" | "admin";
	password_hash: Maybe<string>;
	disabled_at: MaybeTime;
	created_at: Time;
}
export interface StaffSetUpTable {
	token_hash: string;
	staff_id: Maybe<string>;
	expires_at: Time;
	used_at: MaybeTime;
}
export interface SessionTable {
	id: string;
	kind: "staff" | "organisation";
	staff_id: Maybe<string>;
	email: Maybe<string>;
	application_id: Maybe<string>;
	created_at: Time;
	expires_at: Time;
	ended_at: MaybeTime;
}
export interface MagicLinkTable {
	token_hash: string;
	email: string;
	application_id: Maybe<string>;
	created_at: Time;
	expires_at: Time;
	used_at: MaybeTime;
}
export interface Principle {
	id: string;
	sv: { title: string; description: string };
	en: { title: string; description: string };
}
export interface AgreementVersionTable {
	id: string;
	label: string;
	valid_from: Day;
	valid_from_precision: "day" | "month";
	change: "first" | "editorial" | "substantive";
	name_sv: string;
	name_en: string;
	text_sv: string;
	text_en: string;
	text_sha256: string;
	principles: Json<Principle[]>;
	is_summary: boolean;
	created_at: Time;
}
export interface OrganisationTable {
	id: string;
	slug: string;
	name: string;
	name_key: GeneratedAlways<string>;
	organisation_number: Maybe<string>;
	kind: string;
	municipality_code: Maybe<string>;
	whole_county: boolean;
	themes: string[];
	website: Maybe<string>;
	description: string;
	search_text: GeneratedAlways<string>;
	withheld: Defaulted<boolean>;
	example: Defaulted<boolean>;
	created_at: Time;
	updated_at: Time;
}
export interface ContactTable {
	id: string;
	organisation_id: string;
	position: number;
	name: string;
	role: string;
	email: string;
	phone: string;
	is_primary: boolean;
	publish_name: boolean;
	publish_email: boolean;
	publish_phone: boolean;
}
export interface ApplicationTable<Content = unknown> {
	id: string;
	status:
		| "draft"
		| "awaiting_signature"
		| "submitted"
		| "in_review"
		| "completion_requested"
		| "approved"
		| "rejected"
		| "retracted";
	email: Maybe<string>;
	email_confirmed_at: MaybeTime;
	locale: "sv" | "en";
	content: Json<Content>;
	agreement_version_id: string;
	paper: Defaulted<boolean>;
	on_behalf_of: Maybe<string>;
	paper_signed_on: Maybe<Day>;
	entered_by: Maybe<string>;
	assignee_id: Maybe<string>;
	case_number: Maybe<string>;
	received_at: MaybeTime;
	completion_message: Maybe<string>;
	completion_requested_at: MaybeTime;
	decided_at: MaybeTime;
	decided_by: Maybe<string>;
	decision_reason: Maybe<string>;
	organisation_id: Maybe<string>;
	created_at: Time;
	updated_at: Time;
}
export interface SignatoryTable {
	id: string;
	application_id: string;
	position: number;
	name: string;
	title: string;
	email: string;
	token_hash: Maybe<string>;
	expires_at: MaybeTime;
	status: "invited" | "signed" | "declined" | "voided";
	signed_at: MaybeTime;
	signed_name: Maybe<string>;
	signed_text_sha256: Maybe<string>;
	signed_how: Maybe<string>;
	created_at: Time;
}
export interface AttachmentTable {
	id: string;
	application_id: string;
	kind: "minutes" | "statutes" | "other" | "scan";
	filename: string;
	media_type: "application/pdf" | "image/jpeg" | "image/png";
	size: number;
	sha256: string;
	bytes: Buffer;
	removed_at: MaybeTime;
	created_at: Time;
}
export interface SignatureTable {
	id: string;
	organisation_id: string;
	agreement_version_id: string;
	application_id: string;
	status: "provisional" | "active" | "superseded" | "withdrawn" | "ended";
	ordinal: number;
	signed_on: Day;
	ended_on: Maybe<Day>;
	end_reason: Maybe<string>;
	created_at: Time;
}
export interface CertificateSeriesTable {
	year: number;
	last: number;
}
/** How far a seal is proven (ETSI EN 319 142-1, 6): alone, time-stamped, with what proves its certificates, archived. */
export type SealLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

export interface CertificateTable<Content = unknown> {
	number: string;
	signature_id: string;
	status: "valid" | "superseded" | "revoked";
	content: Json<Content>;
	pdf: Maybe<Buffer>;
	sha256: Maybe<string>;
	sealed_by: Maybe<string>;
	issued_at: MaybeTime;
	superseded_by: Maybe<string>;
	revoked_at: MaybeTime;
	reason: Maybe<string>;
	/** Of a reason that nobody wrote; `reason` has it in Swedish then */
	reason_code: Maybe<ReasonCode>;
	created_at: Time;
	seal_fingerprint: Maybe<string>;
	level: Maybe<SealLevel>;
	level_note: Maybe<string>;
	archived_until: MaybeTime;
}
export interface CertificateRevisionTable {
	number: string;
	length: number;
	sha256: string;
	level: SealLevel;
	made_at: Time;
}
export interface SealTable {
	id: string;
	purpose: "seal" | "timestamp";
	kind: "self-made" | "p12" | "pkcs11" | "tsa";
	subject: string;
	/** hex, SHA-256 of the first certificate */
	fingerprint: string;
	/** base64 of DER, the signer's first and its root last */
	certificates: Json<string[]>;
	not_after: Time;
	first_used_at: Time;
	revoked_at: MaybeTime;
	revocation_reason: Maybe<string>;
	/** How many days before the end administrators were last warned */
	warned_days: Maybe<number>;
}
export interface CertificateBatchTable {
	id: string;
	kind: "issue" | "reissue";
	status: "running" | "cancelled" | "done";
	mail: Defaulted<boolean>;
	reason: Maybe<string>;
	total: number;
	started_by: Maybe<string>;
	started_at: Time;
	ended_at: MaybeTime;
}
export interface CertificateBatchItemTable {
	batch_id: string;
	number: string;
	status: "waiting" | "done" | "failed";
	outcome_number: Maybe<string>;
	problem: Maybe<string>;
}
export interface SettingTable {
	key: string;
	value: Json<unknown>;
	updated_at: Time;
}
export interface OutgoingMailTable {
	id: string;
	message_id: string;
	recipient: string;
	locale: string;
	template: string;
	subject: string;
	text: Maybe<string>;
	html: Maybe<string>;
	attachment_number: Maybe<string>;
	status: "queued" | "sending" | "sent" | "failed" | "unknown";
	attempts: Defaulted<number>;
	last_error: Maybe<string>;
	created_at: Time;
	sent_at: MaybeTime;
	/** An iCalendar file (RFC 5545) to attach */
	calendar: Maybe<string>;
	/** At most once: what may have been sent is not sent again */
	once: Defaulted<boolean>;
	/** Header fields beside the usual */
	headers: ColumnType<
		Record<string, string> | null,
		string | null | undefined,
		string | null
	>;
	/** MAIL FROM (RFC 5321) where it is not the sender's address */
	return_path: Maybe<string>;
	sending_at: MaybeTime;
	/** The application that it is about */
	case_id: Maybe<string>;
}
export interface NewsletterSubscriberTable {
	id: string;
	email: string;
	locale: "sv" | "en";
	status: "unconfirmed" | "confirmed" | "suspended";
	bounces: Defaulted<number>;
	asked_at: Time;
	confirmed_at: MaybeTime;
	suspended_at: MaybeTime;
}
export interface NewsletterIssueTable {
	id: string;
	status: "draft" | "scheduled" | "sending" | "paused" | "sent" | "cancelled";
	content: Json<unknown>;
	/** Counts the saves, so that two who write do not undo each other */
	revision: number;
	send_at: MaybeTime;
	/** As it goes out, in each language; written when the sending starts */
	letters: ColumnType<unknown, string | null | undefined, string | null>;
	/** Subscribers when the sending started */
	total: Maybe<number>;
	/** The run of the job that has begun last, and so sends */
	sender: Maybe<string>;
	started_at: MaybeTime;
	ended_at: MaybeTime;
	author_name: string;
	created_at: Time;
	updated_at: Time;
}
export interface NewsletterDeliveryTable {
	issue_id: string;
	subscriber_id: string;
	mail_id: string;
	bounced_at: MaybeTime;
}
export interface ContactMessageTable {
	id: string;
	name: string;
	email: string;
	subject: string;
	message: string;
	locale: "sv" | "en";
	mail_id: Maybe<string>;
	created_at: Time;
	handled_at: MaybeTime;
	handled_by: Maybe<string>;
	/** For the office alone */
	note: Defaulted<string>;
	/** Counts what has been done with it, so that nobody writes over a colleague */
	revision: Defaulted<number>;
}
export interface IdempotencyKeyTable {
	scope: string;
	key: string;
	request_sha256: string;
	status: Maybe<number>;
	answer: Maybe<Buffer>;
	created_at: Time;
}
export interface LogEntryTable {
	/** bigint: read as a string by pg */
	sequence: ColumnType<string, string | number | bigint, never>;
	at: Time;
	actor_kind: "staff" | "organisation" | "signatory" | "system";
	actor_id: Maybe<string>;
	actor_name: string;
	actor_employer: Maybe<string>;
	event: string;
	subject_kind: string;
	subject_id: string;
	subject_name: Maybe<string>;
	case_id: Maybe<string>;
	detail: Json<Record<string, unknown>>;
	previous_hash: string;
	hash: string;
}
export interface PlanYearTable {
	year: number;
	content: Json<unknown>;
	updated_at: Time;
}
export interface NewsItemTable {
	id: string;
	slug: string;
	content: Json<unknown>;
	published_on: Day;
	search_sv: GeneratedAlways<string>;
	search_en: GeneratedAlways<string>;
}
export interface EventTable {
	id: string;
	slug: string;
	content: Json<unknown>;
	year: number;
	search_sv: GeneratedAlways<string>;
	search_en: GeneratedAlways<string>;
}

export interface EventDetailTable {
	id: string;
	slug: string;
	kind: "conference" | "workshop" | "dialogue" | "seminar";
	starts_at: MaybeTime;
	ends_at: MaybeTime;
	place: string;
	online_url: Maybe<string>;
	programme: Json<unknown>;
	documents: Json<unknown>;
	/** null: as many as wish */
	places: Maybe<number>;
	registration: "closed" | "signatories" | "public";
	opens_at: MaybeTime;
	closes_at: MaybeTime;
	waiting_list: boolean;
	is_full: Defaulted<boolean>;
	/** Days after the event */
	keep_needs_days: number;
	/** SEQUENCE of RFC 5545 */
	revision: number;
	updated_at: Time;
	/** When it was decided that the event will not be */
	cancelled_at: MaybeTime;
	/** Set together with `cancelled_at`; its texts may be empty */
	cancel_reason: ColumnType<
		{ sv: string; en: string } | null,
		string | null | undefined,
		string | null
	>;
}
export interface EventRegistrationTable {
	id: string;
	event_id: string;
	ordinal: number;
	status: "seated" | "waiting" | "cancelled";
	email: string;
	name: string;
	organisation: string;
	organisation_id: Maybe<string>;
	locale: "sv" | "en";
	token_hash: string;
	present_at: MaybeTime;
	week_reminded_at: MaybeTime;
	day_reminded_at: MaybeTime;
	created_at: Time;
	updated_at: Time;
	/** When name and address were removed; the row is kept for the numbers */
	disposed_at: MaybeTime;
}
export interface EventRegistrationNeedTable {
	registration_id: string;
	access: string;
	food: string;
}
export interface EventInvitationTable {
	id: string;
	event_id: string;
	email: string;
	token_hash: string;
	sent_at: Time;
}
export interface PageTable {
	slug: string;
	content: Json<unknown>;
	updated_at: Time;
	search_sv: GeneratedAlways<string>;
	search_en: GeneratedAlways<string>;
}
export interface OfficeTable {
	slug: string;
	content: Json<unknown>;
	updated_at: Time;
}
export interface ContentRevisionTable {
	id: string;
	kind:
		| "news"
		| "page"
		| "plan_year"
		| "event"
		| "agreement"
		| "follow_up"
		| "office";
	/** The slug, the year, or the version's label */
	item_key: string;
	ordinal: number;
	content: Json<unknown>;
	state: "draft" | "scheduled" | "published" | "withdrawn";
	publish_at: MaybeTime;
	published_at: MaybeTime;
	withdrawn_at: MaybeTime;
	/** What it took the place of when it was published */
	replaces: Maybe<string>;
	autosaved: boolean;
	author_id: Maybe<string>;
	author_name: string;
	author_employer: Maybe<string>;
	note: Maybe<string>;
	created_at: Time;
}
export interface PictureTable {
	id: string;
	filename: string;
	alt_sv: string;
	alt_en: string;
	decorative: boolean;
	/** pixels, of the widest file */
	width: number;
	height: number;
	added_by: Maybe<string>;
	added_by_name: string;
	created_at: Time;
}
export interface PictureFileTable {
	picture_id: string;
	width: number;
	height: number;
	format: "webp" | "jpeg";
	bytes: Buffer;
	sha256: string;
}

export interface DocumentTable {
	id: string;
	filename: string;
	/** bytes */
	size: number;
	bytes: Buffer;
	sha256: string;
	added_by: Maybe<string>;
	added_by_name: string;
	created_at: Time;
}

export type ElectionStatus =
	| "planned"
	| "nominations"
	| "proposal_vote"
	| "name_vote"
	| "counted"
	| "published"
	| "cancelled";
export interface ElectionTable {
	id: string;
	term_from: number;
	term_to: number;
	seats: number;
	status: ElectionStatus;
	cut_off_on: Day;
	nominations_open_on: Day;
	nominations_close_on: Day;
	proposal_opens_on: Day;
	proposal_closes_on: Day;
	names_opens_on: Day;
	names_closes_on: Day;
	roll_frozen_at: MaybeTime;
	proposal_closed_at: MaybeTime;
	names_closed_at: MaybeTime;
	/** hex; told when the round has closed */
	proposal_secret: string;
	names_secret: string;
	revision: Defaulted<number>;
	cancelled_at: MaybeTime;
	/** Set together with `cancelled_at` */
	cancel_reason: ColumnType<
		{ sv: string; en: string } | null,
		string | null | undefined,
		string | null
	>;
	created_at: Time;
}
export interface ElectoralRollEntryTable {
	id: string;
	election_id: string;
	organisation_id: string;
	organisation_name: string;
	token_hash: string;
	voted_at: MaybeTime;
	names_voted_at: MaybeTime;
	reminded_on: Maybe<Day>;
}
export interface SealedBallotTable {
	id: string;
	election_id: string;
	round: "proposal" | "names";
	sealed: Buffer;
}
export interface BallotTable {
	id: string;
	election_id: string;
	round: "proposal" | "names";
	receipt: string;
	choices: string[];
}
export interface NomineeTable {
	id: string;
	election_id: string;
	name: string;
	organisation: string;
	email: string;
	locale: "sv" | "en";
	status: "asked" | "consented" | "declined";
	/** Stands in the joint proposal */
	proposed: Defaulted<boolean>;
	/** The party that nominated; null: the office, on somebody's behalf */
	nominated_by: Maybe<string>;
	token_hash: string;
	answered_at: MaybeTime;
	created_at: Time;
}
export interface WorkingGroupMemberTable {
	id: string;
	term_from: number;
	term_to: number;
	sector: "public" | "civil";
	position: number;
	name: string;
	organisation: string;
	election_id: Maybe<string>;
}

export interface FollowUpRoundTable {
	id: string;
	year: number;
	agreement_version_id: string;
	opens_on: Day;
	closes_on: Day;
	introduction_sv: Defaulted<string>;
	introduction_en: Defaulted<string>;
	published_at: MaybeTime;
	revision: Defaulted<number>;
	created_at: Time;
	updated_at: Time;
}
export interface FollowUpParticipantTable {
	id: string;
	round_id: string;
	/** null: the public party itself */
	organisation_id: Maybe<string>;
	organisation_name: string;
	sector: "civil" | "public";
	token_hash: Maybe<string>;
	mailed_on: Maybe<Day>;
	named: Defaulted<boolean>;
	answered_at: MaybeTime;
	updated_at: MaybeTime;
	revision: Defaulted<number>;
	/** Who of the public party's staff sent it last; null: a party, by its link */
	answered_by: Maybe<string>;
}
export interface FollowUpReplyTable {
	id: string;
	participant_id: string;
	principle_id: string;
	/** null: does not know */
	score: Maybe<number>;
	comment: string;
	comment_status: Defaulted<"waiting" | "published" | "hidden">;
	hidden_reason: Maybe<string>;
	moderated_at: MaybeTime;
}

export interface Database {
	staff: StaffTable;
	staff_set_up: StaffSetUpTable;
	session: SessionTable;
	magic_link: MagicLinkTable;
	agreement_version: AgreementVersionTable;
	organisation: OrganisationTable;
	contact: ContactTable;
	application: ApplicationTable;
	signatory: SignatoryTable;
	attachment: AttachmentTable;
	signature: SignatureTable;
	certificate_series: CertificateSeriesTable;
	certificate: CertificateTable;
	certificate_revision: CertificateRevisionTable;
	certificate_batch: CertificateBatchTable;
	certificate_batch_item: CertificateBatchItemTable;
	seal: SealTable;
	setting: SettingTable;
	outgoing_mail: OutgoingMailTable;
	idempotency_key: IdempotencyKeyTable;
	log_entry: LogEntryTable;
	plan_year: PlanYearTable;
	news_item: NewsItemTable;
	event: EventTable;
	page: PageTable;
	office: OfficeTable;
	content_revision: ContentRevisionTable;
	document: DocumentTable;
	picture: PictureTable;
	picture_file: PictureFileTable;
	event_detail: EventDetailTable;
	event_registration: EventRegistrationTable;
	event_registration_need: EventRegistrationNeedTable;
	event_invitation: EventInvitationTable;
	newsletter_subscriber: NewsletterSubscriberTable;
	newsletter_issue: NewsletterIssueTable;
	newsletter_delivery: NewsletterDeliveryTable;
	contact_message: ContactMessageTable;
	election: ElectionTable;
	electoral_roll_entry: ElectoralRollEntryTable;
	sealed_ballot: SealedBallotTable;
	ballot: BallotTable;
	nominee: NomineeTable;
	working_group_member: WorkingGroupMemberTable;
	follow_up_round: FollowUpRoundTable;
	follow_up_participant: FollowUpParticipantTable;
	follow_up_reply: FollowUpReplyTable;
}
