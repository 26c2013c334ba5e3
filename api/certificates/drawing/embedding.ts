import { deflateSync } from "node:zlib";
import type { Output } from "./output.ts";
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

function utf16(codePoints: number[]): string {
	let out = "";
	for (const unit of String.fromCodePoint(...codePoints).split(""))
		out += hex(unit.charCodeAt(0), 4);
	return out;
}

/** What the codes of a text mean, from 1 on, for those who search, copy or listen to it (ISO 32000-1, 9.10.3). */
function toUnicode(unicode: number[][]): string {
	const meanings = unicode.map((points) => `<${utf16(points)}>`).join("");
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
<01><${hex(unicode.length, 2)}>[${meanings}]
endbfrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

/** Writes a font with the glyphs that are used (ISO 32000-1, 9.6.3): a simple one, for it has codes of one byte. */
export function embedFont(output: Output, used: FontInUse): void {
	const { font, subset, unicode, widths } = used;
	const facts = font as unknown as Facts;
	const scaled = (n: number) => Math.round((n * 1000) / font.unitsPerEm);
	const { minX, minY, maxX, maxY } = facts.bbox;
	const tag = `A${String.fromCharCode(64 + Number(used.name.slice(1)))}`;
	const name = `/${tag.padEnd(6, "A")}+${font.postscriptName.replaceAll(" ", "_")}`;
	const file = output.deflated("", deflateSync(subset.encode()));
	// The flag says: symbolic, with codes of its own.
	const descriptor = output.object(
		`<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox${list([minX, minY, maxX, maxY].map(scaled))}/ItalicAngle ${decimal(facts.italicAngle)}/Ascent ${scaled(facts.ascent)}/Descent ${scaled(facts.descent)}/CapHeight ${scaled(facts.capHeight || facts.ascent)}/StemV 0/FontFile2 ${refer(file)}>>`,
	);
	const meaning = output.compressed("", toUnicode(unicode.slice(1)));
	output.object(
		`<</Type/Font/Subtype/TrueType/BaseFont${name}/FirstChar 1/LastChar ${widths.length - 1}/Widths${list(widths.slice(1))}/FontDescriptor ${refer(descriptor)}/ToUnicode ${refer(meaning)}>>`,
		used.id,
	);
}
