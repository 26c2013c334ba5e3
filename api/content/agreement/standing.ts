import type { Connection } from "../../platform/db.ts";
import type { RevisionAction } from "../editing/schema.ts";
import { rowOf } from "./content.ts";
import { allVersions, boundLabels } from "./queries.ts";
import {
	type BindingRefusal,
	changedParts,
	hasBegun,
	refusalOf,
} from "./rules.ts";
import type { AgreementRevision } from "./schema.ts";

/** How a version stands, and why something cannot be done with a revision of it. */
export interface VersionStanding {
	/** Whether something refers to it: what is signed of it stays as it is. */
	bound: boolean;
	refused: { publish: BindingRefusal | null } & Partial<
		Record<RevisionAction, string | null>
	>;
}

/**
 * What an editor would be refused, so that a page can say it before.
 *
 * @param replaced what undoing would bring back
 */
export async function standingOf(
	db: Connection,
	{ label, mayBind, today }: { label: string; mayBind: boolean; today: string },
	content: AgreementRevision,
	replaced: AgreementRevision | null,
): Promise<VersionStanding> {
	const stored = (await allVersions(db)).find((one) => one.label === label);
	const bound = (await boundLabels(db)).has(label);
	const refusal = (next: AgreementRevision | null) => {
		const row = next ? rowOf(label, next, stored, today) : undefined;
		return refusalOf(changedParts(stored, row), bound, mayBind);
	};
	const begun =
		stored && hasBegun(stored, today) ? "agreement_has_begun" : null;
	return {
		bound,
		refused: {
			publish: refusal(content),
			undo: replaced && refusal(replaced),
			withdraw: refusal(null) ?? begun,
		},
	};
}
