import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import Fastify, { LogController } from "fastify";
import { agreementRoutes } from "./agreement/routes.ts";
import { maxBytes } from "./applications/attachments.ts";
import { reviewRoutes } from "./applications/review/routes.ts";
import { applicationRoutes } from "./applications/routes.ts";
import { sendSignInLink } from "./auth/links.ts";
import { authRoutes } from "./auth/routes.ts";
import { requireStaff, setUpAuth } from "./auth/session.ts";
import {
	archiveJob,
	archiveWhatIsDue,
} from "./certificates/archiving/service.ts";
import { batchRoutes } from "./certificates/batches/routes.ts";
import { runBatch } from "./certificates/batches/run.ts";
import { certificateBook } from "./certificates/book.ts";
import { issueCertificate, resumeIssuing } from "./certificates/issuing.ts";
import { revocationRoutes } from "./certificates/revocations.ts";
import {
	certificateFileRoutes,
	certificateRoutes,
} from "./certificates/routes.ts";
import { checkSeals } from "./certificates/seals/check.ts";
import { sealRoutes } from "./certificates/seals/routes.ts";
import { followName } from "./certificates/service.ts";
import { settingsRoutes } from "./certificates/settings.ts";
import { twinSchemaRoutes } from "./certificates/twin-schema.ts";
import { attentionRoutes } from "./content/attention/routes.ts";
import { contactRoutes } from "./content/contact/routes.ts";
import { disposeOfMessages } from "./content/contact/service.ts";
import { editingRoutes } from "./content/editing/routes.ts";
import { publishScheduled } from "./content/editing/scheduling.ts";
import { adminEventRoutes } from "./content/events/admin-routes.ts";
import { disposeOfPeople } from "./content/events/disposing.ts";
import { sendInvitation } from "./content/events/invitations.ts";
import { disposeOfNeeds, remindOfEvents } from "./content/events/jobs.ts";
import { eventRoutes } from "./content/events/routes.ts";
import { adminFollowUpRoutes } from "./content/follow-up/admin-routes.ts";
import { remindOfFollowUps } from "./content/follow-up/jobs.ts";
import { followUpRoutes } from "./content/follow-up/routes.ts";
import { adminNewsletterRoutes } from "./content/newsletter/admin-routes.ts";
import {
	disposeOfSubscribers,
	startDueIssues,
} from "./content/newsletter/jobs.ts";
import { newsletterRoutes } from "./content/newsletter/routes.ts";
import { sendNewsletter } from "./content/newsletter/sending.ts";
import { sendConfirmation } from "./content/newsletter/subscribing.ts";
import { contentRoutes } from "./content/routes.ts";
import { adminWorkingGroupRoutes } from "./content/working-group/admin-routes.ts";
import { advanceElections } from "./content/working-group/jobs.ts";
import { workingGroupRoutes } from "./content/working-group/routes.ts";
import { disposeOfAddresses } from "./log/outbox.ts";
import { logRoutes } from "./log/routes.ts";
import { openDataRoutes } from "./opendata/routes.ts";
import { organisationRoutes } from "./organisations/routes.ts";
import type { Deps } from "./platform/deps.ts";
import { healthRoutes } from "./platform/health.ts";
import { readableOr404, setUpHttp, withZod } from "./platform/http.ts";
import { disposeOfKeys, setUpIdempotency } from "./platform/idempotency.ts";
import type { Jobs, Recurring } from "./platform/jobs.ts";
import { mailboxRoutes } from "./platform/mail/mailbox.ts";
import { sendQueuedMail } from "./platform/mail/outbox.ts";
import { setUpOpenApi } from "./platform/openapi.ts";
import { registerRoutes } from "./register/routes.ts";
import { signatureRoutes } from "./signatures/routes.ts";
import { pagesForErrors, sitePages } from "./site/routes.ts";
import { searchRoutes } from "./site/search.ts";

/** What each job's name is bound to. Slices enqueue by name; only here do they meet. */
export function jobsOf(deps: Deps): Jobs {
	return {
		"certificate.issue": ({ number }: { number: string }) =>
			issueCertificate(deps, number),
		"certificate.follow_name": async ({
			organisationId,
		}: {
			organisationId: string;
		}) => {
			await followName(deps, certificateBook(deps), organisationId);
		},
		"certificate.archive": ({ number }: { number: string }) =>
			archiveJob(deps, number),
		"certificate.archive_due": async () => {
			await archiveWhatIsDue(deps);
		},
		"content.publish": ({ id }: { id: string }) => publishScheduled(deps, id),
		"certificate.batch": ({ id }: { id: string }) => runBatch(deps, id),
		"event.invite": (asked: Parameters<typeof sendInvitation>[1]) =>
			sendInvitation(deps, asked),
		"event.remind": () => remindOfEvents(deps),
		"event.dispose_needs": () => disposeOfNeeds(deps),
		"event.dispose_people": () => disposeOfPeople(deps),
		"follow_up.remind": () => remindOfFollowUps(deps),
		"election.advance": () => advanceElections(deps),
		"contact.dispose": () => disposeOfMessages(deps),
		"newsletter.ask": (asked: Parameters<typeof sendConfirmation>[1]) =>
			sendConfirmation(deps, asked),
		"newsletter.due": () => startDueIssues(deps),
		"newsletter.dispose": () => disposeOfSubscribers(deps),
		"newsletter.send": ({ id }: { id: string }) => sendNewsletter(deps, id),
		"sign_in_link.send": (asked: Parameters<typeof sendSignInLink>[1]) =>
			sendSignInLink(deps, asked),
		"mail.send": ({ id }: { id: string }) => sendQueuedMail(deps, id),
		"seal.check": async () => {
			await checkSeals(deps);
			// A job gives up after some days; a seal that is to hold may come later.
			await resumeIssuing(deps);
		},
		"idempotency.dispose": () => disposeOfKeys(deps),
		"outbox.dispose": () => disposeOfAddresses(deps),
	};
}

