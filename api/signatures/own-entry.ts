import { isDeepStrictEqual } from "node:util";
import { type Write, writeIfAny } from "../log/write.ts";
import { organisationForStaff } from "../organisations/queries.ts";
import type {
	ContactFields,
	OwnEntry,
	OwnEntryChange,
} from "../organisations/schema.ts";
import { correctOrganisation } from "../organisations/service.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { type Fault, Refusal } from "../platform/errors.ts";
import { sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { Locale } from "../platform/messages.ts";
import { speaksFor } from "./speaks-for.ts";

/** An entry as its party sees and changes it. @throws Refusal `not_found` */
export async function findOwnEntry(
	db: Connection,
	id: string,
): Promise<OwnEntry> {
	const entry = await organisationForStaff(db, id);
	if (!entry) throw new Refusal("not_found");
	const { slug, name, organisationNumber, website, description, contacts } =
		entry;
	const changeable = { website, description, contacts };
	const version = sha256(Buffer.from(JSON.stringify(changeable))).slice(0, 16);
	return { id, slug, name, organisationNumber, ...changeable, version };
}

/** Who asks, by a session of theirs */
type Asker = Parameters<typeof speaksFor>[1];

/** As it will stand: one contact is the main one. */
function asStored({
	website,
	contacts,
	...rest
}: Omit<OwnEntryChange, "version">) {
	const main = Math.max(0, contacts?.findIndex((one) => one.isPrimary) ?? 0);
	return {
		...rest,
		...(website !== undefined && { website: website || null }),
		...(contacts && {
			contacts: contacts.map((one, i) => ({ ...one, isPrimary: i === main })),
		}),
	};
}

/** Somebody can always be reached: nobody shuts their own organisation out. */
function contactFaults(contacts: ContactFields[]): Fault[] {
	if (contacts.length === 0)
		return [{ path: "contacts", code: "primary_contact" }];
	return contacts.flatMap((contact, i) =>
		(["name", "email"] as const)
			.filter((field) => !contact[field])
			.map((field) => ({ path: `contacts.${i}.${field}`, code: "required" })),
	);
}

const addresses = (contacts: ContactFields[]) =>
	contacts.map(({ email }) => email.toLowerCase()).filter(Boolean);

/** Tells those who are contacts, and those who were, unless they did it: what somebody else does in their name is seen. */
async function tellContacts(
	w: Write,
	deps: Deps,
	[before, after]: [OwnEntry, ContactFields[]],
	by: { email: string; locale: Locale },
): Promise<void> {
	const all = new Set([...addresses(before.contacts), ...addresses(after)]);
	all.delete(by.email.toLowerCase());
	for (const to of all)
		await queueMail(w, deps, {
			to,
			locale: by.locale,
			template: "contacts_changed",
			values: {
				organisation: before.name,
				by: by.email,
				contacts: after.map(({ name }) => name),
				url: `${deps.config.publicUrl}${by.locale === "en" ? "/en" : ""}/mina-sidor`,
			},
		});
}

/** Who and where the contacts are: what they show in the register is nobody else's matter. */
const reached = (contacts: ContactFields[]) =>
	contacts.map(({ name, email }) => [name, email.toLowerCase()]);

/**
 * A party changes its own contacts and details. What changes nothing, as a change that is sent again, leaves no trace.
 * @throws Refusal `not_found` of an organisation that the session does not speak for, `validation_failed`, `entry_changed`
 * when somebody else was first
 */
export async function changeOwnEntry(
	deps: Deps,
	id: string,
	{ version, ...typed }: OwnEntryChange,
	{ session, locale }: { session: Asker; locale: Locale },
): Promise<void> {
	const errors = typed.contacts ? contactFaults(typed.contacts) : [];
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	const change = asStored(typed);
	const actor = { kind: "organisation", id, name: session.email } as const;
	const changed = await writeIfAny(deps, actor, async (w) => {
		await w.tx
			.selectFrom("organisation")
			.select("id")
			.where("id", "=", id)
			.forUpdate()
			.execute();
		// Under the lock: who is a contact no more changes nothing, however soon after.
		if (!(await speaksFor(w.tx, session, id))) throw new Refusal("not_found");
		const before = await findOwnEntry(w.tx, id);
		const other = Object.fromEntries(
			Object.entries(change).filter(
				([name, value]) =>
					!isDeepStrictEqual(value, before[name as keyof typeof change]),
			),
		) as typeof change;
		if (Object.keys(other).length === 0) return false;
		if (version !== undefined && version !== before.version)
			throw new Refusal("entry_changed");
		await correctOrganisation(w, deps, id, other);
		const { contacts } = other;
		if (
			contacts &&
			!isDeepStrictEqual(reached(contacts), reached(before.contacts))
		)
			await tellContacts(w, deps, [before, contacts], {
				email: session.email,
				locale,
			});
		return true;
	});
	if (changed) deps.registerChanged();
}
