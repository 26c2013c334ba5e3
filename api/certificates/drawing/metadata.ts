/** What a file says of itself, for its information dictionary and its XMP packet alike. */
export interface Metadata {
	title: string;
	author: string;
	subject: string;
	creator: string;
	producer: string;
	/** To the second */
	created: Date;
}

const entities: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
};
const escaped = (text: string): string =>
	text.replace(/[&<>]/g, (c) => entities[c] ?? c);

const namespaces = Object.entries({
	pdfaid: "http://www.aiim.org/pdfa/ns/id/",
	pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
	dc: "http://purl.org/dc/elements/1.1/",
	xmp: "http://ns.adobe.com/xap/1.0/",
	pdf: "http://ns.adobe.com/pdf/1.3/",
	pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
	pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
	pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
})
	.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
	.join("");

// PDF/UA's identification is not among the schemas that PDF/A knows, and has to be described (ISO 19005-3, 6.6.2.3.3).
const extension =
	'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>';

const alternatives = (text: string): string =>
	`<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;

/** The XMP packet (ISO 16684-1) of a file that is PDF/A-3a and PDF/UA-1. */
export function xmpPacket(metadata: Metadata): string {
	const { title, author, subject, creator, producer, created } = metadata;
	const date = `${created.toISOString().slice(0, 19)}Z`;
	return [
		'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
		`<rdf:Description rdf:about=""${namespaces}>`,
		"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
		"<pdfuaid:part>1</pdfuaid:part>",
		`<dc:title>${alternatives(title)}</dc:title>`,
		`<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
		`<dc:description>${alternatives(subject)}</dc:description>`,
		`<xmp:CreateDate>${date}</xmp:CreateDate><xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>`,
		`<pdf:Producer>${escaped(producer)}</pdf:Producer>`,
		extension,
		'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
	].join("\n");
}
