import type { Kind } from "./schema.ts";

/** Where the public reads an item, in Swedish; its draft is read at the preview. */
export function pathOf(kind: Kind, key: string): string {
	switch (kind) {
		case "news":
			return `/nyheter/${key}`;
		case "event":
			return `/evenemang/${key}`;
		case "plan_year":
			return "/handlingsplan";
		case "page":
			return key === "start" || key === "skriv-under" ? "/" : `/${key}`;
		case "agreement":
			return "/overenskommelsen";
		case "follow_up":
			return `/uppfoljning/${key}`;
		case "office":
			return "/kontakt";
	}
}

/** What an item is called in lists and in the log. */
export function titleOf(kind: Kind, key: string, content: unknown): string {
	const { title, theme, name } = content as {
		title?: { sv?: string };
		theme?: { sv?: string };
		name?: { sv?: string };
	};
	if (kind === "agreement") return name?.sv ? `${name.sv} ${key}` : key;
	if (kind === "office") return "Kontaktuppgifter";
	if (kind === "plan_year") return theme?.sv ? `${key}: ${theme.sv}` : key;
	return title?.sv || key;
}
