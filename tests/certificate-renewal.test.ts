import t from "tap";
import { archiveWhatIsDue } from "../api/certificates/archiving/service.ts";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { party, staff } from "./support/actors.ts";
import { archivingWorld } from "./support/archiving.ts";
import { startAuthority } from "./support/authority.ts";

const DAY = 86_400_000;

t.test(
	"an archive time stamp is renewed before it ends, and not before it has to",
	async (t) => {
		const { world, now, download, verify } = await archivingWorld(t, {
			tsaDays: 200,
		});
		const { number } = await party(world);
		t.equal(await archiveWhatIsDue(world.deps), 0);
		const first = await download(number);
		now.value = new Date(now.value.getTime() + 120 * DAY);
		const successor = await startAuthority({ clock: () => now.value });
		t.teardown(() => successor.stop());
		world.deps.stamper = createStamper(successor.tsaUrl);
		t.equal(await archiveWhatIsDue(world.deps), 1);
		await world.settle();
		const second = await download(number);
		t.ok(second.pdf.length > first.pdf.length);
		t.ok(second.pdf.subarray(0, first.pdf.length).equals(first.pdf));
		t.equal(await archiveWhatIsDue(world.deps), 0);
		// The first authority's certificate ends; the second has attested in time that the stamp was good.
		now.value = new Date(now.value.getTime() + 120 * DAY);
		t.match(await verify(second.pdf), {
			verdict: "authentic",
			seal: {
				timestamped: true,
				level: "B-LTA",
				at: "2026-03-12T18:04:00.000Z",
			},
		});
		t.match(await verify(first.pdf), {
			verdict: "authentic",
			seal: { timestamped: false },
		});
	},
);

t.test(
	"as long as the authority's certificate is the same, nothing is renewed and no file is tried",
	async (t) => {
		const { world, authority, now, download, verify } = await archivingWorld(
			t,
			{ tsaDays: 89 },
		);
		const { number } = await party(world);
		await party(world);
		const first = await download(number);
		const { tsa } = authority.requests;
		for (let night = 1; night <= 80; night += 20) {
			now.value = new Date(now.value.getTime() + 20 * DAY);
			t.equal(await archiveWhatIsDue(world.deps), 0);
		}
		t.equal(authority.requests.tsa - tsa, 4, "it is asked once a night");
		const { call } = await staff(world, "admin");
		const asked = await call(
			"POST",
			`/admin/certificates/${encodeURIComponent(number)}/archive`,
		);
		t.match(asked.body, { level: "B-LTA", note: null });
		const same = await download(number);
		t.ok(same.pdf.equals(first.pdf), "nor when somebody asks for it");
		// What the authority has then moves the end, so it is done at once.
		const successor = await startAuthority({ clock: () => now.value });
		t.teardown(() => successor.stop());
		world.deps.stamper = createStamper(successor.tsaUrl);
		t.equal(await archiveWhatIsDue(world.deps), 2);
		await world.settle();
		t.equal(await archiveWhatIsDue(world.deps), 0);
		now.value = new Date(now.value.getTime() + 300 * DAY);
		t.match(await verify((await download(number)).pdf), {
			verdict: "authentic",
			seal: { timestamped: true, level: "B-LTA" },
		});
	},
);

t.test(
	"an authority with a new certificate every day is asked for a stamp when that doubles the time",
	async (t) => {
		const { world, now, download } = await archivingWorld(t, { tsaDays: 60 });
		const { number } = await party(world);
		const lengths = new Set([(await download(number)).pdf.length]);
		for (let day = 0; day < 60; day += 5) {
			now.value = new Date(now.value.getTime() + 5 * DAY);
			const next = await startAuthority({
				clock: () => now.value,
				tsaNotAfter: new Date(now.value.getTime() + 60 * DAY),
			});
			world.deps.stamper = createStamper(next.tsaUrl, { rest: 0 });
			await archiveWhatIsDue(world.deps);
			await world.settle();
			lengths.add((await download(number)).pdf.length);
			t.teardown(() => next.stop());
		}
		t.equal(lengths.size, 2, "once in two months");
	},
);

t.test(
	"what is to be renewed waits for an authority that is away, and the rest does not",
	async (t) => {
		const { world, authority, now, view } = await archivingWorld(t, {
			tsaDays: 200,
		});
		await party(world);
		// Who has just vouched is not asked again for some minutes.
		now.value = new Date(now.value.getTime() + DAY);
		authority.behave({ ocsp: "down", crl: "down" });
		const { number } = await party(world);
		t.match(await view(number), { level: "B-T" });
		now.value = new Date(now.value.getTime() + 120 * DAY);
		authority.behave({ tsa: "down", ocsp: "ok", crl: "ok" });
		await t.rejects(archiveWhatIsDue(world.deps), /unreachable/);
		await world.settle();
		t.match(await view(number), { level: "B-LT" });
	},
);
