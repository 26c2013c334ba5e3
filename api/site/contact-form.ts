import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor } from "../../frontend/i18n/index.ts";
import type {
	ContactModel,
	ContactValues,
} from "../../frontend/views/contact.ts";
import { contactPage } from "../../frontend/views/contact.ts";
import { contactLimits } from "../content/contact/routes.ts";
import { fillFault } from "../content/contact/rules.ts";
import { contactMessage } from "../content/contact/schema.ts";
import { takeMessage } from "../content/contact/service.ts";
import { drawnAt, formToken, messageId } from "../content/contact/tokens.ts";
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
import { fieldsOf, privately } from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { freshText } from "./text.ts";

const hidden: object = { hide: true };

type Fields = ReturnType<typeof fieldsOf>;

const valuesOf = (fields: Fields): ContactValues => ({
	name: fields.name ?? "",
	email: fields.email ?? "",
	subject: fields.subject ?? "",
	message: fields.message ?? "",
});

function faultsOf(values: ContactValues, locale: Locale) {
	const parsed = contactMessage.safeParse(values, { reportInput: true });
	const known = textFor(locale).contact.faults;
	const faults = (parsed.error?.issues ?? []).map((issue) => {
		const fault = faultOf(issue as Issue);
		const own = ["required", "invalid_email"].includes(fault.code)
			? known[fault.path]
			: undefined;
		return { field: fault.path, message: own ?? faultMessage(fault, locale) };
	});
	return { input: parsed.data ?? null, faults };
}

/** `/kontakt/skriv`. Nothing that was typed is lost, whatever the answer. */
export function contactForm(app: App, deps: Deps, draw: Draw): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: ContactModel,
		status = 200,
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(draw(contactPage(model, text), text, place));
	};
	const fresh = () => formToken(deps.sessionKey, deps.clock());
	for (const { url, locale } of addresses("/kontakt/skriv")) {
		app.get(url, { schema: hidden }, async (request, reply) =>
			show(request, reply, {
				state: "form",
				token: fresh(),
				values: valuesOf({}),
				faults: [],
				refusal: null,
			}),
		);
		app.post(url, { schema: hidden }, async (request, reply) => {
			const fields = fieldsOf(request);
			const values = valuesOf(fields);
			const { input, faults } = faultsOf(values, locale);
			const drawn = drawnAt(deps.sessionKey, fields.token ?? "");
			const again = (
				refusal: Refusal | null,
				token = drawn ? (fields.token ?? "") : fresh(),
			) => {
				const said = refusal && problemText(refusal.code, locale, {});
				const words = said && `${said.title}. ${said.detail}`;
				const model = { values, faults, token, refusal: words };
				const status = said?.status ?? 422;
				return show(request, reply, { state: "form", ...model }, status);
			};
			const late = drawn ? fillFault(drawn, deps.clock()) : "form_too_old";
			if (late === "form_too_old") return again(new Refusal(late), fresh());
			if (fields.homepage) return again(new Refusal("form_trap"));
			if (!input) return again(null);
			if (late) return again(new Refusal(late));
			try {
				await contactLimits(deps).count(request.ip, input.email);
			} catch (error) {
				if (error instanceof Refusal) return again(error);
				throw error;
			}
			const id = messageId(fields.token ?? "", input);
			await takeMessage(deps, { id, ...input, locale });
			return show(request, reply, { state: "sent", email: input.email });
		});
	}
}
