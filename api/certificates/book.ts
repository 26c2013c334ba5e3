import type { Write } from "../log/write.ts";
import { swedishDay } from "../platform/clock.ts";
import { refuseUncovered } from "../platform/coverage.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { isVisible } from "../platform/plain-text.ts";
import type { CertificateBook, EarnedCertificate } from "../signatures/book.ts";
import { plainContent } from "./drawing/content.ts";

/** What a certificate says, kept as it was when the number was allotted. */
export type CertificateRecord = Omit<EarnedCertificate, "signatureId">;

/**
 * Numbers are allotted in the transaction that earns them: a row lock on the year's
 * series makes approvals take turns, and a rollback gives the number back. So there is
 * neither a gap nor a double.
 */
async function nextNumber(write: Write, year: number): Promise<string> {
	const row = await write.tx
		.insertInto("certificate_series")
		.values({ year, last: 1 })
		.onConflict((conflict) =>
			conflict
				.column("year")
				.doUpdateSet((eb) => ({ last: eb("certificate_series.last", "+", 1) })),
		)
		.returning("last")
		.executeTakeFirstOrThrow();
	return `HÖK-${year}-${String(row.last).padStart(4, "0")}`;
}

// An earlier release let names in that nobody sees.
function refuseNameless({ organisation }: CertificateRecord): void {
	if (!isVisible(organisation.name))
		throw new Refusal("validation_failed", {
			errors: [{ path: "organisation.name", code: "required" }],
		});
}

/** The job that makes a certificate's file; one of its kind per number. */
export function enqueueIssue(write: Write, number: string): Promise<void> {
	return write.enqueue(
		"certificate.issue",
		{ number },
		`certificate.issue:${number}`,
	);
}

export function certificateBook(
	deps: Pick<Deps, "clock" | "uncoveredCharacters">,
): CertificateBook {
	return {
		async allot(write, { signatureId, ...given }) {
			const record = plainContent(given);
			// Whoever asks, for whatever reason: no number is given to what can never be drawn.
			refuseNameless(record);
			refuseUncovered(deps, record);
			const now = deps.clock();
			const number = await nextNumber(
				write,
				Number(swedishDay(now).slice(0, 4)),
			);
			await write.tx
				.insertInto("certificate")
				.values({
					number,
					signature_id: signatureId,
					status: "valid",
					content: JSON.stringify(record satisfies CertificateRecord),
					created_at: now,
				})
				.execute();
			await enqueueIssue(write, number);
			write.record({
				event: "certificate.numbered",
				subject: {
					kind: "certificate",
					id: number,
					name: record.organisation.name,
				},
				caseId: record.caseId,
			});
			return number;
		},

		async numberOf(write, signatureId) {
			const row = await write.tx
				.selectFrom("certificate")
				.select("number")
				.where("signature_id", "=", signatureId)
				.where("status", "=", "valid")
				.executeTakeFirst();
			return row?.number ?? null;
		},

		async close(write, signatureId, how) {
			const row = await write.tx
				.updateTable("certificate")
				.set(
					how.status === "superseded"
						? { status: "superseded", superseded_by: how.by }
						: {
								status: "revoked",
								reason: how.reason,
								revoked_at: deps.clock(),
							},
				)
				.where("signature_id", "=", signatureId)
				.where("status", "=", "valid")
				.returning("number")
				.executeTakeFirst();
			if (row)
				write.record({
					event: `certificate.${how.status}`,
					subject: { kind: "certificate", id: row.number },
					detail: { ...how },
				});
		},
	};
}
