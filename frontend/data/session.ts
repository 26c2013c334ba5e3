import type { OrganisationActor } from "../../api/auth/schema.ts";
import { get, post, remove } from "./client.ts";

export type { OrganisationActor };

/** Who the browser's session speaks for; 401 when it has none. */
export const fetchMe = () => get<OrganisationActor>("/me");

/** Asks for a one-time link. The answer is the same whether the address is known or not. */
export const askForLink = (email: string) =>
	post<unknown>("/sign-in-links", { email });

export const signOut = () => remove("/sessions/current");

/**
 * The organisation leaves the agreement.
 *
 * @param withdrawal `on` is a day, `YYYY-MM-DD`; today when left out
 */
export const withdrawSignature = (
	organisationId: string,
	withdrawal: { reason?: string; on?: string },
) =>
	post<unknown>(
		`/organisations/${encodeURIComponent(organisationId)}/signature/withdraw`,
		withdrawal,
	);
