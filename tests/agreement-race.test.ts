import t from "tap";
import {
	applicant,
	filledApplication,
	linksTo,
	staff,
} from "./support/actors.ts";
import {
	act,
	beginAgreement,
	begun,
	inDays,
	meeting,
	passDays,
	saved,
} from "./support/agreement.ts";

const adopted = "Det här är den antagna texten.";

t.test(
	"of two who publish versions for the same day at once the second is told",
	async (t) => {
		const { world, admin } = await beginAgreement(t);
		const other = (await staff(world, "admin")).call;
		const validFrom = inDays(world, 9);
		const one = await begun(admin, "2027", { validFrom });
		const two = await begun(other, "2027.2", { validFrom });
		const [first, second, again] = await meeting(world, [
			() => act(admin, one, "publish"),
			() => act(other, two, "publish"),
			() => act(other, one, "publish"),
		]);
		t.equal(first?.status, 200);
		t.match(second?.body.errors, [
			{ path: "validFrom", code: "version_day_taken" },
		]);
		t.equal(again?.body.code, "content_state");
	},
);

t.test(
	"who changes the text while somebody sends it to be signed is refused; the other way round the new text is signed",
	async (t) => {
		const { world, admin, anyone } = await beginAgreement(t);
		const draft = async () => {
			const content = filledApplication();
			const who = await applicant(world);
			await who.call("PATCH", `/applications/${who.id}`, content);
			const { email = "" } = content.signatories[0] ?? {};
			const submit = () => who.call("POST", `/applications/${who.id}/submit`);
			return { email, submit };
		};
		const early = await draft();
		const change = (words: string) =>
			saved(admin, "2025", (content) => {
				content.text.sv = words;
			});
		const first = await change(adopted);
		const [published, sent] = await meeting(world, [
			() => act(admin, first, "publish"),
			early.submit,
		]);
		t.same([published?.status, sent?.status], [200, 200]);
		const [token = ""] = await linksTo(world, early.email, "signera");
		const { agreement } = (await anyone("GET", `/signing/${token}`)).body;
		t.equal(agreement.text, adopted);
		await world.deps.db.pool.query("truncate signatory, application cascade");

		const second = await change("En text som ingen har läst.");
		const third = await draft();
		const [given, refused] = await meeting(world, [
			third.submit,
			() => act(admin, second, "publish"),
		]);
		t.equal(given?.status, 200);
		t.match(refused, { status: 409, body: { code: "agreement_signed" } });
		const { version } = (await anyone("GET", "/agreement")).body;
		t.equal(version.text, adopted);
	},
);

t.test(
	"a text that is being signed cannot be changed meanwhile, and one that is being changed cannot be signed as it was",
	async (t) => {
		const { world, admin, anyone } = await beginAgreement(t);
		const content = filledApplication();
		const who = await applicant(world);
		await who.call("PATCH", `/applications/${who.id}`, content);
		await who.call("POST", `/applications/${who.id}/submit`);
		const { name = "", email = "" } = content.signatories[0] ?? {};
		const [token = ""] = await linksTo(world, email, "signera");
		const draft = await begun(admin, "2027", { validFrom: inDays(world, 2) });
		t.equal((await act(admin, draft, "publish")).status, 200);
		// The case was sent under another version, so nothing binds this one but its being read.
		passDays(world, 3);
		const later = (await staff(world, "admin")).call;
		const change = (words: string) =>
			saved(later, "2027", (version) => {
				version.text.sv = words;
			});
		const read = async () =>
			(await anyone("GET", `/signing/${token}`)).body.agreement;
		const sign = ({ textSha256 }: { textSha256: string }) =>
			anyone("POST", `/signing/${token}`, {
				name,
				confirmAuthority: true,
				textSha256,
			});

		const [first, old] = [await change(adopted), await read()];
		const [published, late] = await meeting(world, [
			() => act(later, first, "publish"),
			() => sign(old),
		]);
		t.equal(published?.status, 200);
		t.match(late, { status: 409, body: { code: "agreement_text_changed" } });

		const second = await change("En text som ingen har läst.");
		const now = await read();
		t.equal(now.text, adopted);
		const [signed, refused] = await meeting(world, [
			() => sign(now),
			() => act(later, second, "publish"),
		]);
		t.equal(signed?.status, 200);
		t.match(refused, { status: 409, body: { code: "agreement_signed" } });
	},
);
