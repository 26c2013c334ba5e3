import type { Selectable } from "kysely";
import type {
	ApplicationTable,
	SignatoryTable,
} from "../platform/database-types.ts";
import type { Connection } from "../platform/db.ts";
import { Refusal } from "../platform/errors.ts";
import { decided } from "./rules.ts";
import type {
	ApplicationContent,
	ApplicationStatus,
	Attachment,
} from "./schema.ts";

export type Application = Omit<Selectable<ApplicationTable>, "content"> & {
	content: ApplicationContent;
};
export type Signatory = Selectable<SignatoryTable>;

export async function findApplication(
	db: Connection,
	id: string,
): Promise<Application | undefined> {
	const row = await db
		.selectFrom("application")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirst();
	return row as Application | undefined;
}

/** The application, locked until the transaction ends: the edits of one case queue up here. */
export async function lockApplication(
	tx: Connection,
	id: string,
): Promise<Application> {
	const row = await tx
		.selectFrom("application")
		.selectAll()
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row as Application;
}

/** Takes a locked application from one status to another. @throws Refusal when it stands in none of `from`. */
export async function moveApplication(
	tx: Connection,
	id: string,
	transition: { from: readonly ApplicationStatus[]; to: ApplicationStatus },
	values: Partial<Omit<Application, "id" | "status" | "content">> & {
		updated_at: Date;
	},
): Promise<Application> {
	const row = await tx
		.updateTable("application")
		.set({ ...values, status: transition.to })
		.where("id", "=", id)
		.where("status", "in", transition.from)
		.returningAll()
		.executeTakeFirst();
	if (row) return row as Application;
	const now = await findApplication(tx, id);
	if (!now) throw new Refusal("not_found");
	throw new Refusal(
		decided.includes(now.status)
			? "application_already_decided"
			: "wrong_status",
	);
}

export function currentSignatories(
	db: Connection,
	applicationId: string,
): Promise<Signatory[]> {
	return db
		.selectFrom("signatory")
		.selectAll()
		.where("application_id", "=", applicationId)
		.where("status", "!=", "voided")
		.orderBy("position")
		.execute();
}

export async function listAttachments(
	db: Connection,
	applicationId: string,
): Promise<Attachment[]> {
	const rows = await db
		.selectFrom("attachment")
		.select(["id", "kind", "filename", "media_type", "size", "sha256"])
		.where("application_id", "=", applicationId)
		.where("removed_at", "is", null)
		.orderBy("created_at")
		.orderBy("id")
		.execute();
	return rows.map(({ media_type, ...row }) => ({
		...row,
		mediaType: media_type,
	}));
}

/** The case's own thread out of the log, oldest first. */
export function caseEntries(db: Connection, applicationId: string) {
	return db
		.selectFrom("log_entry")
		.select([
			"at",
			"actor_kind",
			"actor_name",
			"actor_employer",
			"event",
			"detail",
		])
		.where("case_id", "=", applicationId)
		.orderBy("sequence")
		.execute();
}

/** The organisation's standing that came of an application, and its certificate. */
export function outcome(db: Connection, applicationId: string) {
	return db
		.selectFrom("signature")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.leftJoin("certificate", (join) =>
			join
				.onRef("certificate.signature_id", "=", "signature.id")
				.on("certificate.superseded_by", "is", null),
		)
		.select([
			"signature.id as signatureId",
			"signature.status as status",
			"organisation.slug as slug",
			"certificate.number as certificateNumber",
		])
		.where("signature.application_id", "=", applicationId)
		.executeTakeFirst();
}
