import type { Write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import { uncoveredIn } from "../../platform/coverage.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Fault, Refusal } from "../../platform/errors.ts";
import { read } from "../../platform/http.ts";
import { eventFaults } from "../events/changing.ts";
import { planFaults } from "../plan/rules.ts";
import { holdFiles } from "./files.ts";
import { isPart, partShapes } from "./parts-schema.ts";
import type { RevisionRow } from "./queries.ts";
import { newsFaults } from "./rules.ts";
import {
	contentSchemas,
	type NewsRevision,
	type PlanYearRevision,
} from "./schema.ts";

/**
 * What a reader needs and the content lacks.
 *
 * @param at when it is published
 * @throws Refusal `validation_failed` with every fault at once
 */
export async function checkWhole(
	{ tx, deps }: Write & { deps: Deps },
	{ kind, item_key: key, content }: RevisionRow,
	at: Date,
): Promise<Record<string, unknown>> {
	const { draft, whole: needed } = contentSchemas[kind];
	const found = read(needed, content);
	const lacking = "faults" in found ? found.faults : [];
	// What lacks something is looked at on as the draft that it is, so that every fault is told at once.
	const rest = "faults" in found ? read(draft, content) : found;
	if ("faults" in rest)
		throw new Refusal("validation_failed", { errors: lacking });
	const whole: Record<string, unknown> = rest.data;
	const errors: Fault[] = await holdFiles(tx, whole);
	const { text } = whole as { text?: { sv: string } };
	const textless = isPart(key) && !partShapes[key].text;
	if (kind === "page" && !textless && !text?.sv)
		errors.push({ path: "text.sv", code: "required" });
	if (kind === "news")
		errors.push(...newsFaults(whole as NewsRevision, swedishDay(at)));
	if (kind === "plan_year") {
		const { activities } = whole as PlanYearRevision;
		errors.push(...planFaults(Number(key), activities));
		// The year is a paper too, set in the certificate's fonts.
		for (const fault of uncoveredIn(deps, whole))
			errors.push({ ...fault, code: "uncovered_on_paper" });
	}
	if (kind === "event") errors.push(...(await eventFaults(tx, key, whole)));
	const told = new Set(lacking.map(({ path }) => path));
	const all = [...lacking, ...errors.filter(({ path }) => !told.has(path))];
	if (all.length > 0) throw new Refusal("validation_failed", { errors: all });
	return whole;
}
