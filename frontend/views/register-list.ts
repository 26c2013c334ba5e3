import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { stitchRow } from "../ui/band.ts";
import { go, icon } from "../ui/icon.ts";
import type {
	RegisterModel,
	SignatoryFilters,
	SignatoryItem,
} from "./models.ts";
import { type Chosen, chosenFilters, queryOf } from "./register-query.ts";
import { day, nameOf, num, placeOf, status, to } from "./shared.ts";

/** What the register found: chips, records, growth. */

const address = (text: Text, filters: SignatoryFilters, cursor?: string) =>
	to(text, "/signatarer") + queryOf(filters, cursor);

function chipLabel({ name, value }: Chosen, model: RegisterModel, text: Text) {
	const { register, common, format } = text;
	if (name === "q") return text.locale === "sv" ? `”${value}”` : `“${value}”`;
	if (name === "kind" || name === "theme") return nameOf(name, value, text);
	if (name === "version") return register.versionChip(value);
	if (name === "asOf") return register.asOfChip(format.day(value));
	if (name === "status")
		return value === "withdrawn"
			? register.statusEnded
			: common.status[value as SignatoryItem["status"]];
	const known = model.statistics.byMunicipality.find((m) => m.code === value);
	return known?.name ?? value;
}

/** The chosen filters as links, each of which removes one. */
export function chips(model: RegisterModel, text: Text) {
	const chosen = chosenFilters(model.filters);
	if (chosen.length === 0) return nothing;
	return html`<div class="chips" role="group" aria-label=${text.register.chosenFilters}>
		${chosen.map(
			(c) =>
				html`<a class="chip" href=${address(text, c.without)}>${chipLabel(c, model, text)}<span class="visually-hidden">${text.common.removed}</span>${icon("cross")}</a>`,
		)}
		<a class="go clear" href=${to(text, "/signatarer")}><span>${text.register.clearAll}</span></a>
	</div>`;
}

type Column = "name" | "signedOn";

/** A column head that is a link: ascending first, and back when pressed again. */
function sortable(
	model: RegisterModel,
	text: Text,
	options: { column: Column; label: string; words: [string, string] },
): TemplateResult {
	const { column, label, words } = options;
	const { sort } = model.filters;
	const descending = `-${column}` as const;
	const next = sort === column ? descending : column;
	const order =
		sort === column
			? "ascending"
			: sort === descending
				? "descending"
				: nothing;
	const word = sort === column ? words[0] : words[1];
	return html`<th role="columnheader" scope="col" aria-sort=${order}><a href=${address(text, { ...model.filters, sort: next })}>${label} ${order === nothing ? nothing : html`<span class="ao">${word}</span>`}${icon("sort")}</a></th>`;
}

function heads(model: RegisterModel, text: Text): TemplateResult {
	const { columns, az, za, oldest, newest } = text.register;
	const plain = (label: string) =>
		html`<th role="columnheader" scope="col">${label}</th>`;
	return html`<thead role="rowgroup"><tr role="row">
		${sortable(model, text, { column: "name", label: columns.name, words: [az, za] })}
		${plain(columns.municipality)}
		${plain(columns.theme)}
		${sortable(model, text, { column: "signedOn", label: columns.signed, words: [oldest, newest] })}
		${plain(columns.status)}
	</tr></thead>`;
}

function row(item: SignatoryItem, text: Text): TemplateResult {
	const [theme] = item.themes;
	return html`<tr role="row">
		<th role="rowheader" scope="row"><a href=${to(text, `/signatarer/${item.slug}`)}>${item.name}</a><small>${nameOf("kind", item.kind, text)}</small></th>
		<td role="cell">${placeOf(item, text)}</td>
		<td role="cell">${theme ? nameOf("theme", theme, text) : "–"}</td>
		<td role="cell">${day(item.signedOn, text, true)}</td>
		<td role="cell">${status(item.status, text)}</td>
	</tr>`;
}

