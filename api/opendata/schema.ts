import type { FollowUpFigures } from "../content/follow-up/schema.ts";
import type { ActionPlan, EventItem, NewsItem } from "../content/schema.ts";
import type { SignatoryItem, Statistics } from "../register/schema.ts";

/** A text in both languages of the service. */
export interface Both {
	sv: string;
	en: string;
}

/** What is the same whatever the language, and what differs with it. */
type InBoth<T> = Record<keyof Both, T>;

/** Everything that is published as files, read at one moment. */
export interface Snapshot {
	/** 32 hex digits, made of the content alone: the same content has the same version. */
	version: string;
	/** RFC 3339 in UTC: when this version was first made. */
	generatedAt: string;
	/** The present parties, in Swedish order. No contacts: those are on each organisation's own page. */
	parties: SignatoryItem[];
	statistics: InBoth<Statistics>;
	/** Null while no year has been entered. */
	actionPlan: InBoth<ActionPlan> | null;
	/** The published ones, newest first. No comments: what has been copied cannot be hidden again. */
	followUps: InBoth<FollowUpFigures[]>;
	news: InBoth<NewsItem[]>;
	events: InBoth<EventItem[]>;
	/** Of the office, which answers for the data. */
	email: string;
}

/** What every file of the open data says of itself. */
export interface Provenance {
	version: string;
	generatedAt: string;
	licence: string;
	source: string;
}
