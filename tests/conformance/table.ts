/** A sample and what came of it, by validator. */
export interface Row {
	name: string;
	cells: Record<string, "ok" | "FAILED" | "not run">;
	/** What validators found wrong with it, or did not. */
	complaints: string[];
}

export interface Counts {
	passed: number;
	failed: number;
	missing: number;
}

/** Prints rows under columns, then every complaint, and counts the cells. A cell that nothing was asked in is a dash. */
export function drawTable(columns: string[], rows: Row[]): Counts {
	const widest = Math.max(...rows.map(({ name }) => name.length));
	const width = (column: string) => Math.max(column.length, "not run".length);
	const line = (name: string, cell: (column: string) => string) =>
		[name.padEnd(widest), ...columns.map((one) => cell(one).padEnd(width(one)))]
			.join("  ")
			.trimEnd();
	console.log(`\n${line("", (column) => column)}`);
	for (const { name, cells } of rows)
		console.log(line(name, (column) => cells[column] ?? "-"));
	console.log("");
	for (const { name, complaints } of rows)
		for (const complaint of complaints) console.log(`${name}: ${complaint}`);
	const all = rows.flatMap(({ cells }) => Object.values(cells));
	const count = (wanted: string) => all.filter((one) => one === wanted).length;
	return {
		passed: count("ok"),
		failed: count("FAILED"),
		missing: count("not run"),
	};
}
