import type { FastifyReply, FastifyRequest } from "fastify";
import {
	type BadgeStanding,
	badgeSvg,
	type Outlined,
} from "../../frontend/embed/badge.ts";
import { escaped } from "../../frontend/embed/snippets.ts";
import { type Locale, textFor } from "../../frontend/i18n/index.ts";
import { type Fonts, loadFonts } from "../certificates/drawing/fonts.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { findSignatory } from "../register/detail.ts";
import type { SignatoryDetail } from "../register/schema.ts";
import { addresses } from "./pages.ts";

declare module "fontkit" {
	interface Glyph {
		/** The outline, in units of the font, y upwards */
		path: {
			transform(
				a: number,
				b: number,
				c: number,
				d: number,
				e: number,
				f: number,
			): { toSVG(): string };
		};
	}
}

// No slug has a full stop, so this is nobody's name.
const dark = ".dark";
/** How the variant was written in codes that others have copied; a slug may end like that. */
const formerly = "-dark";
// Long enough to spare us, short enough that a signature that has ended is not shown as one for long.
const age = 5 * 60;

/** Text as XML takes it: escaped, and without the characters that XML 1.0 §2.2 has no room for. */
export const xmlText = (text: string): string =>
	escaped(text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " "));

/** Lines of text as outlines, set in the certificate's fonts. */
function outlines(fonts: Fonts): Outlined {
	return (face, text, size) => {
		const out: string[] = [];
		let x = 0;
		for (const run of fonts.runs(face, text)) {
			const font = fonts.all.get(run.font);
			if (!font) continue;
			const unit = (size * run.scale) / font.unitsPerEm;
			const { glyphs, positions } = font.layout(run.text);
			for (const [i, glyph] of glyphs.entries()) {
				out.push(glyph.path.transform(unit, 0, 0, -unit, x, 0).toSVG());
				x += (positions[i]?.xAdvance ?? 0) * unit;
			}
		}
		return out
			.join("")
			.replace(/-?\d+\.\d+/g, (n) => String(Math.round(Number(n))))
			.replaceAll(" -", "-");
	};
}

function standingOf({ status, endedOn }: SignatoryDetail): BadgeStanding {
	if (endedOn) return "past";
	return status === "provisional" ? "provisional" : "signed";
}

async function draw(
	organisation: SignatoryDetail,
	isDark: boolean,
	lang: Locale,
): Promise<string> {
	const { badge: t } = textFor(lang).embedded;
	const standing = standingOf(organisation);
	const until = t.until(organisation.endedOn?.slice(0, 4) ?? "");
	const first = standing === "past" ? until : t.signed;
	const second = standing === "provisional" ? t.provisional : t.agreement;
	const words =
		standing === "provisional" ? `${t.signed}. ${t.provisional}` : first;
	const title = xmlText(t.title(words, organisation.name));
	const fonts = await loadFonts(first + second);
	return badgeSvg(
		{ standing, dark: isDark, title, lines: [first, second], lang },
		outlines(fonts),
	);
}

/** Whose badge a file name means. Only in the former way of writing can two be meant; the organisation of that very name comes first. */
async function named(db: Connection, file: string) {
	const name = file.endsWith(".svg") ? file.slice(0, -".svg".length) : "";
	const variant = async (mark: string) => {
		const whose = await findSignatory(db, name.slice(0, -mark.length));
		return whose && { organisation: whose, isDark: true };
	};
	if (name.endsWith(dark)) return variant(dark);
	const exact = name && (await findSignatory(db, name));
	if (exact) return { organisation: exact, isDark: false };
	return name.endsWith(formerly) ? variant(formerly) : undefined;
}

/** `/market/:slug.svg` and `/market/:slug.dark.svg`, in both languages; 404 for who is withheld or never signed. */
export function badgeRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	for (const { url, locale } of addresses("/market/:file")) {
		const speak = async (request: FastifyRequest) => {
			request.locale = locale;
		};
		app.get(
			url,
			{
				onRequest: [speak, cache.openToAll],
				schema: { hide: true } as object,
			},
			async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => {
					const { file } = request.params as { file: string };
					const found = await named(deps.db, file);
					if (!found) throw new Refusal("not_found");
					return {
						type: "image/svg+xml",
						body: await draw(found.organisation, found.isDark, locale),
						headers: { "cache-control": `public, max-age=${age}` },
					};
				}),
		);
	}
}
