import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor } from "../../frontend/i18n/index.ts";
import { nominationPage } from "../../frontend/views/index.ts";
import type { FormFault } from "../../frontend/views/models.ts";
import type {
	NominationModel,
	NominationValues,
} from "../../frontend/views/working-group-models.ts";
import { askSignInLink } from "../auth/links.ts";
import { signInLink } from "../auth/schema.ts";
import { nominatingParties } from "../content/working-group/nominations.ts";
import { openForNominations } from "../content/working-group/own.ts";
import { nominateFrom } from "../content/working-group/routes.ts";
import { nomination } from "../content/working-group/schema.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { faultMessage, type Locale } from "../platform/messages.ts";
import { faultOf, type Issue } from "../platform/problem.ts";
import { sentence, unsent } from "./event-answers.ts";
import {
	chosenIn,
	fieldsOf,
	partyOf,
	pathOf,
	type Show,
} from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";

const hidden: object = { hide: true };

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
		const { words } = unsent(error, request, locale);
		const fields = fieldsOf(request);
		const refusal = request.session ? words : null;
		if (fields.name === undefined)
			return {
				electionId: null,
				model: {
					state: "sign_in",
					action: pathOf(request),
					email: fields.email ?? "",
					faults: [],
					refusal,
				},
			};
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

/** Mails the link that signs in and leads back here; the answer is the same whether or not the address is known. */
async function askLink(
	deps: Deps,
	request: FastifyRequest,
	model: Extract<NominationModel, { state: "sign_in" }>,
): Promise<[NominationModel, number]> {
	const parsed = signInLink.safeParse({ email: model.email });
	if (!parsed.success) {
		const { email } = textFor(placeOf(request).locale).resume.faults;
		return [{ ...model, faults: [{ field: "email", message: email }] }, 422];
	}
	await askSignInLink(deps, { ...parsed.data, to: "nominera" });
	return [{ state: "link_sent" }, 200];
}

/** By who speaks for several parties and has to say for which. */
const nominationFor = nomination.required({ party: true });

/** `/samverkansgrupp/nominera`, for the representatives of civil parties. */
export function nominationForms(app: App, deps: Deps, show: Show): void {
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
			if (model.state === "sign_in")
				return answer(request, reply, ...(await askLink(deps, request, model)));
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
