import { sql, type Transaction } from "kysely";
import { versionByLabel } from "../../agreement/queries.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Database } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { madeAt, newId } from "../../platform/ids.ts";
import { contentOf, rowOf } from "../agreement/content.ts";
import { allVersions } from "../agreement/queries.ts";
import type { AgreementRevision } from "../agreement/schema.ts";
import { factsIn, factsOf, putFacts, withoutFacts } from "../events/facts.ts";
import type { EventContent } from "../schema.ts";
import { officeRow, officeSlug } from "./office.ts";
import type {
	EventRevision,
	FollowUpRevision,
	Kind,
	NewsRevision,
	PageRevision,
	PlanYearRevision,
} from "./schema.ts";

type Tx = Transaction<Database>;
type Content = Record<string, unknown>;

/** Between a kind's live table, which the public reads, and the content of its revisions. */
interface Live {
	/** All that is live, as revisions would hold it, and since when. */
	read(db: Connection): Promise<{ key: string; content: Content; at: Date }[]>;
	put(tx: Tx, key: string, content: Content, now: Date): Promise<void>;
	remove(tx: Tx, key: string): Promise<void>;
}

const news: Live = {
	async read(db) {
		const rows = await db.selectFrom("news_item").selectAll().execute();
		return rows.map((row) => ({
			key: row.slug,
			at: new Date(`${row.published_on}T00:00:00Z`),
			content: {
				picture: null,
				...(row.content as Content),
				publishedOn: row.published_on,
			},
		}));
	},
	async put(tx, slug, whole, now) {
		const { publishedOn, ...content } = whole as NewsRevision;
		const kicker = content.kicker?.sv ? content.kicker : null;
		const json = JSON.stringify({ ...content, kicker });
		await tx
			.insertInto("news_item")
			.values({
				id: newId(now),
				slug,
				content: json,
				published_on: publishedOn || swedishDay(now),
			})
			.onConflict((conflict) =>
				conflict.column("slug").doUpdateSet({
					content: json,
					// A day that was set by the first publication stays.
					...(publishedOn && { published_on: publishedOn }),
				}),
			)
			.execute();
	},
	async remove(tx, slug) {
		await tx.deleteFrom("news_item").where("slug", "=", slug).execute();
	},
};

const page: Live = {
	async read(db) {
		const rows = await db.selectFrom("page").selectAll().execute();
		return rows.map((row) => ({
			key: row.slug,
			at: row.updated_at,
			content: row.content as Content,
		}));
	},
	async put(tx, slug, whole, now) {
		const content = JSON.stringify(whole as PageRevision);
		await tx
			.insertInto("page")
			.values({ slug, content, updated_at: now })
			.onConflict((conflict) =>
				conflict.column("slug").doUpdateSet({ content, updated_at: now }),
			)
			.execute();
	},
	async remove(tx, slug) {
		await tx.deleteFrom("page").where("slug", "=", slug).execute();
	},
};

const planYear: Live = {
	async read(db) {
		const rows = await db.selectFrom("plan_year").selectAll().execute();
		return rows.map((row) => ({
			key: String(row.year),
			at: row.updated_at,
			content: row.content as Content,
		}));
	},
	async put(tx, key, whole, now) {
		const plan = whole as PlanYearRevision;
		const focusNote = plan.focusNote?.sv ? plan.focusNote : null;
		const content = JSON.stringify({ ...plan, focusNote });
		await tx
			.insertInto("plan_year")
			.values({ year: Number(key), content, updated_at: now })
			.onConflict((conflict) =>
				conflict.column("year").doUpdateSet({ content, updated_at: now }),
			)
			.execute();
	},
	async remove(tx, key) {
		await tx.deleteFrom("plan_year").where("year", "=", Number(key)).execute();
	},
};

/** The events that the public reads, or one of them, with their facts. */
export async function liveEvents(db: Connection, slug?: string) {
	const rows = await db
		.selectFrom("event")
		.selectAll()
		.$if(slug !== undefined, (all) => all.where("slug", "=", slug ?? ""))
		.execute();
	const details = await db.selectFrom("event_detail").selectAll().execute();
	const bySlug = new Map(details.map((one) => [one.slug, one]));
	return rows.map((row) => {
		const text = row.content as EventContent;
		const facts = factsOf(bySlug.get(row.slug), text);
		return {
			key: row.slug,
			at: madeAt(row.id),
			content: {
				...text,
				...facts,
				year: row.year,
				on: facts.startsAt ? null : text.on,
			},
		};
	});
}

