import { html, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import type { Language } from "./text.ts";
import type {
	Action,
	AdminElection,
	MembersChange,
} from "./working-group-api.ts";

/** What is asked before a step of an election, or before members are replaced. */
export interface Question {
	title: string;
	text: string[];
	confirm: string;
	onConfirm: () => void;
}
type Words = Omit<Question, "onConfirm">;

/** The question. It is gone before the work begins, so that what comes of it is shown in the page. */
export function questionDialog(
	{ text }: Language,
	question: Question,
	onClose: () => void,
): TemplateResult {
	const dialogOf = (event: Event) =>
		(event.target as Element).closest("dialog");
	const submit = (event: Event) => {
		event.preventDefault();
		dialogOf(event)?.close();
		onClose();
		question.onConfirm();
	};
	return html`<dialog class="sheet" aria-labelledby="question-title" @close=${onClose}>
		<form class="stack" @submit=${submit}><h2 id="question-title">${question.title}</h2>
			${question.text.map((one) => html`<p>${one}</p>`)}
			<div class="actions">${button({ label: question.confirm, busyLabel: question.confirm })}
				<button class="button quiet" type="button" @click=${(event: Event) => dialogOf(event)?.close()}>${text.cancel}</button></div></form></dialog>`;
}

/** How many parties in the roll a letter reaches. */
const reached = ({ roll, left, unreachable }: AdminElection) =>
	Math.max(0, (roll ?? 0) - left - unreachable);

/** How many have said yes to standing. */
export const standing = ({ nominees }: AdminElection) =>
	nominees.filter(({ status }) => status === "consented").length;

export function freezeQuestion(
	{ text, format }: Language,
	election: AdminElection,
): Words {
	const { workingGroup: t } = text;
	const { questions: q } = t;
	return {
		title: q.freeze,
		text: [q.freezeText(format.day(election.cutOffOn)), q.final],
		confirm: t.freeze,
	};
}

/** What a step does that cannot be taken back; null for one that is simply taken. */
export function stepQuestion(
	{ text, format }: Language,
	election: AdminElection,
	action: Action,
): Words | null {
	const { workingGroup: t } = text;
	const { questions: q } = t;
	const { nominees, seats, roll, voted } = election;
	const confirm = t.actions[action];
	const turnout = t.voted(voted ?? 0, roll ?? 0);
	switch (action) {
		case "open_proposal_vote": {
			const proposed = nominees.filter((one) => one.proposed).length;
			const stand = standing(election);
			return {
				title: q.open,
				text: [
					q.openText(proposed, seats),
					...(stand > seats ? [] : [t.fewNames(stand, seats)]),
					q.openMails(reached(election), format.day(election.proposalClosesOn)),
					q.openFinal,
				],
				confirm,
			};
		}
		case "close_proposal_vote":
			return {
				title: q.close,
				text: [`${turnout}.`, q.closeProposal(reached(election)), q.final],
				confirm,
			};
		case "close_name_vote":
			return {
				title: q.close,
				text: [`${turnout}.`, q.closeNames, q.final],
				confirm,
			};
		case "publish": {
			const { names } = election.results;
			const elected = (names?.tally ?? []).filter((one) => one.elected);
			const proposed = nominees.filter((one) => one.proposed);
			const mailed = nominees.filter(
				({ status, email }) => status === "consented" && email,
			).length;
			const count = (names ? elected : proposed).length;
			return {
				title: q.publish,
				text: [
					q.publishText(count, seats),
					q.publishMails(mailed, reached(election)),
					q.final,
				],
				confirm,
			};
		}
		default:
			return null;
	}
}

const listed = (people: readonly { name: string }[]) =>
	people.map(({ name }) => name).join(", ");

/** What saving a side would take away; null when all who stand there stay. */
export function replaceQuestion(
	{ text }: Language,
	before: readonly { name: string }[],
	after: readonly { name: string }[],
): Words | null {
	const { workingGroup: t } = text;
	const { questions: q } = t;
	const without = (
		some: readonly { name: string }[],
		others: readonly { name: string }[],
	) => some.filter(({ name }) => !others.some((one) => one.name === name));
	const gone = without(before, after);
	if (gone.length === 0) return null;
	const added = without(after, before);
	return {
		title: q.replace(before.length, after.length),
		text: [
			q.gone(listed(gone)),
			...(added.length > 0 ? [q.added(listed(added))] : []),
		],
		confirm: t.saveMembers,
	};
}

export function undoQuestion(
	{ text }: Language,
	change: MembersChange,
	now: readonly { name: string }[],
): Words {
	const { workingGroup: t } = text;
	const { questions: q } = t;
	const side = `${t.term(change.termFrom, change.termTo)}, ${t.sectors[change.sector].toLowerCase()}`;
	return {
		title: q.undo(side),
		text: [
			now.length > 0 ? q.nowStand(listed(now)) : q.nowNobody,
			change.before.length > 0
				? q.thenStand(listed(change.before))
				: q.thenNobody,
		],
		confirm: t.undo,
	};
}
