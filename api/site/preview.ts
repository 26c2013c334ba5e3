import type { FastifyReply, FastifyRequest } from "fastify";
import type { Text } from "../../frontend/i18n/index.ts";
import { previewed } from "../../frontend/views/index.ts";
import { currentVersion, versionByLabel } from "../agreement/queries.ts";
import { live } from "../content/editing/live.ts";
import {
	findRevisionView,
	type PublicPlace,
	placeOfRevision,
} from "../content/editing/queries.ts";
import type { RevisionView } from "../content/editing/schema.ts";
import { rehearse } from "../content/follow-up/rehearsal.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";
import type { Draw } from "./document.ts";
import { addresses, type PublicPage, placeOf, type Shown } from "./pages.ts";
import { textIn } from "./text.ts";

type Show = Parameters<PublicPage>[1];

/** Registers pages as `page` does, and remembers how each is shown. */
export function remembering(page: PublicPage): {
	page: PublicPage;
	shows: Map<string, Show>;
} {
	const shows = new Map<string, Show>();
	return {
		shows,
		page: (path, show) => {
			shows.set(path, show);
			page(path, show);
		},
	};
}

// Thrown to take a transaction back when it has shown what it would lead to.
class Seen extends Error {
	readonly shown: Shown;
	readonly text: Text;
	constructor(shown: Shown, text: Text) {
		super("seen");
		this.shown = shown;
		this.text = text;
	}
}

/** A version of the agreement is shown on a day that it applies: today, or its first. */
async function dayOf(
	db: Connection,
	{ kind, key }: RevisionView,
	today: string,
) {
	if (kind !== "agreement") return today;
	const current = await currentVersion(db, today);
	const version = await versionByLabel(db, key);
	return current?.label === key || !version ? today : version.valid_from;
}

/**
 * The page as it would be if the revision were public: it is put in place in a transaction,
 * drawn by the very function that draws the public page, and taken back.
 */
async function showAsLive(
	deps: Deps,
	revision: RevisionView,
	{ pattern, params }: PublicPlace,
	request: FastifyRequest,
	shows: Map<string, Show>,
): Promise<Pick<Seen, "shown" | "text"> | undefined> {
	const { locale } = placeOf(request);
	const now = deps.clock();
	// The page's own address has other parameters than the preview's.
	const asked = Object.create(request, {
		params: { value: params },
		query: { value: {} },
	}) as FastifyRequest;
	try {
		await deps.db.transaction().execute(async (tx) => {
			await live[revision.kind].put(tx, revision.key, revision.content, now);
			if (revision.kind === "follow_up")
				await rehearse(tx, Number(revision.key), now, swedishDay(now));
			const text = await textIn(tx, locale);
			const readers = {
				db: tx,
				today: await dayOf(tx, revision, swedishDay(now)),
				now,
				locale,
				text,
				request: asked,
			};
			const shown =
				(await shows.get(pattern)?.(readers)) ??
				// Every page says how the office is reached; the start page is always there.
				(revision.kind === "office"
					? await shows.get("/")?.(readers)
					: undefined);
			throw new Seen(shown, text);
		});
	} catch (error) {
		if (error instanceof Seen) return error;
		throw error;
	}
	return undefined;
}

/** `GET /forhandsgranska/:revisionId`: for editors alone; to other accounts there is nothing here, whatever the id. */
export function previewRoutes(
	site: App,
	deps: Deps,
	draw: Draw,
	shows: Map<string, Show>,
): void {
	const handle = async (request: FastifyRequest, reply: FastifyReply) => {
		const { revisionId } = request.params as { revisionId: string };
		const { session } = request;
		if (!session) throw new Refusal("unauthenticated");
		const may =
			session.kind === "staff" &&
			session.user.permissions.includes("content:edit");
		if (!may || !id.safeParse(revisionId).success)
			throw new Refusal("not_found");
		const viewer = { mayBind: false, now: deps.clock() };
		const revision = await findRevisionView(deps.db, revisionId, viewer);
		const place = placeOfRevision(revision);
		const seen = await showAsLive(deps, revision, place, request, shows);
		if (!seen?.shown || "redirect" in seen.shown)
			throw new Refusal("not_found");
		const { shown, text } = seen;
		const page = previewed(shown, revision, text);
		return reply
			.header("cache-control", "private, no-store")
			.header("x-robots-tag", "noindex")
			.type("text/html; charset=utf-8")
			.send(draw(page, text, { path: `/forhandsgranska/${revisionId}` }));
	};
	const schema: object = { hide: true };
	for (const { url } of addresses("/forhandsgranska/:revisionId"))
		site.get(url, { schema }, handle);
}
