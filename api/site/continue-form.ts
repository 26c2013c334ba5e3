import type { FastifyReply, FastifyRequest } from "fastify";
import { pathIn, textFor } from "../../frontend/i18n/index.ts";
import { continuePage } from "../../frontend/views/index.ts";
import type { ContinueModel } from "../../frontend/views/models.ts";
import {
	askSignInLink,
	type Destination,
	destinations,
	findLink,
	redeemLink,
} from "../auth/links.ts";
import { signInLink } from "../auth/schema.ts";
import { setSessionCookie } from "../auth/session.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import type { Draw } from "./document.ts";
import {
	fieldsOf,
	linkParams,
	pathOf,
	privately,
	tokenOf,
} from "./form-posts.ts";
import { addresses, placeOf } from "./pages.ts";
import { findOrganisationName } from "./receipts.ts";
import { freshText } from "./text.ts";

const statuses = {
	open: 200,
	sent: 200,
	used: 410,
	expired: 410,
	unknown: 404,
};
const closed: Record<string, "used" | "expired" | "unknown"> = {
	link_used: "used",
	link_expired: "expired",
	unknown_link: "unknown",
};

/** The page behind a mailed link: the button redeems it, once, and goes on to where it leads. */
export function continueForm(app: App, deps: Deps, draw: Draw): void {
	const show = async (
		request: FastifyRequest,
		reply: FastifyReply,
		model: ContinueModel,
		status: number = statuses[model.state],
	) => {
		const place = placeOf(request);
		const text = await freshText(deps.db, place.locale);
		const html = draw(continuePage(model, text), text, place);
		return privately(reply)
			.status(status)
			.type("text/html; charset=utf-8")
			.send(html);
	};
	const orClosed = (
		request: FastifyRequest,
		reply: FastifyReply,
		error: unknown,
	) => {
		const state = error instanceof Refusal ? closed[error.code] : undefined;
		if (!state) throw error;
		const requestAction = againPath(request);
		return show(request, reply, { state, requestAction });
	};
	for (const { url, locale } of addresses("/fortsatt/:token")) {
		app.get(url, { schema: linkParams }, async (request, reply) => {
			try {
				return show(request, reply, await opened(deps, request));
			} catch (error) {
				return orClosed(request, reply, error);
			}
		});
		app.post(url, { schema: linkParams }, async (request, reply) => {
			try {
				const { accessToken, expiresIn, applicationId } = await redeemLink(
					deps,
					tokenOf(request),
				);
				setSessionCookie(reply, deps, accessToken, expiresIn);
				const to = destinationOf(request);
				const own = to ? destinations[to] : "/mina-sidor";
				const path = applicationId ? `/ansok/${applicationId}` : own;
				return privately(reply).redirect(pathIn(locale, path), 303);
			} catch (error) {
				return orClosed(request, reply, error);
			}
		});
	}
	for (const { url } of addresses("/fortsatt"))
		app.post(
			url,
			{ schema: { hide: true } as object },
			async (request, reply) =>
				show(request, reply, ...(await asked(deps, request))),
		);
}

/** Where the link leads, beside the organisation's own pages. */
function destinationOf({ query }: FastifyRequest): Destination | undefined {
	const { till } = query as { till?: unknown };
	return (Object.keys(destinations) as Destination[]).find(
		(one) => one === till,
	);
}

const withDestination = (request: FastifyRequest, path: string) => {
	const to = destinationOf(request);
	return to ? `${path}?till=${to}` : path;
};

/** Where a new link is asked for, which leads to the same place. */
const againPath = (request: FastifyRequest) =>
	withDestination(request, pathIn(placeOf(request).locale, "/fortsatt"));

async function opened(
	deps: Deps,
	request: FastifyRequest,
): Promise<ContinueModel> {
	const { email, applicationId } = await findLink(deps, tokenOf(request));
	const organisation = applicationId
		? await findOrganisationName(deps.db, applicationId)
		: undefined;
	return {
		state: "open",
		action: withDestination(request, pathOf(request)),
		purpose: applicationId ? "resume" : "my",
		email,
		...(organisation && { organisation }),
	};
}

/** Asks for a new link by mail: the answer is the same whether or not the address is known. */
async function asked(
	deps: Deps,
	request: FastifyRequest,
): Promise<[ContinueModel, number]> {
	const { locale } = placeOf(request);
	const typed = fieldsOf(request).email ?? "";
	const parsed = signInLink.safeParse({ email: typed });
	if (!parsed.success) {
		const faults = [
			{ field: "email", message: textFor(locale).resume.faults.email },
		];
		return [
			{
				state: "unknown",
				requestAction: againPath(request),
				email: typed,
				faults,
			},
			422,
		];
	}
	const { email } = parsed.data;
	await askSignInLink(deps, { email, to: destinationOf(request) });
	return [{ state: "sent", email }, 200];
}
