import type { Locale } from "./text.ts";

export type RouteName =
	| "signIn"
	| "setUp"
	| "inbox"
	| "case"
	| "paper"
	| "register"
	| "entry"
	| "messages"
	| "message"
	| "log"
	| "certificates"
	| "seals"
	| "accounts"
	| "events"
	| "newsletter"
	| "event"
	| "followUps"
	| "followUp"
	| "content"
	| "contentItem"
	| "workingGroup"
	| "notFound";

export interface Route {
	name: RouteName;
	/** The last part of the address where it names something, otherwise empty. */
	id: string;
	locale: Locale;
}

const patterns: [RegExp, RouteName][] = [
	[/^\/admin\/?$/, "inbox"],
	[/^\/admin\/logga-in\/?$/, "signIn"],
	[/^\/admin\/kom-igang\/([^/]+)\/?$/, "setUp"],
	[/^\/admin\/arenden\/([^/]+)\/?$/, "case"],
	[/^\/admin\/papper\/?$/, "paper"],
	[/^\/admin\/registret\/?$/, "register"],
	[/^\/admin\/registret\/([^/]+)\/?$/, "entry"],
	[/^\/admin\/meddelanden\/?$/, "messages"],
	[/^\/admin\/meddelanden\/([^/]+)\/?$/, "message"],
	[/^\/admin\/logg\/?$/, "log"],
	[/^\/admin\/intyg\/?$/, "certificates"],
	[/^\/admin\/stamplar\/?$/, "seals"],
	[/^\/admin\/anvandare\/?$/, "accounts"],
	[/^\/admin\/samverkansgrupp\/?$/, "workingGroup"],
	[/^\/admin\/evenemang\/?$/, "events"],
	[/^\/admin\/nyhetsbrev\/?$/, "newsletter"],
	[/^\/admin\/evenemang\/([^/]+)\/?$/, "event"],
	[/^\/admin\/uppfoljning\/?$/, "followUps"],
	[/^\/admin\/uppfoljning\/([^/]+)\/?$/, "followUp"],
	[/^\/admin\/innehall(?:\/([^/]+))?\/?$/, "content"],
	[/^\/admin\/innehall\/([^/]+\/[^/]+)\/?$/, "contentItem"],
];

/** Reads a pathname, e.g. `/admin/arenden/0193…` or `/en/admin`. */
export function routeOf(pathname: string): Route {
	const english = /^\/en(?=\/)/.test(pathname);
	const path = english ? pathname.slice(3) : pathname;
	const locale = english ? "en" : "sv";
	for (const [pattern, name] of patterns) {
		const match = pattern.exec(path);
		if (match) return { name, id: decode(match[1] ?? ""), locale };
	}
	return { name: "notFound", id: "", locale };
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

const paths: Record<Exclude<RouteName, "notFound">, string> = {
	signIn: "/admin/logga-in",
	setUp: "/admin/kom-igang",
	inbox: "/admin",
	case: "/admin/arenden",
	paper: "/admin/papper",
	register: "/admin/registret",
	entry: "/admin/registret",
	messages: "/admin/meddelanden",
	message: "/admin/meddelanden",
	log: "/admin/logg",
	certificates: "/admin/intyg",
	seals: "/admin/stamplar",
	accounts: "/admin/anvandare",
	workingGroup: "/admin/samverkansgrupp",
	events: "/admin/evenemang",
	newsletter: "/admin/nyhetsbrev",
	event: "/admin/evenemang",
	followUps: "/admin/uppfoljning",
	followUp: "/admin/uppfoljning",
	content: "/admin/innehall",
	contentItem: "/admin/innehall",
};

/** The address of a page of the office, in the reader's language. */
export function pathTo(
	locale: Locale,
	name: keyof typeof paths,
	id = "",
): string {
	const tail = id ? `/${encodeURIComponent(id)}` : "";
	return `${locale === "en" ? "/en" : ""}${paths[name]}${tail}`;
}

/** Asks the surrounding `<hs-staff>` to show another page. */
export function goTo(from: EventTarget, path: string): void {
	from.dispatchEvent(new CustomEvent("hs-go", { detail: path, bubbles: true }));
}
