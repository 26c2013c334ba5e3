/** One page for each thing that can go wrong: what happened, then what to do. */
export const errors = {
	401: {
		title: "Logga in först",
		text: "Sidan är för den som är inloggad. Kanske har ni loggats ut. Logga in, så kommer ni tillbaka hit.",
	},
	403: {
		title: "Ni har inte tillgång hit",
		text: "Sidan hör till någon annan, eller så har ni loggats ut. Logga in igen med en ny länk.",
	},
	404: {
		title: "Sidan finns inte",
		text: "Adressen är kanske fel skriven, eller så har sidan flyttat. Sök på webbplatsen eller börja från startsidan.",
	},
	405: {
		title: "Så går det inte att använda adressen",
		text: "Börja om från startsidan.",
	},
	409: {
		title: "Någon hann före",
		text: "Uppgifterna har ändrats sedan ni öppnade sidan. Ladda om den och försök igen.",
	},
	410: {
		title: "Länken gäller inte längre",
		text: "Be om en ny, så kommer den med e-post.",
	},
	413: {
		title: "Texten är för lång",
		text: "Det ni skrev är längre än vi kan ta emot. Gå tillbaka i webbläsaren, så står texten kvar, och korta den.",
	},
	422: {
		title: "Vi förstod inte frågan",
		text: "Något i adressen går inte att tolka. Börja om från sidan ni kom från.",
	},
	429: {
		title: "Vänta en liten stund",
		text: "Det kom många försök på kort tid. Försök igen om någon minut.",
	},
	500: {
		title: "Något gick fel hos oss",
		text: "Det är inte ert fel och inget ni har sparat är borta. Försök igen om en stund.",
	},
	503: {
		title: "Tjänsten vilar en stund",
		text: "Vi är snart tillbaka. Det ni har sparat finns kvar.",
	},
	home: "Till startsidan",
	register: "Sök i registret",
	newLink: "Be om en ny länk",
	signIn: "Logga in",
	reference: (id: string) => `Hör ni av er till oss, nämn gärna ${id}.`,
};
