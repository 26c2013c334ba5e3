import { localeOf, pathIn } from "../../i18n/path.ts";

/** The steps of the form, in order. */
export const steps = [
	"start",
	"organisation",
	"signatories",
	"review",
] as const;
export type Step = (typeof steps)[number];

const words: Record<Step, string> = {
	start: "borja",
	organisation: "organisationen",
	signatories: "firmatecknare",
	review: "granska",
};

export interface Place {
	/** Null before there is an application. */
	id: string | null;
	/** Null on the case's own page. */
	step: Step | null;
}

/** Where an address stands: `/en/ansok/:id/granska` → `{ id, step: "review" }`. */
export function placeOf(pathname: string): Place {
	const [, , id, word] = localeOf(pathname).path.split("/");
	const step = steps.find((name) => words[name] === word) ?? null;
	return { id: id || null, step: id ? step : "start" };
}

/** The address of a place. */
export function pathOf(locale: "sv" | "en", { id, step }: Place): string {
	if (!id) return pathIn(locale, "/ansok");
	return pathIn(locale, `/ansok/${id}${step ? `/${words[step]}` : ""}`);
}

/** The step where a field is asked for. */
export function stepOf(path: string): Step {
	if (path.startsWith("organisation")) return "organisation";
	return path === "email" ? "start" : "signatories";
}

/** The id of the input that answers for a path. */
export function idOf(path: string): string {
	if (path === "signatories" || path === "contacts") return `${path}-0-name`;
	if (/^(attachments|minutes)/.test(path)) return "file-minutes";
	// The register has two fields here, the form one.
	if (/^organisation\.(municipalityCode|wholeCounty)$/.test(path))
		return "organisation-place";
	return path.replaceAll(".", "-");
}
