interface Row {
	email: string;
	locale: string;
	confirmed_at: Date | null;
}

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(text: string): string {
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Who gets the newsletter, as CSV (RFC 4180) with a BOM. */
export function toCsv(rows: Row[]): string {
	const lines = rows.map(({ email, locale, confirmed_at }) =>
		[email, locale, confirmed_at?.toISOString() ?? ""].map(cell).join(","),
	);
	return `\uFEFF${["email,locale,confirmedAt", ...lines].join("\r\n")}\r\n`;
}
