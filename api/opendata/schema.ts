import { z } from "zod";
import { eventItem } from "../content/events/schema.ts";
import {
	type FollowUpFigures,
	followUpFigures,
} from "../content/follow-up/schema.ts";
import { actionPlan } from "../content/plan/schema.ts";
import {
	type ActionPlan,
	type EventItem,
	type NewsItem,
	newsItem,
} from "../content/schema.ts";
import { allOf, instant } from "../platform/answers.ts";
import {
	type SignatoryItem,
	type Statistics,
	signatoryItem,
	statistics,
} from "../register/schema.ts";

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
export const provenanceShape = z.object({
	version: z.string(),
	generatedAt: instant,
	licence: z.string(),
	source: z.string(),
});
export type Provenance = z.output<typeof provenanceShape>;

const inBoth = <Shape extends z.ZodType>(shape: Shape) =>
	z.object({ sv: shape, en: shape });

/** The JSON files, by name; each says {@link provenanceShape} too. */
export const wholeShapes = {
	signatories: z.object({ total: z.int(), items: z.array(signatoryItem) }),
	statistics: inBoth(statistics),
	"action-plan": inBoth(actionPlan.nullable()),
	"follow-ups": inBoth(allOf(followUpFigures)),
	news: inBoth(allOf(newsItem)),
	events: inBoth(allOf(eventItem)),
};

/** JSON-LD: its own context says what its words mean. */
export const linkedData = z.looseObject({
	"@context": z.union([
		z.record(z.string(), z.unknown()),
		z.array(z.unknown()),
	]),
});

/** `/datasets/municipalities.geojson` (RFC 7946) */
export const municipalitiesShape = provenanceShape.extend({
	type: z.literal("FeatureCollection"),
	features: z.array(
		z.object({
			type: z.literal("Feature"),
			/** The municipality's code; `lan` for who works in the whole county */
			id: z.string(),
			geometry: z
				.object({
					type: z.literal("Point"),
					/** Longitude and latitude, WGS 84 */
					coordinates: z.array(z.number()),
				})
				.nullable(),
			properties: z.object({
				code: z.string().nullable(),
				name: z.string(),
				/** Where the municipality is governed from, and where the point stands */
				seat: z.string().nullable(),
				parties: z.int(),
				organisations: z.array(
					signatoryItem.pick({ id: true, slug: true, name: true }),
				),
			}),
		}),
	),
});
