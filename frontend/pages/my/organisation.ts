import { html, type TemplateResult } from "lit";
import type { OrganisationActor } from "../../data/session.ts";
import { badgePath, badgeSize, badgeSnippet } from "../../embed/snippets.ts";
import type { Locale } from "../../i18n/format.ts";
import { pathIn } from "../../i18n/path.ts";
import type { MyText } from "../../i18n/sv/my.ts";
import { textField } from "../../ui/field.ts";
import { button, confirmDialog, openDialog } from "../../ui/form.ts";

type Organisation = OrganisationActor["organisations"][number];

export interface Withdrawal {
	reason: string;
	on: string;
	error: string | null;
	busy: boolean;
}

const dialogOf = (organisation: Organisation) => `withdraw-${organisation.id}`;

function question(
	t: MyText,
	organisation: Organisation,
	state: Withdrawal,
): TemplateResult {
	return html`<p>${t.withdrawText}</p>
		${textField({
			id: `${dialogOf(organisation)}-on`,
			label: t.on,
			optional: t.optional,
			hint: t.onHint,
			type: "date",
			size: "short num",
			value: state.on,
			error: state.error,
			onInput: (value) => {
				state.on = value;
			},
		})}
		${textField({
			id: `${dialogOf(organisation)}-reason`,
			label: t.reason,
			optional: t.optional,
			rows: true,
			maxLength: 1000,
			value: state.reason,
			onInput: (value) => {
				state.reason = value;
			},
		})}`;
}

/** An organisation that the register does not show has no badge, and its code would show nothing. */
function withoutBadge({ currentTarget }: Event): void {
	const whole = (currentTarget as Element).closest(".snippet");
	const words = whole?.nextElementSibling;
	whole?.toggleAttribute("hidden", true);
	words?.toggleAttribute("hidden", false);
}

/** The badge, with the code that puts it on the organisation's own site. */
function badge(
	{ badge: t }: MyText,
	locale: Locale,
	{ id, slug, name }: Organisation,
): TemplateResult {
	const code = `badge-${id}`;
	const to = { publicUrl: location.origin, locale };
	return html`<details class="badge">
		<summary>${t.summary}<span class="visually-hidden"> (${name})</span></summary>
		<div class="snippet">
			<p>${t.text}</p>
			<img class="badge-preview" src=${badgePath(locale, slug)} width=${badgeSize.width} height=${badgeSize.height} loading="lazy" @error=${withoutBadge} alt=${t.picture(name)}>
			<pre><code id=${code} translate="no">${badgeSnippet(to, { slug, name })}</code></pre>
			<p class="actions"><button class="button quiet small" type="button" data-copy=${code} data-done=${t.copied} data-marked=${t.marked}>${t.copy}<span class="visually-hidden">${t.copyFor(name)}</span></button><span class="soft" role="status"></span></p>
			<p>${t.dark}</p>
			<p><a href=${pathIn(locale, "/badda-in")}>${t.more}</a></p>
		</div>
		<p hidden>${t.missing}</p>
	</details>`;
}

/** One organisation that is a party: its page, and the way out behind a question. */
export function organisationItem(
	t: MyText,
	locale: Locale,
	organisation: Organisation,
	state: Withdrawal,
	onWithdraw: (organisation: Organisation, dialogId: string) => void,
	onChange: (organisation: Organisation) => void,
): TemplateResult {
	const id = dialogOf(organisation);
	return html`<li class="stack">
		<h3>${organisation.name}</h3>
		<p class="actions">
			<a class="go" href=${pathIn(locale, `/signatarer/${organisation.slug}`)}><span>${t.registerPage}</span></a>
			${button({
				label: t.change,
				name: t.changeNamed(organisation.name),
				kind: "quiet small",
				onPress: () => onChange(organisation),
			})}
			${button({
				label: t.withdraw,
				name: t.withdrawNamed(organisation.name),
				kind: "quiet small",
				onPress: () => openDialog(id),
			})}
		</p>
		${badge(t, locale, organisation)}
		${confirmDialog({
			id,
			title: t.withdrawTitle(organisation.name),
			text: question(t, organisation, state),
			confirm: t.withdrawConfirm,
			busyLabel: t.withdrawing,
			busy: state.busy,
			cancel: t.keep,
			onConfirm: () => onWithdraw(organisation, id),
		})}
	</li>`;
}
