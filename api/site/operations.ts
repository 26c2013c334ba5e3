import type {
	ApiReferenceModel,
	DescribedAnswer,
	DescribedExample,
	DescribedField,
} from "../../frontend/views/api-reference.ts";
import type { App } from "../platform/http.ts";

/** As much of JSON Schema as answers are described with. */
interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	const?: unknown;
	enum?: unknown[];
	anyOf?: Schema[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: Schema | boolean;
}
interface Media {
	schema: Schema;
	example?: unknown;
}
interface Described {
	tags?: string[];
	summary?: string;
	requestBody?: { content?: Record<string, Media> };
	responses?: Record<string, { content?: Record<string, Media> }>;
}

const nameOf = ({ $ref }: Schema) => $ref?.split("/").at(-1) ?? null;
const ofNull = ({ type }: Schema) => type === "null";

/** A schema's kind in a word or two. */
function typeOf(schema: Schema): string {
	const { type = [], format, enum: several } = schema;
	if ("const" in schema) return JSON.stringify(schema.const);
	if (several) return several.map((one) => JSON.stringify(one)).join(" | ");
	const words = [type].flat().join(" | ");
	return format ? `${words} (${format})` : words;
}

/** Each value of an answer by its path, `items[].name`; what has a name of its own is told once, under it. */
function fieldsOf(schema: Schema, path = ""): DescribedField[] {
	const either = schema.anyOf?.filter((one) => !ofNull(one));
	if (either) {
		const fields = either.flatMap((one) => fieldsOf(one, path));
		if (!schema.anyOf?.some(ofNull)) return fields;
		const [first, ...rest] = fields;
		return first?.path === path
			? [{ ...first, type: `${first.type} | null` }, ...rest]
			: [{ path, type: "object | null", named: null }, ...fields];
	}
	const named = nameOf(schema);
	if (named) return [{ path, type: "", named }];
	if (schema.type === "array" && schema.items)
		return fieldsOf(schema.items, `${path}[]`);
	if (!schema.properties) {
		const values = schema.additionalProperties;
		return typeof values === "object" && Object.keys(values).length > 0
			? fieldsOf(values, `${path}{}`)
			: [{ path, type: typeOf(schema), named: null }];
	}
	const { properties, required = [] } = schema;
	return Object.entries(properties).flatMap(([name, one]) =>
		fieldsOf(
			one,
			`${path}${path && "."}${name}${required.includes(name) ? "" : "?"}`,
		),
	);
}

function answersOf({ responses = {} }: Described): DescribedAnswer[] {
	return Object.entries(responses)
		.filter(([status]) => status.startsWith("2"))
		.flatMap(([status, { content = {} }]) => {
			const types = Object.entries(content);
			if (types.length === 0) return [{ status, type: "", fields: [] }];
			return types.map(([type, { schema }]) => ({
				status,
				type,
				fields: fieldsOf(schema).filter((one) => one.path || one.named),
			}));
		});
}

/** What is asked and what is answered, as JSON to read. */
function exampleOf({
	requestBody,
	responses = {},
}: Described): DescribedExample | null {
	const written = (contents: (Record<string, Media> | undefined)[]) => {
		const all = contents.flatMap((content) => Object.values(content ?? {}));
		const found = all.find((media) => media.example !== undefined);
		return found ? JSON.stringify(found.example, null, 2) : null;
	};
	const asked = written([requestBody?.content]);
	const answer = written(Object.values(responses).map((one) => one.content));
	return asked || answer ? { asked, answer } : null;
}

/** The API's operations by tag and the named parts of its answers, as the OpenAPI document has them. */
export function operationsOf(app: App): ApiReferenceModel {
	const document = app.swagger() as {
		paths?: Record<string, Record<string, Described>>;
		components?: { schemas?: Record<string, Schema> };
	};
	const groups = new Map<
		string,
		ApiReferenceModel["groups"][number]["operations"]
	>();
	for (const [path, methods] of Object.entries(document.paths ?? {}))
		for (const [method, operation] of Object.entries(methods)) {
			const { tags, summary = "" } = operation;
			const name = tags?.[0] ?? "server";
			const group = groups.get(name) ?? [];
			group.push({
				method: method.toUpperCase(),
				path,
				summary,
				answers: answersOf(operation),
				example: exampleOf(operation),
			});
			groups.set(name, group);
		}
	return {
		groups: [...groups].map(([name, operations]) => ({ name, operations })),
		shapes: Object.entries(document.components?.schemas ?? {}).map(
			([name, schema]) => ({ name, fields: fieldsOf(schema) }),
		),
	};
}
