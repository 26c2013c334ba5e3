import type {
	FastifyError,
	FastifyInstance,
	FastifyReply,
	FastifyRequest,
} from "fastify";
import { apiReferencePage, errorPage } from "../../frontend/views/index.ts";
import type { ErrorModel } from "../../frontend/views/models.ts";
import { newsletterPage } from "../../frontend/views/newsletter.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { type App, withZod } from "../platform/http.ts";
import { problemText } from "../platform/messages.ts";
import { sendProblem, toRefusal } from "../platform/problem.ts";
import { contactForm } from "./contact-form.ts";
import { continueForm } from "./continue-form.ts";
import { type Draw, drawer, shells } from "./document.ts";
import { embedRoutes } from "./embed.ts";
import { eventForms } from "./event-forms.ts";
import { feedRoutes } from "./events.ts";
import { fileRoutes } from "./files.ts";
import { followUpForms } from "./follow-up-form.ts";
import { staffSignIn, takeForms } from "./form-posts.ts";
import { newsletterEnd, newsletterForms } from "./newsletter-forms.ts";
import { operationsOf } from "./operations.ts";
import { placeOf, publicPages } from "./pages.ts";
import { planFiles } from "./plan.ts";
import { previewRoutes, remembering } from "./preview.ts";
import { registerPages } from "./public.ts";
import { signForm } from "./sign-form.ts";
import { freshText, textAnyhow } from "./text.ts";
import { uploadedFiles } from "./uploaded.ts";
import { workingGroupForms } from "./working-group-forms.ts";

const statuses: ErrorModel["status"][] = [
	401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503,
];
const schema: object = { hide: true };
const form = { state: "form" as const, email: "", faults: [] };

/**
 * Everything that is not the API: public pages, forms behind links, the shells of what
 * the browser draws, files, and pages for what went wrong. Comes last: what nobody else
 * answers is answered here.
 */
export async function sitePages(app: App, deps: Deps): Promise<void> {
	const draw = drawer(deps.config.publicUrl);
	await app.register(async (instance) => {
		const site = withZod(instance);
		pagesForErrors(site, deps, draw);
		await fileRoutes(site, deps);
		uploadedFiles(site, deps);
		feedRoutes(site, deps);
		planFiles(site, deps);
		const { page, shows } = remembering(publicPages(site, deps, draw));
		registerPages(page, deps);
		await embedRoutes(site, deps, page);
		for (const path of ["/ansok", "/ansok/*"])
			page(path, ({ locale }) => shells.apply(locale));
		page("/api/docs", ({ text }) => apiReferencePage(operationsOf(app), text));
		for (const path of ["/mina-sidor", "/mina-sidor/*"])
			page(path, ({ locale }) => shells.my(locale));
		// A form, and so no page of its own here; its words are previewed all the same.
		shows.set("/nyhetsbrev", ({ text }) => newsletterPage(form, text));
		previewRoutes(site, deps, draw, shows);
		staffShell(site, deps, draw);
		await site.register(async (scope) => {
			const forms = withZod(scope);
			takeForms(forms);
			signForm(forms, deps, draw);
			continueForm(forms, deps, draw);
			eventForms(forms, deps, draw);
			workingGroupForms(forms, deps, draw);
			contactForm(forms, deps, draw);
			newsletterForms(forms, deps, draw);
			followUpForms(forms, deps, draw);
		});
		await site.register(async (scope) =>
			newsletterEnd(withZod(scope), deps, draw),
		);
		site.get("/*", { schema }, async (request, reply) => {
			if (acceptsHtml(request) && !request.url.startsWith("/api/"))
				throw new Refusal("not_found");
			return reply.callNotFound();
		});
	});
}

/** What goes wrong is told as a page to a browser that asked for one, and as a problem to programs. */
export function pagesForErrors(
	app: FastifyInstance,
	deps: Deps,
	draw: Draw = drawer(deps.config.publicUrl),
): void {
	app.setErrorHandler((error: FastifyError, request, reply) =>
		acceptsHtml(request)
			? sendErrorPage(error, request, reply, { deps, draw })
			: sendProblem(error, request, reply),
	);
}

function staffShell(site: App, { db }: Deps, draw: Draw): void {
	for (const url of ["/admin", "/admin/*", "/en/admin", "/en/admin/*"])
		site.get(url, { schema }, async (request, reply) => {
			const place = placeOf(request);
			return reply
				.header("cache-control", "no-cache")
				.type("text/html; charset=utf-8")
				.send(
					draw(
						shells.staff(place.locale),
						textAnyhow(db, place.locale),
						place,
						true,
					),
				);
		});
}

function acceptsHtml(request: FastifyRequest): boolean {
	return (request.headers.accept ?? "").includes("text/html");
}

/** The refusal as a page, in the language of the address; of the reader where the address has none. */
async function sendErrorPage(
	error: FastifyError,
	request: FastifyRequest,
	reply: FastifyReply,
	{ deps, draw }: { deps: Deps; draw: Draw },
): Promise<FastifyReply> {
	const refusal = toRefusal(error);
	if (refusal.code === "internal") request.log.error(error);
	const file = request.url.startsWith("/api/");
	const place = file ? { locale: request.locale, path: "/" } : placeOf(request);
	const problem = problemText(refusal.code, place.locale, refusal.values);
	const status = statuses.find((one) => one === problem.status) ?? 500;
	const model: ErrorModel = {
		status,
		// A page says what to do there; of a file nothing is known but what the refusal says.
		...(file && { title: problem.title, detail: problem.detail }),
		...(status === 401 && { signIn: staffSignIn(request) }),
		...(status === 500 && { requestId: request.id }),
	};
	const text =
		problem.status >= 500
			? textAnyhow(deps.db, place.locale)
			: await freshText(deps.db, place.locale);
	if (refusal.values.retryAfter)
		reply.header("retry-after", String(refusal.values.retryAfter));
	return reply
		.status(problem.status)
		.header("cache-control", "no-store")
		.header("vary", "Accept, Accept-Language")
		.type("text/html; charset=utf-8")
		.send(draw(errorPage(model, text), text, place));
}
