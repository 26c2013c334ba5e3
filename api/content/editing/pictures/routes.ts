import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { actorOf, requireStaff } from "../../../auth/session.ts";
import { allOf, nothing } from "../../../platform/answers.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Refusal } from "../../../platform/errors.ts";
import { type App, check } from "../../../platform/http.ts";
import { readForm } from "../../../platform/multipart.ts";
import { id } from "../../../platform/text.ts";
import type { Editor, StaffActor } from "../drafts.ts";
import { removeFile } from "../removing.ts";
import { pictureText } from "../schema.ts";
import { pictureView } from "../view-schema.ts";
import { findPicture, findPictureFile, findPictures } from "./queries.ts";
import { addPicture, describePicture } from "./service.ts";

const tags = ["content"];
const base = "/api/v1/admin/content/pictures";

/** The editor who asks. @throws Refusal `unauthenticated`, `forbidden` */
export function editorOf(request: FastifyRequest): Editor {
	const user = requireStaff(request, "content:edit");
	return {
		...(actorOf({ kind: "staff", sessionId: "", user }) as StaffActor),
		mayBind: user.permissions.includes("agreement:publish"),
	};
}

/** One picture and its description from multipart/form-data (RFC 7578): `file`, `altSv`, `altEn`, `decorative`. */
async function readPicture(request: FastifyRequest) {
	const { fields, file } = await readForm(request);
	if (!file)
		throw new Refusal("validation_failed", {
			errors: [{ path: "file", code: "required" }],
		});
	const text = check(pictureText, {
		alt: { sv: fields.altSv ?? "", en: fields.altEn ?? "" },
		decorative: fields.decorative === "1" || fields.decorative === "true",
	});
	return { file, text };
}

/** Pictures: taken in and described by editors, read by everybody. */
export function pictureRoutes(app: App, deps: Deps): void {
	app.get(
		base,
		{
			schema: {
				response: { 200: allOf(pictureView) },
				tags,
				summary: "Pictures, newest first",
			},
		},
		async (request) => {
			editorOf(request);
			return { items: await findPictures(deps.db, { limit: 200 }) };
		},
	);
	app.post(
		base,
		{
			schema: {
				response: { 201: pictureView },
				tags,
				summary:
					"Take in a picture (multipart: file, altSv, altEn, decorative)",
			},
		},
		async (request, reply) => {
			const editor = editorOf(request);
			const { file, text } = await readPicture(request);
			const added = await addPicture(deps, editor, file, text);
			return reply.status(201).send(await findPicture(deps.db, added));
		},
	);
	app.patch(
		`${base}/:id`,
		{
			schema: {
				response: { 200: pictureView },
				params: z.object({ id }),
				body: pictureText,
				tags,
				summary: "Describe a picture anew",
			},
		},
		async (request) => {
			await describePicture(
				deps,
				editorOf(request),
				request.params.id,
				request.body,
			);
			return findPicture(deps.db, request.params.id);
		},
	);
	app.delete(
		`${base}/:id`,
		{
			schema: {
				response: { 204: nothing },
				params: z.object({ id }),
				tags,
				summary: "Delete a picture; 409 with where it is used while it is",
			},
		},
		async (request, reply) => {
			await removeFile(deps, editorOf(request), "picture", request.params.id);
			return reply.status(204).send();
		},
	);
	fileRoute(app, deps);
}

const filePattern = /^([0-9a-f-]{36})-(\d{1,5})\.(webp|jpg)$/;
const year = 365 * 24 * 60 * 60;

/** A picture's bytes never change: a browser need not ask again (RFC 8246). */
function fileRoute(app: App, deps: Deps): void {
	const hidden = { params: z.object({ file: z.string().max(60) }), hide: true };
	app.get("/bilder/:file", { schema: hidden }, async (request, reply) => {
		const [, pictureId = "", width, suffix] =
			filePattern.exec(request.params.file) ?? [];
		if (!id.safeParse(pictureId).success) throw new Refusal("not_found");
		const format = suffix === "jpg" ? "jpeg" : "webp";
		const found = await findPictureFile(
			deps.db,
			pictureId,
			Number(width),
			format,
		);
		if (!found) throw new Refusal("not_found");
		return reply
			.header("cache-control", `public, max-age=${year}, immutable`)
			.header("access-control-allow-origin", "*")
			.header("etag", `"${found.sha256.slice(0, 32)}"`)
			.type(`image/${format}`)
			.send(found.bytes);
	});
}
