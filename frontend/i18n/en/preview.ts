import type { preview as sv } from "../sv/preview.ts";

export const preview: typeof sv = {
	title: "Preview",
	state: {
		draft: "This is a draft that only editors see.",
		scheduled: "This is scheduled and not public yet.",
		published: "This is published.",
		withdrawn: "This is no longer published.",
	},
	revision: (n, author, when) => `Revision ${n}, saved by ${author} ${when}.`,
	scheduled: (when) => `It will be published ${when}.`,
};