/**
 * One table, which becomes cards where it is narrow. A browser may take cells that are laid out otherwise for no table any
 * more, and cells of a table may have no roles (ARIA in HTML): so the table itself is none, and all else is named.
 */
export function records(model: RegisterModel, text: Text): TemplateResult {
	const { register } = text;
	return html`<div class="listing" role="table" aria-label=${register.caption(register.order[model.filters.sort])}>
		<table class="records" role="none">
			${heads(model, text)}
			<tbody role="rowgroup">${model.items.map((item) => row(item, text))}</tbody>
		</table>
	</div>`;
}

/** The way to the next page, and back to the first. */
export function pager(model: RegisterModel, text: Text) {
	const { filters, next, paged } = model;
	if (!next && !paged) return nothing;
	return html`<nav class="actions paging" aria-label=${text.register.paging}>
		${next ? html`<a class="button quiet" rel="next" href=${address(text, filters, next)}>${text.register.next}</a>` : nothing}
		${paged ? go(address(text, filters), text.register.first, "left", "before") : nothing}
	</nav>`;
}

const mostStitches = 31;

/** The growth of the register: a row of stitches a year, every number in words too. */
export function growth(model: RegisterModel, text: Text) {
	const { register, format } = text;
	const years = [...model.statistics.byYear].sort((a, b) => a.year - b.year);
	const most = Math.max(0, ...years.map((y) => y.parties));
	if (most === 0) return nothing;
	const unit = Math.ceil(most / mostStitches);
	return html`<figure class="growth" aria-labelledby="h-vaxt">
		<figcaption>
			<h2 id="h-vaxt">${register.growth}</h2>
			<p class="soft">${register.growthText(unit)}</p>
		</figcaption>
		<table>
			<thead class="visually-hidden"><tr><th scope="col">${register.year}</th><td></td><th scope="col">${register.amount}</th></tr></thead>
			<tbody>${years.map(
				(y) =>
					html`<tr><th scope="row">${y.year}</th><td class="bar">${stitchRow(Math.round(y.parties / unit), mostStitches)}</td><td class="num">${format.number(y.parties)}</td></tr>`,
			)}</tbody>
		</table>
	</figure>`;
}

/** The same selection as data. */
export function openData(model: RegisterModel, text: Text): TemplateResult {
	const { register, format } = text;
	const query = queryOf(model.filters);
	const link = (kind: "csv" | "json", path: string) => {
		// The known sizes are those of the whole register.
		const size = query ? undefined : model.sizes?.[kind];
		const words = size ? `, ${format.size(size)}` : "";
		return html`<a class="button quiet small" href=${path + query} download>${icon("download")}<span class="nowrap">${kind.toUpperCase()}${words}</span></a>`;
	};
	return html`<section class="open-data" id="oppna-data" aria-labelledby="h-data">
		<h2 id="h-data">${register.download}</h2>
		<p>${register.downloadText}${query ? ` ${register.downloadFiltered}` : nothing}</p>
		<p class="actions">${link("csv", "/api/v1/signatories.csv")} ${link("json", "/api/v1/signatories")} ${go(to(text, "/oppna-data"), register.aboutData)}</p>
	</section>`;
}

/** "14 organisationer av 214 i registret". */
export function resultHead(model: RegisterModel, text: Text): TemplateResult {
	const { total, everSigned, filters } = model;
	const [n, word] = text.register.hits(total);
	const filtered = queryOf({ ...filters, sort: "name" }) !== "";
	if (everSigned === 0)
		return html`<h2 class="visually-hidden" id="h-traffar">${n}${word}</h2>`;
	return html`<div class="result-head">
		<h2 id="h-traffar">${num(text.format.number(Number(n)))}${word}</h2>
		${filtered || total !== everSigned ? html`<p class="soft">${text.register.ofAll(num(text.format.number(everSigned)))}</p>` : nothing}
	</div>`;
}
