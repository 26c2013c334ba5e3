/**
 * Keeps the last few signed answers, so that a crowd that asks the same does not make us sign for each.
 *
 * @param longest milliseconds after which an answer is made anew
 */
export function remembering(longest: number) {
	const kept = new Map<string, { at: number; body: Promise<Uint8Array> }>();
	return (key: string, at: Date, make: () => Promise<Uint8Array>) => {
		const found = kept.get(key);
		const age = found ? at.getTime() - found.at : -1;
		if (found && age >= 0 && age < longest)
			return { at: new Date(found.at), body: found.body };
		if (kept.size >= 100) kept.clear();
		const body = make();
		kept.set(key, { at: at.getTime(), body });
		body.catch(() => kept.delete(key));
		return { at, body };
	};
}
