import { formats } from "../../frontend/i18n/format.ts";
import {
	type FileAnswers,
	MOST_BYTES,
	type Today,
	todayInList,
	todayInRegister,
} from "../../frontend/verify/answers.ts";
import {
	type RevocationList,
	trustWith,
	verifyRevocations,
} from "../../frontend/verify/list.ts";
import {
	type PdfVerification,
	type Trust,
	verifyPdf,
} from "../../frontend/verify/verify.ts";
import type { VerdictText } from "../../frontend/views/answers.ts";
import { type Language, readArguments, type VerifyOptions } from "./options.ts";
import { asJson, asText, type ExitCode, exitCodeOf, worst } from "./report.ts";
import {
	askRegister,
	readInput,
	readPdf,
	readRevocations,
	readSource,
	readTrust,
	whyOf,
} from "./sources.ts";
import { words } from "./words.ts";

/** What the command reads and writes. */
export interface Surroundings {
	out: (text: string) => void;
	error: (text: string) => void;
	input: AsyncIterable<Uint8Array>;
	/** The register's address from the environment */
	publicUrl?: string | undefined;
}

/** Nothing more can be told: the message is for whoever asked. */
class Halt extends Error {}

/** `handslag verify …`: the same verifier and the same words as the page Verifiera. Never throws. */
export async function runCli(
	args: string[],
	around: Surroundings,
): Promise<ExitCode> {
	const asked = readArguments(args, around.publicUrl);
	const t = words[asked.lang];
	if (asked.kind === "help") {
		around.out(t.help);
		return 0;
	}
	if (asked.kind === "wrong") {
		around.error(asked.detail ? t.wrong(asked.detail) : t.help);
		return 3;
	}
	try {
		return await verifyAll(asked.options, asked.lang, around);
	} catch (error) {
		if (!(error instanceof Halt)) throw error;
		around.error(error.message);
		return 3;
	}
}

async function verifyAll(
	options: VerifyOptions,
	lang: Language,
	around: Surroundings,
): Promise<ExitCode> {
	const known = await trustFor(options, lang);
	const list = await listFor(options, known, lang);
	const trust = trustWith(known, list ?? (await revokedSeals(options, known)));
	const text = await textsIn(lang);
	const codes: ExitCode[] = [];
	for (const file of options.files) {
		const bytes = await bytesOf(file, lang, around);
		if (!bytes) {
			codes.push(3);
			if (options.json)
				around.out(`${JSON.stringify({ file, exitCode: 3 })}\n`);
			continue;
		}
		const found = await verifyPdf(bytes, trust);
		const today = await todayOf(found, options.register, list);
		const answers: FileAnswers = { found, today };
		codes.push(exitCodeOf(answers));
		around.out(
			options.json ? asJson(file, answers) : asText(file, answers, text),
		);
	}
	return worst(codes);
}

async function textsIn(locale: Language): Promise<VerdictText> {
	const [{ verify }, { common }] =
		locale === "en"
			? await Promise.all([
					import("../../frontend/i18n/en/verify.ts"),
					import("../../frontend/i18n/en/common.ts"),
				])
			: await Promise.all([
					import("../../frontend/i18n/sv/verify.ts"),
					import("../../frontend/i18n/sv/common.ts"),
				]);
	return { locale, format: formats[locale], verify, common };
}

async function trustFor(
	{ trust, register }: VerifyOptions,
	lang: Language,
): Promise<Trust> {
	const t = words[lang];
	const source = trust ?? `${register}/api/v1/seals`;
	let read: Trust | null;
	try {
		read = readTrust(await readSource(source));
	} catch (error) {
		throw new Halt(t.noTrust(source, whyOf(error)));
	}
	if (!read) throw new Halt(t.noTrust(source, t.notTrust));
	return read;
}

async function listFor(
	{ revocations: source }: VerifyOptions,
	trust: Trust,
	lang: Language,
): Promise<RevocationList | null> {
	if (source === null) return null;
	const t = words[lang];
	let list: RevocationList | null;
	try {
		const signed = readRevocations(await readSource(source));
		list = await verifyRevocations(signed, trust);
	} catch (error) {
		throw new Halt(t.noList(source, whyOf(error)));
	}
	if (!list) throw new Halt(t.noList(source, t.notSealed));
	return list;
}

/**
 * The register's list when the trust is certificates alone, which say nothing of what is revoked. Whether the register
 * answers is told when it is asked for the number.
 */
async function revokedSeals(
	{ register }: VerifyOptions,
	trust: Trust,
): Promise<RevocationList | null> {
	if (trust.revoked) return null;
	try {
		const source = `${register}/api/v1/certificates/revocations`;
		const signed = readRevocations(await readSource(source));
		return await verifyRevocations(signed, trust);
	} catch {
		return null;
	}
}

async function bytesOf(
	file: string,
	lang: Language,
	{ input, error: complain }: Surroundings,
): Promise<Uint8Array | null> {
	const t = words[lang];
	try {
		return file === "-"
			? await readInput(input, MOST_BYTES)
			: await readPdf(file, MOST_BYTES);
	} catch (error) {
		const why = error instanceof RangeError ? t.tooLarge : whyOf(error);
		complain(t.unreadable(file, why));
		return null;
	}
}

async function todayOf(
	{ verdict, number, seal }: PdfVerification,
	register: string,
	list: RevocationList | null,
): Promise<Today> {
	if (verdict !== "authentic")
		return { status: "unknown", why: "not_authentic" };
	if (!number) return { status: "unknown", why: "no_number" };
	if (list) return todayInList(list, number, seal?.at ?? null);
	try {
		const view = await askRegister(register, number);
		return view
			? todayInRegister(view)
			: { status: "unknown", why: "not_in_register" };
	} catch {
		return { status: "unknown", why: "no_contact" };
	}
}
