import t from "tap";
import { sha256 } from "../api/platform/ids.ts";
import {
	applicant,
	filledApplication,
	party,
	staff,
	submittedApplication,
} from "./support/actors.ts";
import {
	act,
	beginAgreement,
	begun,
	type Content,
	inDays,
	item,
	saved,
} from "./support/agreement.ts";

const adopted = "Det här är den antagna texten.\n\nDen gäller åt båda hållen.";

t.test(
	"an editor writes the agreement; what organisations sign an administrator publishes",
	async (t) => {
		const { world, editor, admin, anyone } = await beginAgreement(t);
		const before = (await anyone("GET", "/agreement")).body.version.textSha256;
		const id = await saved(editor, "2025", (content) => {
			content.text.sv = adopted;
			content.isSummary = false;
		});
		const mine = await item(editor, "2025");
		t.same(mine.version, { bound: false, publishRefused: "agreement_binds" });
		t.notOk(mine.head.allowedActions.includes("publish"));
		t.match(await act(editor, id, "publish"), {
			status: 403,
			body: { code: "agreement_binds", detail: /Be en administratör/ },
		});
		const still = (await anyone("GET", "/agreement")).body.version;
		t.equal(still.textSha256, before);

		const theirs = await item(admin, "2025");
		t.same(theirs.version, { bound: false, publishRefused: null });
		t.ok(theirs.head.allowedActions.includes("publish"));
		t.equal((await act(admin, id, "publish")).status, 200);
		const { version } = (await anyone("GET", "/agreement")).body;
		t.equal(version.text, adopted);
		t.equal(version.textSha256, sha256(adopted));
		t.equal(version.isSummary, false);
		const entry = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", "content.published")
			.executeTakeFirstOrThrow();
		t.match(entry, {
			actor_name: "Eva Lindqvist",
			actor_employer: "Region Halland",
			subject_kind: "agreement",
			subject_id: "2025",
			detail: {
				changed: ["text.sv", "isSummary"],
				textSha256: sha256(adopted),
				textSha256Before: before,
			},
		});
	},
);

t.test(
	"what nobody signs an editor publishes at any time, and the fingerprint stays",
	async (t) => {
		const { world, editor, anyone } = await beginAgreement(t);
		await party(world);
		const before = (await anyone("GET", "/agreement")).body;
		const id = await saved(editor, "2025", (content) => {
			content.name.en = "The Agreement of Halland";
			content.text.en = "Better English.";
			content.principles[0].title.en = "Talking";
			content.principles[0].description.sv = "Vi talar med varandra i tid.";
		});
		const { version } = await item(editor, "2025");
		t.same(version, { bound: true, publishRefused: null });
		t.equal((await act(editor, id, "publish")).status, 200);
		const after = (await anyone("GET", "/agreement")).body;
		t.match(after.translations.en, {
			name: "The Agreement of Halland",
			text: "Better English.",
		});
		t.equal(
			after.version.principles[0].description,
			"Vi talar med varandra i tid.",
		);
		t.equal(after.version.text, before.version.text, "to the last line break");
		t.equal(after.version.textSha256, before.version.textSha256);
		const undone = await act(editor, id, "undo");
		t.equal(undone.status, 200);
		const { translations } = (await anyone("GET", "/agreement")).body;
		t.equal(translations.en.text.trim(), before.translations.en.text.trim());
	},
);

