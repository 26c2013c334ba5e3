import type { FastifyReply, FastifyRequest } from "fastify";
import { type Text, textFor } from "../../frontend/i18n/index.ts";
import {
	consentPage,
	nominationPage,
	votePage,
} from "../../frontend/views/index.ts";
import type { FormFault } from "../../frontend/views/models.ts";
import type { Page } from "../../frontend/views/page.ts";
import type {
	ConsentModel,
	NominationModel,
	NominationValues,
	VoteModel,
} from "../../frontend/views/working-group-models.ts";
import {
	answerConsent,
	findConsent,
	nominatingParties,
} from "../content/working-group/nominations.ts";
import { openForNominations } from "../content/working-group/own.ts";
import { nominateFrom } from "../content/working-group/routes.ts";
import { nomination, type VoteInput } from "../content/working-group/schema.ts";
import { castVote, findVote } from "../content/working-group/voting.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import {
	faultMessage,
	type Locale,
	problemText,
} from "../platform/messages.ts";
import { faultOf, type Issue } from "../platform/problem.ts";
import type { Draw } from "./document.ts";
import {
	chosenIn,
	fieldsOf,
	linkParams,
	partyOf,
	privately,
	tokenOf,
} from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

const hidden: object = { hide: true };

/** A refusal as a sentence and its status; what is not one is thrown on. */
function sentence(error: unknown, locale: Locale) {
	if (!(error instanceof Refusal) || error.errors) throw error;
	const { status, title, detail } = problemText(
		error.code,
		locale,
		error.values,
	);
	return { status, words: `${title}. ${detail}`, code: error.code };
}

const pathOf = (request: FastifyRequest) => request.url.split("?")[0] ?? "";

type Show = (
	request: FastifyRequest,
	reply: FastifyReply,
	page: (text: Text) => Page,
	status: number,
) => Promise<FastifyReply>;

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

interface Opened {
	model: NominationModel;
	electionId: string | null;
}

const typedIn = (fields: ReturnType<typeof fieldsOf>): NominationValues => ({
	name: fields.name ?? "",
	organisation: fields.organisation ?? "",
	email: fields.email ?? "",
	party: fields.party ?? "",
});

async function openNomination(
	deps: Deps,
	request: FastifyRequest,
): Promise<Opened> {
	const today = swedishDay(deps.clock());
	const election = await openForNominations(deps.db, today);
	if (!election) return { model: { state: "closed" }, electionId: null };
	try {
		const parties = await nominatingParties(deps.db, request.session);
		const [only] = parties.length === 1 ? parties : [];
		return {
			electionId: election.id,
			model: {
				state: "form",
				action: pathOf(request),
				parties: parties.map(partyOf),
				closesOn: election.nominations_close_on,
				values: typedIn({ organisation: only?.organisation }),
				faults: [],
				refusal: null,
			},
		};
	} catch (error) {
		const { locale } = placeOf(request);
		const { words } = sentence(error, locale);
		const fields = fieldsOf(request);
		const refusal = request.session ? words : null;
		if (fields.name === undefined)
			return { model: { state: "sign_in", refusal }, electionId: null };
		// Somebody else's name and address: they go back to who wrote them and are kept nowhere.
		const { notSent } = textFor(locale).workingGroup.nomination;
		return {
			electionId: null,
			model: {
				state: "form",
				action: pathOf(request),
				parties: [],
				closesOn: election.nominations_close_on,
				values: typedIn(fields),
				faults: [],
				refusal: `${words} ${notSent}`,
			},
		};
	}
}

function faultsOf(issues: Issue[], locale: Locale): FormFault[] {
	const known = textFor(locale).workingGroup.nomination.faults;
	return issues.map((issue) => {
		const fault = faultOf(issue);
		const own = ["required", "invalid_email"].includes(fault.code)
			? known[fault.path]
			: undefined;
		return { field: fault.path, message: own ?? faultMessage(fault, locale) };
	});
}

/** By who speaks for several parties and has to say for which. */
const nominationFor = nomination.required({ party: true });

function nominationForms(app: App, deps: Deps, show: Show): void {
	const answer = (
		request: FastifyRequest,
		reply: FastifyReply,
		model: NominationModel,
		status: number,
	) => show(request, reply, (text) => nominationPage(model, text), status);
	for (const { url, locale } of addresses("/samverkansgrupp/nominera")) {
		app.get(url, { schema: hidden }, async (request, reply) =>
			answer(request, reply, (await openNomination(deps, request)).model, 200),
		);
		app.post(url, { schema: hidden }, async (request, reply) => {
			const { model, electionId } = await openNomination(deps, request);
			if (model.state !== "form" || !electionId)
				return answer(request, reply, model, 403);
			const fields = fieldsOf(request);
			const values = typedIn(fields);
			const { parties } = model;
			const schema = parties.length > 1 ? nominationFor : nomination;
			const asked = { ...values, party: chosenIn(parties, fields) };
			const parsed = schema.safeParse(asked, { reportInput: true });
			if (!parsed.success) {
				const faults = faultsOf(parsed.error.issues as Issue[], locale);
				return answer(request, reply, { ...model, values, faults }, 422);
			}
			try {
				const input = { ...parsed.data, locale };
				await nominateFrom(deps, request, electionId, input);
				return answer(
					request,
					reply,
					{ state: "done", name: values.name },
					200,
				);
			} catch (error) {
				const { status, words } = sentence(error, locale);
				return answer(
					request,
					reply,
					{ ...model, values, refusal: words },
					status,
				);
			}
		});
	}
}
