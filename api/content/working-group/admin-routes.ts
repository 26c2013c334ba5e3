import type { FastifyReply, FastifyRequest } from "fastify";
import { actorOf, requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { findAdminElection, listAdminElections } from "./admin-queries.ts";
import { adminElection, adminWorkingGroup, reminded } from "./admin-schema.ts";
import { cancelElection } from "./cancelling.ts";
import { changeElection } from "./changing.ts";
import { findLastChanges, setMembers } from "./members.ts";
import { nominate } from "./nominations.ts";
import { findTerms } from "./queries.ts";
import { freezeRoll } from "./roll.ts";
import {
	actionParams,
	cancellation,
	electionParams,
	electionSettings,
	members,
	nomination,
	proposal,
	seatsOf,
	settingsChange,
} from "./schema.ts";
import {
	createElection,
	moveElection,
	remindParties,
	setProposal,
} from "./service.ts";

const tags = ["working group"];
const base = "/api/v1/admin/working-group";

/** Who may see to elections. @throws Refusal `unauthenticated`, `forbidden` */
function manager(request: FastifyRequest) {
	requireStaff(request, "election:manage");
	if (!request.session) throw new Refusal("unauthenticated");
	return actorOf(request.session);
}

/** Who may keep the list of members. @throws Refusal `unauthenticated`, `forbidden` */
function keeper(request: FastifyRequest) {
	requireStaff(request, "members:edit");
	if (!request.session) throw new Refusal("unauthenticated");
	return actorOf(request.session);
}

const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
	reply.header("cache-control", "no-store");
};

/** `/admin/working-group`: members, and elections from the first day to the result. */
export function adminWorkingGroupRoutes(app: App, deps: Deps): void {
	/** Elections are shown only to those who see to them. */
	const overview = async (request: FastifyRequest) => {
		const all = requireStaff(request).permissions.includes("election:manage");
		const terms = await findTerms(deps.db);
		return {
			seats: seatsOf,
			terms,
			lastChanges: await findLastChanges(deps.db, terms),
			elections: all ? await listAdminElections(deps, request.locale) : [],
		};
	};
	app.get(
		base,
		{
			onRequest,
			schema: {
				response: { 200: adminWorkingGroup },
				tags,
				summary: "Members and elections",
			},
		},
		async (request) => {
			keeper(request);
			return overview(request);
		},
	);
	app.put(
		`${base}/members`,
		{
			onRequest,
			schema: {
				response: { 200: adminWorkingGroup },
				body: members,
				tags,
				summary: "One side's members for a term",
			},
		},
		async (request) => {
			await setMembers(deps, keeper(request), request.body);
			return overview(request);
		},
	);
	settingRoutes(app, deps);
	actRoutes(app, deps);
}

function settingRoutes(app: App, deps: Deps): void {
	app.post(
		`${base}/elections`,
		{
			onRequest,
			schema: {
				response: { 201: adminElection },
				body: electionSettings,
				tags,
				summary: "Set up an election",
			},
		},
		async (request, reply) => {
			const id = await createElection(deps, manager(request), request.body);
			return reply
				.status(201)
				.send(await findAdminElection(deps, id, request.locale));
		},
	);
	app.get(
		`${base}/elections/:id`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				params: electionParams,
				tags,
				summary: "One election",
			},
		},
		async (request) => {
			manager(request);
			return findAdminElection(deps, request.params.id, request.locale);
		},
	);
	app.put(
		`${base}/elections/:id`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				params: electionParams,
				body: settingsChange,
				tags,
				summary:
					"Change days and seats before the vote, then days without votes",
			},
		},
		async (request) => {
			const { id } = request.params;
			await changeElection(deps, manager(request), id, request.body);
			return findAdminElection(deps, id, request.locale);
		},
	);
	app.put(
		`${base}/elections/:id/proposal`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				params: electionParams,
				body: proposal,
				tags,
				summary: "The nominees' joint proposal",
			},
		},
		async (request) => {
			const { id } = request.params;
			await setProposal(deps, manager(request), id, request.body);
			return findAdminElection(deps, id, request.locale);
		},
	);
}

function actRoutes(app: App, deps: Deps): void {
	const one = { params: electionParams, tags };
	app.post(
		`${base}/elections/:id/roll`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				...one,
				summary: "Freeze the electoral roll",
			},
		},
		async (request) => {
			const { id } = request.params;
			await freezeRoll(deps, manager(request), id);
			return findAdminElection(deps, id, request.locale);
		},
	);
	app.post(
		`${base}/elections/:id/nominations`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				...one,
				body: nomination,
				summary: "Nominate on somebody's behalf",
			},
		},
		async (request) => {
			const { id } = request.params;
			const locale = request.body.locale ?? "sv";
			const input = { ...request.body, locale };
			await nominate(deps, manager(request), id, input, null);
			return findAdminElection(deps, id, request.locale);
		},
	);
	app.post(
		`${base}/elections/:id/cancel`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				...one,
				body: cancellation,
				summary: "Call an election off",
			},
		},
		async (request) => {
			const { id } = request.params;
			await cancelElection(deps, manager(request), id, request.body);
			return findAdminElection(deps, id, request.locale);
		},
	);
	app.post(
		`${base}/elections/:id/reminders`,
		{
			onRequest,
			schema: {
				response: { 200: reminded },
				...one,
				summary: "Remind those who have not voted",
			},
		},
		async (request) => remindParties(deps, manager(request), request.params.id),
	);
	app.post(
		`${base}/elections/:id/steps/:action`,
		{
			onRequest,
			schema: {
				response: { 200: adminElection },
				params: actionParams,
				tags,
				summary: "Take the next step",
			},
		},
		async (request) => {
			const { id, action } = request.params;
			await moveElection(deps, manager(request), id, action);
			return findAdminElection(deps, id, request.locale);
		},
	);
}
