import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor } from "../../frontend/i18n/index.ts";
import type { RegistrationModel } from "../../frontend/views/event-models.ts";
import { registrationPage } from "../../frontend/views/index.ts";
import type { FormFault } from "../../frontend/views/models.ts";
import { askInvitation } from "../content/events/invitations.ts";
import { findDetail, findEventItem } from "../content/events/queries.ts";
import { findParties } from "../content/events/representatives.ts";
import { limitsOf, registerFrom } from "../content/events/routes.ts";
import { closedBecause } from "../content/events/rules.ts";
import { invitation, registration } from "../content/events/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { type Locale, problemText } from "../platform/messages.ts";
import type { Draw } from "./document.ts";
import { type Fields, read, sentence, valuesOf } from "./event-answers.ts";
import { ownForms } from "./event-own-form.ts";
import { chosenIn, fieldsOf, partyOf, privately } from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

const hidden: object = { hide: true };
/** By who speaks for several parties and has to say for which. */
const registrationFor = registration.required({ party: true });

/** What a form sends for who speaks for parties and comes without. */
const nobody = "none";

/** What marks one drawing of the form, kept while faults are mended, so that a second press is known. */
const formKeyOf = ({ formKey = "" }: Fields) =>
	/^[\w-]{1,64}$/.test(formKey) ? formKey : randomUUID();

interface Opened {
	model: RegistrationModel;
	/** Whether who asks may register at all. */
	admitted: boolean;
}

/** What the address shows to who asks: the form, the question for a link, or why it is closed. */
async function open(
	deps: Deps,
	request: FastifyRequest,
	invited: string | undefined,
): Promise<Opened> {
	const { locale } = placeOf(request);
	const { slug } = request.params as { slug: string };
	const event = await findEventItem(deps.db, slug, locale);
	const detail = await findDetail(deps.db, slug);
	if (!event) throw new Refusal("not_found");
	const action = request.url.split("?")[0] ?? "";
	const why = closedBecause(detail, deps.clock());
	if (why || !detail) {
		const refusal = problemText(why ?? "event_registration_closed", locale, {});
		const words = `${refusal.title}. ${refusal.detail}`;
		return {
			model: { event, action, state: "closed", refusal: words },
			admitted: false,
		};
	}
	const parties = await findParties(deps.db, {
		eventId: detail.id,
		session: request.session,
		invitation: invited,
	});
	if (detail.registration === "signatories" && parties.length === 0)
		return {
			model: {
				event,
				action,
				state: "ask",
				email: "",
				faults: [],
				refusal: null,
			},
			admitted: false,
		};
	const choices = parties.map(partyOf);
	if (parties.length > 1 && detail.registration === "public")
		choices.push({
			id: nobody,
			name: textFor(locale).events.form.noParty,
		});
	const values = {
		...valuesOf({}),
		email: parties[0]?.email ?? "",
		organisation: parties.length === 1 ? (parties[0]?.organisation ?? "") : "",
	};
	return {
		model: {
			event,
			action,
			state: "form",
			formKey: formKeyOf({}),
			parties: choices,
			values,
			faults: [],
			refusal: null,
		},
		admitted: true,
	};
}

/** It cannot be sent any more: why, and what was written, which may be sent in another way. */
const withTyped = (
	{ event, action }: RegistrationModel,
	fields: Fields,
	refusal: string | null,
): Extract<RegistrationModel, { state: "form" }> => ({
	event,
	action,
	state: "form",
	formKey: formKeyOf(fields),
	parties: [],
	values: valuesOf(fields),
	faults: [],
	refusal,
});

