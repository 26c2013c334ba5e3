import type { FastifyReply, FastifyRequest } from "fastify";
import { consentPage, votePage } from "../../frontend/views/index.ts";
import type {
	ConsentModel,
	VoteModel,
} from "../../frontend/views/working-group-models.ts";
import {
	answerConsent,
	findConsent,
} from "../content/working-group/nominations.ts";
import type { VoteInput } from "../content/working-group/schema.ts";
import { castVote, findVote } from "../content/working-group/voting.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import type { Draw } from "./document.ts";
import { sentence } from "./event-answers.ts";
import {
	fieldsOf,
	linkParams,
	pathOf,
	privately,
	type Show,
	tokenOf,
} from "./form-posts.ts";
import { nominationForms } from "./nomination-form.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

/** Pages behind links to vote and to answer, and the form to nominate: without script. */
export function workingGroupForms(app: App, deps: Deps, draw: Draw): void {
	const show: Show = async (request, reply, page, status) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(draw(page(text), text, place));
	};
	voteForms(app, deps, show);
	consentForms(app, deps, show);
	nominationForms(app, deps, show);
}

/** A ballot as the form sends it: a name that stands twice does so here too. */
function ballotOf(request: FastifyRequest): VoteInput {
	const fields =
		request.body instanceof URLSearchParams
			? request.body
			: new URLSearchParams();
	const round = fields.get("round") === "names" ? "names" : "proposal";
	if (round === "names") return { round, names: fields.getAll("names") };
	const choice = fields.get("choice");
	return choice === "accept" || choice === "reject"
		? { round, choice }
		: { round };
}

function voteForms(app: App, deps: Deps, show: Show): void {
	const answer = (
		request: FastifyRequest,
		reply: FastifyReply,
		model: VoteModel,
		status: number,
	) => show(request, reply, (text) => votePage(model, text), status);
	const open = async (
		request: FastifyRequest,
		more: { chosen?: string[]; refusal?: string } = {},
	): Promise<VoteModel> => {
		try {
			return {
				state: "page",
				action: pathOf(request),
				page: await findVote(deps, tokenOf(request)),
				chosen: more.chosen ?? [],
				refusal: more.refusal ?? null,
			};
		} catch (error) {
			if (error instanceof Refusal && error.code === "unknown_link")
				return { state: "unknown" };
			throw error;
		}
	};
	for (const { url, locale } of addresses("/samverkansgrupp/rosta/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) => {
			const model = await open(request);
			return answer(
				request,
				reply,
				model,
				model.state === "unknown" ? 404 : 200,
			);
		});
		app.post(url, { schema: linkParams }, async (request, reply) => {
			const input = ballotOf(request);
			try {
				const { receipt } = await castVote(deps, tokenOf(request), input);
				const page = await findVote(deps, tokenOf(request));
				return answer(request, reply, { state: "done", page, receipt }, 200);
			} catch (error) {
				const { status, words } = sentence(error, locale);
				const chosen = input.names ?? (input.choice ? [input.choice] : []);
				const model = await open(request, { chosen, refusal: words });
				return answer(request, reply, model, status);
			}
		});
	}
}

function consentForms(app: App, deps: Deps, show: Show): void {
	const answer = async (
		request: FastifyRequest,
		reply: FastifyReply,
		refusal: string | null,
		status: number,
	) => {
		let model: ConsentModel;
		try {
			const page = await findConsent(deps, tokenOf(request));
			model = { state: "page", action: pathOf(request), page, refusal };
		} catch (error) {
			if (!(error instanceof Refusal) || error.code !== "unknown_link")
				throw error;
			model = { state: "unknown" };
		}
		const shown = model.state === "unknown" ? 404 : status;
		return show(request, reply, (text) => consentPage(model, text), shown);
	};
	for (const { url, locale } of addresses("/samverkansgrupp/samtycke/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) =>
			answer(request, reply, null, 200),
		);
		app.post(url, { schema: linkParams }, async (request, reply) => {
			const said = fieldsOf(request).consent;
			if (said !== "yes" && said !== "no")
				return answer(request, reply, null, 422);
			try {
				await answerConsent(deps, tokenOf(request), said === "yes");
				return answer(request, reply, null, 200);
			} catch (error) {
				const { status, words } = sentence(error, locale);
				return answer(request, reply, words, status);
			}
		});
	}
}
