import type { Db } from "../platform/db.ts";
import { newId, sha256 } from "../platform/ids.ts";
import { seedOnce } from "./seed-once.ts";
import { names, principles, versionSeeds } from "./seed-texts.ts";

/**
 * The two versions of the agreement, where they are missing. What is there is never
 * touched: an administrator may have replaced the summary.
 */
export async function seedAgreement(deps: {
	db: Db;
	clock: () => Date;
}): Promise<void> {
	await seedOnce(deps, async ({ tx, record }) => {
		const present = await tx
			.selectFrom("agreement_version")
			.select("label")
			.execute();
		const missing = versionSeeds.filter(
			({ label }) => !present.some((version) => version.label === label),
		);
		for (const seed of missing) {
			const id = newId(deps.clock());
			const textSha256 = sha256(seed.sv);
			await tx
				.insertInto("agreement_version")
				.values({
					id,
					label: seed.label,
					valid_from: seed.validFrom,
					valid_from_precision: seed.precision,
					change: seed.change,
					name_sv: names.sv,
					name_en: names.en,
					text_sv: seed.sv,
					text_en: seed.en,
					text_sha256: textSha256,
					principles: JSON.stringify(principles),
					is_summary: true,
					created_at: deps.clock(),
				})
				.execute();
			record({
				event: "agreement_version.added",
				subject: { kind: "agreement_version", id, name: seed.label },
				detail: { textSha256, isSummary: true },
			});
		}
		return missing.length;
	});
}