t.test(
	"once something waits to be signed, what is signed can no longer be changed, by anyone",
	async (t) => {
		const { world, admin, anyone } = await beginAgreement(t);
		const content = filledApplication();
		const who = await applicant(world);
		await who.call("PATCH", `/applications/${who.id}`, content);
		t.equal(
			(await item(admin, "2025")).version.bound,
			false,
			"a draft is free",
		);
		await who.call("POST", `/applications/${who.id}/submit`);
		t.equal((await item(admin, "2025")).version.bound, true);
		const before = (await anyone("GET", "/agreement")).body;
		const changes: Record<string, (content: Content) => void> = {
			name: (content) => {
				content.name.sv = "Ett annat namn";
			},
			text: (content) => {
				content.text.sv += " Och lite till.";
			},
			title: (content) => {
				content.principles[1].title.sv = "Tålamod";
			},
			fewer: (content) => content.principles.pop(),
			summary: (content) => {
				content.isSummary = false;
			},
			day: (content) => {
				content.validFrom = "2025-10-01";
			},
			precision: (content) => {
				content.validFromPrecision = "month";
			},
			change: (content) => {
				content.change = "editorial";
			},
		};
		const first = (await item(admin, "2025")).head.id;
		for (const [name, change] of Object.entries(changes)) {
			const id = await saved(admin, "2025", change);
			const { head, version } = await item(admin, "2025");
			t.equal(version.publishRefused, "agreement_signed", name);
			t.notOk(head.allowedActions.includes("publish"), name);
			t.match(
				await act(admin, id, "publish"),
				{
					status: 409,
					body: { code: "agreement_signed", detail: /Gör en ny version/ },
				},
				name,
			);
			await act(admin, first, "restore");
		}
		t.same((await anyone("GET", "/agreement")).body, before);
	},
);

t.test(
	"a text that somebody has signed stands, also when the signature was voided",
	async (t) => {
		const { world, admin } = await beginAgreement(t);
		const { id, call } = await submittedApplication(world);
		const officer = (await staff(world)).call;
		await officer("POST", `/admin/applications/${id}/request-completion`, {
			message: "Vem har rätt att skriva under?",
		});
		const answer = await call("PATCH", `/applications/${id}`, {
			organisation: filledApplication().organisation,
		});
		t.equal(answer.status, 200);
		const { rows } = await world.deps.db.pool.query(
			"select status from signatory where signed_text_sha256 is not null",
		);
		t.same(rows, [{ status: "voided" }]);
		t.equal((await item(admin, "2025")).version.bound, true);
	},
);

t.test(
	"a version begins as the one that applies, and is given a day when nobody has signed another",
	async (t) => {
		const { world, editor, admin, anyone } = await beginAgreement(t);
		for (const [key, code] of [
			["", "required"],
			["nästa", "invalid_version"],
			["2027.0", "invalid_version"],
		])
			t.match(
				(await editor("POST", "/admin/content/agreement", { key, content: {} }))
					.body.errors,
				[{ path: "key", code }],
			);
		t.equal(
			(
				await editor("POST", "/admin/content/agreement", {
					key: "2025",
					content: {},
				})
			).body.code,
			"content_exists",
		);
		await party(world);
		const id = await begun(editor, "2026.2");
		const { head } = await item(editor, "2026.2");
		t.match(head.content, {
			validFrom: "",
			change: "editorial",
			name: { sv: "Den Halländska Överenskommelsen" },
		});
		t.equal(head.content.principles.length, 6);
		const refused = async (revision: string) =>
			(await act(admin, revision, "publish")).body.errors?.map(
				(one: { path: string; code: string }) => `${one.path} ${one.code}`,
			);
		t.same(await refused(id), ["validFrom required"]);
		const on = (validFrom: string, more = {}) =>
			saved(admin, "2026.2", (content) =>
				Object.assign(content, { validFrom, ...more }),
			);
		t.same(await refused(await on("2025-09-24")), [
			"validFrom version_day_taken",
		]);
		// Today somebody has signed the version that applies today.
		for (const day of ["2025-12-01", inDays(world, 0)])
			t.same(await refused(await on(day)), ["validFrom version_too_early"]);
		t.same(await refused(await on(inDays(world, 1), { change: "first" })), [
			"change version_is_not_first",
		]);
		const twice = await saved(admin, "2026.2", (content) => {
			content.change = "editorial";
			content.principles.push({
				...content.principles[0],
				title: { sv: "Dialog 🐟", en: "" },
			});
		});
		t.same(await refused(twice), [
			"principles.6.title.sv principle_twice",
			"principles.6.title.sv uncovered_characters",
		]);
		const ready = await saved(admin, "2026.2", (content) => {
			content.principles[6].id = "";
			content.principles[6].title.sv = "Tålamod";
		});
		t.equal((await act(admin, ready, "publish")).status, 200);
		const { versions } = (await anyone("GET", "/agreement")).body;
		t.equal(versions[0].label, "2025", "not before its day");
		const row = await world.deps.db
			.selectFrom("agreement_version")
			.select("principles")
			.where("label", "=", "2026.2")
			.executeTakeFirstOrThrow();
		t.equal(row.principles[6]?.id, "talamod");
	},
);

