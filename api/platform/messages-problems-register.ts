type Text = [title: string, detail: string];

/** The refusals about entries of the register; part of `problems`. */
export const registerProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	entry_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat uppgifterna",
			"Uppgifterna har ändrats sedan ni öppnade dem. Det ni har skrivit finns kvar här. Sparar ni igen gäller det ni har skrivit.",
		],
		en: [
			"Somebody else has changed the details",
			"The details have changed since you opened them. What you have written is still here. If you save again, what you have written stands.",
		],
	},
};
