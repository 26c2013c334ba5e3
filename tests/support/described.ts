import type { IncomingMessage } from "node:http";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { World } from "./world.ts";

/** What the API says of itself (`/api/openapi.json`), held against what it answers. */

type Content = Record<string, { schema: object; example?: unknown }>;
interface Described {
	parameters?: { name: string; in: string; example?: unknown }[];
	requestBody?: { content?: Content };
	responses: Record<string, { content?: Content }>;
	tags?: string[];
}
interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: string;
	raw: { req: IncomingMessage };
}

export interface Operation extends Described {
	method: string;
	path: string;
}

const named = "#/components/schemas/";
const formats = {
	date: /^\d{4}-\d{2}-\d{2}$/,
	"date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
	uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
};

/** As a schema, but nothing may be said that it does not name: what a reader does not need, we do. */
function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (schema === null || typeof schema !== "object") return schema;
	const whole = Object.entries(schema).map(([key, value]) => [
		key,
		key === "$ref" ? String(value).replace(named, "") : closed(value),
	]);
	const shut =
		"type" in schema && "properties" in schema
			? { additionalProperties: false }
			: {};
	return { ...shut, ...Object.fromEntries(whole) };
}

export class Description {
	readonly operations: Operation[];
	#ajv = new Ajv2020({ allErrors: true, formats });
	#compiled = new Map<object, ValidateFunction>();

	constructor(document: {
		paths: Record<string, Record<string, Described>>;
		components: { schemas: Record<string, object> };
	}) {
		for (const [name, schema] of Object.entries(document.components.schemas))
			this.#ajv.addSchema(closed(schema) as object, name);
		this.operations = Object.entries(document.paths).flatMap(
			([path, methods]) =>
				Object.entries(methods).map(([method, one]) => ({
					...one,
					path,
					method: method.toUpperCase(),
				})),
		);
	}

	/** The operation that an address is of: one without parameters before one with. */
	find(method: string, url: string): Operation | undefined {
		const [path = ""] = url.split("?");
		return this.operations
			.filter((one) => one.method === method && fits(one.path, path))
			.sort((a, b) => parameters(a) - parameters(b))[0];
	}

	/** What an answer says that its description does not; empty where they agree. */
	faults({ responses }: Operation, answer: Omit<Answer, "raw">): string[] {
		const { statusCode, body } = answer;
		const said = responses[statusCode];
		if (!said) return [`${statusCode} is not described`];
		const { "content-type": header = "" } = answer.headers as {
			"content-type"?: string;
		};
		const [type = ""] = header.split(";");
		if (!said.content) return body === "" ? [] : ["a body is not described"];
		const schema = said.content[type]?.schema;
		if (!schema) return [`${type} is not described`];
		const validate = this.#validatorOf(schema);
		validate(type.endsWith("json") ? JSON.parse(body) : body);
		return wrongWith(validate);
	}

	/** What is wrong with an operation's examples: JSON without one, or one that its schema does not take. */
	exampleFaults({ requestBody, responses, parameters }: Operation): string[] {
		const success = Object.entries(responses).filter(([status]) =>
			status.startsWith("2"),
		);
		const contents = [
			...Object.entries(requestBody?.content ?? {}),
			...success.flatMap(([, { content }]) => Object.entries(content ?? {})),
		].filter(([type]) => type.endsWith("json"));
		const faults = contents.flatMap(([type, { schema, example }]) => {
			if (example === undefined) return [`${type} has no example`];
			const validate = this.#validatorOf(schema);
			validate(example);
			return wrongWith(validate);
		});
		const bare = (parameters ?? []).filter(
			(one) => one.in === "path" && one.example === undefined,
		);
		return [...faults, ...bare.map(({ name }) => `{${name}} has no example`)];
	}

	#validatorOf(schema: object): ValidateFunction {
		const validate =
			this.#compiled.get(schema) ?? this.#ajv.compile(closed(schema) as object);
		this.#compiled.set(schema, validate);
		return validate;
	}
}

const wrongWith = ({ errors }: ValidateFunction) =>
	(errors ?? []).map(
		({ instancePath, message, params }) =>
			`${instancePath} ${message} ${JSON.stringify(params)}`,
	);

const parameters = ({ path }: Operation) => path.split("{").length;
const fits = (template: string, path: string) => {
	const literal = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
	return new RegExp(`^${literal.replace(/\{\w+\}/g, "[^/]+")}$`).test(path);
};

/** The description of a world's API. */
export async function describedBy({ app }: World): Promise<Description> {
	return new Description((await app.inject("/api/openapi.json")).json());
}

type Asked = string | { payload?: unknown };

/** Calls for each answer of a world from now on that is no refusal, with the operation that it is of. */
export function hear(
	{ app }: World,
	description: Description,
	tell: (operation: Operation, asked: Asked, answer: Answer) => void,
): void {
	const inject = app.inject.bind(app) as (asked: Asked) => Promise<Answer>;
	const heard = async (asked: Asked) => {
		const answer = await inject(asked);
		const { url = "", method = "GET" } = answer.raw.req;
		const operation = description.find(method, url);
		if (operation && answer.statusCode < 300) tell(operation, asked, answer);
		return answer;
	};
	app.inject = heard as typeof app.inject;
}

/** Looks at each answer of a world from now on: which operations were met, and what they said that is not described. */
export async function watch(world: World) {
	const description = await describedBy(world);
	const met = new Set<string>();
	const faults: string[] = [];
	hear(world, description, (operation, _asked, answer) => {
		const name = `${operation.method} ${operation.path}`;
		met.add(name);
		for (const fault of description.faults(operation, answer))
			faults.push(`${name}: ${fault}`);
	});
	return { description, met, faults };
}
