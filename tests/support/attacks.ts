import { createHash } from "node:crypto";

/** A file made to deceive, and what a verifier may say of it. Never "authentic". */
export interface Attack {
	name: string;
	bytes: Uint8Array;
	verdicts: string[];
}

const latin1 = (bytes: Uint8Array): string =>
	Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** Where each revision of a file ends. */
export function revisionEnds(pdf: Uint8Array): number[] {
	const text = latin1(pdf);
	return [...text.matchAll(/startxref\n\d+\n%%EOF\n/g)].map(
		({ index, 0: end }) => index + end.length,
	);
}

function objectNumber(text: string, pattern: RegExp): number {
	return Number(pattern.exec(text)?.[1] ?? 0);
}

/** An incremental update as any PDF library would write it: these objects, and a table that leads to them. */
export function appendRevision(
	pdf: Uint8Array,
	objects: Record<number, string>,
	more = "",
): Uint8Array {
	const text = latin1(pdf);
	const previous = /startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1];
	const trailer = text.slice(text.lastIndexOf("trailer\n"));
	const size = objectNumber(trailer, /\/Size (\d+)/);
	const root = objectNumber(trailer, /\/Root (\d+)/);
	let body = "";
	let table = "xref\n";
	for (const [id, content] of Object.entries(objects)) {
		const at = pdf.length + body.length;
		table += `${id} 1\n${String(at).padStart(10, "0")} 00000 n \n`;
		body += `${id} 0 obj\n${content}\nendobj\n`;
	}
	const largest = Math.max(size - 1, ...Object.keys(objects).map(Number));
	const end = `trailer\n<< /Size ${largest + 1} /Root ${root} 0 R /Prev ${previous} ${more}>>\nstartxref\n${pdf.length + body.length}\n%%EOF\n`;
	return Buffer.concat([pdf, bytesOf(body + table + end)]);
}

