/** The line above a page that is previewed. */
export const preview = {
	title: "Förhandsgranskning",
	state: {
		draft: "Det här är ett utkast som bara redaktörer ser.",
		scheduled: "Det här är schemalagt och syns inte för andra än.",
		published: "Det här är publicerat.",
		withdrawn: "Det här är inte längre publicerat.",
	},
	revision: (n: number, author: string, when: string) =>
		`Version ${n}, sparad av ${author} ${when}.`,
	scheduled: (when: string) => `Det publiceras ${when}.`,
};
