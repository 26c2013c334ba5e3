type Text = [title: string, detail: string];

/** What may be refused of what editors do. */
export const contentProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
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
		sv: ["Det finns redan", "Öppna det som finns och ändra där."],
		en: ["It exists already", "Open the one that is there and change it."],
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
