type Text = [title: string, detail: string];

/** What may be refused of what editors do. */
export const contentProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	agreement_signed: {
		status: 409,
		sv: [
			"Det som skrivs under går inte att ändra",
			"Version {version} är undertecknad, väntar på underskrift eller har använts i en uppföljning. Därför ligger namnet, den svenska texten, principernas rubriker och giltigheten fast. Gör en ny version i stället. Är ändringen språklig följer underskrifterna med. Är innehållet ändrat bjuds alla in att skriva under på nytt.",
		],
		en: [
			"What is signed cannot be changed",
			"Version {version} has been signed, is waiting to be signed, or has been used in a follow-up. So its name, its Swedish text, the titles of its principles and its validity stand. Make a new version instead. If the change is editorial, the signatures carry over. If the contents have changed, everyone is invited to sign again.",
		],
	},
	agreement_binds: {
		status: 403,
		sv: [
			"En administratör publicerar det här",
			"Ändringen rör det som organisationer skriver under. Utkastet är sparat. Be en administratör att läsa det och publicera.",
		],
		en: [
			"An administrator publishes this",
			"The change is to what organisations sign. The draft is saved. Ask an administrator to read and publish it.",
		],
	},
	agreement_has_begun: {
		status: 409,
		sv: [
			"Versionen har börjat gälla",
			"Version {version} hör till överenskommelsens historia och går inte att avpublicera. Gör en ny version i stället.",
		],
		en: [
			"The version has begun to apply",
			"Version {version} is part of the agreement's history and cannot be unpublished. Make a new version instead.",
		],
	},
	agreement_has_its_day: {
		status: 409,
		sv: [
			"Versionen säger själv när den börjar gälla",
			"Publicera den nu. Den visas och går att skriva under från och med sin första dag.",
		],
		en: [
			"The version itself says when it begins to apply",
			"Publish it now. It is shown, and can be signed, from its first day.",
		],
	},
	content_changed: {
		status: 409,
		sv: [
			"Någon annan har sparat",
			"{name} har sparat sedan du öppnade texten. Det du har skrivit finns kvar. Jämför och välj vad som ska gälla.",
		],
		en: [
			"Somebody else has saved",
			"{name} has saved since you opened the text. What you wrote is still there. Compare, and choose what is to stand.",
		],
	},
	content_exists: {
		status: 409,
		sv: [
			"Det finns redan",
			"{key} finns redan. Öppna det som finns och ändra där.",
		],
		en: [
			"It exists already",
			"There is {key} already. Open the one that is there and change it.",
		],
	},
	content_state: {
		status: 409,
		sv: [
			"Det går inte längre",
			"Någon har publicerat eller ändrat sedan du öppnade sidan. Ladda om den och se vad som gäller nu.",
		],
		en: [
			"No longer possible",
			"Somebody has published or changed it since you opened the page. Reload to see what holds now.",
		],
	},
	page_needed: {
		status: 409,
		sv: [
			"Sidan behöver texten",
			"Den här texten går inte att avpublicera. Ändra den i stället, eller återställ en tidigare version.",
		],
		en: [
			"The page needs the text",
			"This text cannot be unpublished. Change it instead, or restore an earlier version.",
		],
	},
	picture_in_use: {
		status: 409,
		sv: ["Bilden används", "Ta först bort bilden där den används: {whereSv}."],
		en: [
			"The picture is in use",
			"First take the picture out where it is used: {whereEn}.",
		],
	},
	document_in_use: {
		status: 409,
		sv: [
			"Dokumentet används",
			"Ta först bort länken till dokumentet där det används: {whereSv}.",
		],
		en: [
			"The document is in use",
			"First take out the link to the document where it is used: {whereEn}.",
		],
	},
	document_type: {
		status: 415,
		sv: ["Filen är ingen PDF", "Spara dokumentet som PDF och välj den filen."],
		en: ["The file is not a PDF", "Save the document as PDF and choose that."],
	},
	document_unreadable: {
		status: 422,
		sv: [
			"PDF:en är inte hel",
			"Filens slut saknas. Spara dokumentet som PDF på nytt och försök igen.",
		],
		en: [
			"The PDF is not whole",
			"The end of the file is missing. Save the document as PDF anew and try again.",
		],
	},
	picture_type: {
		status: 415,
		sv: [
			"Filen är ingen bild som går att använda",
			"Välj en bild i JPEG, PNG, WebP eller AVIF.",
		],
		en: [
			"The file is not a picture that can be used",
			"Choose a picture as JPEG, PNG, WebP or AVIF.",
		],
	},
	picture_too_many_pixels: {
		status: 422,
		sv: [
			"Bilden är för stor",
			"Bilden har {width} × {height} bildpunkter. Högst 40 miljoner går att ta emot. Förminska den och försök igen.",
		],
		en: [
			"The picture is too large",
			"The picture has {width} × {height} pixels. At most 40 million can be taken in. Make it smaller and try again.",
		],
	},
	picture_unreadable: {
		status: 422,
		sv: [
			"Bilden går inte att läsa",
			"Filen är skadad. Spara bilden på nytt och försök igen.",
		],
		en: [
			"The picture cannot be read",
			"The file is damaged. Save the picture anew and try again.",
		],
	},
};

const kindsOfText = {
	sv: {
		news: "nyheten",
		page: "sidan",
		plan_year: "handlingsplanen",
		event: "evenemanget",
		agreement: "överenskommelsen",
		follow_up: "uppföljningen",
		office: "sidan",
		newsletter: "nyhetsbrevet",
	},
	en: {
		news: "the news item",
		page: "the page",
		plan_year: "the action plan",
		event: "the event",
		agreement: "the agreement",
		follow_up: "the follow-up",
		office: "the page",
		newsletter: "the newsletter",
	},
};
const standings = {
	sv: {
		draft: "utkast",
		scheduled: "schemalagd",
		published: "publicerad",
		withdrawn: "avpublicerad",
	},
	en: {
		draft: "draft",
		scheduled: "scheduled",
		published: "published",
		withdrawn: "unpublished",
	},
};

/** A place where a file is used, in words: nyheten ”Vi möts” (publicerad). */
export function useOf(
	locale: "sv" | "en",
	kind: keyof (typeof kindsOfText)["sv"],
	title: string,
	state: keyof (typeof standings)["sv"],
): string {
	const called = locale === "sv" ? `”${title}”` : `“${title}”`;
	return `${kindsOfText[locale][kind]} ${called} (${standings[locale][state]})`;
}
