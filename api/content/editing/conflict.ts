import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { problemOf } from "../../platform/problem.ts";
import { Changed, type Editor } from "./drafts.ts";
import { editorOf } from "./pictures/routes.ts";
import {
	findItem,
	findRevision,
	findRevisionView,
	type Viewer,
} from "./queries.ts";

export const viewerOf = (
	deps: Deps,
	{ mayBind }: Pick<Editor, "mayBind">,
): Viewer => ({ mayBind, now: deps.clock() });

/** Both texts, so that nothing typed is lost (RFC 9457 §3.2 allows more members). */
export async function sendConflict(
	deps: Deps,
	error: Changed,
	request: FastifyRequest,
	reply: FastifyReply,
	yours: object = {},
) {
	const problem = problemOf(
		new Refusal("content_changed", {
			values: { name: error.theirs.author_name },
		}),
		request.locale,
		request.url,
	);
	return reply
		.status(problem.status)
		.type("application/problem+json")
		.header("cache-control", "no-store")
		.send({
			...problem,
			theirs: await findRevisionView(
				deps.db,
				error.theirs.id,
				viewerOf(deps, editorOf(request)),
			),
			...yours,
		});
}

/** Does something with a revision, and answers with its item. */
export async function onItem(
	deps: Deps,
	request: FastifyRequest<{ Params: { id: string } }>,
	reply: FastifyReply,
	act: () => Promise<void>,
) {
	try {
		await act();
	} catch (error) {
		if (!(error instanceof Changed)) throw error;
		return sendConflict(deps, error, request, reply);
	}
	const { kind, item_key: key } = await findRevision(
		deps.db,
		request.params.id,
	);
	return findItem(deps.db, kind, key, viewerOf(deps, editorOf(request)));
}
