import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";

// What Lit leaves for the browser to find its parts again. No page is hydrated (small custom elements take over what
// they need), so the comments would only be weight: about a quarter of the register's page.
const markers = /<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g;
// Inside these white space is content.
const verbatim = /(<(pre|textarea)[\s>][\s\S]*?<\/\2>)/;

/**
 * Renders a Lit template to light HTML: no markers, no indentation.
 * The templates must be synchronous.
 */
export function renderToHtml(template: unknown): string {
	const whole = collectResultSync(render(template)).replace(markers, "");
	return whole
		.split(verbatim)
		.map((part, i) => {
			// split() gives the text between, the verbatim element, and its name, in turn.
			if (i % 3 === 1) return part;
			return i % 3 === 2 ? "" : part.replace(/\s*\n\s*/g, "\n");
		})
		.join("");
}

/** The files of one entry: its module and the style sheets that belong to it. */
export interface EntryAssets {
	scripts: string[];
	styles: string[];
}

/** The built files, by their hashed addresses. */
export interface Assets {
	/** For every page. */
	styles: string[];
	/** The two fonts that the first screen is set in. */
	fonts: string[];
	icon: string;
	/** Entries by name (`public`, `verify`, `apply`, `my`, `staff`); empty for one that has not been built. */
	entry(name: string): EntryAssets;
}

interface Chunk {
	file: string;
	name?: string;
	src?: string;
	css?: string[];
	assets?: string[];
	imports?: string[];
}

const none: Assets = {
	styles: [],
	fonts: [],
	icon: "",
	entry: () => ({ scripts: [], styles: [] }),
};

/**
 * Reads Vite's manifest (`.vite/manifest.json`) in the directory that `npm run build` fills. Without it the pages
 * work, unstyled: `assets.styles` is empty and the caller may say so.
 */
export function loadAssets(dist: string): Assets {
	let manifest: Record<string, Chunk>;
	try {
		manifest = JSON.parse(
			readFileSync(join(dist, ".vite", "manifest.json"), "utf8"),
		);
	} catch {
		return none;
	}
	const chunks = Object.values(manifest);
	const url = (file: string) => `/${file}`;
	const bySource = (end: string) =>
		chunks.filter((chunk) => chunk.src?.endsWith(end)).map((c) => url(c.file));
	const entry = (name: string): EntryAssets => {
		const sources = [
			`frontend/enhance/${name}.ts`,
			`frontend/pages/${name}/main.ts`,
		];
		const chunk = sources.map((key) => manifest[key]).find(Boolean);
		return {
			scripts: chunk ? [url(chunk.file)] : [],
			styles: [
				...bySource(`frontend/styles/${name}.css`),
				...(chunk?.css ?? []).map(url),
			],
		};
	};
	return {
		styles: bySource("frontend/styles/main.css"),
		fonts: bySource("-latin.woff2"),
		icon: bySource("frontend/assets/favicon.svg")[0] ?? "",
		entry,
	};
}
