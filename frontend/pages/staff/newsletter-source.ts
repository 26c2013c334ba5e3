import type {
	IssueContent,
	IssueView,
} from "../../../api/content/newsletter/schema.ts";
import { ApiError } from "../../data/client.ts";
import type { Source, Version } from "./content-saving.ts";
import { fetchIssue, saveIssue } from "./newsletter-api.ts";
import type { StaffText } from "./text.ts";

/** A letter as it was saved last. */
export const headOf = ({ revision, author, content }: IssueView): Version => ({
	id: String(revision),
	author,
	content: { ...content },
});

/** Where a letter is saved, for what saves the content too. */
export const letterSource = (id: string, user: string): Source<IssueView> => ({
	place: { user, item: `newsletter/${id}` },
	send: ({ basedOn, content }) =>
		saveIssue(id, {
			content: content as unknown as IssueContent,
			revision: Number(basedOn),
		}),
	headOf,
	theirs: async (error) => {
		if (!(error instanceof ApiError) || error.code !== "newsletter_changed")
			return null;
		return headOf(await fetchIssue(id));
	},
});

/** What the form calls a field, by its path. */
export function labelOf(t: StaffText["newsletter"], path: string): string {
	const labels: Record<string, string> = {
		"title.sv": t.titleSv,
		"title.en": t.titleEn,
		"intro.sv": t.introSv,
		"intro.en": t.introEn,
	};
	return labels[path] ?? t.links;
}
