import t from "tap";
import { renderToHtml } from "../api/platform/html.ts";
import { textFor } from "../frontend/i18n/index.ts";
import { type FileAnswers, todayInList } from "../frontend/verify/answers.ts";
import type { RevocationList } from "../frontend/verify/list.ts";
import { fileVerdict } from "../frontend/views/file-verdict.ts";
import { caller, filledApplication, party, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const of = (number: string) => `/certificates/${encodeURIComponent(number)}`;

const inEnglish = () => ({ ...filledApplication(), locale: "en" });

/** The principles that a certificate says to programs; its twin is not compressed. */
async function principlesIn(world: World, number: string): Promise<string[]> {
	const { rawPayload } = await world.app.inject({
		url: `/api/v1${of(number)}/pdf`,
	});
	const [, list] =
		/"principles": (\[[^\]]*\])/.exec(rawPayload.toString("utf8")) ?? [];
	return JSON.parse(list ?? "[]");
}

const english = [
	"Dialogue",
	"Long-term commitment",
	"Openness and transparency",
	"Autonomy and independence",
];

t.test("a certificate says the principles in its own language", async (t) => {
	const world = await createWorld(t);
	const swedish = await party(world);
	t.match(await principlesIn(world, swedish.number), [
		"Dialog",
		"Långsiktighet",
	]);
	const { number } = await party(world, inEnglish());
	t.match(await principlesIn(world, number), english);
});

t.test(
	"an English certificate that says Swedish principles says English ones when it is reissued",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world, inEnglish());
		// As an earlier release kept it.
		await world.deps.db.pool.query(
			`update certificate set content = jsonb_set(content, '{agreement,principles}', '["Dialog", "Långsiktighet"]')`,
		);
		const admin = await staff(world, "admin");
		const path = `/admin${of(number)}/reissue`;
		const { body } = await admin.call("POST", path);
		await world.settle();
		t.match(await principlesIn(world, body.number), english);
		t.match((await caller(world)("GET", of(number))).body, {
			supersededBy: body.number,
		});
	},
);

t.test(
	"why a certificate was replaced is told in the reader's language",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const parties = [await party(world), await party(world, inEnglish())];
		for (const { number, approved } of parties) {
			await admin.call(
				"PATCH",
				`/admin/organisations/${approved.signature.organisationId}`,
				{ name: "Nya Namnet" },
			);
			await world.settle();
			const asked = (language: string) =>
				caller(world)("GET", of(number), undefined, {
					"accept-language": language,
				});
			const swedish = await asked("sv");
			t.match(swedish.body.reason, /^Organisationen har bytt namn/);
			t.match(swedish.headers.vary, /Accept-Language/);
			const english = await asked("en");
			t.match(english.body.reason, /^The organisation has changed its name/);
			t.not(english.headers.etag, swedish.headers.etag);

			const page = async (url: string) =>
				(await world.app.inject({ url: encodeURI(url) })).body;
			const onSwedish = await page(`/intyg/${number}`);
			t.match(onSwedish, "Organisationen har bytt namn");
			t.notMatch(onSwedish, "The organisation has changed");
			const onEnglish = await page(`/en/intyg/${number}`);
			t.match(onEnglish, "The organisation has changed its name");
			const answer = await page(`/en/verifiera?number=${number}`);
			t.notMatch(answer, "har bytt namn");
		}
	},
);

t.test(
	"a reason that an officer wrote is told as it was written",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const reason = "Filen hade fel diarienummer.";
		await admin.call("POST", `/admin${of(number)}/reissue`, { reason });
		const { body } = await caller(world)("GET", of(number), undefined, {
			"accept-language": "en",
		});
		t.equal(body.reason, reason);
		t.equal(body.reasonLanguage, "sv");
		const marked = '<span lang="sv">Filen hade fel diarienummer.';
		for (const path of ["/en/intyg/", "/en/verifiera?number="]) {
			const url = encodeURI(path + number);
			const page = (await world.app.inject(url)).body;
			t.match(page.replace(/<!--.*?-->/g, ""), marked, path);
		}
	},
);

t.test(
	"who checks a file against the signed list reads the reason in their language, or marked as Swedish",
	async (t) => {
		const world = await createWorld(t);
		const admin = await staff(world, "admin");
		const [renewed, corrected] = [await party(world), await party(world)];
		await admin.call("POST", `/admin${of(renewed.number)}/reissue`);
		await admin.call("POST", `/admin${of(corrected.number)}/revoke`, {
			reason: "Fel namn",
		});
		const { body } = await caller(world)("GET", "/certificates/revocations");
		const list: RevocationList = JSON.parse(body.list);
		const verdict = (number: string, locale: "sv" | "en") => {
			const today = todayInList(list, number, null);
			const found = { verdict: "authentic", reason: "ok", number };
			const answers = { found, today } as unknown as FileAnswers;
			const text = { ...textFor(locale), office: { email: "" } };
			const page = renderToHtml(fileVerdict(answers, text));
			return page.replace(/<!--.*?-->/g, "");
		};
		t.match(
			verdict(renewed.number, "en"),
			/<span ?>The certificate has been issued anew\./,
		);
		t.match(verdict(renewed.number, "sv"), /<span ?>Intyget har utfärdats/);
		t.match(verdict(corrected.number, "en"), '<span lang="sv">Fel namn');
		t.match(verdict(corrected.number, "sv"), /<span ?>Fel namn/);
		// As a register of an earlier release lists it.
		for (const one of list.revoked) delete one.reasonCode;
		t.match(
			verdict(renewed.number, "en"),
			'<span lang="sv">Intyget har utfärdats',
		);
	},
);
