import { html, svg, type TemplateResult } from "lit";
import { curve, EMBLEM, type Point } from "../geometry.ts";

/**
 * The ring of the seal around the emblem, r(θ) = R ± A · sin(nθ + kδ). The ring in geometry.ts is one long path for the
 * PDF; on a page one wave is drawn and turned n times, which is a tenth of the bytes.
 */

const R = 40;
const A = 1.9;
const n = 28;
const delta = 0.35;
const steps = 8;

function oneWave(sign: number, k: number): string {
	const at = (i: number): Point => {
		const v = ((i / steps) * Math.PI * 2) / n;
		const r = R + sign * A * Math.sin(n * v + k * delta);
		return [r * Math.cos(v), r * Math.sin(v)];
	};
	return curve(Array.from({ length: steps + 1 }, (_, i) => at(i)));
}

function thread(name: string, id: string, sign: number) {
	const wave = [-1, 0, 1].map((k) => oneWave(sign, k)).join("");
	const turns = Array.from({ length: n - 1 }, (_, i) => ((i + 1) * 360) / n);
	return svg`<g class=${name}><path id=${id} d=${wave}></path>${turns.map(
		(angle) =>
			svg`<use href="#${id}" transform="rotate(${Math.round(angle * 1000) / 1000})"></use>`,
	)}</g>`;
}

// The same drawing everywhere, so it is made once. It may stand once on a page: its ids are fixed.
const ring = html`<svg class="drop-ring" viewBox="-42.5 -42.5 85 85" aria-hidden="true">${thread("rb", "ring-b", -1)}${thread("ra", "ring-a", 1)}<g transform="translate(-22.5 -22.5) scale(.47)" stroke-width="8.4"><path class="ra" d=${EMBLEM.a}></path><path class="rb" d=${EMBLEM.b}></path></g></svg>`;

/** The emblem inside the ring of the seal. */
export function sealRing(): TemplateResult {
	return ring;
}
