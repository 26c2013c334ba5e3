import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { pathIn } from "../../frontend/i18n/index.ts";
import { followUpPaths } from "../content/follow-up/results.ts";
import { sitemap } from "../opendata/sitemap.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { type Made, PublicCache, publicCache } from "../platform/http-cache.ts";
import { dist } from "./document.ts";

const schema: object = { hide: true };
const year = 365 * 24 * 60 * 60;
const icon = new URL("../../frontend/assets/favicon.svg", import.meta.url);

const listed = [
	"/",
	"/overenskommelsen",
	"/signatarer",
	"/handlingsplan",
	"/nyheter",
	"/evenemang",
	"/uppfoljning",
	"/verifiera",
	"/samverkan",
	"/samverkansgrupp",
	"/plattformen",
	"/aktiviteter",
	"/kontakt",
	"/kontakt/skriv",
	"/nyhetsbrev",
	"/oppna-data",
	"/api/docs",
	"/badda-in",
	"/personuppgifter",
	"/kakor",
	"/tillganglighet",
];
const unlisted = [
	"/admin",
	"/mina-sidor",
	"/ansok/",
	"/signera",
	"/fortsatt",
	"/anmalan",
	"/uppfoljning/svara",
	"/uppfoljning/offentlig",
	"/samverkansgrupp/rosta",
	"/samverkansgrupp/samtycke",
	"/nyhetsbrev/",
	"/sok",
];

/** The built files, the icon, and what search engines ask for. */
export async function fileRoutes(app: App, deps: Deps): Promise<void> {
	const cache = publicCache(deps);
	const { publicUrl } = deps.config;
	const serve = (url: string, make: () => Promise<Made> | Made) =>
		app.get(
			url,
			{ onRequest: cache.kept, schema },
			async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => make()),
		);
	const favicon = readFileSync(icon);
	serve("/favicon.svg", () => ({ type: "image/svg+xml", body: favicon }));
	serve("/robots.txt", () => ({ type: "text/plain", body: robots(publicUrl) }));
	serve("/sitemap.xml", async () => ({
		type: "application/xml",
		body: await sitemap(deps.db, publicUrl, [
			...listed,
			...(await followUpPaths(deps.db, "sv")).values(),
		]),
	}));
	await builtFiles(app, deps);
}

const textTypes: Record<string, string> = {
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
};

/** What the build made: text is compressed once and kept, the rest comes from the disk. */
async function builtFiles(app: App, deps: Deps): Promise<void> {
	const root = join(dist, "assets");
	// Before the first build there is nothing to serve, and the pages work unstyled.
	if (!existsSync(root)) return;
	// Not the register's cache: a file with a hash in its name never changes.
	const kept = new PublicCache(deps.clock);
	kept.trust(true);
	const headers = {
		"cache-control": `public, max-age=${year}, immutable`,
		vary: "Accept-Encoding",
	};
	for (const name of readdirSync(root)) {
		const type = textTypes[extname(name)];
		if (!type) continue;
		app.get(
			`/assets/${name}`,
			{ onRequest: kept.kept, schema },
			async (request: FastifyRequest, reply: FastifyReply) =>
				kept.answer(request, reply, async () => ({
					type,
					body: await readFile(join(root, name)),
					headers,
				})),
		);
	}
	await app.register(fastifyStatic, {
		root,
		prefix: "/assets/",
		immutable: true,
		maxAge: year * 1000,
		decorateReply: false,
		index: false,
	});
}

function robots(publicUrl: string): string {
	const paths = unlisted.flatMap((path) => [path, pathIn("en", path)]);
	return `User-agent: *\n${paths.map((path) => `Disallow: ${path}`).join("\n")}\n\nSitemap: ${publicUrl}/sitemap.xml\n`;
}
