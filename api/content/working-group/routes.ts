import type { FastifyReply, FastifyRequest } from "fastify";
import { actorOf, requireOrganisation } from "../../auth/session.ts";
import { allOf, file } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { publicCache } from "../../platform/http-cache.ts";
import { toBallotCsv } from "./csv.ts";
import {
	answerConsent,
	findConsent,
	nominate,
	nominatingParty,
} from "./nominations.ts";
import { findOwnNominations } from "./own.ts";
import {
	findBallotsView,
	findElection,
	findWorkingGroup,
	toElectionView,
} from "./queries.ts";
import {
	ballotsView,
	consent,
	consentPage,
	electionParams,
	electionView,
	type Nomination,
	nominated,
	nomination,
	ownNomination,
	tokenParams,
	vote,
	votePage,
	voteReceipt,
	workingGroupView,
} from "./schema.ts";
import { castVote, findVote } from "./voting.ts";

const tags = ["working group"];
const base = "/api/v1/working-group";

/** Nominates in the name of the party that the session speaks for, by JSON or by a form. */
export async function nominateFrom(
	deps: Deps,
	request: FastifyRequest,
	electionId: string,
	input: Nomination,
): Promise<{ id: string }> {
	const party = await nominatingParty(deps.db, request.session, input.party);
	if (!request.session) throw new Refusal("unauthenticated");
	const locale = input.locale ?? request.locale;
	const actor = actorOf(request.session);
	return nominate(deps, actor, electionId, { ...input, locale }, party);
}

/** `/working-group`: who sits in the group, its elections, and the links of who takes part in them. */
export function workingGroupRoutes(app: App, deps: Deps): void {
	publicRoutes(app, deps);
	linkRoutes(app, deps);
	app.get(
		`${base}/nominations/own`,
		{
			schema: {
				response: { 200: allOf(ownNomination) },
				tags,
				summary: "What the session's parties may nominate for",
			},
		},
		async (request, reply) => {
			reply.header("cache-control", "no-store");
			const session = requireOrganisation(request);
			return { items: await findOwnNominations(deps, session) };
		},
	);
	app.post(
		`${base}/elections/:id/nominations`,
		{
			schema: {
				response: { 201: nominated },
				params: electionParams,
				body: nomination,
				tags,
				summary: "Nominate somebody, as a party's representative",
			},
		},
		async (request, reply) =>
			reply
				.status(201)
				.send(
					await nominateFrom(deps, request, request.params.id, request.body),
				),
	);
}

function publicRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const cache = publicCache(deps);
	const onRequest = cache.openToAll;
	const answer = (
		request: FastifyRequest,
		reply: FastifyReply,
		find: () => Promise<object>,
	) =>
		cache.answer(request, reply, async () => ({
			type: "application/json",
			body: JSON.stringify(await find()),
		}));
	app.get(
		base,
		{
			onRequest,
			schema: {
				response: { 200: workingGroupView },
				tags,
				summary: "Seats, members by term, elections",
			},
		},
		async (request, reply) =>
			answer(request, reply, () => findWorkingGroup(db)),
	);
	const one = { params: electionParams, tags };
	app.get(
		`${base}/elections/:id`,
		{
			onRequest,
			schema: {
				response: { 200: electionView },
				...one,
				summary: "One election",
			},
		},
		async (request, reply) =>
			answer(request, reply, async () =>
				toElectionView(db, await findElection(db, request.params.id)),
			),
	);
	app.get(
		`${base}/elections/:id/ballots`,
		{
			onRequest,
			schema: {
				response: { 200: ballotsView },
				...one,
				summary: "Every ballot of the rounds that have closed",
			},
		},
		async (request, reply) =>
			answer(request, reply, () => findBallotsView(db, request.params.id)),
	);
	app.get(
		`${base}/elections/:id/ballots.csv`,
		{
			onRequest,
			schema: {
				response: { 200: file("text/csv") },
				...one,
				summary: "The same as CSV",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "text/csv",
				body: toBallotCsv(await findBallotsView(db, request.params.id)),
				headers: {
					"content-disposition": `attachment; filename="rostsedlar.csv"`,
				},
			})),
	);
}

/** What links open: told to no cache, and kept nowhere. */
function linkRoutes(app: App, deps: Deps): void {
	const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
		reply.header("cache-control", "no-store");
		reply.header("referrer-policy", "no-referrer");
		// An answer that is kept to be repeated would tie the receipt to the link.
		delete request.headers["idempotency-key"];
	};
	const schema = { params: tokenParams, tags };
	app.get(
		`${base}/votes/:token`,
		{
			onRequest,
			schema: {
				response: { 200: votePage },
				...schema,
				summary: "What a party's link opens; changes nothing",
			},
		},
		async (request) => findVote(deps, request.params.token),
	);
	app.post(
		`${base}/votes/:token`,
		{
			onRequest,
			schema: {
				response: { 201: voteReceipt },
				...schema,
				body: vote,
				summary: "Vote",
			},
		},
		async (request, reply) =>
			reply
				.status(201)
				.send(await castVote(deps, request.params.token, request.body)),
	);
	app.get(
		`${base}/consents/:token`,
		{
			onRequest,
			schema: {
				response: { 200: consentPage },
				...schema,
				summary: "What a nominee's link opens; changes nothing",
			},
		},
		async (request) => findConsent(deps, request.params.token),
	);
	app.post(
		`${base}/consents/:token`,
		{
			onRequest,
			schema: {
				response: { 200: consentPage },
				...schema,
				body: consent,
				summary: "Say yes or no to standing",
			},
		},
		async (request) =>
			answerConsent(deps, request.params.token, request.body.consent),
	);
}
