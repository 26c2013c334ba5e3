import type { Deps } from "./deps.ts";
import { type Fault, Refusal } from "./errors.ts";

/** Every text within a value, with its path: `["signatories.0.name", "Samira Haddad"]`. */
function* textsWithin(value: unknown, path = ""): Generator<[string, string]> {
	if (typeof value === "string") yield [path, value];
	if (typeof value !== "object" || value === null) return;
	for (const [key, inner] of Object.entries(value))
		yield* textsWithin(inner, path ? `${path}.${key}` : key);
}

const MOST_NAMED = 10;

/**
 * What the certificate's fonts lack in any text of a value. The whole value is walked through, so that a field that a
 * certificate comes to say is never forgotten.
 */
export function uncoveredIn(
	deps: Pick<Deps, "uncoveredCharacters">,
	value: unknown,
): Fault[] {
	const faults: Fault[] = [];
	for (const [path, text] of textsWithin(value)) {
		const characters = deps.uncoveredCharacters(text);
		if (characters.length === 0) continue;
		faults.push({
			path,
			code: "uncovered_characters",
			values: {
				characters: characters.slice(0, MOST_NAMED).join(" "),
				field: path.replace(/\.\d+/g, ""),
			},
		});
	}
	return faults;
}

/**
 * A certificate with holes in its texts is never made, and one that cannot be made is stuck for ever: so what the fonts
 * lack is refused while it can still be put right.
 *
 * @throws Refusal `validation_failed` with `uncovered_characters` for each text
 */
export function refuseUncovered(
	deps: Pick<Deps, "uncoveredCharacters">,
	value: unknown,
): void {
	const errors = uncoveredIn(deps, value);
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
}
