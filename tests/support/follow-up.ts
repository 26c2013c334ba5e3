import { type Caller, staff } from "./actors.ts";
import { insertParties } from "./parties.ts";
import type { World } from "./world.ts";

export const principles = [
	"dialog",
	"langsiktighet",
	"oppenhet-och-insyn",
	"sjalvstandighet-och-oberoende",
	"mangfald",
	"kvalitet",
];

export const contactOf = (n: number) => `styrelsen-${n}@forening.example`;

/** A whole answer: the same score everywhere unless told otherwise. */
export const answerOf = (
	score: number | null,
	comments: Record<string, string> = {},
	named = false,
) => ({
	named,
	replies: principles.map((principle) => ({
		principle,
		score,
		comment: comments[principle] ?? "",
	})),
});

/** The same as the form's fields. */
export const fieldsOf = (score: string, more: Record<string, string> = {}) => ({
	...Object.fromEntries(principles.map((id) => [`score-${id}`, score])),
	...more,
});

/** Posts the form as a browser without script does. */
export function post(
	world: World,
	url: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
) {
	return world.app.inject({
		method: "POST",
		url,
		headers: {
			accept: "text/html",
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "same-origin",
			...headers,
		},
		payload: new URLSearchParams(fields).toString(),
	});
}

/** The token of the link that an address was mailed last. */
export function tokenOf(world: World, email: string): string {
	const mail = world.mails.findLast((one) => one.to === email);
	return /\/uppfoljning\/svara\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

export const mailsTo = (world: World, email: string) =>
	world.mails.filter(({ to }) => to === email);

export const days = (world: World, n: number) => {
	world.now.value = new Date(world.now.value.getTime() + n * 86_400_000);
};

/** A round that is open from today, with `howMany` parties who have got their links. */
export async function openRound(
	world: World,
	howMany: number,
	names: Record<number, string> = {},
): Promise<{ call: Caller; year: number; answer: Answerer }> {
	await insertParties(world, howMany, names);
	const { call } = await staff(world, "editor");
	const year = 2026;
	const made = await call("POST", "/admin/follow-ups", {
		year,
		opensOn: "2026-03-12",
		closesOn: "2026-04-12",
	});
	if (made.status !== 201) throw new Error(JSON.stringify(made.body));
	await world.settle();
	const answer: Answerer = async (n, body) => {
		const token = tokenOf(world, contactOf(n));
		const sent = await call("PUT", `/follow-ups/answers/${token}`, body);
		if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
	};
	return { call, year, answer };
}

type Answerer = (n: number, body: object) => Promise<void>;

/** Publishes what has been answered, the day after the last; a session from before has ended by then. */
export async function publish(world: World, year = 2026): Promise<Caller> {
	world.now.value = new Date("2026-04-13T08:00:00Z");
	const { call } = await staff(world, "editor");
	const introduction = { sv: "Året **gick** väl.", en: "" };
	const done = await call("POST", `/admin/follow-ups/${year}/publish`, {
		introduction,
	});
	if (done.status !== 200) throw new Error(JSON.stringify(done.body));
	return call;
}

/** A whole year that is published: each party's score, then that of the public party. */
export async function publishedYear(
	world: World,
	year: number,
	scores: (number | null)[],
	own: number,
): Promise<void> {
	world.now.value = new Date(`${year}-03-12T08:00:00Z`);
	const { call } = await staff(world, "admin");
	const opensOn = `${year}-03-12`;
	const closesOn = `${year}-04-12`;
	await call("POST", "/admin/follow-ups", { year, opensOn, closesOn });
	await world.settle();
	for (const [n, score] of scores.entries()) {
		const body = answerOf(score);
		// The principles differ a little, so that a chart of one is not that of another.
		for (const [i, reply] of body.replies.entries())
			if (reply.score && (n + i) % 3 === 0)
				reply.score = Math.max(1, Math.min(5, reply.score + (i % 2 ? 1 : -1)));
		const reply = body.replies[n];
		if (reply && n < 3)
			reply.comment =
				"Vi har träffats oftare i år. Det har märkts i det vi gör tillsammans.";
		body.named = n === 1;
		const token = tokenOf(world, contactOf(n));
		await call("PUT", `/follow-ups/answers/${token}`, body);
	}
	const path = `/admin/follow-ups/${year}`;
	await call("PUT", `${path}/public-answer`, answerOf(own));
	world.now.value = new Date(`${year}-04-13T08:00:00Z`);
	const after = await staff(world, "admin");
	const { body } = await after.call("GET", path);
	for (const { id } of body.comments)
		await after.call("POST", `${path}/comments/${id}`, { status: "published" });
	const sv =
		"Parterna tycker att *dialogen* har blivit bättre. Kvaliteten är svårare att bedöma.";
	await after.call("POST", `${path}/publish`, { introduction: { sv, en: "" } });
}
