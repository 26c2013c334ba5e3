import type { sections as swedish } from "../sv/staff-sections.ts";

export const sections: typeof swedish = {
	label: "Case work",
	inbox: "Inbox",
	messages: "Messages",
	register: "Register",
	paper: "New from paper",
	log: "Log",
	certificates: "Certificates",
	seals: "Seals",
	accounts: "Users",
	workingGroup: "Working group",
	content: "Content",
	events: "Events",
	followUps: "Follow-up",
	newsletter: "Newsletter",
};
