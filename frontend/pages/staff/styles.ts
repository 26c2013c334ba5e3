import { css } from "lit";

/** What the office's pages need beside the common styles. Values come from the tokens. */
export const styles = css`
@layer pages {
	hs-staff, hs-staff > :not(header, main) { display: contents; }
	.admin h1:focus, .said:focus, [data-problem]:focus { outline: none; }
	.admin h1:focus-visible, .said:focus-visible, [data-problem]:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
	.admin-head .me { max-inline-size: none; }
	.admin-head .sign-out { border: 0; padding: 0; background: none; color: var(--on-deep); min-block-size: var(--target); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .22em; }
	.admin-head .sign-out:hover { text-decoration-thickness: 2px; }
	.office { padding-block: var(--s6) var(--s8); }
	.office > * + * { margin-block-start: var(--s5); }
	.office > h1 + .soft { margin-block-start: var(--s2); }
	.office h2 { letter-spacing: 0; }
	.narrow { max-inline-size: 38rem; margin-inline: auto; }
	.narrow form > .button { margin-block-start: var(--s5); }
	.take { border: 0; background: none; padding: 0; min-block-size: var(--target); margin-block: -.4rem; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .22em; }
	.take:hover { text-decoration-thickness: 2px; }
	.keys button { border: 0; background: none; padding: 0; color: var(--link); min-block-size: var(--target); text-decoration: underline; text-underline-offset: .22em; }
	.queue + .actions, .listing + .actions { margin-block-start: var(--s4); }
	.inbox .said, .case .said, .inbox [data-problem], .case [data-problem] { margin-block: var(--s3); }
	.case-section { margin-block-start: var(--s5); }
	.signed-list > li { padding-block: var(--s3); border-block-end: 1px solid #1b1b1b; }
	.signed-list .hand { border: 0; margin: 0; }
	.minutes .signed-list > li:first-child { border-block-start: 1px solid #1b1b1b; }
	.minutes h2 { margin-block: 0 var(--s4); }
	.desk:has(.pdf) { display: grid; grid-template-rows: auto minmax(0, 1fr); padding: 0; }
	.desk .pdf { inline-size: 100%; block-size: 100%; min-block-size: 32rem; border: 0; background: var(--field); }
	.pdf-hint { display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: center; padding: var(--s2) var(--s5); max-inline-size: none; }
	.page-image { display: block; block-size: auto; margin-inline: auto; background: #fff; box-shadow: var(--shadow-sheet); inline-size: 100%; max-inline-size: 48rem; }
	.page-image.zoom-1 { inline-size: 150%; max-inline-size: none; }
	.page-image.zoom-2 { inline-size: 200%; max-inline-size: none; }
	.page-image.zoom-3 { inline-size: 300%; max-inline-size: none; }
	.viewer-bar { justify-content: space-between; }
	.viewer-bar .tools { margin-inline-start: auto; align-items: center; }
	.viewer-bar .page-no { margin-inline-end: var(--s3); }
	.viewer-bar nav ul { flex-wrap: wrap; gap: 0 var(--s5); }
	.decision-note .ok { color: var(--ok); }
	dialog.sheet { inline-size: min(40rem, calc(100vw - 2 * var(--gutter))); max-block-size: calc(100svh - 3rem); overflow: auto; padding: clamp(1.25rem, 4vw, 2rem); color: var(--text); background: var(--sheet); box-shadow: var(--shadow-sheet); }
	dialog.sheet::backdrop { background: rgb(9 23 32 / .6); }
	dialog h2 { letter-spacing: 0; }
	dialog form { --stack: var(--s5); }
	.plain-table { border: var(--line) solid var(--hairline); background: var(--sheet); overflow-x: auto; }
	.plain-table :is(th, td) { padding: .65rem var(--s4); }
	.plain-table thead th { font-size: var(--t-small); }
	.plain-table tbody tr { border-block-start: var(--line) solid var(--hairline); }
	.plain-table tbody th { font-weight: 400; }
	.plain-table .actions { gap: var(--s2); }
	.plain-table small { display: block; color: var(--text-soft); overflow-wrap: anywhere; }
	.plain-table details summary { cursor: pointer; min-block-size: 1.75rem; }
	.plain-table pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: var(--t-small); }
	@media (max-width: 47.99rem) {
		.plain-table table, .plain-table tbody, .plain-table tr, .plain-table :is(td, tbody th) { display: block; }
		.plain-table thead { display: none; }
		.plain-table tr { padding: var(--s3) var(--s4); }
		.plain-table :is(td, tbody th) { padding: .1rem 0; }
		.plain-table td:empty { display: none; }
		.plain-table td > .icon { display: inline-block; vertical-align: -.25em; }
		.plain-table .actions { padding-block: var(--s2); }
		.plain-table td[data-label]::before { font-variant-numeric: normal; content: attr(data-label) ": "; color: var(--text-soft); }
	}
	.form-grid { display: grid; gap: var(--s5); max-inline-size: 44rem; }
	.form-grid fieldset { display: grid; gap: var(--s4); padding-block-start: var(--s4); border-block-start: var(--line) solid var(--hairline); }
	.form-grid fieldset > legend { float: inline-start; font: 400 var(--t-h2)/1.2 var(--serif); }
	.form-grid fieldset > legend + * { clear: both; }
	.form-grid fieldset .group { padding: 0; border: 0; gap: var(--s1); }
	.form-grid fieldset fieldset > legend { font: 600 1rem/1.35 var(--sans); }
	.form-grid .twin { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: end; }
	.form-grid .file { inline-size: 100%; min-block-size: var(--target); }
	.office > .facts, .entry-list { max-inline-size: 52rem; }
	.office > :is(h2, section, * + section) { margin-block-start: var(--s7); }
	.office > h2 + * { margin-block-start: var(--s3); }
	.entry-list > li > * + p:not(.actions) { margin-block-start: var(--s2); }
	.entry-list > li { padding-block: var(--s4); border-block-start: var(--line) solid var(--hairline); }
	.entry-list .actions { margin-block-start: var(--s3); gap: var(--s2); }
	.log-filter .submit { align-self: end; }
	.case .receipt { margin-block-start: var(--s4); padding: var(--s5); }
	.case .receipt h2 { margin: 0; }
	.case .receipt .glyph { inline-size: 2.5rem; block-size: 2.5rem; }
	.admin textarea.input { min-block-size: 7rem; }
	.office .receipt { max-inline-size: 44rem; }
}
`;

/**
 * Lays the styles on the whole document: the pages are light DOM. A constructed
 * sheet is no inline style, so a strict content security policy lets it be.
 */
export function adoptStyles(): void {
	const sheet = styles.styleSheet;
	if (sheet && !document.adoptedStyleSheets.includes(sheet))
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
