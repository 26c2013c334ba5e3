import { ask } from "./process.ts";
import type { Sample } from "./samples.ts";
import { pyHankoPython } from "./tools.ts";
import { each, ending, type Validator } from "./validator.ts";

async function summary(
	{ path, roots }: Sample,
	command: string[],
): Promise<string | undefined> {
	const python = await pyHankoPython();
	const trust = roots.flatMap((root) => ["--trust", root]);
	const { out, err } = await ask(python, [
		...["-m", "pyhanko", "sign", ...command, ...trust, "--trust-replace", path],
	]);
	const [said = "", ...others] = out.trim().split("\n");
	const words = said.split(":").slice(2).join(":");
	const whole = /^INTACT:TRUSTED,(.*,)?UNTOUCHED$/.test(words);
	return whole && others.length === 0 ? undefined : ending(out || err);
}

const prepare = async () => {
	const python = await pyHankoPython();
	const { out } = await ask(python, ["-m", "pyhanko", "--version"]);
	return /version ([\d.]+)/.exec(out)?.[1] ?? "of unknown version";
};

/** pyHanko, as a reader of PDF signatures. */
export const pyHanko: Validator = {
	name: "pyHanko",
	prepare,
	flaws: ["content", "revision", "signature", "stranger"],
	check: each((sample) =>
		summary(sample, ["validate", "--no-revocation-check"]),
	),
};

/** pyHanko by the algorithms of ETSI EN 319 102-1. */
export const pyHankoAdes: Validator = {
	name: "pyHanko AdES",
	prepare,
	flaws: ["content", "revision", "signature", "stranger"],
	check: each((sample) =>
		summary(sample, ["adesverify", "--no-revocation-check"]),
	),
};
