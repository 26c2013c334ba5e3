import { z } from "zod";
import { allOf, nothing } from "../../../platform/answers.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Refusal } from "../../../platform/errors.ts";
import type { App } from "../../../platform/http.ts";
import { readForm } from "../../../platform/multipart.ts";
import { id } from "../../../platform/text.ts";
import { editorOf } from "../pictures/routes.ts";
import { removeFile } from "../removing.ts";
import { documentView } from "../view-schema.ts";
import { findDocuments } from "./queries.ts";
import { addDocument } from "./service.ts";

const tags = ["content"];
const base = "/api/v1/admin/content/documents";

/** `/admin/content/documents`: the PDFs that editors have uploaded. */
export function documentRoutes(app: App, deps: Deps): void {
	app.get(
		base,
		{
			schema: {
				response: { 200: allOf(documentView) },
				tags,
				summary: "Documents, newest first",
			},
		},
		async (request) => {
			editorOf(request);
			return { items: await findDocuments(deps.db, { limit: 200 }) };
		},
	);
	app.post(
		base,
		{
			schema: {
				response: { 201: documentView },
				tags,
				summary: "Take in a PDF (multipart: file)",
			},
		},
		async (request, reply) => {
			const editor = editorOf(request);
			const { file } = await readForm(request);
			if (!file)
				throw new Refusal("validation_failed", {
					errors: [{ path: "file", code: "required" }],
				});
			const added = await addDocument(deps, editor, file);
			const [found] = await findDocuments(deps.db, { id: added });
			if (!found) throw new Refusal("not_found");
			return reply.status(201).send(found);
		},
	);
	app.delete(
		`${base}/:id`,
		{
			schema: {
				response: { 204: nothing },
				params: z.object({ id }),
				tags,
				summary: "Delete a document; 409 with where it is used while it is",
			},
		},
		async (request, reply) => {
			await removeFile(deps, editorOf(request), "document", request.params.id);
			return reply.status(204).send();
		},
	);
}
