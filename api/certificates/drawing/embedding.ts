import { deflateSync } from "node:zlib";
import type { Codes } from "./codes.ts";
import type { Output } from "./output.ts";
import { subsetOf } from "./subset.ts";
import { decimal, list, refer } from "./values.ts";
import type { FontInUse } from "./writing.ts";

/** What fontkit knows of a font beside its types here. Measures in the font's units. */
interface Facts {
	bbox: Record<"minX" | "minY" | "maxX" | "maxY", number>;
	italicAngle: number;
	ascent: number;
	descent: number;
	capHeight: number;
}

const hex = (n: number, digits: number): string =>
	n.toString(16).padStart(digits, "0");

function utf16(text: string): string {
	let out = "";
	for (let i = 0; i < text.length; i++) out += hex(text.charCodeAt(i), 4);
	return out;
}

/** What the codes of a text mean, for those who search, copy or listen to it (ISO 32000-1, 9.10.3). */
function toUnicode(codes: Codes): string {
	const meanings = codes.meanings.slice(1);
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00><ff>
endcodespacerange
1 beginbfrange
<01><${hex(meanings.length, 2)}>[${meanings.map((one) => `<${utf16(one)}>`).join("")}]
endbfrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

let usual: Buffer | undefined;

/** Writes what codes mean. Returns the number of the object. */
export function writeMeanings(output: Output, codes: Codes): number {
	if (!codes.areUsual) return output.compressed("", toUnicode(codes));
	usual ??= deflateSync(toUnicode(codes), { level: 9 });
	return output.deflated("", usual);
}

/**
 * Writes a font with the glyphs that are used (ISO 32000-1, 9.6.3): a simple one, for it has codes of one byte.
 *
 * @param meanings the number of the object that {@link writeMeanings} wrote
 */
export function embedFont(
	output: Output,
	used: FontInUse,
	meanings: number,
): void {
	const { font, glyphs, widths } = used;
	const facts = font as unknown as Facts;
	const scaled = (n: number) => Math.round((n * 1000) / font.unitsPerEm);
	const { minX, minY, maxX, maxY } = facts.bbox;
	const first = Math.max(
		1,
		glyphs.findIndex((id) => id),
	);
	const tag = `A${String.fromCharCode(64 + Number(used.name.slice(1)))}`;
	const name = `/${tag.padEnd(6, "A")}+${font.postscriptName.replaceAll(" ", "_")}`;
	const file = output.deflated("", deflateSync(subsetOf(font, glyphs)));
	// The flag says: symbolic, with codes of its own.
	const descriptor = output.object(
		`<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox${list([minX, minY, maxX, maxY].map(scaled))}/ItalicAngle ${decimal(facts.italicAngle)}/Ascent ${scaled(facts.ascent)}/Descent ${scaled(facts.descent)}/CapHeight ${scaled(facts.capHeight || facts.ascent)}/StemV 0/FontFile2 ${refer(file)}>>`,
	);
	output.object(
		`<</Type/Font/Subtype/TrueType/BaseFont${name}/FirstChar ${first}/LastChar ${widths.length - 1}/Widths${list(widths.slice(first))}/FontDescriptor ${refer(descriptor)}/ToUnicode ${refer(meanings)}>>`,
		used.id,
	);
}
