import t from "tap";
import {
	applicant,
	caller,
	filledApplication,
	linksTo,
	party,
	signWith,
	staff,
} from "./support/actors.ts";
import {
	act,
	beginAgreement,
	begun,
	inDays,
	passDays,
	saved,
} from "./support/agreement.ts";
import type { World } from "./support/world.ts";

type Change = "editorial" | "substantive";

/** A version that begins to apply in ten days. */
async function comingVersion(
	world: World,
	label: string,
	change: Change,
): Promise<void> {
	const admin = (await staff(world, "admin")).call;
	const id = await begun(admin, label, {
		validFrom: inDays(world, 10),
		change,
		text: { sv: `Texten i version ${label}.`, en: "" },
	});
	const done = await act(admin, id, "publish");
	if (done.status !== 200) throw new Error(JSON.stringify(done.body));
}

/** A case whose signatories have their links. */
async function awaiting(world: World, content = filledApplication()) {
	const who = await applicant(world);
	await who.call("PATCH", `/applications/${who.id}`, content);
	await who.call("POST", `/applications/${who.id}/submit`);
	const tokens: string[] = [];
	for (const { email } of content.signatories)
		tokens.push((await linksTo(world, email, "signera")).at(-1) ?? "");
	return { ...who, tokens };
}

t.test(
	"who reads a text while a new version begins to apply is told, reads again and signs the new one",
	async (t) => {
		const { world, anyone } = await beginAgreement(t);
		await comingVersion(world, "2026.2", "substantive");
		const { id, call, tokens } = await awaiting(world);
		const read = (await anyone("GET", `/signing/${tokens[0]}`)).body.agreement;
		t.equal(read.version, "2025");
		passDays(world, 11);
		const signature = { name: "Samira Haddad", confirmAuthority: true };
		const late = await anyone("POST", `/signing/${tokens[0]}`, {
			...signature,
			textSha256: read.textSha256,
		});
		t.equal(late.status, 409);
		t.equal(late.body.code, "agreement_text_changed");
		const again = (await anyone("GET", `/signing/${tokens[0]}`)).body.agreement;
		t.match(again, { version: "2026.2", text: "Texten i version 2026.2." });
		const done = await anyone("POST", `/signing/${tokens[0]}`, {
			...signature,
			textSha256: again.textSha256,
		});
		t.equal(done.status, 200);
		const seen = (await call("GET", `/applications/${id}`)).body;
		t.match(seen, { status: "submitted", agreementVersion: "2026.2" });
		const officer = (await staff(world)).call;
		const approved = await officer(
			"POST",
			`/admin/applications/${id}/approve`,
			{},
		);
		await world.settle();
		const { number } = approved.body.certificate;
		const certificate = await anyone(
			"GET",
			`/certificates/${encodeURIComponent(number)}`,
		);
		t.equal(certificate.body.agreementVersion, "2026.2");
	},
);

t.test(
	"those who sign for one organisation sign the same text: the first settles which",
	async (t) => {
		const { world, anyone } = await beginAgreement(t);
		await comingVersion(world, "2026.2", "substantive");
		const content = filledApplication();
		const [first] = content.signatories;
		const other = { name: "Lo Berg", title: "Kassör", email: "lo@forening.se" };
		const { id, call, tokens } = await awaiting(world, {
			...content,
			mandate: { ...content.mandate, signing: "jointly" },
			signatories: first ? [first, other] : [],
		});
		t.equal(
			(await signWith(world, tokens[0] ?? "", "Samira Haddad")).status,
			200,
		);
		passDays(world, 11);
		const { version } = (await anyone("GET", `/signing/${tokens[1]}`)).body
			.agreement;
		t.equal(version, "2025");
		t.equal((await signWith(world, tokens[1] ?? "", "Lo Berg")).status, 200);
		const seen = (await call("GET", `/applications/${id}`)).body;
		t.match(seen, { status: "submitted", agreementVersion: "2025" });
	},
);

t.test(
	"a form on paper cannot have been signed under a version that does not apply yet",
	async (t) => {
		const { world } = await beginAgreement(t);
		await comingVersion(world, "2026.2", "substantive");
		const { contacts, mandate, organisation } = filledApplication();
		const enter = async () =>
			(await staff(world)).call("POST", "/admin/applications", {
				...{ organisation, contacts, mandate },
				signatories: [{ name: "Samira Haddad", title: "Ordförande" }],
				onBehalfOf: "Språkvännerna",
				signedOn: "2026-03-01",
				agreementVersion: "2026.2",
			});
		t.match((await enter()).body.errors, [
			{ path: "agreementVersion", code: "unknown_version" },
		]);
		passDays(world, 11);
		t.equal((await enter()).status, 201);
	},
);

