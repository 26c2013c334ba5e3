import type { StaffUser } from "../../../api/auth/schema.ts";
import type { RouteName } from "./route.ts";

/** What an account needs to open a page; a page that is not here is everybody's. */
const needs: Partial<Record<RouteName, string>> = {
	inbox: "application:read",
	case: "application:read",
	messages: "contact:handle",
	message: "contact:handle",
	paper: "application:enter",
	certificates: "certificate:manage",
	seals: "certificate:manage",
	log: "log:read",
	accounts: "staff:manage",
	content: "content:edit",
	contentItem: "content:edit",
	newsletter: "content:edit",
	events: "event:manage",
	event: "event:manage",
	followUps: "follow-up:manage",
	followUp: "follow-up:manage",
	workingGroup: "members:edit",
};

export function mayOpen(
	user: Pick<StaffUser, "permissions">,
	name: RouteName,
): boolean {
	const needed = needs[name];
	return needed === undefined || user.permissions.includes(needed);
}

/** Where an account begins: an editor has no inbox. */
export const firstSection = (user: Pick<StaffUser, "permissions">) =>
	(["inbox", "content"] as const).find((name) => mayOpen(user, name)) ??
	"register";
