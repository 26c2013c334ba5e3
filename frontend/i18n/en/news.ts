import type { news as sv } from "../sv/news.ts";

export const news: typeof sv = {
	title: "News",
	description: "News about the Halland Agreement.",
	heading: "News",
	empty: "There is no news yet",
	emptyText: "When something happens we write about it here.",
	more: "Show older",
	all: "All news",
	published: "Published",
};
