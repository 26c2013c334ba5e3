import { z } from "zod";
import { allOf, listOf } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { id } from "../../platform/text.ts";
import { comparable, compareContents } from "./compare.ts";
import { onItem, sendConflict, viewerOf } from "./conflict.ts";
import { documentRoutes } from "./documents/routes.ts";
import {
	adoptLive,
	Changed,
	createItem,
	restoreRevision,
	saveDraft,
} from "./drafts.ts";
import { editorOf, pictureRoutes } from "./pictures/routes.ts";
import { publish, schedule, undo, unschedule, withdraw } from "./publishing.ts";
import {
	findHistory,
	findItem,
	findRevision,
	findRevisionView,
	listItems,
} from "./queries.ts";
import {
	compareParams,
	itemParams,
	kindParams,
	listQuery,
	newItem,
	revisionParams,
	saveItem,
	scheduleBody,
} from "./schema.ts";
import {
	change,
	itemSummary,
	itemView,
	revisionSummary,
	revisionView,
} from "./view-schema.ts";

const tags = ["content"];
const base = "/api/v1/admin/content";

/** `/admin/content`: drafts, publishing and history of everything that editors write. */
export function editingRoutes(app: App, deps: Deps): void {
	pictureRoutes(app, deps);
	documentRoutes(app, deps);
	itemRoutes(app, deps);
	revisionRoutes(app, deps);
	actionRoutes(app, deps);
}

function itemRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	app.get(
		`${base}/:kind`,
		{
			schema: {
				response: { 200: listOf(itemSummary) },
				params: kindParams,
				querystring: listQuery,
				tags,
				summary: "Items of a kind, the latest change first",
			},
		},
		async (request) => {
			editorOf(request);
			await adoptLive(deps);
			const { kind } = request.params;
			const items = await listItems(db, kind, request.query.q);
			return { items, total: items.length, next: null };
		},
	);
	app.post(
		`${base}/:kind`,
		{
			schema: {
				response: { 201: itemView },
				params: kindParams,
				body: newItem,
				tags,
				summary: "Begin a new item",
			},
		},
		async (request, reply) => {
			const { kind } = request.params;
			const editor = editorOf(request);
			const key = await createItem(deps, editor, kind, request.body);
			const item = await findItem(db, kind, key, viewerOf(deps, editor));
			return reply.status(201).send(item);
		},
	);
	app.get(
		`${base}/:kind/:key`,
		{
			schema: {
				response: { 200: itemView },
				params: itemParams,
				tags,
				summary: "An item to edit",
			},
		},
		async (request) => {
			const viewer = viewerOf(deps, editorOf(request));
			await adoptLive(deps);
			const { kind, key } = request.params;
			return findItem(db, kind, key, viewer);
		},
	);
	app.patch(
		`${base}/:kind/:key`,
		{
			schema: {
				response: { 200: itemView },
				params: itemParams,
				body: saveItem,
				tags,
				summary: "Save a draft; 409 with both texts when somebody else has",
			},
		},
		async (request, reply) => {
			const { kind, key } = request.params;
			const editor = editorOf(request);
			try {
				await saveDraft(deps, editor, kind, key, request.body);
			} catch (error) {
				if (!(error instanceof Changed)) throw error;
				const yours = { yours: request.body.content };
				return sendConflict(deps, error, request, reply, yours);
			}
			return findItem(db, kind, key, viewerOf(deps, editor));
		},
	);
	app.get(
		`${base}/:kind/:key/revisions`,
		{
			schema: {
				response: { 200: listOf(revisionSummary) },
				params: itemParams,
				tags,
				summary: "An item's history",
			},
		},
		async (request) => {
			const viewer = viewerOf(deps, editorOf(request));
			const { kind, key } = request.params;
			const items = await findHistory(db, kind, key, viewer);
			return { items, total: items.length, next: null };
		},
	);
}

function revisionRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	app.get(
		`${base}/revisions/:id`,
		{
			schema: {
				response: { 200: revisionView },
				params: revisionParams,
				tags,
				summary: "One revision",
			},
		},
		async (request) => {
			const viewer = viewerOf(deps, editorOf(request));
			return findRevisionView(db, request.params.id, viewer);
		},
	);
	app.get(
		`${base}/revisions/:id/changes/:other`,
		{
			schema: {
				response: { 200: allOf(change) },
				params: compareParams,
				tags,
				summary: "What differs between two revisions, word by word",
			},
		},
		async (request) => {
			editorOf(request);
			const { id: from, other } = request.params;
			const [a, b] = [
				await findRevision(db, from),
				await findRevision(db, other),
			];
			return { items: compareContents(...comparable(a.content, b.content)) };
		},
	);
}

function actionRoutes(app: App, deps: Deps): void {
	const acts = {
		publish,
		unschedule,
		withdraw,
		undo,
		restore: restoreRevision,
	};
	const summaries = {
		publish:
			"Publish the latest revision now; 409 with it when another is meant",
		unschedule: "Take back a scheduled publication",
		withdraw: "Take an item from the public",
		undo: "Go back to what was public before",
		restore: "A new draft from an old revision",
	} satisfies Record<keyof typeof acts, string>;
	const params = z.object({ id });
	for (const name of Object.keys(acts) as (keyof typeof acts)[])
		app.post(
			`${base}/revisions/:id/${name}`,
			{
				schema: {
					response: { 200: itemView },
					params,
					tags,
					summary: summaries[name],
				},
			},
			async (request, reply) => {
				const editor = editorOf(request);
				return onItem(deps, request, reply, () =>
					acts[name](deps, editor, request.params.id),
				);
			},
		);
	app.post(
		`${base}/revisions/:id/schedule`,
		{
			schema: {
				response: { 200: itemView },
				params,
				body: scheduleBody,
				tags,
				summary:
					"Publish the latest revision later; 409 with it when another is meant",
			},
		},
		async (request, reply) => {
			const at = new Date(request.body.publishAt);
			const editor = editorOf(request);
			return onItem(deps, request, reply, () =>
				schedule(deps, editor, request.params.id, at),
			);
		},
	);
}
