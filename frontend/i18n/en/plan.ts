import type { plan as sv } from "../sv/plan.ts";

export const plan: typeof sv = {
	title: (from, to) => `Action plan ${from}–${to}`,
	titleEmpty: "Action plan",
	description:
		"Themes, focus areas and activities in the action plan of the Halland Agreement.",
	years: "Years of the plan",
	focus: "Focus area",
	continued: "Continued work",
	now: "Under way",
	noFollowUp: "The follow-up is published when the year has ended.",
	noActivities: "The activities have not been decided yet.",
	empty: "The plan has not been published yet",
	emptyText:
		"Themes, focus areas and activities will appear here year by year.",
};
