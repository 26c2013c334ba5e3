import { formats } from "../../../frontend/i18n/format.ts";
import { pathIn } from "../../../frontend/i18n/path.ts";
import { markdownText, renderMarkdown } from "../../platform/markdown.ts";
import type { Locale } from "../../platform/messages.ts";
import type { IssueContent, LetterView, LinkChoice } from "./schema.ts";
import { isWhole } from "./schema.ts";

/** Stands where each subscriber's own link goes. */
const placeholder = "{{avsluta}}";

const escapes: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};
const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);

export const letterWords = {
	sv: {
		news: "Nyheter",
		event: "Evenemang",
		cancelled: "Inställt",
		why: "Du får nyhetsbrevet för att du har bett om det.",
		end: "Avsluta nyhetsbrevet",
		from: "Handslag, registret för Den Halländska Överenskommelsen",
	},
	en: {
		news: "News",
		event: "Events",
		cancelled: "Cancelled",
		why: "You get the newsletter because you asked for it.",
		end: "Unsubscribe",
		from: "Handslag, the register of the Halland Agreement",
	},
};

/** Mail programs read no style sheets, so each element carries its own. */
const styles: [RegExp, string][] = [
	[/<p>/g, '<p style="margin:0 0 16px">'],
	[
		/<(h[2-6])>/g,
		'<$1 style="font:600 20px/1.3 system-ui,sans-serif;margin:28px 0 8px">',
	],
	[/<(ul|ol)>/g, '<$1 style="margin:0 0 16px;padding-left:24px">'],
	[
		/<blockquote>/g,
		'<blockquote style="margin:0 0 16px;padding-left:16px;border-left:4px solid #14465c">',
	],
	[/<a href=/g, '<a style="color:#14465c" href='],
];

const styled = (html: string) =>
	styles.reduce((text, [what, how]) => text.replace(what, how), html);

export type ShownLink = LinkChoice & { summary: string };

interface Sources {
	content: IssueContent;
	/** What is published, in each language */
	choices: Record<Locale, ShownLink[]>;
	publicUrl: string;
}

/** English only where all that there is in Swedish has been translated. */
function languageOf({ title, intro }: IssueContent, locale: Locale): Locale {
	return isWhole(title, locale) && isWhole(intro, locale) ? locale : "sv";
}

/** What was picked and is still public, in the order it was picked. */
function picked({ content, choices }: Sources, language: Locale): ShownLink[] {
	return content.links.flatMap(
		({ kind, slug }) =>
			choices[language].find((one) => one.kind === kind && one.slug === slug) ??
			[],
	);
}

function urlOf({ kind, slug }: ShownLink, publicUrl: string, locale: Locale) {
	const place = kind === "news" ? "nyheter" : "evenemang";
	return publicUrl + pathIn(locale, `/${place}/${encodeURIComponent(slug)}`);
}

/** A day in words; of what is only known by its year, that. */
const dayOrYear = (on: string | null, language: Locale) =>
	on && on.length > 4 ? formats[language].day(on) : (on ?? "");

/** An issue as a mail in one language, the same for all but the link that ends it. */
export function composeIssue(sources: Sources, locale: Locale): LetterView {
	const { content, publicUrl } = sources;
	const language = languageOf(content, locale);
	const t = letterWords[language];
	const subject = content.title[language];
	const intro = content.intro[language];
	// A path in the text is a page of ours; a mail has no address to stand on.
	const absolute = (text: string) =>
		text.replace(/(\]\()(\/[^)\s]*)/g, `$1${publicUrl}$2`);
	const links = picked(sources, language);
	const groups = (["news", "event"] as const)
		.map((kind) => ({ kind, items: links.filter((one) => one.kind === kind) }))
		.filter(({ items }) => items.length > 0);
	const day = (on: string | null) => dayOrYear(on, language);
	const named = ({ title, cancelled }: ShownLink) =>
		cancelled ? `${t.cancelled}: ${title}` : title;
	const text = [
		markdownText(intro, publicUrl),
		...groups.map(({ kind, items }) =>
			[
				t[kind].toUpperCase(),
				...items.map((one) =>
					[
						named(one),
						day(one.on),
						one.summary,
						urlOf(one, publicUrl, language),
					]
						.filter(Boolean)
						.join("\n"),
				),
			].join("\n\n"),
		),
	].join("\n\n");
	const html = [
		styled(renderMarkdown(absolute(intro))),
		...groups.map(
			({ kind, items }) =>
				`<h2 style="font:400 24px/1.2 Georgia,serif;margin:32px 0 12px">${t[kind]}</h2>${items
					.map(
						(one) =>
							`<p style="margin:0 0 20px"><a style="color:#14465c;font-weight:600" href="${escapeHtml(urlOf(one, publicUrl, language))}">${escapeHtml(named(one))}</a>${one.on ? `<br><span style="color:#4a5a62">${escapeHtml(day(one.on))}</span>` : ""}<br>${escapeHtml(one.summary)}</p>`,
					)
					.join("")}`,
		),
	].join("\n");
	return {
		language,
		subject,
		text: `${text}\n\n-- \n${t.why}\n${t.end}: ${placeholder}\n${t.from}\n`,
		html: page({ language, subject, html }),
	};
}

function page(of: { language: Locale; subject: string; html: string }): string {
	const t = letterWords[of.language];
	const subject = escapeHtml(of.subject);
	return `<!doctype html><html lang="${of.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;background:#f6f5f1;color:#14262f;font:18px/1.5 system-ui,sans-serif"><div style="max-width:600px;margin:0 auto;padding:32px 20px">
<h1 style="font:400 30px/1.2 Georgia,serif;margin:0 0 20px">${subject}</h1>
${of.html}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #c8cfd2;font-size:15px;color:#4a5a62">${t.why} <a style="color:#14465c" href="${placeholder}">${t.end}</a>.<br>${escapeHtml(t.from)}</p>
</div></body></html>`;
}

/** A letter to one subscriber, with the link that ends it. */
export function personal(letter: LetterView, url: string): LetterView {
	return {
		...letter,
		text: letter.text.replaceAll(placeholder, url),
		html: letter.html.replaceAll(placeholder, escapeHtml(url)),
	};
}
