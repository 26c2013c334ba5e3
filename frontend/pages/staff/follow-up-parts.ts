import { html, nothing, type TemplateResult } from "lit";
import type {
	AdminComment,
	AdminRound,
	PrincipleResult,
	Tally,
} from "../../../api/content/follow-up/schema.ts";
import { button } from "../../ui/form.ts";
import { ask, type Draft } from "./parts/fields.ts";
import type { Language } from "./text.ts";

/** The parts of a round's page. */

/** From which day to which. */
export function dateFields(
	{ text }: Language,
	draft: Draft,
	opened = false,
): TemplateResult {
	const { followUp: t } = text;
	const first = ask(draft, "opensOn", t.opensOn, {
		type: "date",
		size: "short num",
	});
	return html`${opened ? nothing : first}${ask(draft, "closesOn", t.closesOn, { type: "date", size: "short num", hint: t.closesHint })}`;
}

const heads = (labels: string[]) =>
	html`<thead><tr>${labels.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>`;

/** Who has been asked, and who has answered. */
export function participantTable(
	{ text, format }: Language,
	{ participants }: AdminRound,
): TemplateResult {
	const { followUp: t } = text;
	if (participants.length === 0) return html`<p>${t.nobody}</p>`;
	const day = (on: string | null, none: string) =>
		on ? format.shortDay(on) : html`<span class="soft">${none}</span>`;
	return html`<div class="plain-table"><table><caption class="visually-hidden">${t.participants}</caption>
		${heads([t.party, t.sector, t.mailed, t.answered])}
		<tbody>${participants.map(
			(
				one,
			) => html`<tr><th scope="row">${one.organisation}</th><td data-label=${t.sector}>${t.sectors[one.sector]}</td>
			<td data-label=${t.mailed}>${day(one.mailedOn, t.never)}</td><td data-label=${t.answered}>${day(one.answeredOn, t.notYet)}</td></tr>`,
		)}</tbody></table></div>`;
}

/** What the round says, as it would be published. */
export function resultTable(
	{ text, format }: Language,
	results: PrincipleResult[],
): TemplateResult {
	const { followUp: t } = text;
	const cell = ({ scored, mean }: Tally) => {
		if (scored === null) return t.notShown;
		return mean === null ? t.noFigures : t.figure(format.decimal(mean), scored);
	};
	return html`<div class="plain-table"><table><caption class="visually-hidden">${t.results}</caption>
		${heads([t.principle, t.civil, t.bodies])}
		<tbody>${results.map((one) => html`<tr><th scope="row">${one.title}</th><td data-label=${t.civil}>${cell(one.civil)}</td><td data-label=${t.bodies}>${cell(one.public)}</td></tr>`)}</tbody></table></div>`;
}

export interface CommentsModel {
	language: Language;
	comments: AdminComment[];
	results: PrincipleResult[];
	onShow: (one: AdminComment) => void;
	onHide: (one: AdminComment) => void;
}

function comment(model: CommentsModel, one: AdminComment, n: number) {
	const { language, results, onShow, onHide } = model;
	const { followUp: t } = language.text;
	const title = results.find(({ id }) => id === one.principle)?.title;
	const show = button({
		label: t.show,
		name: t.showName(n),
		kind: "quiet small",
		onPress: () => onShow(one),
	});
	const hide = button({
		label: t.hide,
		name: t.hideName(n),
		kind: "quiet small",
		onPress: () => onHide(one),
	});
	return html`<li><p class="soft small">${n}. ${title}, ${t.sectors[one.sector]}, ${one.organisation ?? t.unnamed}. <strong>${t.statuses[one.status]}</strong></p>
		<p class="written">${one.text}</p>
		${one.hiddenReason ? html`<p class="soft">${t.reason} ${one.hiddenReason}</p>` : nothing}
		<div class="actions">${one.status === "published" ? nothing : show}${one.status === "hidden" ? nothing : hide}</div></li>`;
}

/** Every comment with what may be done with it. */
export function commentList(model: CommentsModel): TemplateResult {
	const { followUp: t } = model.language.text;
	if (model.comments.length === 0) return html`<p>${t.noComments}</p>`;
	return html`<p class="soft">${t.commentsLead}</p><ol class="entry-list plain">${model.comments.map((one, i) => comment(model, one, i + 1))}</ol>`;
}
