import qrcode from "qrcode-generator";
import t from "tap";
import { qrCode } from "../api/certificates/drawing/qr.ts";

/** The rows of the code as another encoder makes it. */
function theirs(text: string): string[] {
	const code = qrcode(0, "M");
	code.addData(text);
	code.make();
	const size = code.getModuleCount();
	return Array.from({ length: size }, (_, row) =>
		Array.from({ length: size }, (_, column) =>
			code.isDark(row, column) ? "#" : ".",
		).join(""),
	);
}

function ours(text: string): string[] {
	const { size, modules } = qrCode(text);
	return Array.from({ length: size }, (_, row) =>
		Array.from(modules.subarray(row * size, (row + 1) * size), (module) =>
			module === 1 ? "#" : ".",
		).join(""),
	);
}

const address = (i: number) =>
	`https://handslag.example/intyg/H%C3%96K-${2026 + (i % 9)}-${String(i * 7919).padStart(4, "0")}`;

t.test("another encoder makes the same code of every address", async (t) => {
	const different = Array.from({ length: 200 }, (_, i) => address(i)).filter(
		(text) => ours(text).join() !== theirs(text).join(),
	);
	t.same(different, []);
});

t.test(
	"from the shortest text to the longest that a code can hold",
	async (t) => {
		const sizes = new Set<number>();
		// The capacities in bytes at level M of some versions, and one byte more (ISO/IEC 18004, table 7).
		for (const capacity of [
			0, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412,
			450, 504, 560, 624, 666, 711, 779, 857, 911, 997, 1059, 1125, 1190, 1264,
			1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
		]) {
			const text = "0123456789abcdef-".repeat(200).slice(0, capacity);
			sizes.add(ours(text).length);
			if (capacity > 700 && capacity < 2300) continue;
			t.same(ours(text), theirs(text), `${capacity} bytes`);
			if (capacity < 2331) t.same(ours(`${text}x`), theirs(`${text}x`));
		}
		t.equal(sizes.size, 40, "all versions");
		t.throws(() => qrCode("x".repeat(2332)), RangeError);
	},
);