const stream = (content: string) =>
	`<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const painted =
	"q 1 1 1 rg 0 0 595 842 re f Q BT /F1 24 Tf 72 700 Td (Someone else) Tj ET";

/** The shadow attacks (Mainka et al., NDSS 2021) and the incremental saving attacks (Mladenov et al., CCS 2019) on a sealed file. */
function revisions(pdf: Uint8Array): [string, Uint8Array][] {
	const text = latin1(pdf);
	const page = objectNumber(text, /(\d+) 0 obj\n<<\n\/Type \/Page\n/);
	const contents = objectNumber(text, /\/Contents (\d+) 0 R/);
	const catalog = objectNumber(text, /(\d+) 0 obj\n<<\n\/Type \/Catalog\n/);
	const size = objectNumber(
		text.slice(text.lastIndexOf("trailer\n")),
		/\/Size (\d+)/,
	);
	const catalogBody =
		/\/Type \/Catalog\n[\s\S]*?\n>>\nendobj/.exec(text)?.[0].slice(0, -10) ??
		"";
	const pageBody =
		/\/Type \/Page\n[\s\S]*?\n>>\nendobj/.exec(text)?.[0].slice(0, -10) ?? "";
	const annotation = `<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /DA (/F1 9 Tf) /Contents (Revoked) /AP << /N ${size + 1} 0 R >> >>`;
	return [
		[
			"replace: the page's content is another",
			appendRevision(pdf, { [contents]: stream(painted) }),
		],
		[
			"hide: an annotation covers the page",
			appendRevision(pdf, {
				[page]: `<<\n${pageBody.replace(/\/Annots [^\n]*\n/, "")}\n/Annots [${size} 0 R]\n>>`,
				[size]: annotation,
				[size + 1]: stream(painted),
			}),
		],
		[
			"hide and replace: the catalog leads to other pages",
			appendRevision(pdf, {
				[size]: `<< /Type /Pages /Count 1 /Kids [${size + 1} 0 R] >>`,
				[size + 1]:
					`<< /Type /Page /Parent ${size} 0 R /MediaBox [0 0 595 842] /Contents ${size + 2} 0 R >>`,
				[size + 2]: stream(painted),
				[catalog]: `<<\n${catalogBody.replace(/\/Pages \d+ 0 R/, `/Pages ${size} 0 R`)}\n>>`,
			}),
		],
		["an empty revision that only moves the table", appendRevision(pdf, {})],
		[
			"another form: the seal's field is gone",
			appendRevision(pdf, {
				[catalog]: `<<\n${catalogBody.replace(/\/AcroForm \d+ 0 R\n/, "")}\n>>`,
			}),
		],
		[
			"a security store that holds a script",
			appendRevision(pdf, {
				[size]: "<<\n/Type /DSS\n/Certs []\n>>",
				[catalog]: `<<\n${catalogBody}\n/DSS ${size} 0 R\n/OpenAction << /S /JavaScript /JS (1) >>\n>>`,
			}),
		],
	];
}

/** Attacks on the range and the value of the seal: universal forgery and wrapping (Mladenov et al., CCS 2019). */
function forgeries(pdf: Uint8Array): [string, Uint8Array][] {
	const text = latin1(pdf);
	const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] */.exec(text);
	const [whole = "", from = "0", to = "0", rest = "0"] = range ?? [];
	const put = (other: string) =>
		bytesOf(
			text.replace(whole, other.padEnd(whole.length).slice(0, whole.length)),
		);
	const value = text.slice(Number(from), Number(to));
	const shift = "q 1 1 1 rg 0 0 595 842 re f Q\n";
	const moved = String(Number(to) + shift.length);
	return [
		["a range that is empty", put("/ByteRange []")],
		["a range of nothing", put("/ByteRange [0 0 0 0]")],
		["a negative range", put(`/ByteRange [0 -1 ${to} ${rest}]`)],
		["no range", put("/NoRange [0 1 2 3]")],
		[
			"a value that is empty",
			bytesOf(text.replace(value, `<${"0".repeat(value.length - 2)}>`)),
		],
		[
			"a value that is no value",
			bytesOf(text.replace(value, `null${" ".repeat(value.length - 4)}`)),
		],
		[
			"a range that leaves out something after the seal",
			bytesOf(
				text
					.replace(
						whole,
						`/ByteRange [0 ${from} ${moved} ${rest}]`.padEnd(whole.length),
					)
					.replace(value, `${value}${shift}`),
			),
		],
		[
			"the seal's digits in capitals",
			bytesOf(text.replace(value, value.toUpperCase())),
		],
		["the whole file twice", Buffer.concat([pdf, pdf])],
		[
			"an archive before the file",
			Buffer.concat([bytesOf("PK\u0003\u0004"), pdf]),
		],
		["a comment before the file", Buffer.concat([bytesOf("%!PS\n"), pdf])],
		[
			"an archive after the file",
			Buffer.concat([pdf, bytesOf("PK\u0005\u0006")]),
		],
		["a line break after the file", Buffer.concat([pdf, bytesOf("\r\n")])],
		["zeros after the file", Buffer.concat([pdf, new Uint8Array(512)])],
	];
}

/** Two files of the same kind with their parts exchanged. */
function exchanges(one: Uint8Array, other: Uint8Array): [string, Uint8Array][] {
	const cut = (pdf: Uint8Array, n: number) => {
		const ends = revisionEnds(pdf);
		return pdf.subarray(ends[n - 1] ?? 0, ends[n]);
	};
	const count = revisionEnds(one).length;
	const out: [string, Uint8Array][] = [];
	for (let n = 0; n < count; n++)
		out.push([
			`revision ${n + 1} of another certificate`,
			Buffer.concat(
				Array.from({ length: count }, (_, i) => cut(i === n ? other : one, i)),
			),
		]);
	if (count > 2)
		out.push(
			["without its evidence", Buffer.concat([cut(one, 0), cut(one, 2)])],
			["its last revision twice", Buffer.concat([one, cut(one, count - 1)])],
			[
				"its later revisions in another order",
				Buffer.concat([cut(one, 0), cut(one, 2), cut(one, 1)]),
			],
		);
	return out;
}

/**
 * The corpus for two sealed files of the same seal: each attack on the first, with the second to take parts from.
 */
export function attacksOn(one: Uint8Array, other: Uint8Array): Attack[] {
	const ends = revisionEnds(one);
	const cut = ends[0] ?? one.length;
	const between = ends.length > 1 ? revisions(one.subarray(0, cut)) : [];
	const all = [
		...revisions(one),
		...between.map(([name, bytes]): [string, Uint8Array] => [
			`${name}, before what was appended`,
			Buffer.concat([bytes, one.subarray(cut)]),
		]),
		...forgeries(one),
		...exchanges(one, other),
	];
	const hash = (bytes: Uint8Array) =>
		createHash("sha256").update(bytes).digest("hex");
	const same = [one, other].map(hash);
	return all
		.filter(([, bytes]) => !same.includes(hash(bytes)))
		.map(([name, bytes]) => ({
			name,
			bytes,
			verdicts: ["altered", "unknown"],
		}));
}
