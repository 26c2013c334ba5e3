import type { news as sv } from "../sv/news.ts";

export const news: typeof sv = {
	title: "News",
	feed: "Follow in a feed reader (Atom)",
	empty: "There is no news yet",
	emptyText: "When something happens we write about it here.",
	more: "Show older",
	all: "All news",
	published: "Published",
};
