import type {
	CertificateStatus,
	CertificateView,
} from "../../api/certificates/schema.ts";
import type {
	SignatoryDetail,
	SignatoryFilters,
	SignatoryItem,
	Statistics,
} from "../../api/register/schema.ts";
import type { Signing } from "../../api/signatures/schema.ts";
import type { Promises, Untranslated } from "../i18n/sv/statements.ts";
import type { ShownEvent } from "./event-models.ts";
import type { ActionPlanModel, PlanYear } from "./plan-models.ts";

/**
 * What each public page is told. Days are `YYYY-MM-DD`, times RFC 3339 in UTC; everything that a reader sees is put
 * into words by the views, so that one model serves both languages.
 */

export type {
	CertificateStatus,
	CertificateView,
	SignatoryDetail,
	SignatoryFilters,
	SignatoryItem,
	Signing,
	Statistics,
};

export interface Principle {
	id: string;
	title: string;
	description: string;
}

/** One version of the agreement, as the list of versions shows it. */
export interface AgreementVersionItem {
	label: string;
	validFrom: string;
	/** Of some versions no more than the month is known; the day is then its first. */
	validFromPrecision: "day" | "month";
	/** The day it was replaced, or null for the current one. */
	validTo?: string | null;
	/** Editorial: signatures carry over. Substantive: everyone is asked to sign again. */
	change?: "editorial" | "substantive" | null;
}

export interface NewsSummary {
	slug: string;
	/** Swedish also on an English page, where it has not been translated. */
	language: "sv" | "en";
	title: string;
	/** One or two sentences. */
	summary: string;
	/** What it belongs to, e.g. the name of a conference. */
	kicker?: string | null;
	publishedOn: string;
	/** `year`: the day and the month of `publishedOn` say nothing. */
	publishedOnPrecision: "day" | "year";
}

export interface NewsListModel {
	items: NewsSummary[];
	/** Cursor of the next page, or null. */
	next: string | null;
}

export interface NewsItemModel extends NewsSummary {
	/** Safe HTML, made from Markdown by the server; headings begin at h2. */
	html: string;
	/** Above the text; safe HTML with its size. */
	picture: { html: string } | null;
}

/** A page of text that editors write. */
export interface TextPageModel {
	slug: string;
	language: "sv" | "en";
	title: string;
	lead: string;
	/** As that of an item of news. */
	html: string;
	picture: { html: string } | null;
}

/** All in one language: Swedish where one of them is not translated. */
export interface Principles {
	language: "sv" | "en";
	items: Principle[];
}

/** Words that editors write, in a page whose shape is here. */
export interface Words {
	language: "sv" | "en";
	title: string;
	lead: string;
	/** Safe HTML: what stands before the first heading of the text. */
	intro: string;
	/** Safe HTML: each heading of the text (h3) with what is below it. */
	pieces: string[];
}

export interface StartModel {
	words: Words;
	/** How to sign. */
	steps: Words;
	principles: Principles;
	/** Organisations that have ever signed, which is what the band counts. */
	everSigned: number;
	/** The day of the first signature, or null while there is none. */
	firstSignedOn: string | null;
	statistics: Statistics;
	/** Newest first; at most five are shown. */
	latest: SignatoryItem[];
	plan: Pick<ActionPlanModel, "from" | "to"> | null;
	/** The year that is going on, else the last one before it, else the first to come; null without a plan. */
	planYear: PlanYear | null;
	planYearIs: "now" | "past" | "coming";
	/** The soonest first. */
	coming: ShownEvent[];
	/** Newest first; the first is the lead. */
	news: NewsSummary[];
}

export interface AgreementModel {
	name: string;
	version: AgreementVersionItem & { textSha256: string };
	/** Safe HTML, made from the version's Markdown by the server; headings begin at h3. */
	html: string;
	/** To read; null on Swedish pages, and where nobody has translated it. */
	translation: { name: string; html: string } | null;
	principles: Principles;
	versions: AgreementVersionItem[];
	parties: number;
	/** What signing means. */
	meaning: Words;
}

