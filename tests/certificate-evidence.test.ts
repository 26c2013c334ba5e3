import t, { type Test } from "tap";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { startAuthority } from "./support/authority.ts";
import { certificateContent } from "./support/certificate.ts";
import { provable } from "./support/evidence.ts";

const DAY = 86_400_000;
const sealedAt = new Date("2026-09-19T09:12:33Z");
const drawn = await drawCertificate(certificateContent());

/** A time-stamped file of an authority of the test's own, and what the verifier says of it with some answers. */
async function stampedWorld(t: Test) {
	const now = { value: sealedAt };
	const authority = await startAuthority({ clock: () => now.value });
	t.teardown(() => authority.stop());
	const sealer = await authority.sealer("ecdsa");
	const stamper = createStamper(authority.tsaUrl, { rest: 0 });
	const stamp = async (imprint: Uint8Array) =>
		(await stamper.stamp(imprint)).token;
	const trust = {
		trusted: [authority.root],
		timestampers: [authority.tsaRoot],
	};
	const [certificate = new Uint8Array()] = sealer.certificateChain;
	const file = await provable(authority, sealer, drawn, sealedAt, stamp);
	const said = (ocsps: Uint8Array[]) =>
		verifyPdf(file.withAnswers(ocsps), { ...trust, now: now.value });
	/** What the responders said at a time. */
	const answersAt = async (time: Date) => {
		now.value = time;
		const answers = await file.answers();
		now.value = sealedAt;
		return answers;
	};
	return { authority, certificate, file, now, said, answersAt };
}

const later = (days: number) => new Date(sealedAt.getTime() + days * DAY);
const authentic = (level: string) => ({
	verdict: "authentic",
	seal: { level, timestamped: level !== "B-B" },
});

t.test("answers from when the file was sealed prove it", async (t) => {
	const { said, file } = await stampedWorld(t);
	t.match(await said(await file.answers()), authentic("B-LT"));
});

t.test(
	"answers from after the sealing prove it as well, as long as the certificates last",
	async (t) => {
		const { said, answersAt } = await stampedWorld(t);
		const answers = await answersAt(later(400));
		t.match(await said(answers), authentic("B-T"), "not before they are given");
		const world = await stampedWorld(t);
		const given = await world.answersAt(later(400));
		world.now.value = later(400);
		t.match(await world.said(given), authentic("B-LT"));
		// A list or an answer need not tell of a certificate that has ended (RFC 5280, 3.3).
		const late = await world.answersAt(later(1200));
		world.now.value = later(1200);
		t.match(await world.said(late), authentic("B-T"));
	},
);

t.test("answers that no longer held when it was sealed do not", async (t) => {
	const { said, answersAt } = await stampedWorld(t);
	t.match(await said(await answersAt(later(-180))), authentic("B-T"));
	t.match(await said(await answersAt(later(-0.5))), authentic("B-LT"));
});

t.test("answers that do not know the certificates prove nothing", async (t) => {
	const { said, authority, file } = await stampedWorld(t);
	authority.behave({ ocsp: "unknown" });
	t.match(await said(await file.answers()), authentic("B-T"));
});

t.test(
	"a time stamp whose maker was revoked by then counts as none",
	async (t) => {
		const { said, authority, answersAt } = await stampedWorld(t);
		authority.revoke(authority.tsaCertificate, later(-10));
		t.match(await said(await answersAt(sealedAt)), {
			verdict: "authentic",
			seal: { level: "B-B", timestamped: false, timestampedBy: null },
		});
		const after = await stampedWorld(t);
		after.authority.revoke(after.authority.tsaCertificate, later(5));
		const answers = await after.answersAt(later(6));
		after.now.value = later(6);
		t.match(await after.said(answers), authentic("B-T"), "it came before");
	},
);

t.test(
	"a seal whose issuer was revoked by then is a revoked seal",
	async (t) => {
		const { said, authority, answersAt } = await stampedWorld(t);
		const good = await answersAt(later(-30));
		authority.revoke(authority.intermediate, later(-20));
		authority.revoke(authority.tsaCertificate, later(-10));
		const answers = [...good.slice(0, 1), ...(await answersAt(sealedAt))];
		t.match(await said(answers), {
			verdict: "unknown",
			reason: "seal_revoked",
		});
		const one = await stampedWorld(t);
		one.authority.revoke(one.authority.intermediate, later(-20));
		t.match(await one.said(await one.answersAt(sealedAt)), {
			verdict: "unknown",
			reason: "seal_revoked",
		});
		const after = await stampedWorld(t);
		after.authority.revoke(after.authority.intermediate, later(5));
		const told = await after.answersAt(later(6));
		after.now.value = later(6);
		t.match(await after.said(told), authentic("B-T"), "it came before");
	},
);
