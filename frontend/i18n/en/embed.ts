import type { embed as sv } from "../sv/embed.ts";

export const embed: typeof sv = {
	title: "Embed the register",
	description:
		"Show on your own website who has signed, or the badge that says that you have.",
	lead: "Show on your own website who has signed. If you have done so yourselves, you can show the badge. It costs nothing and you need not ask.",
	copy: "Copy the code",
	copyWhich: (what) => ` for ${what}`,
	copied: "The code has been copied.",
	marked: "The code is selected. Copy it with the keyboard.",
	example: "What it looks like",
	element: {
		title: "The list as a part of your page",
		text: "Paste the code where the list is to stand. The list takes font, size and colour from your page, and follows it in light and dark mode.",
		missing: "The list is shown here when the website has been built.",
		code: "the list",
		exact:
			"The line points at one version. The browser compares the file with the sum in integrity and runs it only if they are equal. The version stays when the next one comes.",
		newest:
			"If you always want the latest version, choose this line. There is then no sum to compare with.",
		newestCode: "the latest version",
		fallback:
			"What stands between the tags is shown to those who have no JavaScript.",
	},
	attributes: {
		title: "Settings",
		list: {
			lang: "Language, sv or en. Without it the page's language applies.",
			search: "Shows a search field.",
			limit: "How many are shown at a time, 1 to 100. Without it, ten.",
			municipality: "Municipality code, such as 1383 for Varberg.",
			kind: "Kind of organisation, such as ideell-forening.",
			theme: "Field of activity, such as integration.",
			src: "The register's address. Without it, the site that the file came from.",
		},
		several: "Several values are separated by commas.",
	},
	looks: {
		title: "Appearance",
		text: "Set these properties in your style sheet, on the tag or further up. Otherwise the list follows your page's color-scheme.",
		list: {
			"--handslag-font": "Font",
			"--handslag-text": "Colour of the text",
			"--handslag-soft": "Colour of place, day and count",
			"--handslag-link": "Links and buttons",
			"--handslag-line": "Lines between the rows",
			"--handslag-edge": "Edges of fields and buttons",
			"--handslag-field": "Background of the search field",
			"--handslag-focus": "The ring around what has focus",
			"--handslag-error": "Error messages",
			"--handslag-round": "Corners of the buttons",
			"--handslag-thread-a": "One thread of the stitch",
			"--handslag-thread-b": "The other thread of the stitch",
		},
		parts: "With ::part you also reach each part by itself:",
	},
	policy: {
		title: "Security",
		text: "The list fetches only from the register. It sets no cookies and measures nothing. If your page has a security policy (CSP), this is needed in it:",
		code: "the security policy",
		trusted:
			"No styles need to be allowed. If the policy requires Trusted Types, lit-html has to be allowed. The badge needs img-src and the frame frame-src, with the same address.",
	},
	frame: {
		title: "The list in a frame",
		text: "A frame needs no JavaScript at all. The register's filters can be added to the address.",
		code: "the frame",
		oembed:
			"If your website supports oEmbed, the address of the register or of an organisation is enough. Otherwise your tool asks here:",
	},
	badge: {
		title: "The badge We have signed",
		text: "The badge is one stitch of the band, your own. It leads to your page in the register. If you leave the agreement the badge turns grey by itself, within five minutes.",
		mine: "Get the finished code at My pages",
		example: (name) =>
			`This is the badge of ${name}. The dark one has the same name with .dark before .svg.`,
		nobody: "The badge is shown here when the first organisation has signed.",
		code: "the badge",
		dark: "dark badge",
	},
};
