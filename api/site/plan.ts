import type { FastifyReply, FastifyRequest } from "fastify";
import { actionPlanPage, planYearPage } from "../../frontend/views/index.ts";
import type {
	ActionPlanModel,
	PlanYearModel,
} from "../../frontend/views/plan-models.ts";
import { currentVersion } from "../agreement/queries.ts";
import { principlesOf } from "../agreement/view.ts";
import { followUpPaths } from "../content/follow-up/results.ts";
import { drawPaper } from "../content/paper/paper.ts";
import {
	findActionPlan,
	findPlanYear,
	planChangedAt,
} from "../content/plan/queries.ts";
import { planData, planYearData } from "../opendata/page-words.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import type { Locale } from "../platform/messages.ts";
import type { Asked } from "./models.ts";
import { addresses, type PublicPage } from "./pages.ts";
import { planPaper, planYearPaper } from "./plan-paper.ts";
import { textIn } from "./text.ts";

/** The plan, or one without years while none has been entered. */
export async function planModel({
	db,
	today,
	locale,
}: Asked): Promise<ActionPlanModel> {
	const plan = await findActionPlan(db, locale);
	const thisYear = Number(today.slice(0, 4));
	const years = plan?.years ?? [];
	return {
		name: plan?.name ?? "",
		language: plan?.language ?? locale,
		from: plan?.from ?? thisYear,
		to: plan?.to ?? thisYear,
		introduction: plan?.introduction ?? "",
		years,
		currentYear: years.some(({ year }) => year === thisYear) ? thisYear : null,
		followUps: await followUpPaths(db, locale),
	};
}

/** One year; undefined when the plan has it not. */
export async function planYearModel(
	{ db, today, locale }: Asked,
	typed: string,
): Promise<PlanYearModel | undefined> {
	if (!/^\d{4}$/.test(typed)) return undefined;
	const year = await findPlanYear(db, Number(typed), locale);
	if (!year) return undefined;
	const version = await currentVersion(db, today);
	const principles = version ? principlesOf(version, locale) : [];
	const followUps = await followUpPaths(db, locale);
	return {
		year,
		now: today.startsWith(`${year.year}-`),
		principle:
			principles.find(({ id }) => id === year.themePrinciple)?.title ?? null,
		followUp: followUps.get(year.year) ?? null,
	};
}

/** `/handlingsplan` and `/handlingsplan/:year`. */
export function planPages(page: PublicPage, publicUrl: string): void {
	page("/handlingsplan", async (visit) => {
		const model = await planModel(visit);
		const { text } = visit;
		const plan = model.years.length > 0 ? model : null;
		return {
			...actionPlanPage(plan, text),
			data: planData({ publicUrl, text }, plan),
		};
	});
	page("/handlingsplan/:year", async (visit) => {
		const { year } = visit.request.params as { year: string };
		const model = await planYearModel(visit, year);
		const { text } = visit;
		return (
			model && {
				...planYearPage(model, text),
				data: planYearData({ publicUrl, text }, model.year),
			}
		);
	});
}

/** The plan, or the year that was asked for, as PDF. @throws Refusal `not_found` */
async function drawn(
	{ db, clock, config }: Deps,
	locale: Locale,
	typed: string | undefined,
): Promise<Buffer> {
	const asked = { db, today: swedishDay(clock()), locale };
	const plan = await planModel(asked);
	const changedAt = await planChangedAt(db);
	const year = typed === undefined ? null : await planYearModel(asked, typed);
	if (!changedAt || year === undefined) throw new Refusal("not_found");
	const context = {
		text: await textIn(db, locale),
		publicUrl: config.publicUrl,
		followUps: plan.followUps,
		changedAt,
	};
	return drawPaper(
		year ? planYearPaper(year, context) : planPaper(plan, context),
	);
}

/** `/handlingsplan.pdf` and `/handlingsplan/:year.pdf`, in both languages, drawn when first asked for. */
export function planFiles(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const paths = ["/handlingsplan.pdf", "/handlingsplan/:year(^\\d{4}).pdf"];
	for (const { url, locale } of paths.flatMap(addresses)) {
		const speak = async (request: FastifyRequest) => {
			request.locale = locale;
		};
		const schema: object = { hide: true };
		app.get(
			url,
			{ onRequest: [speak, cache.kept], schema },
			async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => {
					const { year } = request.params as { year?: string };
					const name = locale === "sv" ? "handlingsplan" : "action-plan";
					return {
						type: "application/pdf",
						body: await drawn(deps, locale, year),
						headers: {
							"content-disposition": `inline; filename="${name}${year ? `-${year}` : ""}.pdf"`,
						},
					};
				}),
		);
	}
}
