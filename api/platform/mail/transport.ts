import nodemailer from "nodemailer";
import type { Mailer } from "../deps.ts";

/** Delivers over SMTP (RFC 5321), with TLS where the server offers it. */
export function createSmtpMailer(url: string): Mailer {
	const transport = nodemailer.createTransport(url, {
		// Nothing in a message may make us read files or fetch addresses.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return async ({ text, html, headers, ...message }) => {
		await transport.sendMail({
			...message,
			text,
			html,
			headers: { "Auto-Submitted": "auto-generated", ...headers },
		});
	};
}
