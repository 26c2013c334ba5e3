/** The office's texts about pictures and documents that have been uploaded. */
export const staffUploads = {
	documents: {
		upload: "Ladda upp en PDF",
		uploadName: (to: string) => `Ladda upp en PDF: ${to}`,
		uploading: "Laddar upp …",
		choose: "Välj en uppladdad",
		chooseName: (to: string) => `Välj en uppladdad: ${to}`,
		hint: "En adress, eller en PDF på högst 10 MB. Du som laddar upp svarar för att alla kan läsa den: rubriker, text som går att markera och beskrivna bilder.",
		uploaded: (name: string, size: string) => `${name} är uppladdad, ${size}.`,
		title: "Uppladdade dokument",
		none: "Det finns inga dokument än.",
		use: "Använd",
		useName: (name: string) => `Använd ${name}`,
		open: (name: string) => `Öppna ${name}`,
		by: (size: string, day: string, who: string) => `${size}, ${day}, ${who}`,
	},
	removal: {
		remove: "Ta bort",
		removeName: (name: string) => `Ta bort ${name}`,
		sure: (name: string) =>
			`Ta bort ${name} för alltid? Det går inte att ångra.`,
		confirm: "Ja, ta bort",
		removing: "Tar bort …",
		removed: (name: string) => `${name} är borttagen.`,
	},
	/** Fields whose picture or document has been deleted. */
	missing: {
		picture: "Bilden är borttagen. Välj en annan.",
		document: "Dokumentet är borttaget. Välj ett annat.",
	},
};
