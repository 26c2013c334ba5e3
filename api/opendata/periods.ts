import type { Snapshot } from "./schema.ts";
import { type Subject, xsd } from "./triples.ts";
import { dcat, dcterms, is } from "./vocabularies.ts";

/** First and last day, `YYYY-MM-DD`; without a last day what still grows. */
interface Period {
	from: string;
	to?: string;
}

/** What time a dataset is about, where it is about some years rather than today. */
export function periodOf(id: string, snapshot: Snapshot): Period | undefined {
	const { actionPlan, followUps } = snapshot;
	if (id === "action-plan" && actionPlan)
		return {
			from: `${actionPlan.sv.from}-01-01`,
			to: `${actionPlan.sv.to}-12-31`,
		};
	const first = followUps.sv.at(-1);
	if (id === "follow-ups" && first) return { from: first.openedOn };
	return undefined;
}

const day = (value: string) => ({ value, datatype: `${xsd}date` });

/** The period as a thing of its own: DCAT-AP-SE wants no blank nodes where they can be done without. */
export function periodThing(iri: string, { from, to }: Period): Subject {
	return {
		iri,
		says: [
			is(`${dcterms}PeriodOfTime`),
			[`${dcat}startDate`, day(from)],
			...(to ? [[`${dcat}endDate`, day(to)] as Subject["says"][number]] : []),
		],
	};
}
