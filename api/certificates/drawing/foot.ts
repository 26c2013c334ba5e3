import { drawQr } from "./figures.ts";
import { fit, wrapAtMost } from "./layout.ts";
import { MM, type Style } from "./pen.ts";
import { AREA, heading, type Sheet, soft, tagged } from "./sheet.ts";

/** Where the QR code stands (mm); everything else on the page ends above it. */
export const QR = { y: 245, size: 23, textX: 60.5 };

const SMALL: Style = { face: "sans", size: 3.1 };

/** The line with the address, which is also a link to this certificate's own page. */
function drawScanLine(sheet: Sheet, y: number): void {
	const { doc, pen, root, content, words } = sheet;
	const { before, address, after } = words.scan;
	const measure = pen.measure(SMALL);
	const room = AREA.right - QR.textX - measure(before + after);
	const shown = fit(measure, address, room);
	const x = QR.textX + measure(before);
	const paragraph = doc.struct("P");
	root.add(paragraph);
	paragraph.add(() => void pen.text(SMALL, QR.textX, y, before));
	const link = doc.struct("Link", { alt: words.linkAlternative });
	paragraph.add(link);
	link.add(() => void pen.text(SMALL, x, y, shown));
	const target = {
		Subtype: "Link",
		Contents: new String(words.linkAlternative),
		F: 4,
		A: { S: "URI", URI: new String(URL.parse(content.verifyUrl)?.href ?? "") },
		structParent: link,
	};
	doc.annotate(
		x * MM,
		(y - 3.2) * MM,
		measure(shown) * MM,
		4.4 * MM,
		target as unknown as PDFKit.Mixins.AnnotationOption,
	);
	link.end();
	paragraph.add(() => void pen.text(SMALL, x + measure(shown), y, after));
	paragraph.end();
}

/** The QR code and what stands beside it. */
export async function drawFoot(sheet: Sheet): Promise<void> {
	const { doc, pen, root, content, words } = sheet;
	const box = [AREA.left, QR.y, AREA.left + QR.size, QR.y + QR.size].map(
		(v) => v * MM,
	);
	const figure = doc.struct("Figure", {
		alt: words.qrAlternative,
		bbox: box,
	} as object);
	root.add(figure);
	const operators: string[] = [];
	await drawQr(
		{ ...pen, draw: (drawn) => operators.push(drawn) },
		content.verifyUrl,
		AREA.left,
		QR.y,
		QR.size,
	);
	figure.add(() => pen.draw(operators.join("")));
	figure.end();
	tagged(
		sheet,
		"H2",
		() => void pen.text(heading, QR.textX, QR.y + 3.5, words.check),
	);
	drawScanLine(sheet, QR.y + 8.1);
	const style = soft(2.55);
	const measure = pen.measure(style);
	let y = QR.y + 13.9;
	for (const text of [words.seal, words.issued]) {
		const lines = wrapAtMost(measure, text, AREA.right - QR.textX, 5);
		tagged(sheet, "P", () => {
			pen.lines(style, QR.textX, y, 3.6, lines);
		});
		y += lines.length * 3.6;
	}
}
