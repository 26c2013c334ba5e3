import type { Locale } from "../messages.ts";
import { type Letter, type Letters, letters } from "./letters.ts";

const escapes: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};
const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);

const signature = {
	sv: "Handslag, registret för Den Halländska Överenskommelsen",
	en: "Handslag, the register of the Halland Agreement",
};
const ignore = {
	sv: "Har du inte bett om det här mejlet kan du bortse från det.",
	en: "If you did not ask for this e-mail you can ignore it.",
};

function toText({ paragraphs, link, unasked }: Letter, locale: Locale): string {
	const parts = [
		...paragraphs,
		...(link ? [`${link.label}:\n${link.url}`] : []),
		...(unasked ? [] : [ignore[locale]]),
	];
	return `${parts.join("\n\n")}\n\n-- \n${signature[locale]}\n`;
}

function toHtml(
	{ subject, paragraphs, link, unasked }: Letter,
	locale: Locale,
): string {
	const body = paragraphs.map(
		(text) => `<p>${escapeHtml(text).replace(/\n/g, "<br>")}</p>`,
	);
	if (link)
		body.push(
			`<p><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:12px 24px;border-radius:26px;background:#14465c;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(link.label)}</a></p>`,
			`<p style="font-size:14px;color:#4a5a62">${escapeHtml(link.url)}</p>`,
		);
	return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f6f5f1;color:#14262f;font:18px/1.5 Georgia,serif"><div style="max-width:560px;margin:0 auto;padding:32px 20px;font-family:system-ui,sans-serif">
<h1 style="font:400 28px/1.2 Georgia,serif">${escapeHtml(subject)}</h1>
${body.join("\n")}
<p style="font-size:14px;color:#4a5a62">${unasked ? "" : `${escapeHtml(ignore[locale])}<br>`}${escapeHtml(signature[locale])}</p>
</div></body></html>`;
}

/** Subject, text and HTML of a letter, in the recipient's language; every value is escaped. */
export function compose<Name extends keyof Letters>(mail: {
	template: Name;
	locale: Locale;
	values: Letters[Name];
}): { subject: string; text: string; html: string } {
	const write = letters[mail.locale][mail.template] as (
		values: Letters[Name],
	) => Letter;
	const letter = write(mail.values);
	const subject = letter.subject.replace(/[\r\n]+/g, " ").slice(0, 200);
	return {
		subject,
		text: toText(letter, mail.locale),
		html: toHtml({ ...letter, subject }, mail.locale),
	};
}