t.test(
	"an editorial version takes over the signatures: parties, register, certificates and statistics go on",
	async (t) => {
		const { world, anyone } = await beginAgreement(t);
		const one = await party(world);
		await comingVersion(world, "2026.2", "editorial");
		const certificatePath = `/certificates/${encodeURIComponent(one.number)}`;
		const look = async () => ({
			statistics: (await anyone("GET", "/statistics")).body,
			register: (await anyone("GET", "/signatories")).body,
			certificate: (await anyone("GET", certificatePath)).body,
			carried: (await anyone("GET", "/signatories?version=2025")).body.total,
			csv: (await anyone("GET", "/signatories.csv")).body,
		});
		const before = await look();
		passDays(world, 11);
		t.equal((await anyone("GET", "/agreement")).body.version.label, "2026.2");
		t.same(await look(), before);
		t.equal(
			(await anyone("GET", "/signatories?version=2026.2")).body.total,
			1,
			"the new version has the parties of the one before",
		);
		t.equal((await anyone("GET", "/signatories?version=2019")).body.total, 0);
		const page = await world.app.inject("/overenskommelsen");
		t.match(
			page.body,
			/Det här är texten som 1 organisation och Region Halland/,
		);

		const pdf = await world.app.inject(`/api/v1${certificatePath}/pdf`);
		const verified = await caller(world)(
			"POST",
			"/certificates/verify",
			pdf.rawPayload,
			{ "content-type": "application/pdf" },
		);
		t.match(verified.body, { verdict: "authentic", standing: "valid" });
		const { call } = await staff(world, "admin");
		const again = await call("POST", `/admin${certificatePath}/reissue`, {});
		t.equal(again.status, 200);
		await world.settle();
		const { number } = again.body;
		const anew = await anyone(
			"GET",
			`/certificates/${encodeURIComponent(number)}`,
		);
		t.match(anew.body, { status: "valid", agreementVersion: "2025" });
	},
);

t.test(
	"a substantive version has no parties until somebody has signed it",
	async (t) => {
		const { world, anyone } = await beginAgreement(t);
		await party(world);
		await comingVersion(world, "2026.2", "substantive");
		passDays(world, 11);
		const total = async (version: string) =>
			(await anyone("GET", `/signatories?version=${version}`)).body.total;
		t.equal(await total("2026.2"), 0);
		t.equal(await total("2025"), 1);
		t.equal((await anyone("GET", "/statistics")).body.parties, 1);
		const page = await world.app.inject("/overenskommelsen");
		t.match(
			page.body,
			/Det här är texten som organisationer och Region Halland/,
		);
	},
);

t.test(
	"of one who signs and one who changes the text, nobody has signed what is not there",
	async (t) => {
		const { world, admin, anyone } = await beginAgreement(t);
		const { tokens } = await awaiting(world);
		const id = await saved(admin, "2025", (content) => {
			content.text.sv = "En text som ingen har läst.";
		});
		const before = (await anyone("GET", "/agreement")).body.version.textSha256;
		const [signed, published] = await Promise.all([
			signWith(world, tokens[0] ?? "", "Samira Haddad"),
			act(admin, id, "publish"),
		]);
		t.equal(signed.status, 200);
		t.equal(published.body.code, "agreement_signed");
		const { textSha256 } = (await anyone("GET", "/agreement")).body.version;
		t.equal(textSha256, before);
	},
);

t.test(
	"a preview shows the page of the agreement on the version's own day, to editors alone",
	async (t) => {
		const { world, editor } = await beginAgreement(t);
		const id = await begun(editor, "2027", {
			validFrom: "2027-02-01",
			text: { sv: "Så lyder nästa version.", en: "So says the next version." },
		});
		for (const [path, words] of [
			[`/forhandsgranska/${id}`, "Så lyder nästa version."],
			[`/en/forhandsgranska/${id}`, "So says the next version."],
		] as const) {
			const shown = await editor("GET", `http://handslag.test${path}`);
			t.equal(shown.status, 200, path);
			t.match(shown.body, words);
			t.match(shown.body, "Version 2027");
			const hidden = await world.app.inject(path);
			t.equal(hidden.statusCode, 401);
		}
		const page = await world.app.inject("/overenskommelsen");
		t.notMatch(page.body, "nästa version");
		const { rows } = await world.deps.db.pool.query(
			"select label from agreement_version order by label",
		);
		t.same(
			rows,
			[{ label: "2019" }, { label: "2025" }],
			"nothing is left of it",
		);
	},
);
