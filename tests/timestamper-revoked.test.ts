import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import t, { type Test } from "tap";
import { readPinnedRoots } from "../api/certificates/archiving/pinned.ts";
import { archiveWhatIsDue } from "../api/certificates/archiving/service.ts";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { pem } from "../api/certificates/seals/files.ts";
import { sha256 } from "../api/platform/ids.ts";
import { trustOf } from "../frontend/verify/trust.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { caller, party, staff } from "./support/actors.ts";
import { archivingWorld } from "./support/archiving.ts";
import { startAuthority } from "./support/authority.ts";

const HOUR = 3_600_000;

/** A register with one archived certificate and a way to distrust who stamped it. */
async function stampedWorld(t: Test) {
	const found = await archivingWorld(t);
	const { world, authority, admin, now, download, verify, view } = found;
	const { number } = await party(world);
	const fingerprint = sha256(authority.tsaCertificate);
	const revoke = async (reason: string) => {
		now.value = new Date(now.value.getTime() + HOUR);
		const path = `/admin/seals/${fingerprint}/revoke`;
		const answer = await admin.call("POST", path, { reason });
		now.value = new Date(now.value.getTime() + HOUR);
		return answer;
	};
	const sealOf = async (number: string) =>
		(await verify((await download(number)).pdf)).seal;
	/** From now on another authority stamps. */
	const replaceAuthority = async () => {
		const other = await startAuthority({ clock: () => now.value });
		t.teardown(() => other.stop());
		world.deps.stamper = createStamper(other.tsaUrl, { rest: 0 });
	};
	return {
		...{ world, authority, number, fingerprint, view, now, download },
		...{ revoke, sealOf, replaceAuthority, admin },
	};
}

t.test(
	"a time-stamper is revoked with a reason, for good, and what it stamped before it was replaced stands",
	async (t) => {
		const { world, number, fingerprint, revoke, sealOf, admin, view } =
			await stampedWorld(t);
		const answer = await revoke("superseded");
		t.match(answer, {
			status: 200,
			body: {
				timestampers: [
					{ fingerprint, revocationReason: "superseded", current: false },
				],
			},
		});
		t.match(await revoke("superseded"), {
			status: 409,
			body: { code: "seal_already_revoked" },
		});
		const log = await admin.call("GET", `/admin/log?subject=${fingerprint}`);
		t.match(log.body.items[0], { event: "seal.revoked" });
		t.match(await sealOf(number), { timestamped: true, level: "B-LTA" });
		t.match((await caller(world)("GET", "/seals")).body.timestampers, [
			{ fingerprint, revocationReason: "superseded" },
		]);
		await world.settle();
		t.match(await view(number), { level: "B-LTA" });
		t.equal(await archiveWhatIsDue(world.deps), 0, "there is nothing to do");
	},
);

t.test(
	"no stamp of a revoked time-stamper is taken, and certificates are issued without",
	async (t) => {
		const { world, revoke, replaceAuthority, view, sealOf } =
			await stampedWorld(t);
		await revoke("cessationOfOperation");
		const { number } = await party(world);
		t.match(await view(number), { level: "B-B" });
		await replaceAuthority();
		await archiveWhatIsDue(world.deps);
		await world.settle();
		t.match(await view(number), { level: "B-LTA" });
		t.match(await sealOf(number), { timestamped: true, level: "B-LTA" });
	},
);

t.test(
	"whoever has a time-stamper's key can write any time: of a stolen one no stamp counts, and its files are stamped anew",
	async (t) => {
		const world = await stampedWorld(t);
		const { number, revoke, sealOf, replaceAuthority, view, download } = world;
		const before = await download(number);
		t.equal((await revoke("keyCompromise")).status, 200);
		t.match(await sealOf(number), {
			timestamped: false,
			timestampedBy: null,
			level: "B-B",
		});
		await replaceAuthority();
		await archiveWhatIsDue(world.world.deps);
		await world.world.settle();
		t.match(await view(number), { level: "B-LTA" });
		t.match(await sealOf(number), {
			timestamped: true,
			level: "B-LTA",
			at: "2026-03-12T20:04:00.000Z",
		});
		const { pdf } = await download(number);
		t.ok(pdf.subarray(0, before.pdf.length).equals(before.pdf), "appended");
		t.equal(await archiveWhatIsDue(world.world.deps), 0);
	},
);

t.test(
	"but it counts where another's stamp shows that it is older than the theft",
	async (t) => {
		const { world, number, now, sealOf, replaceAuthority } =
			await stampedWorld(t);
		// Nine years on the stamp is renewed, by somebody else.
		now.value = new Date("2035-12-30T12:00:00Z");
		await replaceAuthority();
		t.equal(await archiveWhatIsDue(world.deps), 1);
		await world.settle();
		const admin = await staff(world, "admin");
		const { timestampers } = (await admin.call("GET", "/admin/seals")).body;
		t.equal(timestampers.length, 2);
		const [, first] = timestampers;
		now.value = new Date("2036-01-30T12:00:00Z");
		const { call } = await staff(world, "admin");
		const path = `/admin/seals/${first.fingerprint}/revoke`;
		const answer = await call("POST", path, { reason: "keyCompromise" });
		t.equal(answer.status, 200);
		t.match(await sealOf(number), {
			timestamped: true,
			level: "B-LTA",
			at: "2026-03-12T18:04:00.000Z",
		});
	},
);

t.test(
	"who verifies elsewhere learns of it from the register's seals",
	async (t) => {
		const { world, number, revoke, download } = await stampedWorld(t);
		await revoke("keyCompromise");
		const trust = trustOf((await caller(world)("GET", "/seals")).body);
		const { pdf } = await download(number);
		const now = world.deps.clock();
		t.match(await verifyPdf(pdf, { ...trust, now }), {
			verdict: "authentic",
			seal: { timestamped: false },
		});
	},
);

t.test("with a pinned root only its time-stampers are taken", async (t) => {
	const authority = await startAuthority();
	const other = await startAuthority();
	t.teardown(() => Promise.all([authority.stop(), other.stop()]));
	const dir = t.testdir();
	const path = join(dir, "root.pem");
	await writeFile(path, `Prov\n${pem("CERTIFICATE", authority.tsaRoot)}`);
	const roots = await readPinnedRoots(path);
	t.same(roots.map(sha256), [sha256(authority.tsaRoot)]);
	const imprint = new Uint8Array(32);
	const { chain } = await createStamper(authority.tsaUrl, { roots }).stamp(
		imprint,
	);
	t.same(
		chain.map(({ der }) => sha256(der)),
		[authority.tsaCertificate, authority.tsaRoot].map(sha256),
	);
	await t.rejects(createStamper(other.tsaUrl, { roots }).stamp(imprint), {
		message: "token_not_trusted",
	});
	for (const bad of ["absent.pem", "bad.pem"]) {
		await writeFile(join(dir, "bad.pem"), "no certificate");
		await t.rejects(readPinnedRoots(join(dir, bad)), {
			name: "Error",
			message: /^TSA_ROOT /,
		});
	}
});
