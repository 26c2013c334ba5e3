/**
 * Which of the offered media types a request prefers (RFC 9110, 12.5.1); the first when it says nothing of use. Of
 * equals the one that is offered first is taken.
 */
export function preferredType<T extends string>(
	header: string | undefined,
	offered: readonly [T, ...T[]],
): T {
	const ranges = (header ?? "*/*").split(",").map((part) => {
		const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
		const q = parameters.find((one) => one.trim().startsWith("q="));
		return { range: range.trim(), q: q ? Number(q.trim().slice(2)) : 1 };
	});
	const weight = (type: string) => {
		const group = `${type.slice(0, type.indexOf("/"))}/*`;
		// The most exact range that fits decides, also when it says no.
		for (const wanted of [type, group, "*/*"]) {
			const found = ranges.find(({ range }) => range === wanted);
			if (found) return found.q;
		}
		return 0;
	};
	let best: T = offered[0];
	for (const type of offered) if (weight(type) > weight(best)) best = type;
	return best;
}
