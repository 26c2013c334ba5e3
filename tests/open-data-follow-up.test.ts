import t from "tap";
import { staff } from "./support/actors.ts";
import {
	answerOf,
	openRound,
	publish,
	publishedYear,
} from "./support/follow-up.ts";
import { readCsv } from "./support/open-data.ts";
import {
	figuresOfPage,
	figuresOfRows,
	rowsOfJson,
} from "./support/open-data-follow-up.ts";
import { get } from "./support/open-data-world.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const json = async (world: World, url: string, language = "sv") =>
	(await get(world, url, { "accept-language": language })).json();

t.test(
	"JSON, CSV, the API and the pages tell of the same follow-ups, figure by figure",
	async (t) => {
		const world = await createWorld(t);
		const { items: none } = (await json(world, "/datasets/follow-ups.json")).sv;
		t.same(none, [], "none that is not published");
		t.same(readCsv((await get(world, "/datasets/follow-ups.csv")).body), []);
		await insertParties(world, 7);
		await publishedYear(world, 2025, [3, 4, 2], 3);
		await publishedYear(world, 2026, [4, 2, 5, 3, 4, 5, null], 4);

		const { sv, en } = await json(world, "/datasets/follow-ups.json");
		const rows = rowsOfJson(sv.items, en.items);
		t.equal(rows.length, 2 * 6 * 2);
		const csv = (await get(world, "/datasets/follow-ups.csv")).body;
		t.same(readCsv(csv), rows, "CSV");
		t.same(
			[
				...new Set(
					rows.map((row) => `${row.year} ${row.sector} ${row.scored}`),
				),
			],
			["2026 civil 6", "2026 public 1", "2025 civil ", "2025 public 1"],
			"three civil answers are not told",
		);
		for (const [language, { items }] of Object.entries({ sv, en }))
			for (const figures of items) {
				const path = `/follow-ups/${figures.year}`;
				const whole = await json(world, `/api/v1${path}`, language);
				for (const principle of whole.principles) delete principle.comments;
				const { introduction, html, language: _, ...rest } = whole;
				t.same(figures, rest, `the API, ${language}`);
				const year = String(figures.year);
				const url = `${language === "en" ? "/en" : ""}/uppfoljning/${year}`;
				t.same(
					figuresOfPage((await get(world, url)).body, year, figures.principles),
					figuresOfRows(rows, year),
					url,
				);
			}
	},
);

t.test("nobody's words, name or single answer is in the files", async (t) => {
	const world = await createWorld(t);
	const { answer } = await openRound(world, 6);
	for (const n of [0, 1, 2, 3, 4]) {
		const body = answerOf(n + 1, { dialog: `Kommentar ${n}` }, true);
		// All agree on the last principle, and four have scored the one before.
		for (const [i, reply] of body.replies.entries()) {
			if (i === 4 && n === 0) reply.score = null;
			if (i === 5) reply.score = 2;
		}
		await answer(n, body);
	}
	const call = await publish(world);
	const { comments } = (await call("GET", "/admin/follow-ups/2026")).body;
	for (const { id } of comments)
		await call("POST", `/admin/follow-ups/2026/comments/${id}`, {
			status: "published",
		});
	const page = (await get(world, "/uppfoljning/2026")).body;
	t.match(page, "Kommentar 4", "the page has them");
	const files = [
		(await get(world, "/datasets/follow-ups.json")).body,
		(await get(world, "/datasets/follow-ups.csv")).body,
	];
	for (const file of files) t.notMatch(file, /Kommentar|Förening|gick/);
	const rows = readCsv(files[1] ?? "").filter((row) => row.sector === "civil");
	t.same(
		rows.map(({ scored, mean, score2, unknown }) =>
			[scored, mean, score2, unknown].join(" "),
		),
		[...Array(4).fill("5 3 1 0"), "   ", "   "],
	);
	const { call: editor } = await staff(world, "editor");
	await editor("POST", "/admin/follow-ups/2026/withdraw");
	const { sv } = await json(world, "/datasets/follow-ups.json");
	t.same(sv.items, [], "gone when it is withdrawn");
});
