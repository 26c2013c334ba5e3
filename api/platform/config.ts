import { resolve } from "node:path";
import { z } from "zod";
import { type Pkcs11Uri, parsePkcs11Uri } from "./pkcs11-uri.ts";

export interface Config {
	production: boolean;
	host: string;
	port: number;
	/** Without a trailing slash. */
	publicUrl: string;
	dataDir: string;
	database:
		| { kind: "embedded"; dir: string }
		| { kind: "postgres"; url: string };
	mail: { kind: "mailbox" } | { kind: "smtp"; url: string };
	mailFrom: string;
	admin: { email: string; password: string } | null;
	seal:
		| { kind: "self-made"; dir: string }
		| { kind: "p12"; path: string; password: string }
		/** The PIN is here or in the file that the URI names; issuers may be in a PEM file beside the token. */
		| {
				kind: "pkcs11";
				uri: Pkcs11Uri;
				pin: string | undefined;
				chainPath: string | undefined;
		  };
	/** null: seals stay at level B-B */
	tsaUrl: string | null;
	/** A PEM file with the roots that its time stamps have to come from; null: whatever root its first stamp leads to */
	tsaRoot: string | null;
	/** What mail services show to report bounces; null: they cannot */
	bounceSecret: string | null;
	logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
	/** How many reverse proxies stand before us and add to X-Forwarded-For */
	proxies: number;
}

const url = (schemes: string[]) =>
	z.string().refine((text) => {
		const parsed = URL.parse(text);
		return parsed !== null && schemes.includes(parsed.protocol.slice(0, -1));
	});

const environment = z.object({
	NODE_ENV: z.string().optional(),
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	HOST: z.string().min(1).default("127.0.0.1"),
	PUBLIC_URL: url(["http", "https"]).optional(),
	DATA_DIR: z.string().min(1).default("./data"),
	DATABASE_URL: url(["postgres", "postgresql"]).optional(),
	SMTP_URL: url(["smtp", "smtps"]).optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*@[^\r\n]+$/)
		.default("Handslag <hej@handslag.example>"),
	ADMIN_EMAIL: z.email().optional(),
	ADMIN_PASSWORD: z.string().min(12).optional(),
	SEAL_P12: z.string().min(1).optional(),
	SEAL_P12_PASSWORD: z.string().default(""),
	SEAL_PKCS11: z
		.string()
		.transform((text, context) => {
			const uri = parsePkcs11Uri(text);
			if (!uri) context.addIssue("not such a URI");
			return uri ?? z.NEVER;
		})
		.optional(),
	SEAL_PKCS11_PIN: z.string().optional(),
	SEAL_PKCS11_CHAIN: z.string().optional(),
	TSA_URL: url(["http", "https"]).optional(),
	TSA_ROOT: z.string().min(1).optional(),
	NEWSLETTER_BOUNCE_SECRET: z.string().min(24).optional(),
	LOG_LEVEL: z
		.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
		.default("info"),
	TRUST_PROXY: z.enum(["true", "false", "1", "2", "3"]).default("false"),
});

const expectations: Record<string, string> = {
	PORT: "a port number from 0 to 65535",
	HOST: "an address to listen on, such as 127.0.0.1 or 0.0.0.0",
	PUBLIC_URL: "the address that people open, such as https://handslag.example",
	DATA_DIR: "a directory",
	DATABASE_URL:
		"a PostgreSQL address, such as postgres://user:password@host:5432/handslag",
	SMTP_URL:
		"a mail server's address, such as smtps://user:password@mail.example:465",
	MAIL_FROM: "a sender, such as Handslag <hej@handslag.example>",
	ADMIN_EMAIL: "an e-mail address, together with ADMIN_PASSWORD",
	ADMIN_PASSWORD: "at least 12 characters, together with ADMIN_EMAIL",
	SEAL_P12: "the path of a PKCS#12 file",
	SEAL_PKCS11:
		"a PKCS#11 URI (RFC 7512) with a token and a module-path, such as pkcs11:token=seal;object=seal?module-path=/usr/lib/softhsm/libsofthsm2.so, without SEAL_P12",
	SEAL_PKCS11_PIN:
		"the PIN of the token in SEAL_PKCS11, unless a pin-source=file:/… there says where it is",
	TSA_URL: "the address of an RFC 3161 time-stamping authority",
	TSA_ROOT: "the path of a PEM file, together with TSA_URL",
	NEWSLETTER_BOUNCE_SECRET:
		"at least 24 characters that the mail service sends with what it reports",
	LOG_LEVEL: "fatal, error, warn, info, debug, trace or silent",
	TRUST_PROXY:
		"how many reverse proxies add to X-Forwarded-For, 1 to 3, or false (true is 1)",
};

