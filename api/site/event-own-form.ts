import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { OwnModel } from "../../frontend/views/event-models.ts";
import { ownRegistrationPage } from "../../frontend/views/index.ts";
import { cancelOwn, changeOwn, findOwn } from "../content/events/own.ts";
import { registrationChange } from "../content/events/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import type { Locale } from "../platform/messages.ts";
import type { Draw } from "./document.ts";
import { type Fields, read, sentence, valuesOf } from "./event-answers.ts";
import { fieldsOf, linkParams, privately, tokenOf } from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

/** `/anmalan/:token`: a personal link. Opening it changes nothing; its buttons post. */
export function ownForms(app: App, deps: Deps, draw: Draw): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: OwnModel,
		status: number,
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		const html = draw(ownRegistrationPage(model, text), text, place);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(html);
	};
	for (const { url, locale } of addresses("/anmalan/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) => {
			const model = await openOwn(deps, request, locale);
			return show(request, reply, model, model.state === "unknown" ? 404 : 200);
		});
		app.post(`${url}/andra`, { schema: linkParams }, async (request, reply) => {
			const fields = fieldsOf(request);
			const { input, faults } = read(
				registrationChange,
				changeOf(fields),
				locale,
			);
			const values = valuesOf(fields);
			if (!input) {
				const model = await openOwn(deps, request, locale, { values, faults });
				return show(request, reply, model, 422);
			}
			try {
				await changeOwn(deps, tokenOf(request), input);
			} catch (error) {
				const { status, words } = sentence(error, locale);
				const more = { values, refusal: words };
				const model = await openOwn(deps, request, locale, more);
				return show(request, reply, model, status);
			}
			return privately(reply).redirect(`${base(request)}?klart=saved`, 303);
		});
		app.post(
			`${url}/avboka`,
			{ schema: linkParams },
			async (request, reply) => {
				try {
					await cancelOwn(deps, tokenOf(request));
				} catch (error) {
					const { status, words } = sentence(error, locale);
					const model = await openOwn(deps, request, locale, {
						refusal: words,
					});
					return show(request, reply, model, status);
				}
				return privately(reply).redirect(
					`${base(request)}?klart=cancelled`,
					303,
				);
			},
		);
	}
}

/** The personal page's own address, also for what its forms post to. */
const base = (request: FastifyRequest) =>
	(request.url.split("?")[0] ?? "").replace(/\/(andra|avboka)$/, "");

/** An empty field of needs leaves what was written before; the box takes it away. */
function changeOf(fields: Fields) {
	const { name = "", organisation = "", accessNeeds, foodNeeds } = fields;
	const cleared = fields.clearNeeds !== undefined;
	return {
		name,
		organisation,
		accessNeeds: accessNeeds || (cleared ? "" : undefined),
		foodNeeds: foodNeeds || (cleared ? "" : undefined),
	};
}

const saidParam = z.object({ klart: z.enum(["saved", "cancelled"]) });

async function openOwn(
	deps: Deps,
	request: FastifyRequest,
	locale: Locale,
	more: Partial<Extract<OwnModel, { state: "known" }>> = {},
): Promise<OwnModel> {
	try {
		const own = await findOwn(deps, tokenOf(request), locale);
		const { name, organisation } = own;
		const said = saidParam.safeParse(request.query).data?.klart ?? null;
		return {
			state: "known",
			action: base(request),
			own,
			values: { name, organisation, accessNeeds: "", foodNeeds: "" },
			faults: [],
			refusal: null,
			said,
			...more,
		};
	} catch (error) {
		if (error instanceof Refusal && error.code === "unknown_link")
			return { state: "unknown" };
		throw error;
	}
}
