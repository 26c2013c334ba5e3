import { addDays } from "./swedish-time.ts";

/** iCalendar files (RFC 5545): what calendars take in, alone or as a feed. */

export interface CalendarEvent {
	/** For ever the same for one event (RFC 5545 §3.8.4.7). */
	uid: string;
	/** When this state of the event was made */
	stamp: Date;
	/** How many times it has been changed (§3.8.7.4) */
	sequence: number;
	title: string;
	description: string;
	place: string;
	url: string;
	when: { starts: Date; ends: Date } | { day: string };
	/** How sure it is, for the feed or for who gets the file (§3.8.1.11) */
	status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
}

export interface Calendar {
	method: "PUBLISH" | "CANCEL";
	/** The calendar's name, for a feed */
	name?: string;
	/** A bare address */
	organiser: string;
	events: CalendarEvent[];
}

/** TEXT (§3.3.11). */
const text = (value: string) =>
	value
		.replace(/[\\;,]/g, "\\$&")
		.replace(/\r\n|\r|\n/g, "\\n")
		// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character may not stand in a content line
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

const utc = (at: Date) =>
	`${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const date = (day: string) => day.replaceAll("-", "");

/** Folds a line at 75 octets without cutting a letter in two (§3.1). */
function fold(line: string): string {
	let out = "";
	let octets = 0;
	for (const letter of line) {
		const size = Buffer.byteLength(letter);
		if (octets + size > 75) {
			out += "\r\n ";
			octets = 1;
		}
		out += letter;
		octets += size;
	}
	return out;
}

function eventLines(event: CalendarEvent, organiser: string): string[] {
	const { when } = event;
	return [
		"BEGIN:VEVENT",
		`UID:${event.uid}`,
		`DTSTAMP:${utc(event.stamp)}`,
		`LAST-MODIFIED:${utc(event.stamp)}`,
		`SEQUENCE:${event.sequence}`,
		...("day" in when
			? [
					`DTSTART;VALUE=DATE:${date(when.day)}`,
					`DTEND;VALUE=DATE:${date(addDays(when.day, 1))}`,
				]
			: [`DTSTART:${utc(when.starts)}`, `DTEND:${utc(when.ends)}`]),
		`SUMMARY:${text(event.title)}`,
		...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
		...(event.place ? [`LOCATION:${text(event.place)}`] : []),
		`URL:${event.url}`,
		`ORGANIZER:mailto:${organiser}`,
		`STATUS:${event.status}`,
		"END:VEVENT",
	];
}

/** The whole file, with CRLF. Moments are in UTC, so that no time zone has to be described. */
export function toCalendar({
	method,
	name,
	organiser,
	events,
}: Calendar): string {
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Handslag//Handslag//SV",
		"CALSCALE:GREGORIAN",
		`METHOD:${method}`,
		...(name ? [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`] : []),
		...events.flatMap((event) => eventLines(event, organiser)),
		"END:VCALENDAR",
	];
	return `${lines.map(fold).join("\r\n")}\r\n`;
}
