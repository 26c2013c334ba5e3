/** Atom feeds (RFC 4287). */

export interface AtomEntry {
	/** For ever the same for one entry, also when its address changes (RFC 4287 §4.2.6). */
	id: string;
	title: string;
	url: string;
	published: string;
	updated: string;
	summary: string;
	/** Safe HTML */
	html: string;
}

export interface AtomFeed {
	id: string;
	title: string;
	author: string;
	language: "sv" | "en";
	/** The feed's own address and its page's */
	self: string;
	page: string;
	/** When nothing is in it */
	since: string;
	entries: AtomEntry[];
}

const escaped = (text: string) =>
	text
		// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");

const entryOf = (entry: AtomEntry) => `<entry>
<id>${escaped(entry.id)}</id>
<title>${escaped(entry.title)}</title>
<link rel="alternate" type="text/html" href="${escaped(entry.url)}"/>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
<summary>${escaped(entry.summary)}</summary>
<content type="html">${escaped(entry.html)}</content>
</entry>`;

/** The feed as XML. Its own `updated` is its newest entry's, so the same content has the same bytes. */
export function toAtom(feed: AtomFeed): string {
	const updated = feed.entries
		.map((entry) => entry.updated)
		.concat(feed.since)
		.sort()
		.at(-1);
	return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${escaped(feed.id)}</id>
<title>${escaped(feed.title)}</title>
<updated>${updated}</updated>
<author><name>${escaped(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>
<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>
${feed.entries.map(entryOf).join("\n")}
</feed>
`;
}
