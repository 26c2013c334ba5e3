import type { FastifyReply, FastifyRequest } from "fastify";
import { pathIn, textFor } from "../../frontend/i18n/index.ts";
import type {
	FollowUpForm,
	FollowUpFormModel,
	FollowUpValues,
} from "../../frontend/views/follow-up-models.ts";
import { followUpFormPage } from "../../frontend/views/index.ts";
import type { FormFault } from "../../frontend/views/models.ts";
import { followUpStaff } from "../content/follow-up/admin-routes.ts";
import {
	findForm,
	findPublicForm,
	saveAnswer,
	savePublicAnswer,
} from "../content/follow-up/answering.ts";
import {
	type AnswerInput,
	answer,
	yearParams,
} from "../content/follow-up/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { type App, check } from "../platform/http.ts";
import { faultMessage, type Locale } from "../platform/messages.ts";
import { faultOf, type Issue } from "../platform/problem.ts";
import type { Draw } from "./document.ts";
import { type Fields, sentence, unsent } from "./event-answers.ts";
import {
	fieldsOf,
	linkParams,
	privately,
	staffSignIn,
	tokenOf,
} from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

/** Whose form it is: how it is found and how it is saved. */
interface Source {
	/** Who may see what was sent, and send. @throws Refusal `unauthenticated`, `forbidden` */
	admit(): void;
	find(): Promise<FollowUpForm>;
	save(input: AnswerInput): Promise<void>;
	back: string | null;
}
type SourceOf = (request: FastifyRequest, locale: Locale) => Source;

function typedValues(form: FollowUpForm, fields: Fields): FollowUpValues {
	const each = (of: (id: string) => string) =>
		Object.fromEntries(form.principles.map(({ id }) => [id, of(id)]));
	return {
		scores: each((id) => fields[`score-${id}`] ?? ""),
		comments: each((id) => fields[`comment-${id}`] ?? ""),
		named: fields.named === "true",
	};
}

function sentValues({ answer: sent }: FollowUpForm): FollowUpValues {
	const replies = sent?.replies ?? [];
	return {
		scores: Object.fromEntries(
			replies.map((one) => [one.principle, String(one.score ?? "unknown")]),
		),
		comments: Object.fromEntries(
			replies.map((one) => [one.principle, one.comment]),
		),
		named: sent?.named ?? false,
	};
}

/** The answer as the service takes it, or each fault at its field. */
function readAnswer(
	form: FollowUpForm,
	values: FollowUpValues,
	revision: number,
	locale: Locale,
): { input: AnswerInput | null; faults: FormFault[] } {
	const { form: t } = textFor(locale).followUp;
	const { principles } = form;
	const parsed = answer.safeParse({
		named: values.named,
		revision,
		replies: principles.map(({ id }) => ({
			principle: id,
			score: /^[1-5]$/.test(values.scores[id] ?? "")
				? Number(values.scores[id])
				: null,
			comment: values.comments[id] ?? "",
		})),
	});
	const issues = parsed.error?.issues ?? [];
	// In the order of the page, so that the first link of the summary is the first fault.
	const faults = principles.flatMap(({ id, title }, i) => {
		const chosen = /^([1-5]|unknown)$/.test(values.scores[id] ?? "");
		const missing = { field: `score-${id}`, message: t.missing(title) };
		const wrong = issues
			.filter(({ path }) => path[1] === i)
			.map((issue) => {
				const words = faultMessage(faultOf(issue as Issue), locale);
				return { field: `comment-${id}`, message: t.fault(title, words) };
			});
		return chosen ? wrong : [missing, ...wrong];
	});
	return { input: faults.length === 0 ? (parsed.data ?? null) : null, faults };
}

/** The answer that the form began with, as it says itself; undefined where it does not. */
const seenIn = ({ revision }: Fields) =>
	/^\d{1,9}$/.test(revision ?? "") ? Number(revision) : undefined;

const isChanged = (error: unknown) =>
	error instanceof Refusal && error.code === "answer_changed";

type Known = Extract<FollowUpFormModel, { state: "known" }>;

