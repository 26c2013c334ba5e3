import { sql, type Transaction } from "kysely";
import type { z } from "zod";
import type { Write } from "../log/write.ts";
import { refuseUncovered } from "../platform/coverage.ts";
import type { Database } from "../platform/database-types.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { plain } from "../platform/plain-text.ts";
import type { ContactFields, organisationCorrection } from "./schema.ts";

/** What an approved application says about its organisation. */
export interface Entry {
	organisation: {
		name: string;
		organisationNumber: string | null;
		kind: string | null;
		municipalityCode: string | null;
		wholeCounty: boolean;
		themes: string[];
		website: string | null;
		description: string;
	};
	contacts: ContactFields[];
}

type Tx = Transaction<Database>;

/** The address of a name: "Åsa Kulturkvarn" → `asa-kulturkvarn`; `other` where it has no letter that an address has. */
export function slugOf(name: string, other = "organisation"): string {
	const slug = name
		.toLowerCase()
		.replace(/æ/g, "ae")
		.replace(/ø/g, "o")
		.replace(/đ/g, "d")
		.replace(/ł/g, "l")
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 80);
	return slug || other;
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
	const base = slugOf(name);
	for (let n = 1; ; n++) {
		const slug = n === 1 ? base : `${base}-${n}`;
		const taken = await tx
			.selectFrom("organisation")
			.select("id")
			.where("slug", "=", slug)
			.executeTakeFirst();
		if (!taken) return slug;
	}
}

const columnsOf = ({ organisation }: Entry) => ({
	// An application may have been written before the edge saw to it.
	name: plain(organisation.name),
	organisation_number: organisation.organisationNumber,
	kind: organisation.kind ?? "ideell-forening",
	municipality_code: organisation.municipalityCode,
	whole_county: organisation.wholeCounty,
	themes: organisation.themes,
	website: organisation.website || null,
	description: organisation.description,
});

/**
 * Enters an organisation in the register, or brings the entry with the same organisation
 * number up to date: one number never makes two entries. `before` is what an updated entry
 * said, for the log.
 */
export async function enterOrganisation(
	tx: Tx,
	deps: Pick<Deps, "clock">,
	entry: Entry,
	isLate: (organisationId: string) => Promise<boolean>,
): Promise<{ id: string; name: string; slug: string; before: object | null }> {
	// New entries take turns: two of the same name must not want the same address.
	await sql`select pg_advisory_xact_lock(${0x726567})`.execute(tx);
	const now = deps.clock();
	const columns = columnsOf(entry);
	const known = columns.organisation_number
		? await tx
				.selectFrom("organisation")
				.select([
					"id",
					"slug",
					"name",
					"kind",
					"municipality_code",
					"website",
					"description",
				])
				.where("organisation_number", "=", columns.organisation_number)
				.executeTakeFirst()
		: undefined;
	// An old form that comes in late says nothing about the organisation of today.
	if (known && (await isLate(known.id)))
		return { id: known.id, name: known.name, slug: known.slug, before: null };
	const id = known?.id ?? newId(now);
	const slug = known?.slug ?? (await freeSlug(tx, columns.name));
	if (known)
		await tx
			.updateTable("organisation")
			.set({ ...columns, updated_at: now })
			.where("id", "=", id)
			.execute();
	else
		await tx
			.insertInto("organisation")
			.values({ id, slug, ...columns, created_at: now, updated_at: now })
			.execute();
	if (!known || entry.contacts.length > 0)
		await replaceContacts(tx, deps, id, entry.contacts);
	return { id, name: columns.name, slug, before: known ?? null };
}

/** The contacts as given, in order; the first is the main one when none is marked. */
export async function replaceContacts(
	tx: Tx,
	deps: Pick<Deps, "clock">,
	organisationId: string,
	contacts: ContactFields[],
): Promise<void> {
	await tx
		.deleteFrom("contact")
		.where("organisation_id", "=", organisationId)
		.execute();
	const primary = Math.max(
		0,
		contacts.findIndex((one) => one.isPrimary),
	);
	for (const [position, contact] of contacts.entries())
		await tx
			.insertInto("contact")
			.values({
				id: newId(deps.clock()),
				organisation_id: organisationId,
				position,
				name: contact.name,
				role: contact.role,
				email: contact.email,
				phone: contact.phone,
				is_primary: position === primary,
				publish_name: contact.publish.name,
				publish_email: contact.publish.email,
				publish_phone: contact.publish.phone,
			})
			.execute();
}

/**
 * Corrects an entry. The log keeps which fields changed, from what to what, but never a
 * contact's details.
 * @throws Refusal `not_found`, and `validation_failed` for a name that no certificate could say
 */
export async function correctOrganisation(
	w: Write,
	deps: Pick<Deps, "clock" | "uncoveredCharacters">,
	id: string,
	correction: z.infer<typeof organisationCorrection>,
): Promise<void> {
	const before = await w.tx
		.selectFrom("organisation")
		.selectAll()
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	if (!before) throw new Refusal("not_found");
	if (correction.name === "")
		throw new Refusal("validation_failed", {
			errors: [{ path: "name", code: "required" }],
		});
	refuseUncovered(deps, { name: correction.name });
	const {
		contacts,
		organisationNumber,
		municipalityCode,
		wholeCounty,
		...rest
	} = correction;
	const given = {
		...rest,
		organisation_number: organisationNumber,
		municipality_code: municipalityCode,
		whole_county: wholeCounty,
	};
	const values = Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== undefined),
	);
	await w.tx
		.updateTable("organisation")
		.set({ ...values, updated_at: deps.clock() })
		.where("id", "=", id)
		.execute();
	if (contacts) await replaceContacts(w.tx, deps, id, contacts);
	const old = before as unknown as Record<string, unknown>;
	// A certificate says the name: what issues it comes later in the sentence.
	if (["name", "organisation_number"].some((key) => key in values))
		await w.enqueue("certificate.follow_name", { organisationId: id });
	w.record({
		event: "organisation.corrected",
		subject: { kind: "organisation", id, name: before.name },
		detail: {
			changes: Object.fromEntries(
				Object.entries(values)
					.filter(
						([key, value]) =>
							JSON.stringify(old[key]) !== JSON.stringify(value),
					)
					.map(([key, value]) => [key, { from: old[key], to: value }]),
			),
			contacts: contacts !== undefined,
		},
	});
}
