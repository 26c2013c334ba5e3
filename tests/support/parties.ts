import type { World } from "./world.ts";

export interface ManyParties {
	/** Their certificates' numbers, in order */
	numbers: string[];
	/** By the organisation's place in the list, from 0 */
	signatureIds: string[];
}

const uuid = (kind: number, n: number) =>
	`0193${String(kind).padStart(4, "0")}-0000-7000-8000-${String(n).padStart(12, "0")}`;

/**
 * Parties of the register whose certificates are numbered but not made, written straight into the database: as many by
 * HTTP would take minutes. The name of the n-th is `names[n]`, or "Förening n".
 */
export async function insertParties(
	{ deps, now }: Pick<World, "deps" | "now">,
	howMany: number,
	names: Record<number, string> = {},
): Promise<ManyParties> {
	const version = await deps.db
		.selectFrom("agreement_version")
		.selectAll()
		.orderBy("valid_from", "desc")
		.executeTakeFirstOrThrow();
	const at = now.value;
	const year = at.getUTCFullYear();
	const numberOf = (n: number) =>
		`HÖK-${year}-${String(n + 1).padStart(4, "0")}`;
	const content = (n: number, name: string) => ({
		ordinal: n + 1,
		organisation: { name, organisationNumber: null, place: "Varberg" },
		agreement: {
			name: version.name_sv,
			version: version.label,
			textSha256: version.text_sha256,
			principles: version.principles.map((one) => one.sv.title),
		},
		signedOn: "2026-03-01",
		signatories: [{ name: "Samira Haddad", title: "Ordförande" }],
		approvedBy: { name: "Eva Lindqvist", title: "Region Halland" },
		approvedOn: "2026-03-02",
		caseNumber: null,
		caseId: uuid(2, n),
		locale: "sv",
	});
	const all = Array.from({ length: howMany }, (_, n) => n);
	const nameOf = (n: number) => names[n] ?? `Förening ${n}`;
	// PostgreSQL takes at most 65 535 values in a statement.
	for (let from = 0; from < howMany; from += 2000) {
		const some = all.slice(from, from + 2000);
		await deps.db.transaction().execute(async (tx) => {
			await tx
				.insertInto("organisation")
				.values(
					some.map((n) => ({
						id: uuid(1, n),
						slug: `forening-${n}`,
						name: nameOf(n),
						kind: "ideell-forening",
						municipality_code: "1383",
						whole_county: false,
						themes: ["integration"],
						description: "",
						created_at: at,
						updated_at: at,
					})),
				)
				.execute();
			await tx
				.insertInto("contact")
				.values(
					some.map((n) => ({
						id: uuid(3, n),
						organisation_id: uuid(1, n),
						position: 0,
						name: "Samira Haddad",
						role: "Ordförande",
						email: `styrelsen-${n}@forening.example`,
						phone: "",
						is_primary: true,
						publish_name: false,
						publish_email: false,
						publish_phone: false,
					})),
				)
				.execute();
			await tx
				.insertInto("application")
				.values(
					some.map((n) => ({
						id: uuid(2, n),
						status: "approved" as const,
						email: `styrelsen-${n}@forening.example`,
						locale: "sv" as const,
						content: JSON.stringify({}),
						agreement_version_id: version.id,
						organisation_id: uuid(1, n),
						created_at: at,
						updated_at: at,
					})),
				)
				.execute();
			await tx
				.insertInto("signature")
				.values(
					some.map((n) => ({
						id: uuid(4, n),
						organisation_id: uuid(1, n),
						agreement_version_id: version.id,
						application_id: uuid(2, n),
						status: "active" as const,
						ordinal: n + 1,
						signed_on: "2026-03-01",
						created_at: at,
					})),
				)
				.execute();
			await tx
				.insertInto("certificate")
				.values(
					some.map((n) => ({
						number: numberOf(n),
						signature_id: uuid(4, n),
						status: "valid" as const,
						content: JSON.stringify(content(n, nameOf(n))),
						created_at: at,
					})),
				)
				.execute();
		});
	}
	await deps.db
		.insertInto("certificate_series")
		.values({ year, last: howMany })
		.execute();
	return {
		numbers: all.map(numberOf),
		signatureIds: all.map((n) => uuid(4, n)),
	};
}
