import { css } from "lit";

/**
 * The element's look. It takes font, size and text colour from the page around it, and dark or light from the page's
 * `color-scheme`; the rest is set by the custom properties that /badda-in lists.
 */
export const styles = css`
	:host {
		--_soft: var(--handslag-soft, light-dark(#4a5a62, #b4bec1));
		--_link: var(--handslag-link, light-dark(#14506a, #9ad0e6));
		--_line: var(--handslag-line, light-dark(#d5d0c3, #2e4751));
		--_edge: var(--handslag-edge, light-dark(#6c7981, #84979f));
		--_focus: var(--handslag-focus, light-dark(#0e3445, #f2a468));
		--_a: var(--handslag-thread-a, light-dark(#c4521b, #f09a5b));
		--_b: var(--handslag-thread-b, light-dark(#14465c, #83bdd4));
		--_error: var(--handslag-error, light-dark(#a3202e, #ffb0a8));
		display: block;
	}
	/* Not on the host, where the page's own "* { … !important }" goes before ours. */
	[part="register"] {
		color: var(--handslag-text, inherit);
		font-family: var(--handslag-font, inherit);
		font-style: normal;
		font-variant: normal;
		font-weight: 400;
		line-height: 1.5;
		letter-spacing: normal;
		word-spacing: normal;
		text-align: start;
		text-indent: 0;
		text-shadow: none;
		text-transform: none;
		white-space: normal;
		word-break: normal;
		overflow-wrap: anywhere;
		hyphens: manual;
	}
	:host([hidden]),
	[hidden] {
		display: none;
	}
	* {
		box-sizing: border-box;
		margin: 0;
		padding: 0;
	}
	form {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25em 0.5em;
		margin-block-end: 1em;
	}
	label {
		flex-basis: 100%;
		font-weight: 600;
	}
	input,
	button {
		min-block-size: 2.75em;
		border: 2px solid var(--_edge);
		font: inherit;
	}
	input {
		flex: 1 1 8em;
		min-inline-size: 0;
		padding: 0.25em 0.75em;
		border-radius: 4px;
		background: var(--handslag-field, light-dark(#fff, #152a35));
		color: light-dark(#14262f, #ece8de);
	}
	button {
		padding: 0.25em 1.25em;
		border-radius: var(--handslag-round, 999px);
		background: none;
		color: var(--_link);
		cursor: pointer;
	}
	button:hover {
		border-color: currentColor;
	}
	:focus-visible {
		outline: 3px solid var(--_focus);
		outline-offset: 2px;
	}
	a {
		color: var(--_link);
		text-decoration-thickness: 1px;
		text-underline-offset: 0.2em;
	}
	a:hover {
		text-decoration-thickness: 2px;
	}
	ul {
		list-style: none;
		margin-block: 0.5em 1em;
	}
	li {
		display: flex;
		gap: 0.75em;
		padding-block: 0.6em;
		border-block-start: 1px solid var(--_line);
	}
	li > div {
		min-inline-size: 0;
	}
	[part="facts"],
	[part="count"] {
		color: var(--_soft);
	}
	[part="facts"] {
		font-size: 0.9375em;
	}
	[part="error"] {
		margin-block-end: 1em;
	}
	[part="error"] p {
		margin-block-end: 0.5em;
		color: var(--_error);
		font-weight: 600;
	}
	[part="foot"] {
		margin-block-start: 1em;
	}
	.stitch {
		flex: none;
		inline-size: 1.1em;
		block-size: 0.95em;
		margin-block-start: 0.3em;
	}
	.a {
		fill: var(--_a);
	}
	.b {
		fill: var(--_b);
	}
	@media (forced-colors: active) {
		.stitch path {
			fill: CanvasText;
		}
	}
`;