const event: Live = {
	read: (db) => liveEvents(db),
	async put(tx, slug, whole, now) {
		const { year, on, ...content } = whole as EventRevision;
		const facts = factsIn(content);
		// The row of the facts first: it is what everyone else locks first too.
		if (facts) await putFacts(tx, slug, facts, now);
		const { startsAt } = facts ?? {};
		const json = JSON.stringify({
			...(facts ? withoutFacts(content) : content),
			// Hours that are known say which day, and the place stands among the facts alone.
			on: startsAt ? startsAt.slice(0, 10) : on,
			...(facts && { place: null }),
		});
		const yearOf = startsAt ? Number(startsAt.slice(0, 4)) : year;
		// What others keep in the content is theirs: only the text is replaced.
		await sql`insert into event (id, slug, content, year) values (${newId(now)}, ${slug}, ${json}::jsonb, ${yearOf})
			on conflict (slug) do update set content = event.content || excluded.content, year = excluded.year`.execute(
			tx,
		);
	},
	async remove(tx, slug) {
		// Its facts and who has registered are kept beside it, by its slug, and are there when it comes back.
		await tx.deleteFrom("event").where("slug", "=", slug).execute();
	},
};

const agreement: Live = {
	async read(db) {
		const rows = await allVersions(db);
		return rows.map((row) => ({
			key: row.label,
			at: row.created_at,
			content: contentOf(row),
		}));
	},
	async put(tx, label, whole, now) {
		const stored = await versionByLabel(tx, label);
		const today = swedishDay(now);
		const row = rowOf(label, whole as AgreementRevision, stored, today);
		const values = { ...row, principles: JSON.stringify(row.principles) };
		// Who signed is kept with the version's id, which stays.
		await tx
			.insertInto("agreement_version")
			.values({ ...values, id: newId(now), created_at: now })
			.onConflict((conflict) => conflict.column("label").doUpdateSet(values))
			.execute();
	},
	async remove(tx, label) {
		await tx
			.deleteFrom("agreement_version")
			.where("label", "=", label)
			.execute();
	},
};

const followUp: Live = {
	async read(db) {
		const rows = await db
			.selectFrom("follow_up_round")
			.selectAll()
			.where("introduction_sv", "<>", "")
			.execute();
		return rows.map((row) => ({
			key: String(row.year),
			content: { text: { sv: row.introduction_sv, en: row.introduction_en } },
			at: row.updated_at,
		}));
	},
	async put(tx, key, whole, now) {
		const { text } = whole as FollowUpRevision;
		await tx
			.updateTable("follow_up_round")
			.set(({ eb }) => ({
				introduction_sv: text.sv,
				introduction_en: text.en,
				revision: eb("revision", "+", 1),
				updated_at: now,
			}))
			.where("year", "=", Number(key))
			.execute();
	},
	async remove() {
		// The page of the year needs it: `isNeeded`.
		throw new Refusal("page_needed");
	},
};

const office: Live = {
	async read(db) {
		// Nobody has written it while there is no row: it is as old as the register, which begins with the agreement.
		const { at } = await db
			.selectFrom("agreement_version")
			.select(({ fn }) => fn.min("created_at").as("at"))
			.executeTakeFirstOrThrow();
		return [{ key: officeSlug, content: { ...(await officeRow(db)) }, at }];
	},
	async put(tx, slug, whole, now) {
		const content = JSON.stringify(whole);
		await tx
			.insertInto("office")
			.values({ slug, content, updated_at: now })
			.onConflict((conflict) =>
				conflict.column("slug").doUpdateSet({ content, updated_at: now }),
			)
			.execute();
	},
	async remove(tx, slug) {
		await tx.deleteFrom("office").where("slug", "=", slug).execute();
	},
};

export const live: Record<Kind, Live> = {
	news,
	page,
	plan_year: planYear,
	event,
	agreement,
	follow_up: followUp,
	office,
};
