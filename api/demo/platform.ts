import { createItem } from "../content/editing/drafts.ts";
import { publish } from "../content/editing/publishing.ts";
import { findHead } from "../content/editing/queries.ts";
import { saveSettings } from "../content/events/managing.ts";
import { register } from "../content/events/service.ts";
import {
	saveAnswer,
	savePublicAnswer,
} from "../content/follow-up/answering.ts";
import { remindOfFollowUps } from "../content/follow-up/jobs.ts";
import { findRound, repliesOf } from "../content/follow-up/queries.ts";
import {
	createRound,
	moderate,
	publishRound,
} from "../content/follow-up/rounds.ts";
import { linkToken } from "../content/follow-up/tokens.ts";
import { setMembers } from "../content/working-group/members.ts";
import {
	createElection,
	moveElection,
} from "../content/working-group/service.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { examples } from "./names.ts";

interface Staff {
	kind: "staff";
	id: string;
	name: string;
	employer: string;
}

const day = 86_400_000;

/** As if it were another moment. */
const at = (deps: Deps, moment: Date): Deps => ({
	...deps,
	clock: () => moment,
});

/** The same for the same two numbers, spread over 0 … 1. */
const spread = (a: number, b: number) =>
	((a * 7 + b * 13 + a * b * 3) % 17) / 16;

/** One of each principle, in the agreement's order. */
const comments = [
	"Exempel: Bjud in oss tidigare, gärna innan beslutet är fattat.",
	"Exempel: Stöd för flera år i taget gör att vi kan anställa.",
	"Exempel: Det är lättare att hitta rätt person nu.",
	"Exempel: Vi vågar säga vad vi tycker.",
	"Exempel: Möten dagtid är svåra för den som är ideell.",
	"Exempel: Vi ser att våra förslag leder till något.",
];

/** A conference two months ahead, with more who want to come than there is room for. */
async function conference(deps: Deps, actor: Staff): Promise<void> {
	const begins = new Date(deps.clock().getTime() + 60 * day);
	const date = swedishDay(begins);
	const year = Number(date.slice(0, 4));
	const editor = { ...actor, mayBind: false };
	const slug = await createItem(deps, editor, "event", {
		content: {
			title: {
				sv: `Exempel: Samverkanskonferens ${year}`,
				en: `Example: Conference ${year}`,
			},
			summary: {
				sv: "En påhittad konferens, för att visa hur en anmälan går till.",
				en: "An invented conference that shows how to register.",
			},
			text: {
				sv: "Konferensen finns inte. Prova gärna att anmäla er.\n\nVi bjuder på lunch. Säg till om allergier i anmälan.",
				en: "There is no such conference. Feel free to try the registration.\n\nLunch is on us. Tell us of allergies when you register.",
			},
			year,
			on: date,
		},
	});
	const head = await findHead(deps.db, "event", slug);
	if (head) await publish(deps, editor, head.id);
	const programme = [
		["09:00", "Kaffe och incheckning", "Coffee and check-in"],
		["09:30", "Så har året varit", "How the year has been"],
		["10:30", "Samtal i grupper om dialog", "Talks in groups about dialogue"],
		["12:00", "Lunch", "Lunch"],
		["13:00", "Nästa års plan", "Next year's plan"],
	] as const;
	await saveSettings(deps, actor, slug, {
		kind: "conference",
		startsAt: `${date}T09:00`,
		endsAt: `${date}T15:00`,
		place: "Kulturhuset, Halmstad (exempel)",
		onlineUrl: "",
		programme: programme.map(([time, sv, en]) => ({
			time,
			title: { sv, en },
			speaker: "",
		})),
		documents: [],
		places: 20,
		registration: "public",
		opensAt: null,
		closesAt: `${swedishDay(new Date(begins.getTime() - 7 * day))}T12:00`,
		waitingList: true,
		keepNeedsDays: 14,
	});
	for (const [n, [organisation]] of examples.slice(0, 23).entries())
		await register(deps, {
			slug,
			session: null,
			locale: "sv",
			input: {
				name: `Exempel Deltagare ${n + 1}`,
				organisation,
				email: `deltagare${n + 1}@exempel.example`,
				accessNeeds: n === 4 ? "Hörslinga" : "",
				foodNeeds: n % 6 === 1 ? "Vegetariskt" : "",
			},
		});
}

