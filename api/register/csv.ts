import type { SignatoryItem } from "./schema.ts";

const columns: [string, (item: SignatoryItem) => string | null][] = [
	["id", (item) => item.id],
	["slug", (item) => item.slug],
	["name", (item) => item.name],
	["organisationNumber", (item) => item.organisationNumber],
	["kind", (item) => item.kind],
	["municipalityCode", (item) => item.municipality?.code ?? null],
	["municipality", (item) => item.municipality?.name ?? null],
	["wholeCounty", (item) => String(item.wholeCounty)],
	["themes", (item) => item.themes.join(" ")],
	["website", (item) => item.website],
	["description", (item) => item.description],
	["status", (item) => item.status],
	["signedOn", (item) => item.signedOn],
	["agreementVersion", (item) => item.agreementVersion],
	["certificateNumber", (item) => item.certificateNumber],
];

// What spreadsheets take for the start of a formula, full-width variants included (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: string | null): string {
	const text = value ?? "";
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The register as CSV (RFC 4180), with the BOM that spreadsheets want before UTF-8. */
export function toCsv(items: SignatoryItem[]): string {
	const rows = [
		columns.map(([name]) => name),
		...items.map((item) => columns.map(([, read]) => cell(read(item)))),
	];
	return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}