/** Where the self-made seal and its authority are, or were until another seal was configured. */
export const authorityDir = (dataDir: string): string =>
	resolve(dataDir, "seal");

function sealOf(
	e: z.infer<typeof environment>,
	dataDir: string,
): Config["seal"] {
	if (e.SEAL_PKCS11)
		return {
			kind: "pkcs11",
			uri: e.SEAL_PKCS11,
			pin: e.SEAL_PKCS11_PIN,
			chainPath: e.SEAL_PKCS11_CHAIN,
		};
	if (e.SEAL_P12)
		return { kind: "p12", path: e.SEAL_P12, password: e.SEAL_P12_PASSWORD };
	return { kind: "self-made", dir: authorityDir(dataDir) };
}

/** One line: the variable's name and what it should be. Never its value, which may be a secret. */
export class ConfigurationError extends Error {}

/**
 * The configuration from the environment. An empty variable counts as absent.
 * @throws ConfigurationError naming every variable that is wrong, one line each.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(
		Object.entries(env).filter(
			([, value]) => value !== undefined && value !== "",
		),
	);
	const parsed = environment.safeParse(given);
	const wrong = new Set(
		parsed.error?.issues.map((issue) => String(issue.path[0])),
	);
	if (
		parsed.success &&
		(given.ADMIN_EMAIL === undefined) !== (given.ADMIN_PASSWORD === undefined)
	)
		wrong.add(
			given.ADMIN_EMAIL === undefined ? "ADMIN_EMAIL" : "ADMIN_PASSWORD",
		);
	if (given.TSA_ROOT && !given.TSA_URL) wrong.add("TSA_ROOT");
	if (parsed.data?.SEAL_PKCS11) {
		const { SEAL_PKCS11, SEAL_PKCS11_PIN, SEAL_P12 } = parsed.data;
		if (SEAL_P12) wrong.add("SEAL_PKCS11");
		// One of the two, so that nobody changes the one that is not read.
		if ((SEAL_PKCS11.pinPath === undefined) === (SEAL_PKCS11_PIN === undefined))
			wrong.add("SEAL_PKCS11_PIN");
	}
	if (!parsed.success || wrong.size > 0)
		throw new ConfigurationError(
			[...wrong]
				.map(
					(name) =>
						`${name} should be ${expectations[name] ?? "another value"}.`,
				)
				.join("\n"),
		);
	const e = parsed.data;
	const dataDir = resolve(e.DATA_DIR);
	return {
		production: e.NODE_ENV === "production",
		host: e.HOST,
		port: e.PORT,
		publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(
			/\/+$/,
			"",
		),
		dataDir,
		database: e.DATABASE_URL
			? { kind: "postgres", url: e.DATABASE_URL }
			: { kind: "embedded", dir: resolve(dataDir, "postgres") },
		mail: e.SMTP_URL ? { kind: "smtp", url: e.SMTP_URL } : { kind: "mailbox" },
		mailFrom: e.MAIL_FROM,
		admin:
			e.ADMIN_EMAIL && e.ADMIN_PASSWORD
				? { email: e.ADMIN_EMAIL.toLowerCase(), password: e.ADMIN_PASSWORD }
				: null,
		seal: sealOf(e, dataDir),
		tsaUrl: e.TSA_URL ?? null,
		tsaRoot: e.TSA_ROOT ?? null,
		bounceSecret: e.NEWSLETTER_BOUNCE_SECRET ?? null,
		logLevel: e.LOG_LEVEL,
		proxies: { false: 0, true: 1, "1": 1, "2": 2, "3": 3 }[e.TRUST_PROXY],
	};
}
