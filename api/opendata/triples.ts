/** RDF as plain values, and how it is written down: RDF/XML, Turtle, JSON-LD. */

export type Term =
	| { iri: string }
	| { value: string; language: string }
	| { value: string; datatype: string };

/** Everything said of one thing, in order. No blank nodes: every thing has an address. */
export interface Subject {
	iri: string;
	/** Predicate and object, both with the full address. */
	says: [predicate: string, object: Term][];
}

export const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const xsd = "http://www.w3.org/2001/XMLSchema#";
const type = `${rdf}type`;

/** Prefixes by name. */
type Prefixes = Record<string, string>;

function split(prefixes: Prefixes, iri: string): string | undefined {
	for (const [prefix, base] of Object.entries(prefixes)) {
		const local = iri.slice(base.length);
		// What both XML and Turtle take as a local name without escapes.
		if (iri.startsWith(base) && /^[A-Za-z_][\w-]*$/.test(local))
			return `${prefix}:${local}`;
	}
	return undefined;
}

const entities: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};
// XML 1.0 has no place for control characters, escaped or not.
const xml = (text: string) =>
	text
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
		.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

function element(prefixes: Prefixes, predicate: string, object: Term): string {
	const name = split(prefixes, predicate);
	if (!name) throw new Error(`no prefix for ${predicate}`);
	if ("iri" in object) return `<${name} rdf:resource="${xml(object.iri)}"/>`;
	const kind =
		"language" in object
			? ` xml:lang="${object.language}"`
			: ` rdf:datatype="${object.datatype}"`;
	return `<${name}${kind}>${xml(object.value)}</${name}>`;
}

/** RDF 1.1 XML Syntax. Every predicate needs a prefix, for it becomes the name of an element. */
export function toRdfXml(subjects: Subject[], prefixes: Prefixes): string {
	const all = { rdf, ...prefixes };
	const spaces = Object.entries(all).map(
		([prefix, base]) => ` xmlns:${prefix}="${base}"`,
	);
	const nodes = subjects.map(({ iri, says }) => {
		const inner = says.map(
			([predicate, object]) => `\t\t${element(all, predicate, object)}\n`,
		);
		return `\t<rdf:Description rdf:about="${xml(iri)}">\n${inner.join("")}\t</rdf:Description>\n`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${spaces.join("")}>\n${nodes.join("")}</rdf:RDF>\n`;
}

const quoted = (text: string) =>
	`"${text.replace(/[\\"\n\r\t]/g, (sign) => escapes[sign] ?? sign)}"`;
const escapes: Record<string, string> = {
	"\\": "\\\\",
	'"': '\\"',
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
};
// What an address may not hold between < and > (RDF 1.1 Turtle, 6.5).
const between = (iri: string) =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
	`<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;

/** RDF 1.1 Turtle. */
export function toTurtle(subjects: Subject[], prefixes: Prefixes): string {
	const short = (iri: string) => split(prefixes, iri) ?? between(iri);
	const term = (object: Term) => {
		if ("iri" in object) return short(object.iri);
		return "language" in object
			? `${quoted(object.value)}@${object.language}`
			: `${quoted(object.value)}^^${between(object.datatype)}`;
	};
	const heads = Object.entries(prefixes).map(
		([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`,
	);
	const bodies = subjects.map(({ iri, says }) => {
		const lines = says.map(
			([predicate, object]) =>
				`\t${predicate === type ? "a" : short(predicate)} ${term(object)}`,
		);
		return `\n${between(iri)}\n${lines.join(" ;\n")} .\n`;
	});
	return heads.join("") + bodies.join("");
}

/** JSON-LD 1.1, expanded: no context is needed to read it. */
export function toJsonLd(subjects: Subject[]): object[] {
	return subjects.map(({ iri, says }) => {
		const node: Record<string, unknown> = { "@id": iri };
		for (const [predicate, object] of says) {
			const key = predicate === type ? "@type" : predicate;
			const value =
				predicate === type && "iri" in object ? object.iri : expanded(object);
			const before = (node[key] as unknown[] | undefined) ?? [];
			node[key] = [...before, value];
		}
		return node;
	});
}

function expanded(object: Term): object {
	if ("iri" in object) return { "@id": object.iri };
	return "language" in object
		? { "@value": object.value, "@language": object.language }
		: { "@value": object.value, "@type": object.datatype };
}
