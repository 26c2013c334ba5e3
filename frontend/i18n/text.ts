import type { PartSlug } from "../../api/content/editing/parts-schema.ts";
import type { Formats, Locale } from "./format.ts";
import type * as sv from "./sv/index.ts";

/**
 * Every text of the service, by area. The Swedish file of an area is also its type, so an English text that is
 * missing, or takes other arguments, does not compile.
 */
export interface Text extends Words {
	office: Office;
	parts: Record<PartSlug, PartWords>;
}

/** What a page whose shape is in the code says: editors write it, so it is read with the page. */
export interface PartWords {
	language: Locale;
	title: string;
	/** The title as it is broken at the end of a line */
	heading: string;
	lead: string;
	/** A sentence that stands by itself elsewhere; empty where there is no place for one */
	note: string;
	/** For search engines */
	description: string;
}

/** How the office is reached: editors write it, so it is read with the page. */
export interface Office {
	email: string;
	phone: { shown: string; href: string };
	/** As it stands in a sentence. Swedish also in English, where nobody has translated it. */
	hours: { text: string; language: Locale };
	/** What the register is, in the foot of pages. */
	about: { text: string; language: Locale };
}

/** Of {@link Text}, what stands in the code. */
export interface Words {
	locale: Locale;
	format: Formats;
	common: typeof sv.common;
	vocabulary: typeof sv.vocabulary;
	start: typeof sv.start;
	agreement: typeof sv.agreement;
	register: typeof sv.register;
	organisation: typeof sv.organisation;
	certificate: typeof sv.certificate;
	verify: typeof sv.verify;
	plan: typeof sv.plan;
	news: typeof sv.news;
	newsletter: typeof sv.newsletter;
	contact: typeof sv.contact;
	search: typeof sv.search;
	preview: typeof sv.preview;
	events: typeof sv.events;
	followUp: typeof sv.followUp;
	workingGroup: typeof sv.workingGroup;
	sign: typeof sv.sign;
	resume: typeof sv.resume;
	errors: typeof sv.errors;
	about: typeof sv.about;
	embed: typeof sv.embed;
	embedded: typeof sv.embedded;
}
