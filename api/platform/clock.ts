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
