import { z } from "zod";
import { instant, uuid } from "../../platform/answers.ts";
import {
	email,
	id,
	line,
	lines,
	someLine,
	someLines,
} from "../../platform/text.ts";
import type { Both } from "../schema.ts";

/** The wire contract of the newsletter: subscribing, and the issues that staff write. */

export const locale = z.enum(["sv", "en"]);

export const subscription = z.object({
	email,
	locale: locale.optional(),
});

export const issueStatuses = [
	"draft",
	"scheduled",
	"sending",
	"paused",
	"sent",
	"cancelled",
] as const;
export type IssueStatus = (typeof issueStatuses)[number];
export const issueAction = z.enum([
	"save",
	"send",
	"pause",
	"resume",
	"cancel",
]);
export type IssueAction = z.output<typeof issueAction>;

const link = z.object({
	kind: z.enum(["news", "event"]),
	slug: z.string().min(1).max(200),
});

const content = (whole: boolean) =>
	z.object({
		title: z.object({
			sv: whole ? someLine(150) : line(150),
			en: line(150).default(""),
		}),
		/** Markdown */
		intro: z.object({
			sv: whole ? someLines(10_000) : lines(10_000),
			en: lines(10_000).default(""),
		}),
		links: z.array(link).max(30).default([]),
	});

/** What may still lack words. */
export const issueDraft = content(false);
/** What may be sent. */
export const issueWhole = content(true);
export type IssueContent = z.output<typeof issueDraft>;

export const issueParams = z.object({ id });
export const newIssue = z.object({ content: issueDraft });
/** `revision` is the one that was read: a save of an older one is refused. */
export const saveIssue = newIssue.extend({ revision: z.int().min(1) });
/** Without a time it goes out now. `revision` is the one that was read: a later one is not sent unread. */
export const sendIssue = z.object({
	sendAt: z.iso.datetime().nullish(),
	revision: z.int().min(1).optional(),
});
export const previewQuery = z.object({ locale: locale.default("sv") });
export const removeSubscriber = z.object({ email });

export const newsletterSettings = z.object({
	/** Mails a minute, at most */
	newsletterRate: z.int().min(1).max(60_000),
	/** Permanent bounces before an address is suspended */
	newsletterBounceLimit: z.int().min(1).max(20),
});
export type NewsletterSettings = z.output<typeof newsletterSettings>;

export const issueProgress = z.object({
	/** Subscribers when the sending started; null before */
	total: z.int().nullable(),
	/** Made but not sent */
	queued: z.int(),
	sent: z.int(),
	/** Refused by the recipient's server */
	failed: z.int(),
	/** The conversation broke off: may have been taken, is not sent again */
	unknown: z.int(),
	bounced: z.int(),
});
export type IssueProgress = z.output<typeof issueProgress>;

export const issueView = z
	.object({
		id: uuid,
		status: z.enum(issueStatuses),
		content: issueDraft,
		revision: z.int(),
		sendAt: instant.nullable(),
		startedAt: instant.nullable(),
		endedAt: instant.nullable(),
		author: z.string(),
		updatedAt: instant,
		progress: issueProgress,
		allowedActions: z.array(issueAction),
	})
	.meta({ id: "NewsletterIssue" });
export type IssueView = z.output<typeof issueView>;

export const linkChoice = link.extend({
	title: z.string(),
	/** A day; a year where no more is known */
	on: z.string().nullable(),
	/** An event that will not be */
	cancelled: z.boolean(),
});
export type LinkChoice = z.output<typeof linkChoice>;

export const newsletterOverview = z.object({
	subscribers: z.object({
		confirmed: z.int(),
		unconfirmed: z.int(),
		suspended: z.int(),
	}),
	settings: newsletterSettings,
	issues: z.array(issueView),
	choices: z.array(linkChoice),
});
export type NewsletterOverview = z.output<typeof newsletterOverview>;

export const letterView = z.object({
	language: z.enum(["sv", "en"]),
	subject: z.string(),
	text: z.string(),
	html: z.string(),
});
export type LetterView = z.output<typeof letterView>;

/** A text that English readers get in Swedish when it has not been translated. */
export const isWhole = (text: Both, language: "sv" | "en") =>
	text[language].trim() !== "" || text.sv.trim() === "";

/** What a mail service reports: one event a mail. */
export const mailEvents = z.object({
	events: z
		.array(
			z.object({
				type: z.enum(["bounce", "complaint"]),
				/** The address that the mail was sent from (MAIL FROM), as it stands in the report */
				returnPath: z.string().max(400).optional(),
				messageId: z.string().max(400).optional(),
				/** RFC 3463: what begins with 5 is for good */
				status: z
					.string()
					.regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
					.optional(),
			}),
		)
		.max(1000),
});
export type MailEvent = z.output<typeof mailEvents>["events"][number];
