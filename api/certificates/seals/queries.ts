import { sql } from "kysely";
import type { Connection } from "../../platform/db.ts";
import type { UsedSeal } from "../schema.ts";

/** A seal or time-stamper, as it is kept. */
export type SealRow = Awaited<ReturnType<typeof listSeals>>[number];

/** Every seal and time-stamper that has been used, the latest first. */
export function listSeals(db: Connection) {
	return db
		.selectFrom("seal")
		.selectAll()
		.orderBy("first_used_at", "desc")
		.orderBy("id", "desc")
		.execute();
}

/** The root that a row's chain ends in, as base64 of DER. */
export const rootOf = ({ certificates }: Pick<SealRow, "certificates">) =>
	certificates.at(-1) ?? "";

// A file from before fingerprints were kept belongs to the first seal that bore the name.
const sealOfCertificate = sql`(
	select s.id from seal s where s.purpose = 'seal'
		and (s.fingerprint = c.seal_fingerprint or (c.seal_fingerprint is null and s.subject = c.sealed_by))
	order by s.first_used_at, s.id limit 1
)`;

/** How many intyg each seal has sealed, by the seal's id. */
export async function countSealed(
	db: Connection,
): Promise<Map<string, number>> {
	const { rows } = await sql<{ id: string | null; count: number }>`
		select ${sealOfCertificate} as id, sum(n)::int as count
		from (
			select seal_fingerprint, sealed_by, count(*) as n from certificate
			where issued_at is not null group by seal_fingerprint, sealed_by
		) c group by 1`.execute(db);
	return new Map(rows.map(({ id, count }) => [id ?? "", count]));
}

/** How many valid certificates have no file yet. */
export async function countWaiting(db: Connection): Promise<number> {
	const { n } = await db
		.selectFrom("certificate")
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.where("pdf", "is", null)
		.where("status", "=", "valid")
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** The seal that a certificate's file bears; null while there is no file, or when the seal is not on record. */
export async function findUsedSeal(
	db: Connection,
	number: string,
): Promise<UsedSeal | null> {
	const { rows } = await sql<{
		subject: string;
		kind: UsedSeal["kind"];
		fingerprint: string;
		revoked_at: Date | null;
	}>`
		select subject, kind, fingerprint, revoked_at from seal where id = (
			select ${sealOfCertificate} from certificate c where c.number = ${number} and c.issued_at is not null
		)`.execute(db);
	const row = rows[0];
	return row
		? {
				subject: row.subject,
				kind: row.kind,
				fingerprint: row.fingerprint,
				revokedAt: row.revoked_at?.toISOString() ?? null,
			}
		: null;
}

/** The addresses of the administrators who can sign in, or have been invited to. */
export async function findAdministrators(db: Connection): Promise<string[]> {
	const rows = await db
		.selectFrom("staff")
		.select("email")
		.where("role", "=", "admin")
		.where("disabled_at", "is", null)
		.orderBy("email")
		.execute();
	return rows.map(({ email }) => email);
}
