/** The site that is looked at. */
export interface Site {
	/** Where it is, without a trailing slash. */
	base: string;
	/** A directory for what readers write. */
	dir: string;
	/** Paths, in Swedish, of an organisation and an event that are there to be seen. */
	organisation: string;
	event: string;
}

/** What a reader makes of one thing. */
export interface Verdict {
	/** What it found, in a few words. */
	found: string;
	/** What is wrong with it; undefined when nothing is. */
	wrong?: string | undefined;
}

export interface Check {
	/** What is looked at. */
	what: string;
	run(): Promise<Verdict>;
}

/** A program that others wrote, and what it is given to read. */
export interface Reader {
	name: string;
	/** Makes ready; returns its version. @throws {Missing} when it cannot be had */
	prepare(): Promise<string>;
	checks(site: Site): Check[];
}

/** Asks the site as a browser does. @throws {Error} when the answer has another status */
export async function fetchText(
	{ base }: Site,
	path: string,
	status = 200,
): Promise<string> {
	const answer = await fetch(base + path, { headers: { accept: "text/html" } });
	if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
	return answer.text();
}