/** The jobs that come of themselves. */
export function cronOf(): Recurring[] {
	return [
		{ job: "seal.check", at: "0 5 * * *" },
		{ job: "idempotency.dispose", at: "10 5 * * *" },
		{ job: "outbox.dispose", at: "12 5 * * *" },
		{ job: "certificate.archive_due", at: "30 3 * * *" },
		{ job: "event.remind", at: "5 * * * *" },
		{ job: "event.dispose_needs", at: "15 4 * * *" },
		{ job: "event.dispose_people", at: "17 4 * * *" },
		// By day: nobody is mailed at midnight.
		{ job: "follow_up.remind", at: "25 6-16 * * *" },
		{ job: "newsletter.due", at: "* * * * *" },
		{ job: "newsletter.dispose", at: "20 4 * * *" },
		{ job: "contact.dispose", at: "25 4 * * *" },
		{ job: "election.advance", at: "10 * * * *" },
	];
}

const contentSecurityPolicy = {
	useDefaults: false,
	directives: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'"],
		imgSrc: ["'self'", "data:", "blob:"],
		fontSrc: ["'self'"],
		connectSrc: ["'self'"],
		frameSrc: ["'self'", "blob:"],
		formAction: ["'self'"],
		baseUri: ["'none'"],
		frameAncestors: ["'self'"],
		manifestSrc: ["'self'"],
	},
};

/** The composition root: every slice is registered here, in the order of the sentence. */
export async function createApp(deps: Deps) {
	const fastify = Fastify({
		loggerInstance: deps.log,
		bodyLimit: 256 * 1024,
		// What stands before our own proxies' part of X-Forwarded-For is the visitor's to write.
		trustProxy: (_address, hop) => hop < deps.config.proxies,
		// A link's token is a secret: the log gets the route, not the address.
		logController: new LogController({ disableRequestLogging: true }),
		rewriteUrl: ({ url = "/" }) => readableOr404(url),
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
		forceCloseConnections: "idle",
	});
	setUpHttp(fastify);
	await fastify.register(helmet, {
		contentSecurityPolicy,
		crossOriginEmbedderPolicy: false,
		crossOriginResourcePolicy: { policy: "cross-origin" },
		strictTransportSecurity: deps.config.publicUrl.startsWith("https:"),
		referrerPolicy: { policy: "same-origin" },
	});
	await fastify.register(multipart, {
		limits: { fileSize: maxBytes, files: 1, fields: 5, fieldSize: 1000 },
	});
	const app = withZod(fastify);
	app.addHook("onResponse", async (request, reply) => {
		const { method, routeOptions } = request;
		request.log.info({
			method,
			route: routeOptions.url,
			status: reply.statusCode,
			ms: Math.round(reply.elapsedTime),
		});
	});
	await setUpOpenApi(app, deps);
	await setUpAuth(app, deps);
	setUpIdempotency(app, deps);

	healthRoutes(app, deps);
	logRoutes(app, deps, (request) => requireStaff(request, "log:read"));
	authRoutes(app, deps);
	mailboxRoutes(app, deps);
	agreementRoutes(app, deps);
	organisationRoutes(app, deps);
	applicationRoutes(app, deps);
	reviewRoutes(app, deps);
	const book = certificateBook(deps);
	signatureRoutes(app, deps, book);
	certificateRoutes(app, deps, book);
	await app.register(async (scope) => {
		pagesForErrors(scope, deps);
		certificateFileRoutes(withZod(scope), deps);
	});
	batchRoutes(app, deps);
	settingsRoutes(app, deps);
	sealRoutes(app, deps);
	revocationRoutes(app, deps);
	twinSchemaRoutes(app, deps);
	registerRoutes(app, deps);
	contentRoutes(app, deps);
	eventRoutes(app, deps);
	adminEventRoutes(app, deps);
	followUpRoutes(app, deps);
	adminFollowUpRoutes(app, deps);
	workingGroupRoutes(app, deps);
	adminWorkingGroupRoutes(app, deps);
	contactRoutes(app, deps);
	newsletterRoutes(app, deps);
	adminNewsletterRoutes(app, deps);
	editingRoutes(app, deps);
	attentionRoutes(app, deps);
	openDataRoutes(app, deps);
	searchRoutes(app, deps);
	await sitePages(app, deps);
	return app;
}
