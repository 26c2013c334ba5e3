import t from "tap";
import { archiveWhatIsDue } from "../api/certificates/archiving/service.ts";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { party } from "./support/actors.ts";
import { archivingWorld } from "./support/archiving.ts";
import type { Behaviour } from "./support/authority.ts";

const DAY = 86_400_000;

for (const seal of ["ecdsa", "rsa"] as const)
	t.test(
		`with a time-stamping authority a certificate is archived when it is issued (${seal})`,
		async (t) => {
			const { world, authority, download, verify, view } = await archivingWorld(
				t,
				{ seal },
			);
			const { number } = await party(world);
			const { status, pdf } = await download(number);
			t.equal(status, 200);
			t.match(await verify(pdf), {
				verdict: "authentic",
				standing: "valid",
				seal: {
					timestamped: true,
					level: "B-LTA",
					at: "2026-03-12T18:04:00.000Z",
				},
			});
			t.match(await view(number), { level: "B-LTA" });
			// The organisation got the archived file, not an earlier state of it.
			const mail = world.mails.find(({ attachments }) => attachments.length);
			t.ok(mail?.attachments[0]?.content.equals(pdf));
			const asked = { ocsp: 1, crl: 2 };
			t.match(
				authority.requests,
				asked,
				"the roots' lists, an answer for the rest",
			);
			await party(world);
			t.match(authority.requests, asked, "who has just vouched is not asked");
		},
	);

t.test("whatever the authority does, the certificate is issued", async (t) => {
	const { world, authority, download, verify, archive, view } =
		await archivingWorld(t);
	authority.behave({ tsa: "down" });
	const { number } = await party(world);
	const first = await download(number);
	t.match(await verify(first.pdf), {
		verdict: "authentic",
		seal: { timestamped: false, level: "B-B" },
	});
	const notes: [Behaviour["tsa"], string][] = [
		["down", "time_stamp_unreachable"],
		["hangs", "time_stamp_too_slow"],
		["error500", "time_stamp_refused"],
		["html", "time_stamp_not_understood"],
		["rejects", "time_stamp_refused"],
		["wrong-hash", "time_stamp_token_for_something_else"],
		["wrong-nonce", "time_stamp_another_nonce"],
		["no-nonce", "time_stamp_another_nonce"],
		["huge", "time_stamp_too_large"],
		["expired", "time_stamp_token_not_trusted"],
		["no-certificate", "time_stamp_no_certificate"],
		["wrong-usage", "time_stamp_token_not_trusted"],
		["forged-signature", "time_stamp_token_signature_invalid"],
		["truncated", "time_stamp_not_understood"],
	];
	const { stamper } = world.deps;
	for (const [tsa, note] of notes) {
		authority.behave({ tsa });
		world.deps.stamper =
			tsa === "hangs"
				? createStamper(authority.tsaUrl, { rest: 0, patience: 100 })
				: stamper;
		t.match(await archive(number), { level: "B-B", note }, tsa);
	}
	t.ok((await download(number)).pdf.equals(first.pdf), "the file is as it was");
	authority.behave({ tsa: "oversized" });
	t.match(await archive(number), { level: "B-LTA", note: null });
	const archived = await download(number);
	t.ok(archived.pdf.subarray(0, first.pdf.length).equals(first.pdf));
	t.match(await verify(archived.pdf), {
		verdict: "authentic",
		seal: { timestamped: true, level: "B-LTA" },
	});
	const { sha256 } = await view(number);
	t.ok((await download(number, sha256)).pdf.equals(archived.pdf));
	t.match(await archive(number), { level: "B-LTA", note: null });
	t.ok((await download(number)).pdf.equals(archived.pdf), "nothing to add");
});

t.test("an earlier state of a file can be had by its hash", async (t) => {
	const { world, authority, download, archive, view } = await archivingWorld(t);
	authority.behave({ tsa: "down" });
	const { number } = await party(world);
	const before = await download(number);
	const { sha256 } = await view(number);
	authority.behave({ tsa: "ok" });
	await archive(number);
	t.ok((await download(number, sha256)).pdf.equals(before.pdf));
	t.equal((await download(number, "0".repeat(64))).status, 404);
});

