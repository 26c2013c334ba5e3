import { html, nothing, type TemplateResult } from "lit";
import { municipalityOf } from "../../../api/organisations/vocabulary.ts";
import { button, notice } from "../../ui/form.ts";
import type { Page } from "./page.ts";
import { pathOf, type Step } from "./routes.ts";

type Fact = [label: string, value: unknown];

function section(page: Page, title: string, step: Step, facts: Fact[]) {
	const { t, locale, store, go } = page;
	const place = { id: store.view.id, step };
	const follow = (event: Event) => {
		event.preventDefault();
		go(place);
	};
	return html`<section class="stack">
		<h2>${title}</h2>
		<dl class="facts">${facts.map(
			([label, value]) =>
				html`<div><dt>${label}</dt><dd>${value || html`<span class="soft">${t.review.none}</span>`}</dd></div>`,
		)}</dl>
		<p><a class="go" href=${pathOf(locale, place)} aria-label=${t.review.changeNamed(title)} @click=${follow}><span>${t.review.change}</span></a></p>
	</section>`;
}

function organisation(page: Page) {
	const { t, words, store } = page;
	const o = store.draft.organisation;
	const f = t.organisation;
	const place =
		o.place === "county" ? f.county : (municipalityOf(o.place)?.name ?? "");
	return section(page, t.steps.organisation, "organisation", [
		[f.number, o.withoutNumber ? t.review.noNumber : o.organisationNumber],
		[f.name, o.name],
		[f.kind, words.kind[o.kind] ?? o.kind],
		[f.place, place],
		[
			f.themes,
			[...o.themes.map((id) => words.theme[id] ?? id), o.otherThemes]
				.filter(Boolean)
				.join(", "),
		],
		[f.description, o.description],
		[f.website, o.website],
	]);
}

function mandate(page: Page) {
	const { t, store, format } = page;
	const m = store.draft.mandate;
	const signing =
		m.signing === "alone" || m.signing === "jointly"
			? t.mandate[m.signing]
			: "";
	const files = (kind: string) =>
		store.view.attachments
			.filter((file) => file.kind === kind)
			.map((file) => file.filename)
			.join(", ");
	const statutes = files("statutes");
	return section(page, t.mandate.title, "signatories", [
		[t.mandate.body, m.body],
		[t.mandate.decidedOn, m.decidedOn && format.day(m.decidedOn)],
		[t.mandate.paragraph, m.paragraph],
		[t.mandate.signing, signing],
		[t.files.minutes, files("minutes")],
		...(statutes ? ([[t.files.statutes, statutes]] as Fact[]) : []),
	]);
}

const joined = (parts: string[]) => parts.filter(Boolean).join(", ");

function people(page: Page) {
	const { t, store } = page;
	const { signatories, contacts } = store.draft;
	return html`${section(
		page,
		t.signatories.title,
		"signatories",
		(signatories.length
			? signatories
			: [{ name: "", title: "", email: "" }]
		).map((one, i) => [
			t.signatories.one(i + 1),
			joined([one.name, one.title, one.email]),
		]),
	)}
	${section(
		page,
		t.contacts.title,
		"signatories",
		contacts.map((one, i) => {
			const shown = [
				one.publish.name && t.contacts.publishName,
				one.publish.email && t.contacts.publishEmail,
				one.publish.phone && t.contacts.publishPhone,
			].filter((word) => word !== false);
			return [
				t.contacts.one(i + 1),
				html`${joined([one.name, one.role, one.email, one.phone])}<br><span class="soft">${
					shown.length
						? t.review.published(joined(shown).toLowerCase())
						: t.review.notPublished
				}</span>`,
			];
		}),
	)}`;
}

function confirmation({ t, store }: Page) {
	const { email, emailConfirmed } = store.view;
	if (emailConfirmed)
		return notice("ok", html`<p>${t.review.confirmed(email)}</p>`);
	return notice(
		"wait",
		html`<p>${t.review.unconfirmed(email)}</p>
			<p class="actions">
				${button({
					label: t.review.again,
					busyLabel: t.review.againSending,
					busy: store.busy === "link",
					kind: "quiet small",
					onPress: () => void store.sendLink(),
				})}
				${button({
					label: t.review.recheck,
					busy: store.busy === "recheck",
					kind: "quiet small",
					onPress: () => void store.recheck(),
				})}
			</p>
			<p role="status">${store.said.link ?? ""}</p>`,
	);
}

/** Everything that will be sent, to be read once more. */
export function stepReview(page: Page): TemplateResult {
	const { t } = page;
	return html`<p class="lead">${t.review.lead}</p>
		${organisation(page)}${mandate(page)}${people(page)}
		${confirmation(page)}
		${page.store.problem ? notice("bad", html`<p role="alert">${page.store.problem}</p>`) : nothing}`;
}
