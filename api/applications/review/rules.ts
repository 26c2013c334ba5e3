import type { StaffUser } from "../../auth/schema.ts";
import type { Application } from "../queries.ts";
import type { StaffAction } from "./schema.ts";

/** Whether this person applied, signed or entered the case: then somebody else decides. */
export function isOwnCase(
	application: Pick<Application, "email" | "entered_by" | "content">,
	user: Pick<StaffUser, "id" | "email">,
): boolean {
	const mine = user.email.toLowerCase();
	return (
		application.email?.toLowerCase() === mine ||
		application.entered_by === user.id ||
		application.content.signatories.some(
			(one) => one.email.toLowerCase() === mine,
		)
	);
}

export function staffActions(
	application: Application,
	user: StaffUser,
): { allowedActions: StaffAction[]; hindrance: string | null } {
	const open =
		application.status === "submitted" || application.status === "in_review";
	if (!open || !user.permissions.includes("application:decide"))
		return { allowedActions: [], hindrance: null };
	const own = isOwnCase(application, user);
	const actions: StaffAction[] =
		application.assignee_id === user.id ? [] : ["claim"];
	if (!own) actions.push("approve");
	// A paper case has nobody at the other end to complete it.
	if (!application.paper) actions.push("request_completion");
	actions.push("reject");
	return { allowedActions: actions, hindrance: own ? "four_eyes" : null };
}

/** Whole days between two instants, as people count a wait. */
export function waitingDays(since: Date | null, now: Date): number | null {
	return since
		? Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000))
		: null;
}