/** `/evenemang/:slug/anmalan`, alone or behind a mailed link. Opening it changes nothing. */
export function eventForms(app: App, deps: Deps, draw: Draw): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: RegistrationModel,
		status = 200,
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		const html = draw(registrationPage(model, text), text, place);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(html);
	};
	const post = async (request: FastifyRequest, reply: FastifyReply) => {
		const { locale } = placeOf(request);
		const { slug, token } = request.params as { slug: string; token?: string };
		const { model, admitted } = await open(deps, request, token);
		const fields = fieldsOf(request);
		const wrote = fields.name !== undefined;
		if (model.state === "closed") {
			const typed = wrote ? withTyped(model, fields, model.refusal) : model;
			return show(request, reply, typed, 409);
		}
		const asked = { ...fields, invitation: token, locale };
		const attempt = { slug, model, asked };
		const done = admitted
			? await tryRegister(deps, request, attempt)
			: wrote
				? await lapsed(deps, request, attempt)
				: await tryAsk(deps, request, attempt);
		return show(request, reply, done.model, done.status);
	};
	for (const path of [
		"/evenemang/:slug/anmalan",
		"/evenemang/:slug/anmalan/:token",
	])
		for (const { url } of addresses(path)) {
			app.get(url, { schema: hidden }, async (request, reply) => {
				const { token } = request.params as { token?: string };
				return show(request, reply, (await open(deps, request, token)).model);
			});
			app.post(url, { schema: hidden }, post);
		}
	ownForms(app, deps, draw);
}

interface Attempt {
	slug: string;
	model: RegistrationModel;
	asked: Fields & { locale: Locale };
}
type Done = { model: RegistrationModel; status: number };

async function tryRegister(
	deps: Deps,
	request: FastifyRequest,
	{ slug, model, asked }: Attempt,
): Promise<Done> {
	const { event, action } = model;
	const parties = model.state === "form" ? model.parties : [];
	const again = (
		faults: FormFault[],
		refusal: string | null,
	): Done["model"] => ({
		event,
		action,
		state: "form",
		formKey,
		parties,
		values: valuesOf(asked),
		faults,
		refusal,
	});
	const formKey = formKeyOf(asked);
	const chosen = chosenIn(parties, asked);
	const party = chosen === nobody ? null : chosen;
	// The way in holds again, and it was a link that was asked for: nothing is sent unasked.
	if (asked.newLink) return { model: again([], null), status: 200 };
	const whole = { ...valuesOf(asked), party, invitation: asked.invitation };
	const schema = parties.length > 1 ? registrationFor : registration;
	const { input, faults } = read(schema, whole, asked.locale);
	if (!input) return { model: again(faults, null), status: 422 };
	try {
		const whom = { ...input, locale: asked.locale };
		const { status } = await registerFrom(deps, request, slug, whom, formKey);
		return { status: 200, model: { event, action, state: status } };
	} catch (error) {
		const { status, words } = sentence(error, asked.locale);
		return { model: again([], words), status };
	}
}

/** The link or the session ended while somebody wrote: what they wrote, and the way to a new one. */
async function lapsed(
	deps: Deps,
	request: FastifyRequest,
	attempt: Attempt,
): Promise<Done> {
	const { asked } = attempt;
	const words = textFor(asked.locale).events.ask.lapsed;
	const typed = withTyped(attempt.model, asked, words);
	if (!asked.newLink)
		return { status: 403, model: { ...typed, lapsed: "now" } };
	const { model, status } = await tryAsk(deps, request, attempt);
	if (model.state !== "ask")
		return { status, model: { ...typed, refusal: null, lapsed: "sent" } };
	const { faults, refusal } = model;
	return { status, model: { ...typed, faults, refusal, lapsed: "now" } };
}

async function tryAsk(
	deps: Deps,
	request: FastifyRequest,
	{ slug, model, asked }: Attempt,
): Promise<Done> {
	const { event, action } = model;
	const email = asked.email ?? "";
	const again = (
		faults: FormFault[],
		refusal: string | null,
	): Done["model"] => ({
		event,
		action,
		state: "ask",
		email,
		faults,
		refusal,
	});
	const { input, faults } = read(invitation, { email }, asked.locale);
	if (!input) return { model: again(faults, null), status: 422 };
	try {
		await limitsOf(deps).count(request.ip, slug, input.email);
		await askInvitation(deps, { slug, ...input, locale: asked.locale });
		return { model: { event, action, state: "asked" }, status: 200 };
	} catch (error) {
		const { status, words } = sentence(error, asked.locale);
		return { model: again([], words), status };
	}
}
