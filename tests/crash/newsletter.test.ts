import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import t, { type Test } from "tap";
import { createDb } from "../../api/platform/db.ts";
import { newId } from "../../api/platform/ids.ts";
import { call, type Running, start } from "../support/crash.ts";
import { createDatabase } from "../support/database.ts";

const readers = 240;

/** A mail server that counts, and lives on when the sender is killed. */
async function mailServer(t: Test) {
	const got: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disableReverseLookup: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, session, done) {
			stream.resume().on("end", () => {
				got.push(session.envelope.rcptTo[0]?.address ?? "");
				done();
			});
		},
	});
	server.on("error", () => {});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	t.teardown(() => server.close());
	const { port } = server.server.address() as AddressInfo;
	return { got, url: `smtp://127.0.0.1:${port}` };
}

t.test(
	"kill -9 in the middle of a newsletter sends it to nobody twice and forgets nobody",
	{ timeout: 300_000 },
	async (t) => {
		const smtp = await mailServer(t);
		const database = await createDatabase();
		const dataDir = await mkdtemp(join(tmpdir(), "handslag-newsletter-"));
		const db = createDb(database.connection);
		let running: Running | null = null;
		let token = "";
		t.teardown(async () => {
			running?.child.kill("SIGKILL");
			await running?.exited;
			await db.destroy();
			await database.drop();
			await rm(dataDir, { recursive: true, force: true });
		});
		const api = (method: string, path: string, body?: unknown) =>
			call(`${running?.url}/api/v1`, token || null, method, path, body);
		const begin = async () => {
			running = await start({
				DATA_DIR: dataDir,
				DATABASE_URL: database.url,
				SMTP_URL: smtp.url,
			});
			const session = await api("POST", "/sessions", {
				email: "admin@region.example",
				password: "en lång mening som lösenord",
			});
			token ||= session.body.accessToken;
		};
		await begin();
		const now = new Date();
		await db
			.insertInto("newsletter_subscriber")
			.values(
				Array.from({ length: readers }, (_, i) => ({
					id: newId(now),
					email: `lasare-${i}@forening.example`,
					locale: "sv" as const,
					status: "confirmed" as const,
					asked_at: now,
					confirmed_at: now,
				})),
			)
			.execute();
		await api("PATCH", "/admin/newsletter/settings", {
			newsletterRate: 60_000,
		});
		const { body: issue } = await api("POST", "/admin/newsletter/issues", {
			content: {
				title: { sv: "Nytt" },
				intro: { sv: "Hej." },
				links: [],
			},
		});
		const path = `/admin/newsletter/issues/${issue.id}`;
		const asked = await api("POST", `${path}/send`, {});
		t.equal(asked.status, 200);
		const progress = async () => (await api("GET", path)).body.progress;
		let kills = 0;
		for (let goal = 40; goal < readers; goal += 70) {
			while (smtp.got.length < goal) await progress();
			running = running as Running | null;
			running?.child.kill("SIGKILL");
			await running?.exited;
			kills += 1;
			await begin();
		}
		for (;;) {
			const { queued, sent, unknown } = await progress();
			const { rows } = await db.pool.query(
				"select count(*) as n from outgoing_mail where status = 'sending'",
			);
			// What was in the air when the server died stays so: nobody knows, and nobody sends it again.
			if (sent + unknown + rows[0].n >= readers && queued === rows[0].n) break;
		}
		const twice = smtp.got.filter((to, i) => smtp.got.indexOf(to) !== i);
		t.same(twice, [], `nobody got it twice after ${kills} kills`);
		const { rows: made } = await db.pool.query(
			"select m.status, count(*) as n from newsletter_delivery d join outgoing_mail m on m.id = d.mail_id group by m.status",
		);
		const of = (status: string) =>
			made.find((row) => row.status === status)?.n ?? 0;
		t.equal(of("sent") + of("sending"), readers, "nobody is forgotten");
		t.ok(
			of("sending") <= kills * 4,
			`${of("sending")} may not have arrived, no more than were in the air`,
		);
		t.ok(smtp.got.length >= of("sent"), "what is called sent has arrived");
		t.ok(kills >= 3);
	},
);
