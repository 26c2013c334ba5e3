/**
 * What is seen of a text, decided in one place: the edge refuses or leaves out what nobody sees, so that the register, the
 * API, the log, the paper and its twin show one and the same name.
 */

// Some invisible characters are spelling. In Persian and Kurdish the non-joiner parts two letters, of which the first
// (Unicode's Joining_Type D, as in RFC 5892, appendix A.1) would otherwise join the second; the scripts of India and Sri
// Lanka choose forms of letters by both joiners; and a joiner makes one picture of two.
const arabicLetter = "[\\p{scx=Arabic}&&\\p{L}]";
const joinsOn = `[${arabicLetter}--[ء-إاةد-زوٱ-ٷڈ-ڙۀۃ-ۋۍۏےۓەۮۯ]]`;
const indic =
	"[[\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}]&&[\\p{L}\\p{M}]]";
const picture = "[\\u{1f000}-\\u{1faff}⛓⛹❤]";
const spelling = [
	`\\u200c(?<=${joinsOn}\\p{Mn}*\\u200c)(?=${arabicLetter})`,
	`[\\u200c\\u200d](?<=${indic}\\p{Mn}*[\\u200c\\u200d])`,
	`\\u200d(?<=${picture}\\ufe0f?\\u200d)(?=\\p{Extended_Pictographic})`,
].join("|");

const spelled = new RegExp(spelling, "gv");
// Controls, format characters (bidi overrides, joiners, byte order marks), lone surrogates: they draw nothing and can
// disguise what stands beside them.
const inert = new RegExp(`(?<kept>${spelling})|[\\p{Cc}\\p{Cf}\\p{Cs}]`, "gv");
// What comes along from web pages and word processors: soft hyphens, places where a line may or may not be broken, byte
// order marks, and non-joiners where nothing would join.
const stowaways = new RegExp(
	`(?<kept>${spelling})|[\\u00ad\\u200b\\u2060\\ufeff]|\\u200c(?<=[\\p{scx=Arabic}&&[\\p{L}\\p{M}]]\\u200c+)`,
	"gv",
);
// The letters are those that Korean has for "no letter here".
const refused = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/u;
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

// Words of letters below the combining marks, one space between them: nearly all texts are plain already.
const plainWord = "[\\x21-\\x7e\\xa1-\\xac\\xae-\\u02ff]+";
const isPlain = new RegExp(`^${plainWord}(?: ${plainWord})*$`);

/** A text as it is drawn and attached: NFC, one line, without control and format characters. */
export function plain(text: string): string {
	if (isPlain.test(text)) return text;
	return (
		text
			.replace(/[\t-\r]/g, " ")
			.replace(inert, "$<kept>")
			// A hyphen that no line is broken at looks like any other.
			.replace(/[\u2010\u2011]/g, "-")
			.normalize("NFC")
			// Last: what is left out leaves no double space behind.
			.replace(/\s+/gu, " ")
			.trim()
	);
}

/** The text without control and format characters, but for those that are spelling. */
export const withoutInert = (text: string): string =>
	isPlain.test(text)
		? text
		: text.replace(/\t/g, " ").replace(inert, "$<kept>");

/** The text without the invisible characters that nobody means to type. */
export const withoutStowaways = (text: string): string =>
	isPlain.test(text) ? text : text.replace(stowaways, "$<kept>");

/** Whether a text holds invisible characters that can disguise it, or none that has a meaning. */
export const holdsRefused = (text: string): boolean =>
	refused.test(text.replace(spelled, ""));

/** Whether anything is seen of a text. */
export const isVisible = (text: string): boolean => visible.test(text);
