import type { FastifyBaseLogger } from "fastify";
import type pg from "pg";
import type { Stamper } from "../certificates/archiving/stamper.ts";
import type { Sealer } from "../certificates/sealing/sealer.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db.ts";

/** What a mail server is asked to deliver (RFC 5322). */
export interface Message {
	messageId: string;
	from: string;
	to: string;
	subject: string;
	text: string;
	html: string;
	attachments: { filename: string; content: Buffer; contentType: string }[];
	/** Header fields beside the usual. */
	headers?: Record<string, string>;
	/** MAIL FROM and RCPT TO (RFC 5321), where bounces are not to go to the sender. */
	envelope?: { from: string; to: string };
}

/** Delivers a message or throws; absent (null) when no mail server is configured. */
export type Mailer = (message: Message) => Promise<void>;

/** Everything that a slice needs from outside; built in app.ts, overridden in tests. */
export interface Deps {
	config: Config;
	db: Db & { pool: pg.Pool };
	clock: () => Date;
	log: FastifyBaseLogger;
	sealer: Sealer;
	/** The time-stamping authority; null when TSA_URL is not set */
	stamper: Stamper | null;
	mailer: Mailer | null;
	/** 32 random bytes kept in DATA_DIR: signs sessions, encrypts stored answers. */
	sessionKey: Buffer;
	/** Letters that no font of the certificate has; they would print as empty boxes. */
	uncoveredCharacters: (text: string) => string[];
	/** Tells the cached public pages that the register has changed. Call after commit. */
	registerChanged: () => void;
}
