import { z } from "zod";
import { uuid } from "../platform/answers.ts";
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

export const changeRole = inviteStaff.pick({ role: true });

export const staffUser = z.object({
	id: uuid,
	email: z.string(),
	name: z.string(),
	/** Two organisations staff one register; the log shows which. */
	employer: z.string(),
	role: z.enum(roles),
	permissions: z.array(z.string()),
});
export type StaffUser = z.output<typeof staffUser>;

export const staffAccount = staffUser.omit({ permissions: true }).extend({
	status: z.enum(["active", "invited", "disabled"]),
});
export type StaffAccount = z.output<typeof staffAccount>;

/** Who an organisation session speaks for. */
export const organisationActor = z
	.object({
		kind: z.literal("organisation"),
		email: z.string(),
		applications: z.array(
			z.object({
				id: uuid,
				name: z.string(),
				status: z.string(),
			}),
		),
		organisations: z.array(
			z.object({
				id: uuid,
				name: z.string(),
				slug: z.string(),
			}),
		),
	})
	.meta({ id: "Representative" });
export type OrganisationActor = z.output<typeof organisationActor>;

/** `POST /sessions` */
export const sessionAnswer = z
	.object({
		accessToken: z.string(),
		/** seconds */
		expiresIn: z.int(),
		user: staffUser,
	})
	.meta({ id: "Session" });
export type SessionAnswer = z.output<typeof sessionAnswer>;

/** `GET /me` */
export const me = z.union([
	z.object({ kind: z.literal("staff"), user: staffUser }),
	organisationActor,
]);

/** `POST /sign-in-links/redeem` */
export const redeemed = z.object({
	accessToken: z.string(),
	/** seconds */
	expiresIn: z.int(),
	actor: organisationActor,
});

/** `GET /staff/set-up/:token`: whose account it opens; the first administrator's address is not known yet. */
export const setUp = z.object({
	email: z.string().nullable(),
	name: z.string(),
	employer: z.string(),
	role: z.enum(roles),
});
