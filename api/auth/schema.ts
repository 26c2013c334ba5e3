import { z } from "zod";
import { email, line, someLine } from "../platform/text.ts";

export const roles = ["officer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

export const signInLink = z.object({ email });
export const redeemLink = z.object({ token: z.string().min(1).max(200) });

/** Only length is asked of a password (NIST SP 800-63B): a sentence is a good one. */
export const password = z.string().min(12).max(200);

export const signIn = z.object({
	email,
	// Any length here: what is short is simply wrong, and must not be told apart.
	password: z.string().min(1).max(1000),
});

/** A one-time set-up link names the account it opens. */
export const setUpAccount = z.object({
	token: z.string().min(1).max(200),
	name: someLine(120),
	email: email.optional(),
	employer: line(120).default("Region Halland"),
	password,
});

export const inviteStaff = z.object({
	email,
	name: someLine(120),
	employer: someLine(120),
	role: z.enum(roles),
});

export interface StaffUser {
	id: string;
	email: string;
	name: string;
	/** Two organisations staff one register; the log shows which. */
	employer: string;
	role: Role;
	permissions: string[];
}

export interface StaffAccount extends Omit<StaffUser, "permissions"> {
	status: "active" | "invited" | "disabled";
}

/** Who an organisation session speaks for. */
export interface OrganisationActor {
	kind: "organisation";
	email: string;
	applications: { id: string; name: string; status: string }[];
	organisations: { id: string; name: string; slug: string }[];
}

/** `POST /sessions` */
export interface SessionAnswer {
	accessToken: string;
	/** seconds */
	expiresIn: number;
	user: StaffUser;
}
