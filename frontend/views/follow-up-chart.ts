import { html, nothing, svg, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import type { PrincipleSeries, Sector, Tally } from "./follow-up-models.ts";
import { num } from "./shared.ts";

/**
 * Means over the years. The sectors differ in shape and in line, not in colour alone; the figures
 * stand at their points, in the chart's name, and in the table beside.
 */

const width = 300;
const height = 190;
const plot = { left: 26, right: 22, top: 22, bottom: 44 };

const y = (score: number) =>
	height - plot.bottom - ((score - 1) / 4) * (height - plot.top - plot.bottom);

function x(index: number, of: number): number {
	const room = width - plot.left - plot.right;
	const inset = 18;
	if (of === 1) return plot.left + room / 2;
	return plot.left + inset + (index / (of - 1)) * (room - 2 * inset);
}

/** Every second or third year where figures would run into each other; the last is always told. */
const isTold = (index: number, of: number) =>
	(of - 1 - index) % Math.ceil(of / 6) === 0;

type Years = PrincipleSeries["years"];
interface Point {
	index: number;
	mean: number;
	/** Where its figure stands: above what is higher, below what is lower */
	above: boolean;
}

function pointsOf(years: Years, sector: Sector): Point[] {
	const other: Sector = sector === "civil" ? "public" : "civil";
	return years.flatMap((one, index) => {
		const mean = one[sector]?.mean;
		if (mean === null || mean === undefined) return [];
		const rival = one[other]?.mean ?? null;
		const above =
			rival === null || mean > rival || (mean === rival && sector === "civil");
		return [{ index, mean, above }];
	});
}

/** A line between years that stand beside each other; a year without a figure is a gap. */
function linesOf(points: Point[], of: number): string {
	return points
		.map(({ index, mean }, i) => {
			const joined = i > 0 && points[i - 1]?.index === index - 1;
			return `${joined ? "L" : "M"}${x(index, of).toFixed(1)} ${y(mean).toFixed(1)}`;
		})
		.join("");
}

function mark(sector: Sector, cx: number, cy: number) {
	return sector === "civil"
		? svg`<circle cx=${cx} cy=${cy} r="5.5"></circle>`
		: svg`<rect x=${cx - 5} y=${cy - 5} width="10" height="10"></rect>`;
}

function sectorOf(years: Years, sector: Sector, text: Text) {
	const points = pointsOf(years, sector);
	const of = years.length;
	return svg`<g class=${sector}><path class="line" d=${linesOf(points, of)}></path>${points.map(
		({ index, mean, above }) => {
			const [cx, cy] = [x(index, of), y(mean)];
			const figure = svg`<text class="value" text-anchor="middle" x=${cx} y=${cy + (above ? -10 : 21)}>${text.format.decimal(mean)}</text>`;
			return svg`${mark(sector, cx, cy)}${isTold(index, of) ? figure : nothing}`;
		},
	)}</g>`;
}

function yearLabels(years: Years) {
	return years.map(({ year }, index) =>
		isTold(index, years.length)
			? svg`<text class="year" text-anchor="middle" x=${x(index, years.length)} y=${height - 8}>${year}</text>`
			: nothing,
	);
}

function spoken({ title, years }: PrincipleSeries, text: Text): string {
	const { followUp: t } = text;
	const sentence = (sector: Sector) => {
		const told = years.flatMap((one) => {
			const mean = one[sector]?.mean;
			return mean === null || mean === undefined
				? []
				: [`${one.year} ${text.format.decimal(mean)}`];
		});
		return `${t.sectors[sector]}: ${told.length ? told.join("; ") : t.noFigures}.`;
	};
	return `${t.chart(title)} ${sentence("civil")} ${sentence("public")}`;
}

/** The chart of one principle. */
export function followUpChart(
	series: PrincipleSeries,
	text: Text,
): TemplateResult {
	const { years } = series;
	return html`<svg class="follow-up-chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${spoken(series, text)}>
		${[1, 2, 3, 4, 5].map((score) => svg`<path class="grid" d="M${plot.left} ${y(score)}H${width - plot.right}"></path><text class="score" x="4" y=${y(score) + 5}>${score}</text>`)}
		${yearLabels(years)}${sectorOf(years, "public", text)}${sectorOf(years, "civil", text)}
	</svg>`;
}

/** What the shapes mean. */
export function followUpKey(text: Text): TemplateResult {
	const { followUp: t } = text;
	const sample = (sector: Sector) =>
		html`<li><svg class="follow-up-chart key" viewBox="0 0 44 16" aria-hidden="true"><g class=${sector}><path class="line" d="M1 8H43"></path>${mark(sector, 22, 8)}</g></svg>${t.sectors[sector]}</li>`;
	return html`<ul class="follow-up-key plain">${sample("civil")}${sample("public")}</ul>`;
}

function cell(tally: Tally | null, text: Text) {
	const { followUp: t } = text;
	if (!tally) return html`<span class="soft">${t.notAsked}</span>`;
	if (tally.scored === null)
		return html`<span class="soft">${t.notShown}</span>`;
	if (tally.mean === null)
		return html`<span class="soft">${t.noFigures}</span>`;
	return html`${text.format.decimal(tally.mean)} <span class="soft">(${t.answers(tally.scored)})</span>`;
}

/** The chart's figures, the newest year first. */
export function followUpTable(
	{ title, years }: PrincipleSeries,
	text: Text,
): TemplateResult {
	const { followUp: t } = text;
	return html`<table class="follow-up-table"><caption class="visually-hidden">${t.table(title)}</caption>
		<thead><tr><th scope="col">${t.year}</th><th scope="col">${t.sectors.civil}</th><th scope="col">${t.sectors.public}</th></tr></thead>
		<tbody>${[...years].reverse().map((one) => html`<tr><th scope="row">${num(one.year)}</th><td>${cell(one.civil, text)}</td><td>${cell(one.public, text)}</td></tr>`)}</tbody>
	</table>`;
}
