import { parseArgs } from "node:util";

export type Language = "sv" | "en";

/** What somebody asked for on the command line. */
export interface VerifyOptions {
	/** Paths; `-` is the standard input */
	files: string[];
	/** A path or an address; null: what the register says */
	trust: string | null;
	/** A path or an address of a signed list of revocations; null: the register is asked */
	revocations: string | null;
	/** Without a trailing slash */
	register: string;
	json: boolean;
}

export type Asked =
	| { kind: "verify"; lang: Language; options: VerifyOptions }
	| { kind: "help"; lang: Language }
	/** `detail` is what is wrong, in a word or in the parser's English; empty when nothing was asked for */
	| { kind: "wrong"; lang: Language; detail: string };

const options = {
	trust: { type: "string" },
	revocations: { type: "string" },
	register: { type: "string" },
	json: { type: "boolean", default: false },
	lang: { type: "string", default: "sv" },
	help: { type: "boolean", short: "h", default: false },
} as const;

/** Where `npm start` listens unless told otherwise. */
const local = "http://localhost:3000";

/**
 * Reads the arguments after `handslag`.
 *
 * @param publicUrl the register's address from the environment, when it is set
 */
export function readArguments(args: string[], publicUrl = ""): Asked {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(args);
	} catch (error) {
		const lang = args[args.indexOf("--lang") + 1] === "en" ? "en" : "sv";
		return { kind: "wrong", lang, detail: (error as Error).message };
	}
	const { values, positionals } = parsed;
	const lang = values.lang === "en" ? "en" : "sv";
	const [command, ...files] = positionals;
	if (values.help) return { kind: "help", lang };
	const wrong = (detail: string): Asked => ({ kind: "wrong", lang, detail });
	if (!["sv", "en"].includes(values.lang))
		return wrong(`--lang ${values.lang}`);
	if (command !== "verify") return wrong(command ?? "");
	if (files.length === 0) return wrong("verify");
	const register = values.register || publicUrl || local;
	if (!URL.canParse(register)) return wrong(`--register ${register}`);
	return {
		kind: "verify",
		lang,
		options: {
			files,
			trust: values.trust ?? null,
			revocations: values.revocations ?? null,
			register: register.replace(/\/+$/, ""),
			json: values.json,
		},
	};
}

const parse = (args: string[]) =>
	parseArgs({ args, options, allowPositionals: true });