t.test(
	"a version waits for its own day, not for an hour of publication",
	async (t) => {
		const { world, admin } = await beginAgreement(t);
		const id = await begun(admin, "2027", { validFrom: inDays(world, 30) });
		const { head } = await item(admin, "2027");
		t.notOk(head.allowedActions.includes("schedule"));
		t.match(
			await act(admin, id, "schedule", { publishAt: "2026-12-01T12:00:00Z" }),
			{ status: 409, body: { code: "agreement_has_its_day" } },
		);
	},
);

t.test(
	"a version that has not begun can be taken back by an administrator; one that has cannot",
	async (t) => {
		const { world, editor, admin, anyone } = await beginAgreement(t);
		const id = await begun(editor, "2027", { validFrom: inDays(world, 30) });
		await act(admin, id, "publish");
		t.equal((await act(editor, id, "withdraw")).body.code, "agreement_binds");
		t.equal((await act(admin, id, "withdraw")).status, 200);
		t.equal((await item(admin, "2027")).live, null);
		const { live } = await item(admin, "2025");
		t.notOk(live.allowedActions.includes("withdraw"));
		t.equal(
			(await act(admin, live.id, "withdraw")).body.code,
			"agreement_has_begun",
		);
		const away = await saved(admin, "2025", (content) => {
			content.validFrom = inDays(world, 3);
		});
		t.match((await act(admin, away, "publish")).body.errors, [
			{ path: "validFrom", code: "version_has_begun" },
		]);
		t.equal((await anyone("GET", "/agreement")).body.version.label, "2025");
	},
);

t.test(
	"a year's theme is one of the principles that apply, in both languages; one that no longer applies stays and is known for it",
	async (t) => {
		const { world, editor, admin } = await beginAgreement(t);
		await editor("GET", "/admin/content/agreement");
		await editor("GET", "/admin/content/plan-years");
		const themes = async () => {
			const { call } = await staff(world, "editor");
			const path = "/admin/content/plan-years/2024";
			return (await call("GET", path)).body.principles;
		};
		const quality = {
			id: "kvalitet",
			title: { sv: "Kvalitet", en: "Quality" },
		};
		t.match(await themes(), { 5: { ...quality, current: true } });
		await begun(editor, "2027");
		const id = await saved(editor, "2027", (content) => {
			content.validFrom = inDays(world, 2);
			content.change = "substantive";
			content.principles.pop();
			content.principles[0].title.sv = "Samtal";
			content.principles.push({
				id: "",
				title: { sv: "Tillit", en: "Trust" },
				description: { sv: "Vi litar på varandra.", en: "We trust." },
			});
		});
		t.equal((await act(admin, id, "publish")).status, 200);
		t.equal((await themes()).length, 6, "not before its day");
		world.now.value = new Date(world.now.value.getTime() + 3 * 86_400_000);
		t.match(await themes(), {
			0: { id: "dialog", title: { sv: "Samtal" }, current: true },
			5: { title: { sv: "Tillit", en: "Trust" }, current: true },
			6: { ...quality, current: false },
			length: 7,
		});
	},
);
