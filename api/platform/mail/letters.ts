import { en } from "./letters-en.ts";
import type { EventLetters } from "./letters-events.ts";
import type { FollowUpLetters } from "./letters-follow-up.ts";
import type { NewsletterLetters } from "./letters-newsletter.ts";
import { sv } from "./letters-sv.ts";
import type { WorkingGroupLetters } from "./letters-working-group.ts";

export interface Letter {
	subject: string;
	paragraphs: string[];
	link?: { label: string; url: string };
	/** It comes because of what somebody is, not because they asked for it */
	unasked?: boolean;
}

/** Every letter that Handslag writes, and what it needs to know. */
export interface Letters
	extends WorkingGroupLetters,
		FollowUpLetters,
		EventLetters,
		NewsletterLetters {
	resume_link: { url: string };
	/** `to`: the page that it leads to, when that is not the organisation's own */
	sign_in_link: { url: string; to?: "nominera" };
	sign_request: {
		name: string;
		organisation: string;
		url: string;
		validUntil: string;
	};
	sign_reminder: {
		name: string;
		organisation: string;
		url: string;
		validUntil: string;
	};
	signatures_voided: { name: string; organisation: string };
	application_received: { organisation: string; url: string };
	completion_requested: { organisation: string; message: string; url: string };
	application_rejected: { organisation: string; reason: string; url: string };
	application_approved: { organisation: string; url: string; number: string };
	certificate_issued: { organisation: string; number: string; url: string };
	contacts_changed: {
		organisation: string;
		by: string;
		contacts: string[];
		url: string;
	};
	signature_ended: { organisation: string; on: string; reason: string };
	withdrawal_confirmed: { organisation: string; on: string; reason: string };
	staff_invitation: {
		name: string;
		by: string;
		role: "officer" | "editor" | "admin";
		url: string;
	};
	seal_expiring: {
		seal: string;
		kind: "self-made" | "p12" | "pkcs11" | "tsa";
		/** Whole days left, negative when it has ended */
		days: number;
		until: string;
		url: string;
	};
}

export type Correspondence = {
	[Name in keyof Letters]: (values: Letters[Name]) => Letter;
};

export const letters: Record<"sv" | "en", Correspondence> = { sv, en };
