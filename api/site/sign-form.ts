import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor, type Words } from "../../frontend/i18n/index.ts";
import { signPage } from "../../frontend/views/index.ts";
import type {
	FormFault,
	SignModel,
	SignValues,
} from "../../frontend/views/models.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { renderMarkdown } from "../platform/markdown.ts";
import { faultMessage } from "../platform/messages.ts";
import { faultOf, type Issue } from "../platform/problem.ts";
import { sign } from "../signatures/schema.ts";
import { findSigning, signAgreement } from "../signatures/signing.ts";
import type { Draw } from "./document.ts";
import { fieldsOf, linkParams, privately, tokenOf } from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { findReceipt } from "./receipts.ts";
import { freshText } from "./text.ts";

const statuses = {
	open: 200,
	signed: 200,
	expired: 410,
	voided: 410,
	unknown: 404,
};
const untouched: SignValues = {
	name: "",
	confirmAuthority: false,
	confirmRead: false,
};
const linkCodes = [
	"unknown_link",
	"link_expired",
	"link_used",
	"already_signed",
];

/** Whether a refusal is about the link itself: its page says so. */
const closes = (error: unknown) =>
	error instanceof Refusal && linkCodes.includes(error.code);

/** The page behind a signatory's link: opening it changes nothing, the button posts. */
export function signForm(app: App, deps: Deps, draw: Draw): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: SignModel,
		status: number = statuses[model.state],
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		const html = draw(signPage(model, text), text, place);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(html);
	};
	const open = async (
		request: FastifyRequest,
		more: {
			values?: SignValues;
			faults?: FormFault[];
			textChanged?: boolean;
		} = {},
	): Promise<SignModel> => {
		const token = tokenOf(request);
		try {
			const signing = await findSigning(deps, token);
			const html = renderMarkdown(signing.agreement.text, "sv");
			const action = request.url.split("?")[0] ?? "";
			return {
				state: "open",
				signing,
				html,
				action,
				values: untouched,
				faults: [],
				...more,
			};
		} catch (error) {
			if (!closes(error)) throw error;
			return findReceipt(deps.db, token);
		}
	};
	for (const { url } of addresses("/signera/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) =>
			show(request, reply, await open(request)),
		);
		app.post(url, { schema: linkParams }, async (request, reply) => {
			const { values, faults, input } = read(
				request,
				textFor(placeOf(request).locale),
			);
			if (!input)
				return show(
					request,
					reply,
					await open(request, { values, faults }),
					422,
				);
			try {
				await signAgreement(deps, tokenOf(request), input);
			} catch (error) {
				if (error instanceof Refusal && error.code === "agreement_text_changed")
					return show(
						request,
						reply,
						await open(request, {
							values: { ...values, confirmRead: false },
							textChanged: true,
						}),
						409,
					);
				if (!closes(error)) throw error;
			}
			// The receipt stands at the same address, so that reloading it posts nothing again.
			return privately(reply).redirect(request.url, 303);
		});
	}
}

/** What was typed, and either all faults or what signs. */
function read(request: FastifyRequest, text: Words) {
	const form = fieldsOf(request);
	const values: SignValues = {
		name: form.name ?? "",
		confirmAuthority: form.confirmAuthority !== undefined,
		confirmRead: form.confirmRead !== undefined,
	};
	const known: Record<string, string> = text.sign.faults;
	const parsed = sign.safeParse(
		{ ...form, confirmAuthority: values.confirmAuthority },
		{ reportInput: true },
	);
	const issues =
		parsed.error?.issues.map((issue) => faultOf(issue as Issue)) ?? [];
	const faults = issues.map((fault) => ({
		field: fault.path,
		message:
			(fault.code === "required" || fault.path === "confirmAuthority"
				? known[fault.path]
				: undefined) ?? faultMessage(fault, text.locale),
	}));
	if (!values.confirmRead)
		faults.unshift({ field: "confirmRead", message: known.confirmRead ?? "" });
	// Without a hash the form is not ours: the text that applies is shown again.
	return {
		values,
		faults,
		input: faults.length === 0 && parsed.success ? parsed.data : null,
	};
}
