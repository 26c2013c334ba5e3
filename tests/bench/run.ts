/** What `npm run bench NAME` runs; `--quick` for fewer rounds. Nothing is asserted: the figures are for people. */

const benches: Record<
	string,
	() => Promise<(quick: boolean) => Promise<void>>
> = {
	certificate: async () => (await import("./certificate.ts")).benchCertificates,
};

const names = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const load = benches[names[0] ?? ""];
if (load) {
	const bench = await load();
	await bench(process.argv.includes("--quick"));
} else {
	console.error(
		`Usage: npm run bench NAME, one of: ${Object.keys(benches).join(", ")}`,
	);
	process.exitCode = 1;
}