export interface RegisterModel {
	filters: SignatoryFilters;
	items: SignatoryItem[];
	/** How many match the filters, over all pages. */
	total: number;
	/** Cursor of the next page, or null. */
	next: string | null;
	/** Whether this is a later page than the first. */
	paged: boolean;
	/** Organisations that have ever signed. */
	everSigned: number;
	statistics: Statistics;
	/** How many organisations stand at each status; a status that is missing counts none. */
	byStatus: Partial<Record<SignatoryItem["status"], number>>;
	/** Labels of the agreement's versions, newest first. */
	versions: string[];
	/** Themes in use, beside the suggested ones. */
	themes: string[];
	/** Today, the latest day that "as of" may name. */
	today: string;
	/** What was typed and cannot be understood, by field, and why: the list is without it. */
	typed?: { q?: string; asOf?: string };
	faults?: FormFault[];
	/** Bytes of the whole register as data, when known. */
	sizes?: { csv: number; json: number };
}

export interface OrganisationModel {
	organisation: SignatoryDetail;
	certificate: {
		number: string;
		issuedAt: string | null;
		size?: number;
	} | null;
	/** Its place in the band, counted from 1 in the order of signing; null when it is not counted. */
	stitch: { number: number; of: number } | null;
	/** Umbrella and branches. */
	related?: { slug: string; name: string; relation: "umbrella" | "branch" }[];
}

export type CertificateModel =
	| {
			known: true;
			certificate: CertificateView;
			/** Bytes of the PDF, when known. */
			size?: number;
			/** Self-made for trying out: not a seal that anyone outside has vouched for. */
			trialSeal: boolean;
	  }
	| { known: false; number: string };

export interface VerifyModel {
	/** What was typed into the number field. */
	number: string;
	/** null: nothing asked yet. "unknown": no certificate has that number. */
	answer: CertificateView | "unknown" | null;
}

/** A party that a visitor speaks for. */
export interface PartyChoice {
	/** The organisation's */
	id: string;
	name: string;
}

/** A fault in a form: `field` is the id of the input that it belongs to. */
export interface FormFault {
	field: string;
	message: string;
}

export interface SignValues {
	name: string;
	confirmAuthority: boolean;
	confirmRead: boolean;
}

export type SignModel =
	| {
			state: "open";
			signing: Signing;
			/** Safe HTML of `signing.agreement.text`; headings begin at h3. */
			html: string;
			/** Where the form posts; the page's own address. */
			action: string;
			/** As typed, when the form comes back with faults. */
			values: SignValues;
			faults: FormFault[];
			/** The agreement was changed while the page was open: the text must be read again. */
			textChanged?: boolean;
	  }
	| {
			state: "signed";
			signatory: string;
			organisation: string;
			signedAt: string;
			agreementVersion: string;
			textSha256: string;
			/** Signatories who have yet to sign; empty when the case has gone to the office. */
			waitingFor: string[];
	  }
	| { state: "expired"; organisation?: string }
	| { state: "voided"; organisation?: string }
	| { state: "unknown" };

export type ContinueModel =
	| {
			state: "open";
			/** Where the button posts; the page's own address. */
			action: string;
			/** `resume` an application or sign in to what the organisation has (`my`). */
			purpose: "resume" | "my";
			email: string;
			organisation?: string;
	  }
	| {
			state: "used" | "expired" | "unknown";
			/** Where the form for a new link posts. */
			requestAction: string;
			email?: string;
			faults?: FormFault[];
	  }
	| { state: "sent"; email: string };

export interface ErrorModel {
	status: 401 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503;
	/** What it is called, and what to do, in the page's language; absent: as any of its status. */
	title?: string;
	detail?: string;
	/** Where one signs in and comes back from, when that is what is missing */
	signIn?: string;
	/** What the office can look for in the log. */
	requestId?: string;
}

export interface AboutDataModel {
	/** Origin of the service, e.g. `https://handslag.example`. */
	publicUrl: string;
	parties: number;
	sizes?: { csv: number; json: number };
}

export interface PrivacyModel {
	/** Where the data protection officer is reached, when it has been set. */
	officerEmail?: string;
	promises: Promises;
}

export interface CookiesModel {
	promises: Promises;
}

export interface AccessibilityModel {
	publicUrl: string;
	untranslated: Untranslated;
	/** The day the statement was last reviewed. */
	reviewedOn: string;
}
