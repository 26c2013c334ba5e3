import { z } from "zod";
import {
	holdsRefused,
	isVisible,
	plain,
	withoutStowaways,
} from "./plain-text.ts";

/**
 * Text that people type, checked at the edge. Every schema that takes free text
 * builds on these, so that a personal identity number, a control character or a
 * novel in a name field is refused everywhere in the same way.
 */

const lineBreaks = /[\t\n]/g;

function luhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const n = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
		sum += n > 9 ? n - 9 : n;
	}
	return sum % 10 === 0;
}

/**
 * Whether a text holds something that reads as a Swedish personal identity number
 * or co-ordination number (SKV 704, SKV 707): a date, optionally with 60 added to
 * the day, and four digits of which the last is right.
 */
export function holdsPersonalIdentityNumber(text: string): boolean {
	for (const match of text.matchAll(
		/(?<!\d)(?:\d{2})?(\d{2})(\d{2})(\d{2})\s?[-+]?\s?(\d{4})(?!\d)/g,
	)) {
		const [whole, year, month, day, rest] = match as unknown as string[];
		// A mobile number written without spaces: 0701740605.
		if (/^07\d{8}$/.test(whole ?? "")) continue;
		const m = Number(month);
		const d = Number(day) > 60 ? Number(day) - 60 : Number(day);
		if (m < 1 || m > 12 || d < 1 || d > 31) continue;
		if (luhn(`${year}${month}${day}${rest}`)) return true;
	}
	return false;
}

function custom(code: string) {
	return { params: { code } };
}

function checked(schema: z.ZodString, multiline: boolean) {
	return schema.transform((typed, context) => {
		const refuse = (code: string) =>
			context.addIssue({ code: "custom", ...custom(code) });
		const text = withoutStowaways(typed).normalize("NFC").trim();
		const bare = multiline ? text.replace(lineBreaks, "") : text;
		const nothing = typed.trim() !== "" && !isVisible(text);
		if (nothing || holdsRefused(bare)) refuse("forbidden_character");
		if (holdsPersonalIdentityNumber(text)) refuse("personal_identity_number");
		return multiline ? text : plain(text);
	});
}

/** One line of text, {@link plain}; at most `max` characters. May be empty. */
export const line = (max: number) => checked(z.string().max(max), false);

// A form sends a line break as CRLF (HTML 4.10.21.4), which the page that counts takes for one character.
const lineBreak = /\r\n?/g;

/** Several lines of text, trimmed and NFC, with LF between them; at most `max` characters. May be empty. */
export const lines = (max: number) =>
	checked(
		z
			.string()
			.overwrite((text) => text.replace(lineBreak, "\n"))
			.max(max),
		true,
	);

/** One line that says something. */
export const someLine = (max: number) =>
	line(max).refine((text) => text.length > 0, custom("required"));

/** Several lines that say something. */
export const someLines = (max: number) =>
	lines(max).refine((text) => text.length > 0, custom("required"));

// One @, a dotted host, no white space: what a mail server can be asked about. Whether
// it exists only the mail that we send can tell.
const emailPattern =
	/^[^\s@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u;

const isEmail = (text: string) =>
	emailPattern.test(text) && !holdsRefused(text);

const typedEmail = z
	.string()
	.max(254)
	.transform((text) => withoutStowaways(text).trim().toLowerCase())
	.refine((text) => !holdsPersonalIdentityNumber(text), {
		...custom("personal_identity_number"),
		abort: true,
	});

/** An e-mail address, lower-cased; at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const email = typedEmail.refine(isEmail, custom("invalid_email"));

/** As {@link email}, or an empty string while it is still being written. */
export const emailOrEmpty = typedEmail.refine(
	(text) => text === "" || isEmail(text),
	custom("invalid_email"),
);

/** A phone number as people write them, or an empty string. */
export const phoneOrEmpty = z
	.string()
	.max(30)
	.transform((text) => withoutStowaways(text).trim())
	.refine(
		(text) => text === "" || /^\+?[\d\s()/-]{5,}$/.test(text),
		custom("invalid_phone"),
	)
	.refine(
		(text) => !holdsPersonalIdentityNumber(text),
		custom("personal_identity_number"),
	);

/** A web address on http or https; the scheme may be left out. May be empty. */
export const websiteOrEmpty = z
	.string()
	.max(300)
	.transform((text, context) => {
		const typed = withoutStowaways(text).trim();
		if (typed === "") return "";
		const url = URL.parse(
			/^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[^/]+\.[^/]+:\d/.test(typed)
				? typed
				: `https://${typed}`,
		);
		if (
			url &&
			/^https?:$/.test(url.protocol) &&
			/^[^\s.]+(\.[^\s.]+)+$/.test(url.hostname) &&
			!url.username
		)
			return url.href;
		context.addIssue({ code: "custom", ...custom("invalid_website") });
		return z.NEVER;
	});

/** A day that exists, `YYYY-MM-DD`. */
export const day = z
	.string()
	.min(1, { abort: true })
	.refine((text) => {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
		const date = new Date(`${text}T00:00:00Z`);
		return (
			!Number.isNaN(date.getTime()) &&
			date.toISOString().slice(0, 10) === text &&
			text >= "1800-01-01"
		);
	}, custom("invalid_day"));

/** How often something had been changed when it was read: goes with a change of it, which stands whatever was saved meanwhile without one. */
export const revision = z.number().int().min(0).optional();

/** A UUID as we make them. */
export const id = z.uuid();

/** Letters with accents, as the database's `search_form` folds them; å, ä and ö are letters of their own. */
export const folded: Record<string, string> = {};
for (const [letters, plain] of [
	["éèêë", "e"],
	["áàâã", "a"],
	["íìîï", "i"],
	["óòôõ", "o"],
	["úùûü", "u"],
	["ýÿ", "y"],
	["ç", "c"],
	["ñ", "n"],
	["ł", "l"],
	["śš", "s"],
	["žź", "z"],
] as const)
	for (const letter of letters) folded[letter] = plain;
