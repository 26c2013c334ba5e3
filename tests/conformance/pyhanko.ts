import { fileURLToPath } from "node:url";
import { ask } from "./process.ts";
import type { Sample } from "./samples.ts";
import { pyHankoPython } from "./tools.ts";
import {
	askHarness,
	type Complaint,
	seenByPades,
	type Validator,
} from "./validator.ts";

const harness = fileURLToPath(new URL("validate.py", import.meta.url));
const STAMPED = "INTACT:TRUSTED,TIMESTAMP_TOKEN<INTACT:TRUSTED>";
const EXTENDED = `${STAMPED},EXTENDED_WITH_LTA_UPDATES,ACCEPTABLE_MODIFICATIONS`;
const summaries = {
	"B-B": "INTACT:TRUSTED,UNTOUCHED",
	"B-T": `${STAMPED},UNTOUCHED`,
	"B-LT": EXTENDED,
	"B-LTA": EXTENDED,
};

function judge(found: string[], { level }: Sample): Complaint {
	const [count, indication, summary, stamped, archived, why] = found;
	const said = `${indication} ${summary} ${stamped} ${archived} ${why}`;
	if (count !== "1" || summary !== summaries[level]) return said;
	if (level !== "B-B" && stamped !== "stamped") return said;
	if (level !== "B-LTA") return undefined;
	if (archived !== "archived") return said;
	return indication === "AdESPassed.OK" ? undefined : said;
}

/** pyHanko by the algorithms of ETSI EN 319 102-1, without a network; from B-LT on it must find that nothing is revoked. */
export const pyHanko: Validator = {
	name: "pyHanko",
	flaws: seenByPades,
	prepare: async () => {
		const program = "import pyhanko.version as v; print(v.__version__)";
		return (await ask(await pyHankoPython(), ["-c", program])).out.trim();
	},
	check: async (samples) =>
		askHarness(await pyHankoPython(), [harness], samples, judge),
};
