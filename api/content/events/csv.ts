import type { Locale } from "../../platform/messages.ts";
import type { AdminRegistration } from "./admin-schema.ts";
import { localOf } from "./swedish-time.ts";

interface Column {
	sv: string;
	en: string;
	read: (one: AdminRegistration, locale: Locale) => string;
}

const statuses = {
	sv: { seated: "har plats", waiting: "på väntelistan", cancelled: "avbokad" },
	en: {
		seated: "has a place",
		waiting: "on the waiting list",
		cancelled: "cancelled",
	},
};
const yes = (is: boolean, locale: Locale) =>
	({ sv: is ? "ja" : "nej", en: is ? "yes" : "no" })[locale];

// People read it in a spreadsheet: in their language, by Swedish clocks.
// What people need there has no column: a file goes further than its reader thinks.
const columns: Column[] = [
	{ sv: "Namn", en: "Name", read: (one) => one.name },
	{
		sv: "Organisation",
		en: "Organisation",
		read: (one) => one.organisation,
	},
	{ sv: "E-post", en: "E-mail", read: (one) => one.email },
	{
		sv: "Anmälan",
		en: "Registration",
		read: (one, locale) => statuses[locale][one.status],
	},
	{
		sv: "Nummer på väntelistan",
		en: "Number on the waiting list",
		read: (one) => String(one.position ?? ""),
	},
	{
		sv: "Har skrivit under",
		en: "Has signed",
		read: (one, locale) => yes(one.signatory, locale),
	},
	{
		sv: "Har kommit",
		en: "Has come",
		read: (one, locale) => yes(one.presentAt !== null, locale),
	},
	{
		sv: "Anmäld",
		en: "Registered",
		read: (one) => localOf(new Date(one.createdAt)).replace("T", " "),
	},
];

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(text: string): string {
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Who has registered, as CSV (RFC 4180) with a BOM. */
export function toRegistrationCsv(
	items: AdminRegistration[],
	locale: Locale,
): string {
	const rows = [
		columns.map((column) => column[locale]),
		...items.map((item) => columns.map(({ read }) => cell(read(item, locale)))),
	];
	return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}