t.test("a list serves when nobody answers, and neither stops it", async (t) => {
	const { world, authority, download, verify, archive } =
		await archivingWorld(t);
	authority.behave({ ocsp: "down", crl: "down" });
	const { number } = await party(world);
	t.match(await verify((await download(number)).pdf), {
		verdict: "authentic",
		seal: { timestamped: true, level: "B-T" },
	});
	for (const ocsp of ["stale", "forged", "try-later", "unknown"] as const) {
		authority.behave({ ocsp });
		t.match(
			await archive(number),
			{ level: "B-T", note: /^revocation_/ },
			ocsp,
		);
	}
	for (const crl of ["stale", "forged"] as const) {
		authority.behave({ ocsp: "down", crl });
		t.match(await archive(number), { level: "B-T", note: /^revocation_/ }, crl);
	}
	authority.behave({ crl: "ok" });
	t.match(await archive(number), { level: "B-LTA", note: null });
	t.match(await verify((await download(number)).pdf), {
		verdict: "authentic",
		seal: { level: "B-LTA" },
	});
	authority.behave({ ocsp: "delegated" });
	const another = await party(world);
	t.match(await verify((await download(another.number)).pdf), {
		seal: { level: "B-LTA" },
	});
});

t.test("what was left out is made up for by a job", async (t) => {
	const { world, authority, view } = await archivingWorld(t);
	authority.behave({ tsa: "down" });
	const { number } = await party(world);
	t.match(await view(number), { level: "B-B" });
	authority.behave({ tsa: "ok" });
	t.equal(await archiveWhatIsDue(world.deps), 1);
	await world.settle();
	t.match(await view(number), { level: "B-LTA" });
	t.equal(await archiveWhatIsDue(world.deps), 0);
});

t.test("two who archive at once append once", async (t) => {
	const { world, authority, archive, download, verify } =
		await archivingWorld(t);
	authority.behave({ tsa: "down" });
	const { number } = await party(world);
	authority.behave({ tsa: "ok" });
	await Promise.all([1, 2, 3, 4].map(() => archive(number)));
	const revisions = await world.deps.db
		.selectFrom("certificate_revision")
		.select("level")
		.where("number", "=", number)
		.orderBy("length")
		.execute();
	t.same(
		revisions.map(({ level }) => level),
		["B-B", "B-LTA"],
	);
	t.match(await verify((await download(number)).pdf), {
		verdict: "authentic",
	});
});

t.test(
	"a seal that is revoked later still holds where a time stamp proves that it came before",
	async (t) => {
		const { world, authority, now, sealer, download, verify, archive } =
			await archivingWorld(t);
		const stamped = await party(world);
		authority.behave({ tsa: "down" });
		const bare = await party(world);
		const [certificate = new Uint8Array()] = sealer.certificateChain;
		now.value = new Date(now.value.getTime() + DAY / 24);
		authority.revoke(certificate, now.value);
		authority.behave({ tsa: "ok" });
		t.match(await archive(bare.number), {
			level: "B-B",
			note: "time_stamp_revoked",
		});
		const root = sealer.certificateChain.at(-1) ?? new Uint8Array();
		const timestampers = [authority.tsaRoot];
		const fingerprint = (await verify((await download(bare.number)).pdf)).seal
			.fingerprint;
		const revoked = [{ fingerprint, at: now.value.toISOString() }];
		const trust = {
			trusted: [root],
			timestampers,
			revoked,
			now: now.value,
		};
		const verdict = async (number: string) =>
			verifyPdf((await download(number)).pdf, trust);
		t.match(await verdict(stamped.number), { verdict: "authentic" });
		t.match(await verdict(bare.number), {
			verdict: "unknown",
			reason: "seal_revoked",
		});
		// Retired in good order: nobody else has the key, so what it claims is believed.
		Object.assign(revoked[0] ?? {}, { reason: "superseded" });
		t.match(await verdict(bare.number), { verdict: "authentic" });
	},
);
