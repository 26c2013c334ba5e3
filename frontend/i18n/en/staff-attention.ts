import type { attention as swedish } from "../sv/staff-attention.ts";

export const attention: typeof swedish = {
	title: "Waiting for somebody",
	election: (term) => `The election of the working group ${term}`,
	elections: {
		nobody_voted:
			"Nobody has voted and the days are over. Set new days or cancel the election.",
		election_day_passed:
			"The vote never opened and its days are over. Set new days.",
		proposal_missing: "The vote cannot open: there is no joint proposal.",
		roll_not_frozen: "The vote cannot open: the roll is not frozen.",
		counted: "The votes are counted. Publish the members.",
		overdue:
			"The next step should have been taken. Try it yourself to see what hinders it.",
	},
	publications: {
		failed: (when) =>
			`Was to be published ${when}, but it could not be done. See what is missing and publish it again.`,
		late: (when) =>
			`Was to be published ${when}, but still waits. Publish it yourself.`,
	},
};