/** The form with what was sent last, or with what has just been typed. */
async function open(
	source: Source,
	request: FastifyRequest,
	more: Partial<Known> = {},
): Promise<FollowUpFormModel> {
	try {
		const form = await source.find();
		const query = request.query as { klart?: unknown };
		return {
			state: "known",
			form,
			action: request.url.split("?")[0] ?? "",
			values: sentValues(form),
			revision: form.revision,
			theirs: null,
			faults: [],
			refusal: null,
			saved: request.method === "GET" && query.klart !== undefined,
			back: source.back,
			...more,
		};
	} catch (error) {
		if (error instanceof Refusal && error.code === "unknown_link")
			return { state: "unknown" };
		throw error;
	}
}

/** Signed out while writing: what was written, without what others have sent, and the way back in. */
async function lockedOut(
	source: Source,
	request: FastifyRequest,
	locale: Locale,
	error: unknown,
): Promise<{ model: Known; status: number }> {
	const { status, words } = unsent(error, request, locale);
	const model = await open(source, request);
	// Before it opens there is nothing to have written, and nothing to show.
	if (model.state === "unknown" || model.form.state === "planned") throw error;
	const fields = fieldsOf(request);
	return {
		status,
		model: {
			...model,
			form: { ...model.form, answer: null },
			values: typedValues(model.form, fields),
			revision: seenIn(fields) ?? 0,
			refusal: `${words} ${textFor(locale).followUp.form.notSent}`,
			signIn: staffSignIn(request),
			back: null,
		},
	};
}

/** Registers a form in both languages: opening it changes nothing, its button posts. */
function formAt(
	app: App,
	deps: Deps,
	draw: Draw,
	path: string,
	sourceOf: SourceOf,
): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: FollowUpFormModel,
		status: number,
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		const html = draw(followUpFormPage(model, text), text, place);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(html);
	};
	const schema: object = path.includes(":token") ? linkParams : { hide: true };
	for (const { url, locale } of addresses(path)) {
		app.get(url, { schema }, async (request, reply) => {
			const source = sourceOf(request, locale);
			source.admit();
			const model = await open(source, request);
			return show(request, reply, model, model.state === "known" ? 200 : 404);
		});
		app.post(url, { schema }, async (request, reply) => {
			const source = sourceOf(request, locale);
			try {
				source.admit();
			} catch (error) {
				const out = await lockedOut(source, request, locale, error);
				return show(request, reply, out.model, out.status);
			}
			const model = await open(source, request);
			if (model.state === "unknown") return show(request, reply, model, 404);
			const fields = fieldsOf(request);
			const values = typedValues(model.form, fields);
			const revision = seenIn(fields) ?? model.revision;
			const { form } = model;
			const { input, faults } = readAnswer(form, values, revision, locale);
			if (!input && form.state === "open") {
				const wrong = { ...model, values, revision, faults };
				return show(request, reply, wrong, 422);
			}
			try {
				// Closed: the service says so, whatever was typed.
				await source.save(input ?? { named: false, replies: [] });
			} catch (error) {
				const { status, words } = sentence(error, locale);
				const again = await open(source, request, { values, refusal: words });
				// The text that came meanwhile stands beside, and has been seen: sending again replaces it.
				if (again.state === "known" && isChanged(error))
					again.theirs = sentValues(again.form);
				return show(request, reply, again, status);
			}
			return privately(reply).redirect(`${model.action}?klart=1`, 303);
		});
	}
}

/** `/uppfoljning/svara/:token` for parties, `/uppfoljning/offentlig/:year` for the public party's staff. */
export function followUpForms(app: App, deps: Deps, draw: Draw): void {
	formAt(app, deps, draw, "/uppfoljning/svara/:token", (request, locale) => ({
		// The link is the right to it.
		admit: () => {},
		find: () => findForm(deps, tokenOf(request), locale),
		save: (input) => saveAnswer(deps, tokenOf(request), input),
		back: null,
	}));
	formAt(app, deps, draw, "/uppfoljning/offentlig/:year", (request, locale) => {
		const actor = () => followUpStaff(request, "follow-up:answer");
		const { year } = check(yearParams, request.params);
		return {
			admit: actor,
			find: () => findPublicForm(deps, year, locale),
			save: (input) => savePublicAnswer(deps, actor(), year, input),
			back: pathIn(locale, `/admin/uppfoljning/${year}`),
		};
	});
}