/** A year's follow-up, asked in October, answered by three in four and published in November. */
async function followUp(deps: Deps, actor: Staff, year: number): Promise<void> {
	const on = (date: string) => at(deps, new Date(`${year}-${date}T08:00:00Z`));
	await createRound(on("10-01"), actor, {
		year,
		opensOn: `${year}-10-01`,
		closesOn: `${year}-10-31`,
	});
	await remindOfFollowUps(on("10-01"));
	const round = await findRound(deps.db, year);
	const asked = await deps.db
		.selectFrom("follow_up_participant")
		.select("id")
		.where("round_id", "=", round.id)
		.orderBy("organisation_name")
		.execute();
	const { principles } = await deps.db
		.selectFrom("agreement_version")
		.select("principles")
		.where("id", "=", round.agreement_version_id)
		.executeTakeFirstOrThrow();
	const answer = (n: number) => ({
		named: false,
		replies: principles.map(({ id }, p) => {
			const usual =
				2.4 + 1.6 * spread(year, p) + 2.4 * (spread(n, p + 1) - 0.5);
			const score = Math.round(Math.min(Math.max(usual, 1), 5));
			const comment = n === p * 4 ? (comments[p] ?? "") : "";
			return { principle: id, score, comment };
		}),
	});
	for (const [n, { id }] of asked.entries())
		if (n % 4 !== 3)
			await saveAnswer(on("10-15"), linkToken(deps.sessionKey, id), answer(n));
	await savePublicAnswer(on("10-20"), actor, year, answer(5));
	for (const { id } of asked)
		for (const reply of await repliesOf(deps.db, id))
			if (reply.comment)
				await moderate(
					on("11-05"),
					actor,
					{ year, id: reply.id },
					{ status: "published" },
				);
	await publishRound(on("11-15"), actor, year, {
		introduction: {
			sv: "Det här är exempeldata. Svaren är påhittade och visar hur en uppföljning ser ut.",
			en: "This is example data. The answers are invented and show what a follow-up looks like.",
		},
	});
}

/** A working group, and the election of the next one where names can be put forward. */
async function workingGroup(deps: Deps, actor: Staff): Promise<void> {
	const today = deps.clock();
	const year = Number(swedishDay(today).slice(0, 4));
	const seats = { public: 4, civil: 8 };
	for (const sector of ["public", "civil"] as const)
		await setMembers(deps, actor, {
			termFrom: year,
			termTo: year + 1,
			sector,
			members: Array.from({ length: seats[sector] }, (_, n) => ({
				name: `Exempel Ledamot ${sector === "public" ? n + 1 : n + 5}`,
				organisation:
					sector === "public" ? "Region Halland" : (examples[n]?.[0] ?? ""),
			})),
		});
	const after = (days: number) =>
		swedishDay(new Date(today.getTime() + days * day));
	const id = await createElection(deps, actor, {
		termFrom: year + 2,
		termTo: year + 3,
		seats: seats.civil,
		cutOffOn: after(30),
		nominationsOpenOn: after(0),
		nominationsCloseOn: after(30),
		proposalOpensOn: after(60),
		proposalClosesOn: after(60),
		namesOpensOn: after(61),
		namesClosesOn: after(68),
	});
	await moveElection(deps, actor, id, "open_nominations");
}

/** The platform around the invented organisations: a conference, two follow-ups, a working group and an election. */
export async function seedPlatform(deps: Deps, actor: Staff): Promise<void> {
	const year = Number(swedishDay(deps.clock()).slice(0, 4));
	await followUp(deps, actor, year - 2);
	await followUp(deps, actor, year - 1);
	await conference(deps, actor);
	await workingGroup(deps, actor);
}
