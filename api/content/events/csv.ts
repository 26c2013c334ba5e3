import type { AdminRegistration } from "./admin-schema.ts";

// What people need there has no column: a file goes further than its reader thinks.
const columns: [string, (one: AdminRegistration) => string][] = [
	["name", (one) => one.name],
	["organisation", (one) => one.organisation],
	["email", (one) => one.email],
	["status", (one) => one.status],
	["position", (one) => String(one.position ?? "")],
	["signatory", (one) => String(one.signatory)],
	["present", (one) => String(one.presentAt !== null)],
	["registeredAt", (one) => one.createdAt],
];

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(text: string): string {
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Who has registered, as CSV (RFC 4180) with a BOM. */
export function toRegistrationCsv(items: AdminRegistration[]): string {
	const rows = [
		columns.map(([name]) => name),
		...items.map((item) => columns.map(([, read]) => cell(read(item)))),
	];
	return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}
