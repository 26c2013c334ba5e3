import { type RawBuilder, sql } from "kysely";
import { municipalities } from "../organisations/vocabulary.ts";
import { folded } from "../platform/text.ts";
import type { SignatoryFilters } from "./schema.ts";

/** A value of the municipality filter: organisations that work in the whole county. */
const wholeCounty = "lan";

type Condition = RawBuilder<unknown>;

const all = (conditions: Condition[]): Condition =>
	conditions.length === 0
		? sql`true`
		: sql`(${sql.join(conditions, sql` and `)})`;

/** The words of a search, in the form of the column `search_text`; at most ten. */
function searchWords(q: string): string[] {
	return [...q.normalize("NFC").toLowerCase()]
		.map((letter) => folded[letter] ?? letter)
		.join("")
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, 10);
}

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The municipalities whose names begin with a word, where that word says enough. */
const placesOf = (word: string) =>
	municipalities
		.filter(
			({ name }) => word.length > 2 && name.toLowerCase().startsWith(word),
		)
		.map(({ code }) => code);

/** Every word begins one of the name, the description or the municipality; or it is a beginning of the number. */
export function wordBeginnings(q: string): Condition {
	const words = searchWords(q).map((word) => {
		const said = sql`o.search_text like ${`% ${escaped(word)}%`}`;
		const places = placesOf(word);
		return places.length === 0
			? said
			: sql`(${said} or o.municipality_code = any(${places}))`;
	});
	const digits = q.replace(/[\s–-]/g, "").replace(/^16(?=\d{10}$)/, "");
	const number = /^\d{3,10}$/.test(digits)
		? sql`replace(o.organisation_number, '-', '') like ${`${digits}%`}`
		: sql`false`;
	return words.length === 0 ? sql`false` : sql`(${all(words)} or ${number})`;
}

/** Every word resembles one of the name, by the similarity that the transaction has set. */
export function misspelt(q: string): Condition {
	const words = searchWords(q).filter((word) => word.length > 2);
	return words.length === 0
		? sql`false`
		: all(words.map((word) => sql`lower(o.name) %> ${word}`));
}

/** Which organisations: all filters but the search and those on the signature. */
export function organisationConditions(filters: SignatoryFilters): Condition {
	const conditions: Condition[] = [sql`not o.withheld`];
	if (filters.municipality.length > 0) {
		const codes = filters.municipality.filter((code) => code !== wholeCounty);
		const inside = sql`o.municipality_code = any(${codes})`;
		conditions.push(
			filters.municipality.includes(wholeCounty)
				? sql`(${inside} or o.whole_county)`
				: inside,
		);
	}
	if (filters.kind.length > 0)
		conditions.push(sql`o.kind = any(${filters.kind})`);
	if (filters.theme.length > 0)
		conditions.push(sql`o.themes && ${filters.theme}::text[]`);
	return all(conditions);
}

function signatureConditions(filters: SignatoryFilters): Condition {
	const conditions: Condition[] = [];
	const { asOf, status, version } = filters;
	if (asOf)
		conditions.push(
			sql`s.signed_on <= ${asOf} and (s.ended_on is null or s.ended_on > ${asOf})`,
		);
	else if (status.length === 0) conditions.push(sql`s.ended_on is null`);
	if (status.length > 0 && !status.includes("all"))
		conditions.push(sql`s.status = any(${status})`, notComeBack);
	if (version.length > 0) conditions.push(signedOrCarried(version));
	return all(conditions);
}

// Who left and signed again is a party: it is not listed among those who have left.
const notComeBack = sql`(s.status not in ('withdrawn', 'ended') or not exists (
	select from signature later where later.organisation_id = s.organisation_id and later.created_at > s.created_at))`;

// An editorial version takes over the signatures of the one before; only a substantive one is to be signed anew.
const signedOrCarried = (labels: string[]) => sql`exists (
	select from agreement_version wanted
	where wanted.label = any(${labels}) and wanted.valid_from >= v.valid_from and not exists (
		select from agreement_version anew
		where anew.change = 'substantive' and anew.valid_from > v.valid_from and anew.valid_from <= wanted.valid_from))`;

/**
 * The signatures that the filters are about, one an organisation: the latest that fits.
 * On an earlier day who has left since was still a party.
 */
export function standings(filters: SignatoryFilters): RawBuilder<unknown> {
	// At most one signature of an organisation stands at a time, so nothing needs sorting out.
	const single = filters.status.length === 0 && !filters.asOf;
	const status = filters.asOf
		? sql`case when s.ended_on is null then s.status else 'active' end`
		: sql`s.status`;
	return sql`select ${single ? sql`` : sql`distinct on (s.organisation_id)`}
			s.id, s.organisation_id, ${status} as status, s.signed_on, v.label
		from signature s join agreement_version v on v.id = s.agreement_version_id
		where ${signatureConditions(filters)}
		${single ? sql`` : sql`order by s.organisation_id, s.signed_on desc, s.created_at desc`}`;
}

const municipalityNames = JSON.stringify(
	Object.fromEntries(municipalities.map((one) => [one.code, one])),
);

/** One line of the register as JSON made by PostgreSQL ({@link SignatoryItem}). */
export const itemJson = sql`json_build_object(
	'id', o.id, 'slug', o.slug, 'name', o.name, 'organisationNumber', o.organisation_number, 'kind', o.kind,
	'municipality', ${municipalityNames}::jsonb -> o.municipality_code, 'wholeCounty', o.whole_county,
	'themes', o.themes, 'website', nullif(o.website, ''), 'description', o.description, 'status', st.status,
	'signedOn', st.signed_on, 'agreementVersion', st.label,
	'certificateNumber', coalesce(
		(select number from certificate c where c.signature_id = st.id and c.status = 'valid'),
		(select number from certificate c where c.signature_id = st.id order by c.created_at desc limit 1)))`;
