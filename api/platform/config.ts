import { resolve } from "node:path";
import { z } from "zod";

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
		| { kind: "p12"; path: string; password: string };
	logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
	trustProxy: boolean;
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
	TSA_URL: url(["http", "https"]).optional(),
	LOG_LEVEL: z
		.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
		.default("info"),
	TRUST_PROXY: z.enum(["true", "false"]).default("false"),
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
	TSA_URL: "the address of an RFC 3161 time-stamping authority",
	LOG_LEVEL: "fatal, error, warn, info, debug, trace or silent",
	TRUST_PROXY: "true when a reverse proxy sets X-Forwarded-For, else false",
};

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
		seal: e.SEAL_P12
			? { kind: "p12", path: e.SEAL_P12, password: e.SEAL_P12_PASSWORD }
			: { kind: "self-made", dir: resolve(dataDir, "seal") },
		logLevel: e.LOG_LEVEL,
		trustProxy: e.TRUST_PROXY === "true",
	};
}
