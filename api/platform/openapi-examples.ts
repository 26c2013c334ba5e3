import { readFileSync } from "node:fs";

/** Examples in the API's description (DOK.15): real questions and answers, kept by `npm run api-examples`. */

interface Example {
	/** As it was asked, with its parameters */
	url: string;
	request?: unknown;
	status: string;
	answer?: unknown;
}
interface Media {
	example?: unknown;
}
/** As much of an operation as examples stand in. */
export interface Exemplified {
	parameters?: { name: string; in: string; example?: unknown }[];
	requestBody?: { content?: Record<string, Media> };
	responses?: Record<
		string,
		{ description?: string; content?: Record<string, Media> }
	>;
}

const file = new URL("./api-examples.json", import.meta.url);
const examples = JSON.parse(readFileSync(file, "utf8")) as Record<
	string,
	Example
>;

/** What stands in an address where its template has names. */
function namesIn(template: string, address: string): Record<string, string> {
	const literal = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
	const pattern = literal.replace(/\{(\w+)\}/g, "(?<$1>[^/?]+)");
	return { ...new RegExp(`^${pattern}`).exec(address)?.groups };
}

/** Puts the example of an operation where OpenAPI 3.1 wants its parts; without one nothing is changed. */
export function putExample(
	operation: Exemplified,
	method: string,
	path: string,
): void {
	const example = examples[`${method.toUpperCase()} ${path}`];
	if (!example) return;
	const named = namesIn(path, example.url);
	for (const parameter of operation.parameters ?? []) {
		const value = parameter.in === "path" && named[parameter.name];
		if (value) parameter.example = decodeURIComponent(value);
	}
	const asked = operation.requestBody?.content?.["application/json"];
	if (asked && "request" in example) asked.example = example.request;
	const answered = operation.responses?.[example.status]?.content ?? {};
	for (const [type, media] of Object.entries(answered))
		if (type.endsWith("json") && "answer" in example)
			media.example = example.answer;
}
