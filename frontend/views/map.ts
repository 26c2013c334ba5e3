import { html, svg, type TemplateResult } from "lit";
import { curve, type Point } from "../geometry.ts";
import type { Text } from "../i18n/index.ts";
import type { RegisterModel } from "./models.ts";

/**
 * The map that is a filter: six real checkboxes over a drawing of the coast. The style sheet fills a municipality whose
 * box is ticked, so it works without script and by keyboard. From north to south, in a box of 268 × 430.
 */

interface Place {
	code: string;
	name: string;
	outline: string;
	/** Where the line from the checkbox ends, and where the number stands. */
	dot: Point;
	label: Point;
}

const places: Place[] = [
	{
		code: "1384",
		name: "Kungsbacka",
		outline:
			"M78 10L66 34L44 54L50 86L66 74L82 96L84 120L128 104L142 62L122 22Z",
		dot: [84, 40],
		label: [106, 75],
	},
	{
		code: "1383",
		name: "Varberg",
		outline:
			"M84 120L76 142L92 160L80 178L96 204L104 228L132 214L160 190L170 150L160 112L128 104Z",
		dot: [98, 134],
		label: [128, 171],
	},
	{
		code: "1382",
		name: "Falkenberg",
		outline:
			"M104 228L112 252L124 272L140 300L162 292L186 284L192 262L200 240L206 214L188 186L160 190L132 214Z",
		dot: [124, 236],
		label: [164, 229],
	},
	{
		code: "1315",
		name: "Hylte",
		outline:
			"M206 214L240 200L258 232L252 276L232 298L206 302L186 284L192 262L200 240Z",
		dot: [206, 262],
		label: [232, 253],
	},
	{
		code: "1380",
		name: "Halmstad",
		outline:
			"M140 300L150 324L138 338L166 348L182 354L188 374L212 358L228 330L232 298L206 302L186 284L162 292Z",
		dot: [160, 316],
		label: [196, 337],
	},
	{
		code: "1381",
		name: "Laholm",
		outline:
			"M188 374L186 394L172 418L208 414L242 404L260 372L254 338L228 330L212 358Z",
		dot: [204, 396],
		label: [230, 379],
	},
];

// Depth contours follow the shore, each a little further out.
const shore: Point[] = [
	[69, -4],
	[57, 36],
	[35, 56],
	[41, 88],
	[57, 82],
	[73, 102],
	[75, 122],
	[67, 144],
	[81, 162],
	[71, 180],
	[87, 206],
	[95, 230],
	[103, 254],
	[115, 274],
	[131, 302],
	[141, 326],
	[129, 340],
	[157, 350],
	[173, 356],
	[179, 376],
	[177, 396],
	[163, 420],
	[141, 436],
];
const contours = svg`<path id="djup" class="depth" d=${curve(shore)}></path>${[
	1, 2,
].map(
	(i) => svg`<use href="#djup" class="depth" x=${-9 * i} y=${2 * i}></use>`,
)}`;

/** The line from a checkbox to its municipality: level, then down or up to the dot at 45°. */
function leader({ dot: [x, y] }: Place, i: number): string {
	const level = Math.round((430 / 12) * (2 * i + 1) * 10) / 10;
	return `M22 ${level}H${x - Math.abs(y - level)}L${x} ${y}`;
}

function coast(parties: Map<string, string>): TemplateResult {
	return html`<svg class="coast" viewBox="-150 0 418 430" aria-hidden="true">${contours}${places.map(
		(p) => svg`<path class="place p-${p.code}" d=${p.outline}></path>`,
	)}${places.map(
		(p, i) =>
			svg`<path class="lead" d=${leader(p, i)}></path><circle class="dot" cx=${p.dot[0]} cy=${p.dot[1]} r="3.5"></circle><text class="t-${p.code}" x=${p.label[0]} y=${p.label[1]}>${parties.get(p.code) ?? "0"}</text>`,
	)}</svg>`;
}

/** The filter on municipality, with the number of parties in each. */
export function mapFilter(model: RegisterModel, text: Text): TemplateResult {
	const { register, format } = text;
	const counts = new Map(
		model.statistics.byMunicipality.map((m) => [m.code ?? "", m.parties]),
	);
	const shown = new Map(
		[...counts].map(([code, n]) => [code, format.number(n)]),
	);
	return html`<fieldset class="map">
		<legend>${register.municipality}</legend>
		<div class="map-grid">
			<div class="places">${places.map(
				({ code, name }) =>
					html`<label class="choice"><input type="checkbox" name="municipality" value=${code} id="k-${code}" ?checked=${model.filters.municipality.includes(code)}><span>${name}<span class="visually-hidden">${register.inMunicipality(counts.get(code) ?? 0)}</span></span></label>`,
			)}</div>
			${coast(shown)}
		</div>
	</fieldset>`;
}
