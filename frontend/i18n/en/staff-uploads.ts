import type { staffUploads as sv } from "../sv/staff-uploads.ts";

export const staffUploads: typeof sv = {
	documents: {
		upload: "Upload a PDF",
		uploadName: (to) => `Upload a PDF: ${to}`,
		uploading: "Uploading …",
		choose: "Choose an uploaded one",
		chooseName: (to) => `Choose an uploaded one: ${to}`,
		hint: "An address, or a PDF of at most 10 MB. You who upload it see to it that everyone can read it: headings, text that can be selected, and pictures described.",
		uploaded: (name, size) => `${name} is uploaded, ${size}.`,
		title: "Uploaded documents",
		none: "There are no documents yet.",
		use: "Use",
		useName: (name) => `Use ${name}`,
		open: (name) => `Open ${name}`,
		by: (size, day, who) => `${size}, ${day}, ${who}`,
	},
	removal: {
		remove: "Delete",
		removeName: (name) => `Delete ${name}`,
		sure: (name) => `Delete ${name} for good? It cannot be undone.`,
		confirm: "Yes, delete",
		removing: "Deleting …",
		removed: (name) => `${name} is deleted.`,
	},
	missing: {
		picture: "The picture has been deleted. Choose another.",
		document: "The document has been deleted. Choose another.",
	},
};
