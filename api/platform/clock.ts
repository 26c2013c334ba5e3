const stockholm = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Europe/Stockholm",
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
});

/** The day in Sweden at an instant, `YYYY-MM-DD`: what people mean by "today". */
export function swedishDay(at: Date): string {
	return stockholm.format(at);
}

/** The first of some days; `YYYY-MM-DD` sorts as text. */
export function firstDay(...days: [string, ...string[]]): string {
	return [...days].sort()[0] ?? days[0];
}

/** The last of some days. */
export function lastDay(...days: [string, ...string[]]): string {
	return [...days].sort().at(-1) ?? days[0];
}
